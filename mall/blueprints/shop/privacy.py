"""A person's copy of her data, and the end of her account."""

import uuid

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.shop.account import offer
from mall.blueprints.shop.front import shop
from mall.domain import privacy
from mall.kernel.text import _
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.errors import shown_again
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply


@shop.get("/account/privacy")
@member_door
def privacy_page() -> Response:
    """Copies that lie ready, and what it takes to leave."""
    return page(
        "shop/privacy/index.html",
        exports=privacy.exports_for(g.person),
        closing=privacy.closing_of(g.person),
        obstacles=privacy.obstacles(g.person),
        form=by_what().fresh(),
        contact=proof.contact_of(g.person),
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
@limiter.limit(proof.LETTERS)
@member_door
@again(privacy_page)
def send_closing_code() -> AnyResponse:
    """Send a code to whoever has no password."""
    proof.send_code(g.person)
    flash(gettext("The code is on its way."))
    return reply(url_for(".privacy_page"))


@shop.post("/account/closing")
@limiter.limit(proof.TRIES)
@member_door
@again(privacy_page)
def ask_closing() -> AnyResponse:
    """Delete the account in seven days, once it is proven that she wants it."""
    privacy.refuse_open(g.person)
    form = by_what().posted()
    if not proof.is_she(g.person, form.checked()):
        return shown_again(privacy_page, proof.blame(form))
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


def by_what() -> type[proof.ByPassword] | type[proof.ByCode]:
    """The form by which she proves herself: what she signs in with."""
    return proof.ByPassword if proof.has_password(g.person) else proof.ByCode


offer("shop.privacy_page", _("Privacy"), icon="ui-shield")
