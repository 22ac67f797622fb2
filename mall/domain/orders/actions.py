"""Verbs of placed orders: paid, cash on delivery, cancelled, shipped, handed over, received, frozen, matured."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog, delivery, ledger, stock, stores
from mall.domain.orders.models import Order, OrderContact, OrderGate, OrderLine, Payable, Purchase
from mall.domain.orders.placing import OWNER, open_gates
from mall.domain.orders.rules import EXTENSION, TRANSFER_WITHIN, matures_at, receive_by, ship_by
from mall.domain.orders.states import (
    FULFILMENT,
    PAYMENT,
    CloseReason,
    FulfilmentState,
    PaymentState,
    WrongOrderState,
)
from mall.kernel import audit, clock, facts, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock
from mall.kernel.refusals import NotFound, NotNow, Refusal
from mall.kernel.text import _

ASKED_BACK = "asked_back"  # the gate while a buyer wants back what was not sent

PURCHASE_PAID = facts.declare("purchase.paid", "purchase_id")
ORDER_READY = facts.declare("order.ready", "order_id", "store_id")
ORDER_CLOSED = facts.declare("order.closed", "order_id", "store_id")
ORDER_SHIPPED = facts.declare("order.shipped", "order_id", "store_id")
ORDER_RECEIVED = facts.declare("order.received", "order_id", "store_id")
CASH_COLLECTED = facts.declare("order.cash_collected", "order_id", "store_id")


class GateOpen(Refusal):
    message = _("This order is being checked. It can be shipped once it is cleared.")


class AskedBack(GateOpen):
    message = _("The buyer asks for her money back. Answer her request before anything leaves.")


class OnItsWay(NotNow):
    message = _("The store's courier has it already. It can be taken back once she has returned with it.")


class TooManyShipped(Refusal):
    message = _("More units than are left to ship.")


class NoCashHere(Refusal):
    message = _("Not every store in this purchase takes cash on delivery.")


class AlreadyExtended(Refusal):
    message = _("The time to confirm was extended once already.")


class NotPaidYet(Refusal):
    message = _("The cash for this order was not recorded yet.")


def locked_purchase(purchase_id: int) -> Purchase:
    """The purchase and then its orders, locked in this order everywhere: pay, cancel and expiry meet here."""
    rows = lock(select(Purchase).where(Purchase.id == purchase_id))
    if not rows:
        raise NotFound
    lock(select(Order).where(Order.purchase_id == purchase_id).order_by(Order.id))
    db.session.refresh(rows[0], ["orders", "payables"])
    return rows[0]


def mark_paid(purchase: Purchase, actor: Actor) -> None:
    """The money is here: apply it to every unpaid order, sell its units, write the books. Give a locked purchase.

    Does nothing for orders that are paid or closed already.
    """
    now = clock.now()
    for order in purchase.orders:
        if order.payment != PaymentState.UNPAID:
            continue
        PAYMENT.move(order, PaymentState.PAID, actor, paid_at=now)
        _make_ready(order, actor, is_cash=False)
        ledger.order_paid(sold(order))
    settle_payable(purchase)
    facts.publish(PURCHASE_PAID, purchase_id=purchase.id)


def choose_cash(purchase: Purchase, takes_cash: Mapping[int, bool], actor: Actor) -> None:
    """Pay the carrier or at the counter instead. Give a locked purchase and which stores take cash.

    Raises NoCashHere unless every store does.
    """
    unpaid = [order for order in purchase.orders if order.payment == PaymentState.UNPAID]
    if not unpaid:
        raise WrongOrderState
    if not all(takes_cash.get(order.store_id) for order in unpaid):
        raise NoCashHere
    for order in unpaid:
        PAYMENT.move(order, PaymentState.ON_DELIVERY, actor)
        _make_ready(order, actor, is_cash=True)
    db.session.execute(update(Payable).where(Payable.purchase_id == purchase.id).values(collected_by="store"))
    settle_payable(purchase)


def wait_for_transfer(purchase: Purchase, actor: Actor) -> None:
    """The buyer will pay by bank transfer: give her days instead of minutes. Give a locked purchase."""
    until = clock.now() + TRANSFER_WITHIN
    if not purchase.is_unpaid:
        raise WrongOrderState
    db.session.execute(
        update(Order).where(Order.purchase_id == purchase.id, Order.payment == PaymentState.UNPAID).values(pay_by=until)
    )
    db.session.execute(update(Payable).where(Payable.purchase_id == purchase.id).values(due_by=until))
    jobs.later("mall.domain.orders.jobs:close_unpaid", due_at=until, purchase_id=purchase.id)


def collect_cash(order: Order, actor: Actor) -> None:
    """By the store: the buyer paid in cash. The books follow in a job of payments."""
    PAYMENT.move(order, PaymentState.PAID, actor, paid_at=clock.now())
    audit.record(actor, "order.collect_cash", OWNER, order.id, store_id=order.store_id)
    facts.publish(CASH_COLLECTED, order_id=order.id, store_id=order.store_id)


def cancel_unpaid(order: Order, reason: CloseReason, actor: Actor, why: str = "") -> None:
    """Close an order that nobody paid, or a cash order that did not ship; its units may be sold to others.

    Lock the purchase first. Raises OnItsWay.
    """
    if order.out_at is not None:
        raise OnItsWay
    was_held = order.payment == PaymentState.UNPAID
    PAYMENT.move(order, PaymentState.VOID, actor, why)
    FULFILMENT.move(order, FulfilmentState.CLOSED, actor, why, close_reason=reason)
    if was_held:
        stock.release_holds(OWNER, order.id, actor)
    else:
        stock.put_back(OWNER, order.id, {line.sku_id: line.quantity for line in order.lines}, actor)
    settle_payable(db.session.get_one(Purchase, order.purchase_id))
    facts.publish(ORDER_CLOSED, order_id=order.id, store_id=order.store_id)


def close_paid(order: Order, reason: CloseReason, actor: Actor, why: str = "") -> None:
    """Close a paid order of which nothing was shipped; refund and shelf are the caller's (aftersales, claims.py). Raises
    OnItsWay."""
    if order.out_at is not None:
        raise OnItsWay
    if order.payment != PaymentState.PAID or any(line.shipped for line in order.lines):
        raise WrongOrderState
    FULFILMENT.move(order, FulfilmentState.CLOSED, actor, why, close_reason=reason)
    facts.publish(ORDER_CLOSED, order_id=order.id, store_id=order.store_id)


def note_shipped(order: Order, quantities: Mapping[int, int], actor: Actor) -> None:
    """Units left the store: {line id: units}. Raises GateOpen, AskedBack, TooManyShipped, the lifecycle's refusal."""
    if _let_out(order, quantities):
        note_all_sent(order, actor)
    elif order.fulfilment == FulfilmentState.READY:
        FULFILMENT.move(order, FulfilmentState.PART_SHIPPED, actor)


