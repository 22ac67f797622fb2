"""A buyer's orders: the list by tab, one order with its parcels, and what she may do with it."""

from typing import Any

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.codes import code_of
from mall.blueprints.shop.buyer import actor, current_buyer
from mall.blueprints.shop.cart_cookie import ensure_cart
from mall.blueprints.shop.front import shop
from mall.blueprints.shop.orders_forms import Cancel
from mall.domain import aftersales, carts, catalog, delivery, orders, payments, people, reviews, shipping, stores
from mall.kernel import clock
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.states import changes_of
from mall.kernel.web.doors import again, open_door
from mall.kernel.web.finding import absolute
from mall.kernel.web.reply import page, private_picture, reply

TO_REVIEW = "to_review"  # tabs beside those of orders, which know nothing of reviews and requests
AFTER_SALES = "after_sales"


@shop.get("/orders")
@open_door
def order_index() -> Response:
    """The buyer's orders under the tabs that everybody knows; a guest sees what this browser bought."""
    buyer, tab = current_buyer(), request.args.get("tab", "all")
    after = request.args.get("after")
    if tab == AFTER_SALES:
        return after_sale_index(after)
    found = reviews.to_review(buyer, after) if tab == TO_REVIEW else orders.orders_for(buyer, tab, after)
    return page(
        "shop/orders/index.html",
        orders=found,
        tab=tab if tab in (*orders.TABS, TO_REVIEW) else "all",
        counts=counts(buyer),
        unreviewed=reviews.first_unreviewed(found.items),
        stores=stores.stores_by_id({order.store_id for order in found.items}),
        purchases=orders.purchase_numbers(found.items),
    )


def after_sale_index(after: str | None) -> Response:
    """The same page with what she asked back."""
    buyer = current_buyer()
    found = aftersales.requests_for(buyer, after)
    return page(
        "shop/orders/index.html",
        requests=found,
        tab=AFTER_SALES,
        counts=counts(buyer),
        first_lines=aftersales.first_lines(found.items),
        stores=stores.stores_by_id({each.store_id for each in found.items}),
    )


def counts(buyer: orders.Buyer) -> dict[str, int]:
    """How many there are under each tab."""
    beside = {TO_REVIEW: reviews.count_to_review(buyer), AFTER_SALES: aftersales.count_open_for(buyer)}
    return orders.counts_for(buyer) | beside


@shop.get("/orders/<number>")
@open_door
def order(number: str) -> Response:
    """One order: lines, parcels, money, what happened, what can be done."""
    found = orders.order_of(current_buyer(), number)
    is_fetched, store = found.method == delivery.Method.PICKUP, stores.store_by_id(found.store_id)
    code = shipping.open_code_of(found) if is_fetched else None
    was_paid = found.payment != orders.PaymentState.UNPAID
    requests = aftersales.requests_about(found) if was_paid else []
    return page(
        "shop/orders/show.html",
        order=found,
        store=store,
        purchase=orders.purchase_by_id(found.purchase_id),
        shipments=shipping.shipments_of(found),
        titles={line.id: line.title for line in found.lines},
        carriers=shipping.CARRIERS,
        code=code,
        picture_of_code=code_of(absolute(url_for(".pickup", ticket=shipping.ticket_for(store, code.code))))
        if code
        else "",
        point=stores.location_of(store, found.location_id) if found.location_id else None,
        refunds=payments.refunds_for(found.id) if was_paid else [],
        moves=orders.readdressings_of(found),
        price_changes=orders.price_changes_of([found]),
        price_reasons=orders.PRICE_REASONS,
        history=changes_of(found),
        reviewed=reviews.reviewed_lines(found) if found.fulfilment == orders.FulfilmentState.RECEIVED else {},
        requests=requests,
        asked_kinds=aftersales.KINDS,
        is_held=any(asked.holds for asked in requests),
        stays=any(asked.holds and part.unsent for asked in requests for part in asked.lines),
        may_ask=any(kind != aftersales.Kind.CANCEL for kind in aftersales.kinds_for(found)),
        answer_hours=aftersales.ANSWER_HOURS,
        cancels_at_once=aftersales.at_once(found),
        form=Cancel.fresh(),
        **delivery_of(found),
    )


def delivery_of(found: orders.Order) -> dict[str, Any]:
    """What the page says of a delivery by the store's own people."""
    task = shipping.task_about(found) if found.method == delivery.Method.COURIER else None
    if task is None:
        return {"task": None}
    courier = people.people_by_id([task.courier_id]).get(task.courier_id) if task.courier_id else None
    return {
        "task": task,
        "steps": changes_of(task),
        "courier": shipping.called(courier.name) if courier else "",
        "failures": shipping.FAILURES,
        "now": clock.now(),
    }


@shop.get("/orders/<number>/delivery-photo")
@open_door
def delivery_photo(number: str) -> Response:
    """Where the courier left it, for its buyer."""
    task = shipping.task_about(orders.order_of(current_buyer(), number))
    if task is None or task.photo is None:
        raise NotFound
    return private_picture(task.photo)


@shop.post("/orders/<number>/cancellation")
@open_door
@again(order)
def cancel(number: str) -> AnyResponse:
    """Take the order back while nothing was shipped; what was paid is refunded. Some time after paying the store is asked."""
    typed = Cancel.posted().checked()
    asked = aftersales.cancel_or_ask(orders.order_of(current_buyer(), number), typed.reason, typed.why or "", actor())
    if asked:
        flash(gettext("The store is asked. Nothing of the order leaves until it has answered."))
        return reply(url_for(".after_sale", number=asked.number))
    flash(gettext("The order is cancelled."))
    return reply(url_for(".order", number=number))


@shop.post("/orders/<number>/receipt")
@open_door
@again(order)
def receive(number: str) -> AnyResponse:
    """The goods are here."""
    found = orders.order_of(current_buyer(), number)
    orders.receive(orders.locked_order(found.id), actor())
    flash(gettext("Thank you. The store will get its money after the return period."))
    return reply(url_for(".order", number=number))


@shop.post("/orders/<number>/receipt-extension")
@open_door
@again(order)
def extend_receipt(number: str) -> AnyResponse:
    """Three more days before receipt is assumed, once."""
    found = orders.order_of(current_buyer(), number)
    orders.extend_receipt(orders.locked_order(found.id), actor())
    return reply(url_for(".order", number=number))


@shop.post("/orders/<number>/repetition")
@open_door
@again(order)
def buy_again(number: str) -> AnyResponse:
    """Put what is still sold of this order into the cart."""
    found = orders.order_of(current_buyer(), number)
    skus = catalog.skus_by_id(line.sku_id for line in found.lines)
    added = sum(put_into_cart(skus.get(line.sku_id), line.quantity) for line in found.lines)
    flash(gettext("Back in your cart.") if added else gettext("Nothing of this order is for sale now."))
    return reply(url_for(".cart"))


def put_into_cart(sku: catalog.Sku | None, quantity: int) -> bool:
    """Whether it could be added."""
    if sku is None:
        return False
    try:
        carts.add(ensure_cart(), catalog.sellable(sku.public_id), quantity)
    except Refusal:
        return False
    return True
