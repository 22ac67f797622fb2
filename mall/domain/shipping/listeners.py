"""What shipping does when an order becomes ready."""

from mall.domain import delivery, orders
from mall.domain.shipping.actions import issue_code
from mall.kernel.facts import on


@on("order.ready")
def give_pickup_code(order_id: int, store_id: int) -> None:
    """An order that is fetched gets its code."""
    order = orders.locked_order(order_id)
    if order.method == delivery.Method.PICKUP:
        issue_code(order)