def take_along(order: Order) -> None:
    """One of the store's own people has the goods: nobody cancels it or sends it elsewhere until it is set down. Give a
    locked order. Raises GateOpen, AskedBack, WrongOrderState."""
    if order.fulfilment != FulfilmentState.READY or order.out_at is not None:
        raise WrongOrderState
    _pass_gates(order)
    order.out_at = clock.now()
    db.session.flush()


def set_down(order: Order) -> None:
    """The goods are with the buyer, or back in the store."""
    order.out_at = None
    db.session.flush()


def note_all_sent(order: Order, actor: Actor, why: str = "") -> None:
    """Nothing of the order waits to be sent any more: the time for its receipt begins. What is fetched is
    received."""
    if order.method == delivery.Method.PICKUP:
        _receive(order, actor, why)
        return
    now = clock.now()
    FULFILMENT.move(order, FulfilmentState.SHIPPED, actor, why, shipped_at=now, receive_by=receive_by(now))
    facts.publish(ORDER_SHIPPED, order_id=order.id, store_id=order.store_id)


def hand_over(order: Order, quantities: Mapping[int, int], actor: Actor) -> bool:
    """The buyer fetched these units: {line id: units}. Whether she has all of it now: then it is received as well.

    Raises GateOpen, AskedBack, TooManyShipped, the lifecycle's refusal; NotPaidYet before its cash was recorded, all of it.
    """
    if order.payment != PaymentState.PAID:
        raise NotPaidYet
    is_whole = _let_out(order, quantities)
    if is_whole:
        _receive(order, actor, "")
    elif order.fulfilment == FulfilmentState.READY:
        FULFILMENT.move(order, FulfilmentState.PART_SHIPPED, actor)
    return is_whole


