"""Jobs of aftersales."""

from mall.domain import orders
from mall.domain.aftersales import answering
from mall.domain.aftersales.actions import CANCELLABLE, cancel
from mall.domain.aftersales.queries import open_requests_about
from mall.kernel.actors import Actor


def cancel_for_store(order_id: int, person_id: int, why: str) -> None:
    """A store gives an order back: it may not touch the buyer's purchase itself. Twice, or too late, changes nothing, and a
    request of the buyer's that came before goes its own way."""
    order = orders.order_by_id(order_id)
    if order.fulfilment in CANCELLABLE and order.out_at is None and not open_requests_about(order):
        cancel(order, orders.CloseReason.BY_STORE, Actor("person", person_id), why)


def keep_deadline(after_sale_id: int) -> None:
    """A time that somebody had is over."""
    answering.keep_deadline(after_sale_id)


def pay_back(after_sale_id: int) -> None:
    """Send back what was granted; the seller role may not touch the buyer's money."""
    answering.pay_back_request(after_sale_id)
