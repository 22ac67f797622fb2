"""Lite mode: no script, small pictures, shorter lists, for who saves data or whose browser says so."""

from flask import Flask, has_request_context, request

COOKIE = "lite"


def init_app(app: Flask) -> None:
    """Tell templates."""
    app.context_processor(lambda: {"lite": is_lite()})
    app.jinja_env.globals.update(is_lite=is_lite)


def is_lite() -> bool:
    """Whether to leave out what is not needed: the visitor chose so, or her browser saves data."""
    if not has_request_context():
        return False
    choice = request.cookies.get(COOKIE)
    return choice == "1" or (choice != "0" and request.headers.get("Save-Data", "").lower() == "on")
