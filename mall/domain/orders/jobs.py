"""Jobs of orders: shallow; each loads by id, calls a verb, and may run twice."""

from datetime import date

from sqlalchemy import select

from mall.domain.orders.actions import cancel_unpaid, locked_order, locked_purchase, receive
from mall.domain.orders.models import Order
from mall.domain.orders.settling import settle
from mall.domain.orders.states import CloseReason, FulfilmentState, PaymentState
from mall.kernel import actors, clock, jobs
from mall.kernel.db import db


def close_unpaid(purchase_id: int) -> None:
    """Close what was not paid by its deadline; a purchase that got more time is left to its next job."""
    purchase = locked_purchase(purchase_id)
    now = clock.now()
    for order in purchase.orders:
        if order.payment == PaymentState.UNPAID and order.pay_by and order.pay_by <= now:
            cancel_unpaid(order, CloseReason.NOT_PAID, actors.job("close_unpaid"))


def assume_receipts() -> None:
    """Hourly: write a job for every order whose time to confirm receipt is over and that nothing freezes."""
    due = select(Order.id).where(
        Order.fulfilment == FulfilmentState.SHIPPED,
        Order.payment == PaymentState.PAID,
        Order.receive_by <= clock.now(),
        Order.freezes == 0,
    )
    for order_id in db.session.scalars(due.limit(5000)):
        jobs.later(
            "mall.domain.orders.jobs:assume_receipt", unique_key=f"receipt-{order_id}-{_today()}", order_id=order_id
        )


def assume_receipt(order_id: int) -> None:
    """Receive one order for a silent buyer, unless something changed since."""
    order = locked_order(order_id)
    is_due = order.receive_by is not None and order.receive_by <= clock.now() and order.freezes == 0
    if order.fulfilment == FulfilmentState.SHIPPED and order.payment == PaymentState.PAID and is_due:
        receive(order, actors.job("assume_receipt"), "time")


def settle_all() -> None:
    """Nightly: one job per store that has something to settle."""
    day = _today()
    for store_id in db.session.scalars(select(Order.store_id).distinct().order_by(Order.store_id)):
        jobs.later(
            "mall.domain.orders.jobs:settle_store",
            queue="money",
            unique_key=f"settle-{store_id}-{day}",
            store_id=store_id,
            day=day.isoformat(),
        )


def settle_store(store_id: int, day: str) -> None:
    """One store, one transaction. Twice changes nothing."""
    settle(store_id, date.fromisoformat(day))


def _today() -> date:
    return clock.now().date()
