"""Where a person is signed in, and how to put an end to it."""

from flask import Response, flash, g, session, url_for
from flask_babel import gettext
from flask_login import logout_user
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.account import offer
from mall.blueprints.shop.front import shop
from mall.domain import people
from mall.kernel.text import _
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.reply import page, reply


@shop.get("/account/sessions")
@member_door
def sessions() -> Response:
    """Every browser that is signed in, this one marked."""
    return page("shop/sessions/index.html", sessions=people.sessions_for(g.person), current=g.web_session)


@shop.post("/account/sessions/<int:session_id>/ending")
@member_door
@again(sessions)
def end_session(session_id: int) -> AnyResponse:
    """Sign one browser out; this one is led to the front page."""
    ended = people.session_of(g.person, session_id)
    people.end_session(ended)
    if ended.id == g.web_session.id:
        return forget_browser()
    flash(gettext("That device is signed out."))
    return reply(url_for(".sessions"))


@shop.post("/account/session-endings")
@member_door
@again(sessions)
def end_all_sessions() -> AnyResponse:
    """Sign out everywhere, here too."""
    people.end_all_sessions(g.person)
    return forget_browser()


def forget_browser() -> AnyResponse:
    """The row is ended already; let go of the cookie as well."""
    logout_user()
    session.clear()
    return reply("/")


offer("shop.sessions", _("Signed-in devices"), lambda person: len(people.sessions_for(person)), icon="ui-phone")
