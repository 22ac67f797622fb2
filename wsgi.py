"""The door for WSGI servers: `gunicorn wsgi:app`."""

from mall import create_app

app = create_app()