def receive(order: Order, actor: Actor, why: str = "") -> None:
    """The buyer has it, or time says so. A cash order is received only after its cash was recorded."""
    if order.payment != PaymentState.PAID:
        raise NotPaidYet
    if order.fulfilment != FulfilmentState.SHIPPED:
        raise WrongOrderState
    _receive(order, actor, why)


def extend_receipt(order: Order, actor: Actor) -> None:
    """Once, the buyer may ask for more time before receipt is assumed. Raises AlreadyExtended."""
    if order.fulfilment != FulfilmentState.SHIPPED or order.receive_by is None:
        raise WrongOrderState
    extended = db.session.execute(
        update(Order)
        .where(Order.id == order.id, Order.was_extended.is_(False))
        .values(was_extended=True, receive_by=Order.receive_by + EXTENSION)
        .execution_options(synchronize_session=False)
    )
    if extended.rowcount != 1:  # type: ignore[attr-defined]
        raise AlreadyExtended
    db.session.refresh(order)


def freeze(order: Order, why: str, actor: Actor) -> None:
    """Pause automatic receipt and maturity; counted, so two reasons need two thaws."""
    _count_freeze(order, 1)
    audit.record(actor, "order.freeze", OWNER, order.id, store_id=order.store_id, reason=why)


def thaw(order: Order, why: str, actor: Actor) -> None:
    """Take one freeze back."""
    _count_freeze(order, -1)
    audit.record(actor, "order.thaw", OWNER, order.id, store_id=order.store_id, reason=why)


def keep_note(order: Order, note: str) -> None:
    """By the store: words for its own people; the buyer does not see them."""
    order.store_note = note
    db.session.flush()


def open_gate(order: Order, kind: str, reasons: list[str]) -> None:
    """Let nothing of the order leave until this is cleared. Lock the order first."""
    values: dict[str, Any] = {"reasons": reasons, "opened_at": clock.now(), "cleared_at": None, "cleared_by": None}
    row = insert(OrderGate).values(store_id=order.store_id, order_id=order.id, kind=kind, **values)
    db.session.execute(row.on_conflict_do_update(index_elements=["order_id", "kind"], set_=values))


def clear_gate(order: Order, kind: str, actor: Actor) -> None:
    """Let the order ship as far as this reason is concerned."""
    db.session.execute(
        update(OrderGate)
        .where(OrderGate.order_id == order.id, OrderGate.kind == kind, OrderGate.cleared_at.is_(None))
        .values(cleared_at=clock.now(), cleared_by=actor.id)
    )
    audit.record(actor, "order.clear_gate", OWNER, order.id, store_id=order.store_id, reason=kind)


def open_gates_of(order: Order) -> list[OrderGate]:
    """Why the order must not ship yet."""
    gates = select(OrderGate).where(OrderGate.order_id == order.id, OrderGate.cleared_at.is_(None))
    return list(db.session.scalars(gates))


