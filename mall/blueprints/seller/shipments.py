"""Parcels of an order: the whole of it in one, or a part at a time."""

from flask import Response, flash, g, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.orders import can_leave, order, order_here
from mall.blueprints.seller.shipments_forms import parcel_of
from mall.domain import delivery, orders, shipping
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.forms import shown
from mall.kernel.web.reply import page, reply
from mall.models import Order


@seller.get("/orders/<number>/shipments/new")
@right_door(StoreRight.SHIP)
def new_shipment(number: str) -> Response:
    """Carrier, number, and how many of each line: all that is left, unless said otherwise.

    An order of which nothing may be shipped is shown as it is.
    """
    here = order_here(number)
    if not can_ship(here):
        return order(number)
    return page(
        "seller/shipments/new.html",
        order=here,
        gates=orders.open_gates_of(here),
        form=shown(parcel_of(here.lines)),
    )


@seller.post("/orders/<number>/shipments")
@right_door(StoreRight.SHIP)
@again(new_shipment)
def add_shipment(number: str) -> AnyResponse:
    """Record the parcel; the next order to ship is one press away."""
    here = order_here(number)
    if not can_ship(here):
        raise orders.WrongOrderState
    form = parcel_of(here.lines).posted()
    units = form.units()
    shipping.ship(here, units, form.carrier.data, form.number.data, me())
    left = orders.counts_of_store(g.store)["to_ship"]
    flash(ngettext("Shipped. %(num)s more order to ship.", "Shipped. %(num)s more orders to ship.", left))
    return reply(url_for(".order", number=number))


def can_ship(here: Order) -> bool:
    """Whether a parcel of the order may be sent."""
    return can_leave(here) and here.method == delivery.Method.PARCEL
