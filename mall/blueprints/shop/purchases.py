"""A purchase: paying it and seeing what became of the payment."""

from flask import Response, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.buyer import actor, current_buyer
from mall.blueprints.shop.front import shop
from mall.blueprints.shop.purchases_forms import ChooseProvider
from mall.domain import orders, payments, stores
from mall.kernel.web import security
from mall.kernel.web.doors import again, open_door
from mall.kernel.web.reply import page

PATIENCE = "30"  # seconds until a browser without a script asks again


@shop.get("/purchases/<number>")
@open_door
def purchase(number: str) -> Response:
    """Its orders, and whether the money has come. While the bank is silent the page asks again by itself."""
    found = orders.purchase_of(current_buyer(), number)
    attempts = payments.attempts_for(found) if found.is_unpaid else []
    waits_for = next((each.provider for each in attempts if each.state == payments.AttemptState.PENDING), None)
    response = page(
        "shop/purchases/show.html",
        purchase=found,
        stores=stores.stores_by_id({order.store_id for order in found.orders}),
        waits_for=waits_for,
    )
    if waits_for == "demo":
        response.headers["Refresh"] = PATIENCE
    return response


@shop.get("/purchases/<number>/payment")
@open_door
def payment(number: str) -> AnyResponse:
    """How to pay. With nothing due the purchase says so."""
    found = orders.purchase_of(current_buyer(), number)
    if not found.is_unpaid:
        return redirect(url_for(".purchase", number=number), 303)
    ways = payments.ways_to_pay(found)
    form = ChooseProvider.fresh(provider=ways[0].kind if ways else None)
    form.provider.choices = [(way.kind, way.name) for way in ways]
    form.due.data, form.due.raw_data = found.due, None  # what stands on the page, whatever was sent
    response = page(
        "shop/purchases/payment.html",
        purchase=found,
        form=form,
        price_changes=orders.price_changes_of(found.orders),
        price_reasons=orders.PRICE_REASONS,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


@shop.post("/purchases/<number>/payment-attempts")
@open_door
@again(payment)
def start_payment(number: str) -> AnyResponse:
    """Begin to pay: to the provider's page, or back to the purchase for cash and transfer. Not what nobody has seen."""
    found = orders.purchase_of(current_buyer(), number)
    form = ChooseProvider.posted()
    form.provider.choices = [(way.kind, way.name) for way in payments.ways_to_pay(found)]
    typed = form.checked()
    back = url_for(".purchase", number=number)
    title = gettext("Purchase %(number)s", number=number)
    locked = orders.locked_purchase(found.id)
    if typed.due not in (None, locked.due):
        raise orders.PriceChanged
    target = payments.start(locked, typed.provider, back, title, actor())
    return redirect(security.local_path(target, back), 303)
