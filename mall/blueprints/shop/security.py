"""A second factor: set up, replaced by paper, removed."""

from flask import flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.auth_forms import EnterCode
from mall.blueprints.codes import code_of
from mall.blueprints.shop.account import offer
from mall.blueprints.shop.front import shop
from mall.domain import people
from mall.kernel.settings import setting
from mall.kernel.text import _
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.errors import shown_again
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply
from mall.kernel.web.security import next_query


@shop.get("/account/security")
@member_door
def security_page() -> AnyResponse:
    """What protects the account beside the password, and how to have it."""
    app = people.authenticator_of(g.person)
    begun = app is not None and app.confirmed_at is None
    uri, key = people.key_uri(app, proof.contact_of(g.person).value) if app and begun else ("", "")
    return page(
        "shop/security/index.html",
        app=app,
        picture=code_of(uri) if begun else "",
        key=key,
        form=EnterCode.fresh(),
        codes_left=people.recovery_codes_left(g.person),
        is_needed=bool(setting("OPERATORS_NEED_SECOND_FACTOR") and people.rights_of(g.person)),
        onward=next_query(),
    )


@shop.post("/account/authenticator")
@proof.fresh
@member_door
@again(security_page)
def begin_authenticator() -> AnyResponse:
    """A new key for the app."""
    people.begin_authenticator(g.person)
    return reply(url_for(".security_page", **next_query()))


@shop.post("/account/authenticator/confirmation")
@limiter.limit(proof.TRIES)
@member_door
@again(security_page)
def confirm_authenticator() -> AnyResponse:
    """The first code: from now on the app counts, and this session with it. The recovery codes are shown this once."""
    form = EnterCode.posted()
    codes = people.confirm_authenticator(g.person, form.checked().code)
    if codes is None:
        return shown_again(security_page, form.refuse("code", _("The code is wrong or too old.")))
    people.prove(g.web_session, by_second=True)
    return once(codes, next_query().get("next", url_for(".security_page")))


@shop.post("/account/authenticator/removal")
@proof.fresh
@member_door
@again(security_page)
def remove_authenticator() -> AnyResponse:
    """Sign in without it from now on."""
    people.remove_second_factor(g.person)
    flash(gettext("The second factor is removed."))
    return reply(url_for(".security_page"))


@shop.post("/account/recovery-codes")
@proof.fresh
@member_door
@again(security_page)
def renew_recovery_codes() -> AnyResponse:
    """Ten new ones, shown this once."""
    return once(people.renew_recovery_codes(g.person), url_for(".security_page"))


def once(codes: list[str], onward: str) -> AnyResponse:
    """The page of the recovery codes, which no browser keeps."""
    response = page("shop/security/recovery_codes.html", codes=codes, onward=onward)
    response.headers["Cache-Control"] = "private, no-store"
    return response


offer("shop.security_page", _("Two-step sign-in"), icon="ui-shield")
