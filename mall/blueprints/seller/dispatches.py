"""Orders that were ticked on the board, sent at once: a row for each. What cannot be sent stays, with the reason."""

from flask import flash, g, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.dispatches_forms import dispatch_of
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.prints import chosen, nothing_chosen
from mall.blueprints.seller.shipments import can_ship
from mall.domain import orders, shipping
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.errors import shown_again
from mall.kernel.web.forms import shown
from mall.kernel.web.reply import page, reply


@seller.get("/orders/dispatches/new")
@right_door(StoreRight.SHIP)
def new_dispatch() -> AnyResponse:
    """Who carries them, and a number for each; an order that may not leave is shown as it is."""
    found = chosen()
    if not found:
        return nothing_chosen()
    held = orders.held_back(g.store, found)
    return page(
        "seller/dispatches/new.html",
        orders=found,
        held=held,
        open={order.id for order in found if can_ship(order) and order.id not in held},
        form=shown(dispatch_of(found)),
    )


@seller.post("/orders/dispatches")
@right_door(StoreRight.SHIP)
@again(new_dispatch)
def add_dispatch() -> AnyResponse:
    """Send what can be sent. Where something could not, the page again, with the others on their way."""
    found = chosen()
    if not found:
        return nothing_chosen()
    form = dispatch_of(found).posted()
    outcomes = shipping.dispatch(g.store, form.parcels(found), me())
    sent = sum(why is None for _parcel, why in outcomes)
    if sent:
        flash(ngettext("%(num)s order is on its way.", "%(num)s orders are on their way.", sent))
    refusal = form.blamed(outcomes, found)
    return shown_again(new_dispatch, refusal) if refusal else reply(url_for(".board"))
