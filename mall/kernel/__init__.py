"""The kernel knows databases, money, states, jobs and the web, and nothing about shopping."""
