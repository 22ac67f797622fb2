"""An invitation to work in a store, as whoever holds its link sees it: which store, as what, who asks."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.role_names import ROLES
from mall.blueprints.shop.buyer import actor
from mall.blueprints.shop.front import shop
from mall.domain import people, stores
from mall.kernel.web.doors import again, member_door, open_door
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply

TRIES = "60 per minute"


@shop.get("/invitations/<token>")
@limiter.limit(TRIES)
@open_door
def invitation(token: str) -> Response:
    """What is asked, and the way to an account for whoever has none yet."""
    found = stores.invitation_with(token)
    response = page(
        "shop/invitations/show.html",
        invitation=found,
        signed=token,
        store=stores.store_by_id(found.store_id),
        role=ROLES[found.role],
        host=people.person_by_id(found.invited_by),
        onward={"next": url_for(".invitation", token=token)},
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


@shop.post("/invitations/<token>/acceptance")
@member_door
@again(invitation)
def accept(token: str) -> AnyResponse:
    """Work there from now on; a second press leads to the same desk."""
    found = stores.invitation_with(token)
    if found.accepted_by != g.person.id:
        stores.accept(found, g.person.id, actor())
        flash(gettext("Welcome! You work here now."))
    return reply(url_for("seller.home", store=stores.store_by_id(found.store_id).slug))


@shop.post("/invitations/<token>/refusal")
@open_door
@again(invitation)
def decline(token: str) -> AnyResponse:
    """No, thank you; nobody need sign in for that."""
    stores.decline(stores.invitation_with(token), actor())
    return reply(url_for(".invitation", token=token))
