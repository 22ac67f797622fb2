"""Asking people to work in a store, by a letter with a link. Whoever asks is told nothing of who has an account."""

from flask import flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.members import members
from mall.blueprints.seller.members_forms import Invitation
from mall.domain import people, stores
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import reply

LETTERS = "20 per hour"  # they go to people who did not ask for them


@seller.post("/members/invitations")
@limiter.limit(LETTERS)
@right_door(StoreRight.MANAGE_MEMBERS)
@again(members)
def invite() -> AnyResponse:
    """Write to somebody."""
    typed = Invitation.posted().checked()
    stores.invite(g.store, people.contact_of(typed.contact), typed.role, me(), language())
    flash(gettext("The invitation is on its way. The link is good for seven days."))
    return reply(url_for(".members"))


@seller.post("/members/invitations/<int:invitation_id>/letters")
@limiter.limit(LETTERS)
@right_door(StoreRight.MANAGE_MEMBERS)
@again(members)
def send_invitation(invitation_id: int) -> AnyResponse:
    """Once more, with a new link."""
    stores.send_again(stores.invitation_of(g.store, invitation_id), me())
    flash(gettext("A new letter is on its way. The link in the old one is void."))
    return reply(url_for(".members"))


@seller.post("/members/invitations/<int:invitation_id>/withdrawal")
@right_door(StoreRight.MANAGE_MEMBERS)
@again(members)
def withdraw_invitation(invitation_id: int) -> AnyResponse:
    """Better not."""
    stores.withdraw(stores.invitation_of(g.store, invitation_id), me())
    flash(gettext("The invitation is withdrawn."))
    return reply(url_for(".members"))
