"""What a person wants to be told, and where."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.account import offer
from mall.blueprints.shop.front import shop
from mall.blueprints.shop.notices_forms import Notices
from mall.domain import messages
from mall.kernel.text import _
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.reply import page, reply


@shop.get("/account/notices")
@member_door
def notices() -> Response:
    """Every event with its two switches, and what cannot be switched off."""
    wishes = messages.wishes_for(g.person.id)
    form = Notices.fresh(
        inbox=[wish.event for wish in wishes if wish.in_inbox], letters=[wish.event for wish in wishes if wish.by_mail]
    )
    always = [kind.label for kind in messages.KINDS.values() if kind.must_come]
    return page("shop/notices/edit.html", form=form, always=always)


@shop.post("/account/notices")
@member_door
@again(notices)
def choose_notices() -> AnyResponse:
    """Save the switches."""
    typed = Notices.posted().checked()
    messages.choose(g.person.id, typed.inbox, typed.letters)
    flash(gettext("Saved."))
    return reply(url_for(".notices"))


offer("shop.notices", _("What we tell you"), icon="ui-bell")
