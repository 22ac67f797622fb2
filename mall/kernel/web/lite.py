"""Lite mode: no script, small pictures, shorter lists, for who saves data or whose browser says so."""

from flask import Flask, has_request_context, request

COOKIE = "lite"
TOLD = "mall.lite"  # where a request keeps the answer


def init_app(app: Flask) -> None:
    """Tell templates."""
    app.context_processor(lambda: {"lite": is_lite()})
    app.jinja_env.globals.update(is_lite=is_lite)


def is_lite() -> bool:
    """Whether to leave out what is not needed: the visitor chose so, or her browser saves data."""
    if not has_request_context():
        return False
    told = request.environ.get(TOLD)
    if told is None:
        told = request.environ[TOLD] = is_wanted()
    return bool(told)


def is_wanted() -> bool:
    """The same, read from what she sent: a page asks seventy times."""
    choice = request.cookies.get(COOKIE)
    return choice == "1" or (choice != "0" and request.headers.get("Save-Data", "").lower() == "on")
