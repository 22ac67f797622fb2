"""Taking a paid order back before anything was shipped."""

from mall.domain import ledger, orders, payments
from mall.kernel import audit, jobs
from mall.kernel.actors import Actor
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

CANCELLABLE = (orders.FulfilmentState.WAITING, orders.FulfilmentState.READY)


class NothingToRefund(Refusal):
    message = _("No payment of this order is left to refund.")


def cancel_later(order: orders.Order, actor: Actor, why: str) -> None:
    """By a store: give an order back. A job does it, because the buyer's money is none of the store's tables.

    Raises orders.WrongOrderState once something was shipped, orders.OnItsWay while the store's courier has it.
    """
    if order.fulfilment not in CANCELLABLE:
        raise orders.WrongOrderState
    if order.out_at is not None:
        raise orders.OnItsWay
    jobs.later(
        "mall.domain.aftersales.jobs:cancel_for_store", queue="money", order_id=order.id, person_id=actor.id, why=why
    )


def cancel(order: orders.Order, reason: orders.CloseReason, actor: Actor, why: str = "") -> None:
    """Cancel an order that was not shipped: an unpaid one is closed, a paid one is closed and refunded in full.

    Locks the purchase first, as payment and expiry do. Raises orders.WrongOrderState once something was shipped.
    """
    orders.locked_purchase(order.purchase_id)
    order = orders.locked_order(order.id)
    if order.payment == orders.PaymentState.PAID:
        _cancel_paid(order, reason, actor, why)
    else:
        orders.cancel_unpaid(order, reason, actor, why)
    audit.record(actor, "order.cancel", orders.OWNER, order.id, store_id=order.store_id, reason=why or reason)


def _cancel_paid(order: orders.Order, reason: orders.CloseReason, actor: Actor, why: str) -> None:
    sold = orders.sold(order)
    orders.close_paid(order, reason, actor, why)
    if not order.total:
        return
    capture = _capture_of(order)
    refund = payments.refund(capture, order.total, "closed", order.id, actor, order_id=order.id)
    ledger.refund_granted(refund.id, sold, sold.lines, sold.freight)
    orders.note_refunded(order, {line.id: (line.quantity, line.paid) for line in order.lines})


def _capture_of(order: orders.Order) -> payments.Capture:
    """The capture that paid the order and has enough left."""
    purchase = orders.purchase_by_id(order.purchase_id)
    for capture in payments.captures_for(purchase):
        is_for_it = capture.order_id in (None, order.id)
        if is_for_it and capture.applied and capture.amount - capture.refunded >= order.total:
            return capture
    raise NothingToRefund
