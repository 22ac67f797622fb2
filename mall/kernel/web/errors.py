"""Refusals become answers here and nowhere else: a 4xx page in the reader's language, nothing half-written."""

import inspect
import logging
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, flash, g, make_response, redirect, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response as AnyResponse

from mall.kernel.db import db
from mall.kernel.refusals import NotFound, Refusal, SecondFactorNeeded, SignInNeeded
from mall.kernel.text import _
from mall.kernel.web import doors, reply, security

log = logging.getLogger(__name__)

MESSAGES = {
    400: _("Your browser sent something we could not understand."),
    401: _("Sign in to continue."),
    403: _("You are not allowed to do this."),
    404: _("We could not find this page."),
    405: _("This address does not take that kind of request."),
    409: _("This was changed in the meantime. Look at the current state and try again."),
    413: _("That is too large to send."),
    415: _("That kind of content is not accepted here."),
    422: _("This cannot be done."),
    429: _("Too many tries. Wait a moment and try again."),
    500: _("Something went wrong on our side. Nothing was changed; please try again."),
    503: _("The mall is catching its breath. Please try again in a minute."),
}


def init_app(app: Flask) -> None:
    """Install the handlers."""
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(CSRFError, lambda error: failed(400, _("This form has expired. Please send it again.")))
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(SecurityError, strange_name)
    app.register_error_handler(DataError, out_of_range)
    app.register_error_handler(IntegrityError, conflict)
    app.register_error_handler(OperationalError, unreachable)
    app.register_error_handler(Exception, broken)


def refused(refusal: Refusal) -> AnyResponse:
    """The page again with what was typed and why not; else a page that says it."""
    db.session.rollback()
    if isinstance(refusal, SignInNeeded):
        return to_sign_in("SECOND_FACTOR_PATH" if isinstance(refusal, SecondFactorNeeded) else "SIGN_IN_PATH")
    view = current_app.view_functions.get(request.endpoint or "")
    page = getattr(view, "again", None)
    if page is None or isinstance(refusal, NotFound) or refusal.status == 403:
        return failed(refusal.status, refusal.message)
    try:
        doors.admit()
        return shown_again(page, refusal)
    except Refusal:  # the page is gone as well, for a colleague was faster
        db.session.rollback()
        return failed(refusal.status, refusal.message)


def shown_again(page: Any, refusal: Refusal) -> Response:
    """The page with the refusal on it. A view that calls it answers, so what it has counted so far is committed.

    A page that leads elsewhere, because there is nothing left to show, has it said there.
    """
    g.refusal = refusal
    response = make_response(page(**_arguments(page)))
    if 300 <= response.status_code < 400:
        flash(refusal.message, "warn")
    if response.status_code == 200:
        response.status_code = refusal.status
    response.headers["Cache-Control"] = "private, no-store"
    response.headers.pop("ETag", None)
    return response


def to_sign_in(path: str) -> AnyResponse:
    """Lead to sign-in, or to the second factor, and back to this step. htmx is told to load the page as a whole."""
    back = security.local_path(request.full_path.rstrip("?") if request.method == "GET" else request.referrer or "/")
    location = f"{current_app.config[path]}?{urlencode({'next': back})}"
    if reply.wants_fragment():
        response = make_response("", 204)
        response.headers["HX-Redirect"] = location
        return response
    return redirect(location, 303)


def failed(status: int, message: Any = None) -> Response:
    """A whole page that says what happened and where to go on."""
    sentence = message or MESSAGES.get(status, MESSAGES[400])
    body = render_template("errors/show.html", status=status, message=sentence)
    response = make_response(body, status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def http_error(error: HTTPException) -> AnyResponse:
    """Flask's own refusals, in the reader's language. Redirects pass."""
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    db.session.rollback()
    response = failed(error.code, too_much() if error.code == 413 else None)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def too_much() -> Any:
    """How much is not too much, where it was the body's length and not the number of its parts."""
    most = request.max_content_length or 0
    if (request.content_length or 0) <= most:
        return None
    return _("At most %(count)s MB can be sent at once. Send less, or in several parts.", count=most // 1024 // 1024)


def strange_name(error: SecurityError) -> Response:
    """The request calls the mall by a name that is not in the settings."""
    response = make_response(render_template("errors/stranger.html", message=MESSAGES[400]), 400)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def out_of_range(error: DataError) -> Response:
    """A value that the database cannot hold: a number beyond any id, a character it has no place for."""
    db.session.rollback()
    return failed(400)


def conflict(error: IntegrityError) -> Response:
    """The database refused a row that a verb let through: the loser of a race, told as such."""
    db.session.rollback()
    log.warning("the database refused: %s", error.orig)
    return failed(409)


def unreachable(error: OperationalError) -> Response:
    """The database is away."""
    log.error("the database is away: %s", error.orig)
    response = make_response(render_template("errors/away.html"), 503)
    response.headers["Retry-After"] = "30"
    return response


def broken(error: Exception) -> Response:
    """A bug. It is logged with its trace; the reader gets a calm page."""
    log.exception("unhandled error at %s %s", request.method, request.path)
    try:
        db.session.rollback()
    except OperationalError:
        log.exception("rollback failed too")
    if current_app.testing and not current_app.config.get("SHOW_ERROR_PAGES"):
        raise error
    return failed(500)


def _arguments(page: Any) -> dict[str, Any]:
    wanted = inspect.signature(page).parameters
    return {name: value for name, value in (request.view_args or {}).items() if name in wanted}
