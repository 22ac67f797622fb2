"""Orders as operators see them."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.reasons import Why
from mall.domain import aftersales, ledger, orders, payments, shipping, stores
from mall.domain.people import AdminRight
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/orders")
@right_door(AdminRight.SEE_ORDERS)
def order_index() -> Response:
    """Every order, newest first; by tab, or by the number of an order or a purchase."""
    text, tab = request.args.get("q", "").strip()[:40], request.args.get("tab", "all")
    found = orders.all_orders(tab, text, request.args.get("after"))
    shops = stores.stores_by_id({order.store_id for order in found.items})
    return page("admin/orders/index.html", orders=found, stores=shops, text=text, tab=tab, tabs=list(orders.TABS))


@admin.get("/orders/<number>")
@right_door(AdminRight.SEE_ORDERS)
def order(number: str) -> Response:
    """One order with its money: what the books say, what came, what went back."""
    found = orders.order_by_number(number)
    purchase = orders.purchase_by_id(found.purchase_id)
    return page(
        "admin/orders/show.html",
        order=found,
        purchase=purchase,
        store=stores.store_by_id(found.store_id),
        flow=orders.waterfall_of(found),
        journals=ledger.journals_about(found.id),
        captures=payments.captures_for(purchase),
        refunds=payments.refunds_for(found.id),
        shipments=shipping.shipments_of(found),
        gates=orders.open_gates_of(found),
        history=changes_of(found),
        requests=aftersales.requests_about(found),
        kinds=aftersales.KINDS,
        form=Why.fresh(),
    )


@admin.post("/orders/<number>/gate-clearance")
@right_door(AdminRight.SEE_ORDERS)
@again(order)
def clear_gate(number: str) -> AnyResponse:
    """Looked at and found good: it may ship."""
    orders.clear_gate(orders.order_by_number(number), "risk", me())
    flash(gettext("The order may ship."))
    return reply(url_for(".order", number=number))


@admin.post("/orders/<number>/cancellation")
@right_door(AdminRight.RESOLVE_PAYMENTS)
@again(order)
def cancel(number: str) -> AnyResponse:
    """Close it before it ships; what was paid is refunded."""
    why = Why.posted().checked().why
    aftersales.cancel(orders.order_by_number(number), orders.CloseReason.BY_OPERATOR, me(), why)
    flash(gettext("The order is cancelled."))
    return reply(url_for(".order", number=number))


offer("order_index", _("Orders"), AdminRight.SEE_ORDERS)
