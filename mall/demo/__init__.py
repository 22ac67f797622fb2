"""The demo mall: its content, its pictures, and the filling of a fresh database with both."""
