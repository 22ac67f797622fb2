"""Who works in a store."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.role_names import ROLES
from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.members_forms import Invitation, Role
from mall.domain import people, stores
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/members")
@right_door(StoreRight.MANAGE_MEMBERS)
def members() -> Response:
    """Everybody, who was asked and has not answered, and a form for one more."""
    found = stores.members_for(g.store)
    return page(
        "seller/members/index.html",
        members=found,
        names=people.people_by_id(member.person_id for member in found),
        roles=ROLES,
        invitations=stores.invitations_for(g.store),
        form=Invitation.fresh(role="goods"),
    )


@seller.post("/members/<int:member_id>/role")
@right_door(StoreRight.MANAGE_MEMBERS)
@again(members)
def change_role(member_id: int) -> AnyResponse:
    """Let her do more, or less."""
    member, typed = stores.member_of(g.store, member_id), Role.posted().checked()
    stores.change_role(g.store, member, typed.role, me())
    flash(gettext("Saved."))
    return reply(url_for(".members"))


@seller.get("/members/<int:member_id>/removal")
@right_door(StoreRight.MANAGE_MEMBERS)
def removal_page(member_id: int) -> Response:
    """Ask once more."""
    member = stores.member_of(g.store, member_id)
    return page("seller/members/delete.html", member=member, person=people.person_by_id(member.person_id))


@seller.post("/members/<int:member_id>/removal")
@right_door(StoreRight.MANAGE_MEMBERS)
@again(removal_page)
def remove_member(member_id: int) -> AnyResponse:
    """She works here no more, from the next press of a button on."""
    stores.remove_member(g.store, stores.member_of(g.store, member_id), me())
    flash(gettext("Saved."))
    return reply(url_for(".members"))


offer("seller.members", _("Members"), StoreRight.MANAGE_MEMBERS)
