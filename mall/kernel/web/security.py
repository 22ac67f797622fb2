"""Headers, origins and tokens: what keeps a foreign page from acting in a visitor's name."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, make_response, render_template, request, session
from flask_wtf.csrf import CSRFError, CSRFProtect, validate_csrf
from wtforms import ValidationError

from mall.kernel.web import assets

csrf = CSRFProtect()

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def init_app(app: Flask) -> None:
    """Number the request, check where an unsafe one comes from, and set the headers of every answer."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    csrf.init_app(app)
    app.before_request(number_request)
    app.before_request(check_origin)
    app.after_request(set_headers)


def number_request() -> None:
    """A name for this request in logs and in the audit."""
    g.request_id = uuid.uuid4().hex


def check_origin() -> Response | None:
    """Refuse unsafe requests that come from another site; then ask for the token where the form has one."""
    if request.method in SAFE or request.endpoint is None:
        return None
    view = current_app.view_functions[request.endpoint]
    if hasattr(view, "most_megabytes") and "_user_id" in session:
        request.max_content_length = view.most_megabytes * 1024 * 1024
    door = getattr(view, "door", None)
    if door is not None and door.kind == "machine":
        return None
    if None in request.form or None in request.files:
        abort(400)  # a part without a name, which no browser sends
    origin = origin_of_request()
    if origin == "foreign":
        abort(403)
    if getattr(view, "token_free", False):
        return None if origin == "own" or has_token() else confirm_page()
    if current_app.config.get("WTF_CSRF_ENABLED", True):
        csrf.protect()
    return None


def origin_of_request() -> str:
    """ "own", "foreign" or "unknown": Sec-Fetch-Site when the browser says it, else Origin, else Referer."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return "own" if site in ("same-origin", "none") else "foreign"
    stated = request.headers.get("Origin") or request.headers.get("Referer")
    if not stated:
        return "unknown"
    return "own" if urlsplit(stated).netloc == request.host else "foreign"


def has_token() -> bool:
    """Whether a valid token came along, as it does from the confirm page."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def confirm_page() -> Response:
    """For old browsers that do not say where a form came from: the same form once more, with a token."""
    fields = [(name, value) for name, values in request.form.lists() for value in values if name != "csrf_token"]
    response = make_response(render_template("errors/confirm.html", fields=fields, action=request.full_path), 200)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def set_headers(response: Response) -> Response:
    """Short ones for what is no page, which comes by the dozen; see docs/security.md for the reason of each."""
    headers = response.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers["X-Request-Id"] = g.get("request_id", "")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if response.mimetype == "text/html":
        headers.setdefault("Content-Security-Policy", policy())
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
    else:
        headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    if response.cache_control.immutable and not session.modified:
        session.accessed = False  # else a cache in front would keep one for each visitor: Vary: Cookie
    return response


def policy() -> str:
    """What a page may load and do."""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {assets.inline_sources()}; img-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-ancestors 'none'"
    )


def local_path(target: Any, fallback: str = "/") -> str:
    """The target if it is a path of this mall, else the fallback: nobody is led elsewhere by a link of ours.

    An absolute URL of this host is cut to its path. Backslashes and control characters make it foreign.
    """
    text = str(target or "")
    if any(ord(char) < 0x21 or char == "\\" for char in text):
        return fallback
    try:
        parts = urlsplit(text)
    except ValueError:  # half of an address in brackets
        return fallback
    if parts.netloc and (parts.scheme not in ("http", "https") or parts.netloc != request.host):
        return fallback
    if not parts.netloc and (parts.scheme or text.startswith("//")):
        return fallback
    if not parts.path.startswith("/") or parts.path.startswith("//"):
        return fallback
    return parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


__all__ = ["CSRFError", "check_origin", "csrf", "init_app", "local_path", "origin_of_request", "set_headers"]


def next_query() -> dict[str, Any]:
    """Where the visitor wanted to go before something was asked of her, for the addresses of the steps between; nothing when
    there is nothing to keep."""
    target = local_path(request.args.get("next"), "")
    return {"next": target} if target else {}
