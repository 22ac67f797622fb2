"""Where the picture of a pickup code leads: to the counter, for whoever works there."""

from flask import Response, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.front import shop
from mall.domain import shipping, stores
from mall.kernel.web.doors import member_door
from mall.kernel.web.reply import page
from mall.models import Store


@shop.get("/pickups/<ticket>")
@member_door
def pickup(ticket: str) -> AnyResponse:
    """The order at the counter of its store; to everybody else, which store that is."""
    store, code = shipping.store_of_ticket(ticket)
    if may_hand_over(store):
        return redirect(url_for("seller.counter", store=store.slug, code=code), 303)
    return elsewhere(store)


def may_hand_over(store: Store) -> bool:
    """Whether she works there and may give goods out."""
    desks = stores.memberships(g.person.id)
    return any(desk.id == store.id and stores.StoreRight.SHIP in rights for desk, rights in desks)


def elsewhere(store: Store) -> Response:
    """To the buyer who tries it herself, and to whoever stands at the wrong counter."""
    return page("shop/pickups/show.html", 403, store=store)
