"""What makes a day's figures old: money that came, money that went back."""

from mall.domain import orders, payments
from mall.domain.analytics import actions
from mall.kernel.facts import on


@on("purchase.paid")
def count_sales(purchase_id: int) -> None:
    """A purchase was paid: a sale of each of its stores."""
    for order in orders.purchase_by_id(purchase_id).orders:
        actions.count_soon(order, order.paid_at)


@on("order.cash_collected")
def count_cash(order_id: int, store_id: int) -> None:
    """A store took the cash."""
    order = orders.order_by_id(order_id)
    actions.count_soon(order, order.paid_at)


@on("refund.paid")
def count_refund(refund_id: int) -> None:
    """Money went back: counted today, and beside the goods on the day they were sold."""
    made = payments.refund_by_id(refund_id)
    if made.order_id is not None:
        actions.count_soon(orders.order_by_id(made.order_id), made.paid_at)
