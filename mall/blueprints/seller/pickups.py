"""The counter: the buyer shows a code, the store sees the order and hands it over, each unit once.

Looking a code up changes nothing and is a GET, so that the code may be scanned from a link.
"""

from flask import Response, flash, g, make_response, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.pickups_forms import Code, hand_over_of
from mall.domain import orders, shipping, stores
from mall.domain.stores import StoreRight
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _, local
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.forms import shown
from mall.kernel.web.i18n import language
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply
from mall.models import Order, PickupCode

# Wrong codes that one network may try; right ones are not counted, so a busy counter never waits.
TRIES = "20 per 10 minutes"


class OtherStore(Refusal):
    """A ticket of ours that is good elsewhere."""

    message = _("This code is for an order of %(store)s.")


def is_guess(response: AnyResponse) -> bool:
    """Whether the code was none of this store's."""
    return bool(g.get("is_guess"))


few_tries = limiter.shared_limit(TRIES, scope="pickup-codes", deduct_when=is_guess)


@seller.get("/pickups")
@few_tries
@right_door(StoreRight.SHIP)
def counter() -> Response:
    """Ask for the code; show the order that has it."""
    form = Code.from_query() if request.method == "GET" else Code.posted()
    if not form.code.data:
        return page("seller/pickups/index.html", form=form, order=None)
    try:
        pickup = pickup_with(form.code.data)
    except Refusal as refusal:
        form.code.errors = [refusal.message]
        return make_response(page("seller/pickups/index.html", form=form, order=None), 422)
    here = order_with(pickup)
    return page(
        "seller/pickups/index.html",
        form=form,
        order=here,
        pickup=pickup,
        point=stores.location_of(g.store, here.location_id) if here.location_id else None,
        gates=orders.open_gates_of(here),
        handing=shown(hand_over_of(here.lines)),
    )


@seller.post("/pickups")
@few_tries
@right_door(StoreRight.SHIP)
@again(counter)
def hand_over() -> AnyResponse:
    """Give the goods out, all that are left or some of them; with the last of them the code is used up."""
    pickup = pickup_with(Code.posted().checked().code)
    here = order_with(pickup)
    form = hand_over_of(here.lines).posted()
    units = form.units()
    if here.payment == orders.PaymentState.ON_DELIVERY and form.cash.data:
        orders.collect_cash(here, me())
    if shipping.take_code(g.store, here, pickup.code, me(), units):
        flash(gettext("Order %(number)s is handed over.", number=here.number))
        return reply(url_for(".counter"))
    left = sum(line.unsent for line in here.lines)
    flash(ngettext("%(num)s unit is left. The code stays good.", "%(num)s units are left. The code stays good.", left))
    return reply(url_for(".counter"))


def pickup_with(typed: str) -> PickupCode:
    """This store's code: typed, or the ticket of a scanned link. Raises WrongCode, OtherStore."""
    code, g.is_guess = typed, True
    if "." in typed:
        try:
            store, code = shipping.store_of_ticket(typed)
        except NotFound:
            raise shipping.WrongCode from None
        if store.id != g.store.id:
            raise OtherStore(store=local(store.name, language()))
    pickup = shipping.code_in(g.store, code)
    if pickup is None:
        raise shipping.WrongCode
    g.is_guess = False
    return pickup


def order_with(pickup: PickupCode) -> Order:
    """The store's order that the code belongs to."""
    number = orders.numbers_of([pickup.order_id])[pickup.order_id]
    return orders.order_of_store(g.store, number)


offer("seller.counter", _("Pickup counter"), StoreRight.SHIP)
