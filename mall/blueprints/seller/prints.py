"""Paper: packing slips on A4, address labels of 100 × 150 mm. A page of the screen whose print is what is wanted: the
browser's own "Print" does it, without a script."""

from flask import Response, flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.codes import code_of
from mall.blueprints.seller.front import seller
from mall.domain import delivery, orders, stores
from mall.domain.stores import StoreRight
from mall.kernel import places
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page
from mall.models import Order

AT_ONCE = 50  # orders that are chosen in one go


@seller.get("/orders/slips")
@right_door(StoreRight.SHIP)
def slips() -> AnyResponse:
    """What goes into each parcel, a sheet of A4 per order."""
    return printed("seller/prints/slips.html", chosen())


@seller.get("/orders/labels")
@right_door(StoreRight.SHIP)
def labels() -> AnyResponse:
    """Whom each parcel goes to, a label per order; what is fetched, or whose address was erased, has none."""
    return printed("seller/prints/labels.html", [order for order in chosen() if goes_somewhere(order)])


def chosen() -> list[Order]:
    """The store's orders that the request names. NotFound when it names some and none is the store's."""
    numbers = request.values.getlist("number")[:AT_ONCE]
    found = orders.orders_numbered(g.store, numbers)
    if numbers and not found:
        raise NotFound
    return found


def goes_somewhere(order: Order) -> bool:
    """Whether there is something to be addressed."""
    return bool(order.method != delivery.Method.PICKUP and order.contact and order.contact.name)


def printed(template: str, found: list[Order]) -> AnyResponse:
    """The page to be printed, or back to the board when nothing was chosen that can be printed."""
    return paper(template, found) if found else nothing_chosen()


def nothing_chosen() -> AnyResponse:
    """Back to where orders are ticked."""
    flash(gettext("Choose the orders first."), "warn")
    return redirect(url_for(".board"), 303)


def paper(template: str, found: list[Order]) -> Response:
    """The page; a camera at the packing table reads the order's number."""
    place = stores.default_location(g.store.id)
    return page(
        template,
        orders=found,
        place=place,
        region=places.full_name(place.region_id),
        codes={order.number: code_of(order.number) for order in found},
    )
