"""Taking a paid order back before anything was shipped, and paying back what was granted."""

from collections.abc import Sequence

from mall.domain import ledger, orders, payments
from mall.domain.aftersales import rules
from mall.domain.aftersales.queries import open_requests_about
from mall.kernel import audit, jobs
from mall.kernel.actors import Actor
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.text import _

CANCELLABLE = (orders.FulfilmentState.WAITING, orders.FulfilmentState.READY)


class NothingToRefund(Refusal):
    message = _("No payment of this order is left to refund.")


class AskedBefore(NotNow):
    message = _("A request about this order is open. It has to be answered first.")


def cancel_later(order: orders.Order, actor: Actor, why: str) -> None:
    """By a store: give an order back. A job does it, because the buyer's money is none of the store's tables.

    Raises orders.WrongOrderState once something was shipped, orders.OnItsWay while the store's courier has it, AskedBefore when
    the buyer asks for it herself.
    """
    if order.fulfilment not in CANCELLABLE:
        raise orders.WrongOrderState
    if order.out_at is not None:
        raise orders.OnItsWay
    if open_requests_about(order):
        raise AskedBefore
    jobs.later(
        "mall.domain.aftersales.jobs:cancel_for_store", queue="money", order_id=order.id, person_id=actor.id, why=why
    )


def cancel(order: orders.Order, reason: orders.CloseReason, actor: Actor, why: str = "") -> None:
    """Cancel an order that was not shipped: an unpaid one is closed, a paid one is closed and refunded in full.

    Locks the purchase first, as payment and expiry do. Raises orders.WrongOrderState once something was shipped, AskedBefore
    while a request about it is open.
    """
    orders.locked_purchase(order.purchase_id)
    order = orders.locked_with_lines(order.id)
    if open_requests_about(order):
        raise AskedBefore
    if order.payment == orders.PaymentState.PAID:
        _cancel_paid(order, reason, actor, why)
    else:
        orders.cancel_unpaid(order, reason, actor, why)
    audit.record(actor, "order.cancel", orders.OWNER, order.id, store_id=order.store_id, reason=why or reason)


def _cancel_paid(order: orders.Order, reason: orders.CloseReason, actor: Actor, why: str) -> None:
    orders.close_paid(order, reason, actor, why)
    rest = [(line, line.unsent) for line in order.lines if line.unsent]
    parts = [orders.TakenBack(line.id, units, orders.claim(line, units), units) for line, units in rest]
    freight = order.freight - order.freight_refunded
    orders.claim_freight(order, freight)
    pay_back(order, parts, freight, "closed", order.id, actor)


def pay_back(
    order: orders.Order, parts: Sequence[orders.TakenBack], freight: int, cause: str, cause_id: int, actor: Actor
) -> None:
    """Refund claimed units and freight: counted, booked, promised to be sent. Lock the purchase first. Once per cause.

    Raises NothingToRefund when no payment has so much left.
    """
    shares = _shares(order, parts)
    orders.note_refunded(order, parts, actor)
    amount = freight + sum(part.amount for part in parts)
    if amount:
        refund = payments.refund(_capture_of(order, amount), amount, cause, cause_id, actor, order_id=order.id)
        ledger.refund_granted(refund.id, orders.sold(order), shares, freight)


def _shares(order: orders.Order, parts: Sequence[orders.TakenBack]) -> list[ledger.SoldLine]:
    """What the refund takes back of the sale of each line. Before it is counted."""
    sold = {line.line_id: line for line in orders.sold(order).lines}
    before = {line.id: line.refunded_amount for line in order.lines}
    shares = []
    for part in parts:
        line, seen = sold[part.line_id], before[part.line_id]
        back = [rules.taken_back(owed, line.paid, seen, part.amount) for owed in (line.commission, line.tax)]
        shares.append(ledger.SoldLine(part.line_id, part.amount, *back))
    return shares


def _capture_of(order: orders.Order, amount: int) -> payments.Capture:
    """The capture that paid the order and has enough left."""
    purchase = orders.purchase_by_id(order.purchase_id)
    for capture in payments.captures_for(purchase):
        is_for_it = capture.order_id in (None, order.id)
        if is_for_it and capture.applied and capture.amount - capture.refunded >= amount:
            return capture
    raise NothingToRefund
