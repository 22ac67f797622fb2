"""Orders: the board, one order with all that is known about it, cash, cancelling, a note."""

from dataclasses import asdict

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.arrivals import looked
from mall.blueprints.seller.front import may, me, offer, seller
from mall.blueprints.seller.orders_forms import Cancel, Note, Search
from mall.blueprints.seller.waterfalls import money_of
from mall.domain import aftersales, delivery, orders, people, shipping, stores
from mall.domain.stores import StoreRight
from mall.kernel import clock, states
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply
from mall.models import AfterSale, Order

NAMES = {
    "to_ship": _("To ship"),
    "to_deliver": _("To deliver"),
    "to_hand_over": _("To hand over"),
    "unpaid": _("Unpaid"),
    "to_receive": _("On the way"),
    "received": _("Received"),
    "closed": _("Closed"),
    "all": _("All"),
}


@seller.get("/orders")
@right_door(StoreRight.SHIP)
def board() -> Response:
    """A page of orders by what is to be done with them, narrowed down by what is known of one."""
    form = Search.from_query()
    wanted = form.narrowed()
    tab = form.tab.data if form.tab.data in NAMES else "all" if wanted.text else "to_ship"
    found = orders.orders_of_store(g.store, tab, wanted, request.args.get("after"))
    return page(
        "seller/orders/index.html",
        form=form,
        tab=tab,
        text=wanted.text,
        kept={name: str(value) for name, value in asdict(wanted).items() if value and name != "text"},
        names=NAMES,
        counts=orders.counts_of_store(g.store),
        orders=found,
        held=orders.held_back(g.store, found.items) if found.items else set(),
        asked=aftersales.asked_about(g.store, found.items) if found.items else {},
        now=clock.now(),
        **looked(orders.last_arrival(g.store), 0),
    )


@seller.get("/orders/<number>")
@right_door(StoreRight.SHIP)
def order(number: str) -> Response:
    """What was bought, by whom, what happened, what can be done, and where the money goes."""
    here = order_here(number)
    changes, moves = orders.price_changes_of([here]), orders.readdressings_of(here)
    task = shipping.task_about(here) if here.method == delivery.Method.COURIER else None
    known = [row.author_id for row in changes] + [row.actor_id for row in moves]
    requests = aftersales.requests_about(here)
    return page(
        "seller/orders/show.html",
        order=here,
        gates=orders.open_gates_of(here) if can_leave(here) else [],
        shipments=shipping.shipments_of(here),
        point=stores.location_of(g.store, here.location_id) if here.location_id else None,
        price_changes=changes,
        price_reasons=orders.PRICE_REASONS,
        moves=moves,
        task=task,
        names=people.people_by_id(filter(None, [*known, task.courier_id if task else None])),
        can_move=orders.can_be_readdressed(here),
        titles={line.id: line for line in here.lines},
        carriers=shipping.CARRIERS,
        money=money_of(here) if may(StoreRight.SEE_MONEY) else None,
        changes=[each for each in states.changes_of(here) if each.field == "fulfilment" or each.to_state == "paid"],
        requests=requests,
        kinds=aftersales.KINDS,
        can_cancel=can_cancel(here, requests),
        now=clock.now(),
        form=Note.fresh(note=here.store_note),
    )


@seller.post("/orders/<number>/cash")
@right_door(StoreRight.SHIP)
@again(order)
def collect_cash(number: str) -> AnyResponse:
    """The buyer paid in cash."""
    orders.collect_cash(order_here(number), me())
    flash(gettext("The cash is recorded."))
    return reply(url_for(".order", number=number))


@seller.post("/orders/<number>/note")
@right_door(StoreRight.SHIP)
@again(order)
def keep_note(number: str) -> AnyResponse:
    """Words that the buyer does not see."""
    here, typed = order_here(number), Note.posted().checked()
    orders.keep_note(here, typed.note or "")
    flash(gettext("Saved."))
    return reply(url_for(".order", number=number))


@seller.get("/orders/<number>/cancellation")
@right_door(StoreRight.SHIP)
def cancellation_page(number: str) -> Response:
    """Ask why; an order that left already is shown as it is."""
    here = order_here(number)
    if here.fulfilment not in aftersales.CANCELLABLE:
        return order(number)
    return page("seller/orders/cancel.html", order=here, form=Cancel.fresh())


@seller.post("/orders/<number>/cancellation")
@right_door(StoreRight.SHIP)
@again(cancellation_page)
def cancel_order(number: str) -> AnyResponse:
    """Give the order back; a job closes it and sends the money back."""
    here = order_here(number)
    aftersales.cancel_later(here, me(), Cancel.posted().why())
    flash(gettext("The order is being cancelled. What was paid goes back to the buyer."))
    return reply(url_for(".order", number=number))


def order_here(number: str) -> Order:
    """The store's order with that number, or NotFound."""
    return orders.order_of_store(g.store, number)


def can_cancel(here: Order, requests: list[AfterSale]) -> bool:
    """Whether the store may give it back: it is in the store, and the buyer has not asked for it herself."""
    is_here = here.fulfilment in aftersales.CANCELLABLE and here.out_at is None
    return is_here and not any(asked.holds for asked in requests)


def can_leave(here: Order) -> bool:
    """Whether goods of the order may be about to leave the store."""
    return here.fulfilment in (orders.FulfilmentState.READY, orders.FulfilmentState.PART_SHIPPED)


offer("seller.board", _("Orders"), StoreRight.SHIP)
