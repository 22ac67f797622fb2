"""A person's copy of her data, and the end of her account."""

import uuid
from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.account import offer
from mall.blueprints.shop.front import shop
from mall.blueprints.shop.privacy_forms import ByCode, ByPassword
from mall.domain import people, privacy
from mall.kernel.text import _
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.errors import shown_again
from mall.kernel.web.i18n import language
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply

TRIES = "30 per minute; 300 per hour"
LETTERS = "10 per minute; 60 per hour"


@shop.get("/account/privacy")
@member_door
def privacy_page() -> Response:
    """Copies that lie ready, and what it takes to leave."""
    return page(
        "shop/privacy/index.html",
        exports=privacy.exports_for(g.person),
        closing=privacy.closing_of(g.person),
        obstacles=privacy.obstacles(g.person),
        form=proof().fresh(),
        contact=my_contact(),
    )


@shop.post("/account/exports")
@member_door
@again(privacy_page)
def ask_export() -> AnyResponse:
    """Have a copy made."""
    privacy.ask_export(g.person)
    flash(gettext("We are gathering your data. You get a message when the file is ready."))
    return reply(url_for(".privacy_page"))


@shop.get("/account/exports/<uuid:public_id>")
@member_door
def export(public_id: uuid.UUID) -> Response:
    """The file, for nobody but her."""
    response = Response(privacy.content_of(g.person, public_id), mimetype="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.zip"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@shop.post("/account/closing/code")
@limiter.limit(LETTERS)
@member_door
@again(privacy_page)
def send_closing_code() -> AnyResponse:
    """Send a code to whoever has no password."""
    people.request_code(people.Purpose.SIGN_IN, my_contact(), language(), device())
    flash(gettext("The code is on its way."))
    return reply(url_for(".privacy_page"))


@shop.post("/account/closing")
@limiter.limit(TRIES)
@member_door
@again(privacy_page)
def ask_closing() -> AnyResponse:
    """Delete the account in seven days, once it is proven that she wants it."""
    privacy.refuse_open(g.person)
    form = proof().posted()
    typed = form.checked()
    if not is_she(typed):
        return wrong(form)
    privacy.ask_closing(g.person)
    flash(gettext("Your account will be deleted. You can change your mind until then."))
    return reply(url_for(".privacy_page"))


@shop.post("/account/closing/withdrawal")
@member_door
@again(privacy_page)
def withdraw_closing() -> AnyResponse:
    """Stay."""
    privacy.withdraw_closing(g.person)
    flash(gettext("Your account stays. Good to have you."))
    return reply(url_for(".privacy_page"))


def proof() -> type[ByPassword] | type[ByCode]:
    """The form by which she proves herself: what she signs in with."""
    return ByPassword if people.has_password(g.person) else ByCode


def is_she(typed: Any) -> bool:
    """Whether the password or the code is right. A wrong one is counted."""
    if hasattr(typed, "password"):
        found = people.sign_in(my_contact(), typed.password, device())
    else:
        found = people.sign_in_by_code(my_contact(), typed.code)
    return found is not None


def wrong(form: Any) -> Response:
    """Say so, as an answer and not as a refusal, so that the count of tries is committed."""
    if isinstance(form, ByPassword):
        return shown_again(privacy_page, form.refuse("password", _("This is not your current password.")))
    return shown_again(privacy_page, form.refuse("code", _("The code is wrong or too old.")))


def my_contact() -> people.Contact:
    """What she signs in under."""
    return people.contacts_for(g.person)[0].contact


def device() -> str:
    """What this browser is known by."""
    return request.cookies.get("device", "")[:100]


offer("shop.privacy_page", _("Privacy"), icon="ui-shield")