def mature(order: Order) -> None:
    """The after-sale window is over: the store's money becomes available. Once per order."""
    claimed = db.session.execute(
        update(Order)
        .where(Order.id == order.id, Order.matured_at.is_(None), Order.freezes == 0)
        .values(matured_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if claimed.rowcount == 1 and not order.is_own:  # type: ignore[attr-defined]
        ledger.order_matured(order.id, order.store_id, order.currency)


def maturing(store_id: int, at: datetime, limit: int = 500) -> Sequence[Order]:
    """The store's orders whose after-sale window has closed and that nothing freezes."""
    ripe = select(Order).where(
        Order.store_id == store_id,
        Order.matured_at.is_(None),
        Order.matures_at <= at,
        Order.freezes == 0,
        Order.payment == PaymentState.PAID,
    )
    return db.session.scalars(ripe.order_by(Order.id).limit(limit)).all()


def sold(order: Order) -> ledger.SoldOrder:
    """The order as the books see it, from what was frozen on its lines."""
    lines = tuple(
        ledger.SoldLine(line.id, line.paid, int(line.commission.get("amount", 0)), int(line.commission.get("tax", 0)))
        for line in order.lines
    )
    return ledger.SoldOrder(order.id, order.store_id, order.is_own, order.currency, order.freight, lines)


def settle_payable(purchase: Purchase) -> None:
    """Keep what is due in step with the orders that still wait for money."""
    orders = db.session.scalars(
        select(Order).where(Order.purchase_id == purchase.id).execution_options(populate_existing=True)
    ).all()
    due = sum(order.total for order in orders if order.payment == PaymentState.UNPAID)
    payable = first(select(Payable).where(Payable.purchase_id == purchase.id))
    if payable is None:
        return
    if due:
        payable.amount = due
    elif payable.settled_at is None:
        payable.settled_at = clock.now()
    db.session.flush()


def locked_order(order_id: int) -> Order:
    """An order, locked, for verbs of trades above and for jobs."""
    rows = lock(select(Order).where(Order.id == order_id))
    if not rows:
        raise NotFound
    return rows[0]


def _let_out(order: Order, quantities: Mapping[int, int]) -> bool:
    """Count units as gone from the store; whether none is left. Raises GateOpen, AskedBack, TooManyShipped, WrongOrderState.

    Under the order's lock: nobody asks it back or closes it meanwhile, and of two who let the last lines out one sees both.
    """
    locked_order(order.id)
    _hold_to_leaving(order)
    _pass_gates(order)
    for line_id, units in sorted(quantities.items()):
        changed = db.session.execute(
            update(OrderLine)
            .where(
                OrderLine.order_id == order.id,
                OrderLine.id == line_id,
                OrderLine.shipped + units <= OrderLine.quantity - OrderLine.called_off,
            )
            .values(shipped=OrderLine.shipped + units)
            .execution_options(synchronize_session=False)
        )
        if units <= 0 or changed.rowcount != 1:  # type: ignore[attr-defined]
            raise TooManyShipped
    db.session.refresh(order, ["lines"])
    for line in order.lines:
        db.session.refresh(line)
    return not any(line.unsent for line in order.lines)


def _hold_to_leaving(order: Order) -> None:
    if order.fulfilment not in (FulfilmentState.READY, FulfilmentState.PART_SHIPPED):
        raise WrongOrderState


def _pass_gates(order: Order) -> None:
    kinds = {gate.kind for gate in open_gates_of(order)}
    if kinds:
        raise AskedBack if kinds == {ASKED_BACK} else GateOpen


def _make_ready(order: Order, actor: Actor, is_cash: bool) -> None:
    FULFILMENT.move(order, FulfilmentState.READY, actor, ship_by=_promise(order))
    stock.commit_holds(OWNER, order.id, actor)
    units: dict[int, int] = {}
    for line in order.lines:
        units[line.product_id] = units.get(line.product_id, 0) + line.quantity
    catalog.note_sold(units)
    open_gates(order, is_cash, max(line.quantity for line in order.lines))
    facts.publish(ORDER_READY, order_id=order.id, store_id=order.store_id)


def _promise(order: Order) -> datetime | None:
    """By when a parcel leaves, or the store's own people are at the door."""
    if order.method == delivery.Method.COURIER:
        return delivery.promised(order.promise)
    if order.method == delivery.Method.PARCEL:
        return ship_by(clock.now(), stores.store_by_id(order.store_id).ships_within)
    return None


def _receive(order: Order, actor: Actor, why: str) -> None:
    now = clock.now()
    FULFILMENT.move(order, FulfilmentState.RECEIVED, actor, why, received_at=now, matures_at=matures_at(now))
    facts.publish(ORDER_RECEIVED, order_id=order.id, store_id=order.store_id)


def _count_freeze(order: Order, by: int) -> None:
    db.session.execute(
        update(Order)
        .where(Order.id == order.id, Order.freezes + by >= 0)
        .values(freezes=Order.freezes + by)
        .execution_options(synchronize_session=False)
    )
    db.session.refresh(order)


def forget_buyer(person_id: int) -> None:
    """Erase names, numbers and addresses from a person's orders. Amounts and goods stay, by law, for the books."""
    mine = select(Order.id).where(Order.person_id == person_id)
    blank = {"name": "", "phone": "", "region_id": None, "region": "", "line": "", "postcode": ""}
    db.session.execute(_unwatched(update(OrderContact).where(OrderContact.order_id.in_(mine)).values(**blank)))
    db.session.execute(_unwatched(update(Order).where(Order.person_id == person_id).values(buyer_note="")))
    db.session.execute(_unwatched(update(Purchase).where(Purchase.person_id == person_id).values(email="")))


def _unwatched(statement: Any) -> Any:
    return statement.execution_options(synchronize_session=False)
