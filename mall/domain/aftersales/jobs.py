"""Jobs of aftersales."""

from mall.domain import orders
from mall.domain.aftersales.actions import CANCELLABLE, cancel
from mall.kernel.actors import Actor


def cancel_for_store(order_id: int, person_id: int, why: str) -> None:
    """A store gives an order back: it may not touch the buyer's purchase itself. Twice, or too late, changes nothing."""
    order = orders.order_by_id(order_id)
    if order.fulfilment in CANCELLABLE and order.out_at is None:
        cancel(order, orders.CloseReason.BY_STORE, Actor("person", person_id), why)
