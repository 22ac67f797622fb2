"""What payments do when a store collected cash or changed a price, and when operators decide about money that did not fit."""

from mall.domain import orders
from mall.domain.moderation import Decision, decides
from mall.domain.payments.actions import CASE_KIND, ROBOT, capture_cash, decide_mismatch, supersede
from mall.kernel.facts import on


@on("order.cash_collected", queue="money")
def book_cash(order_id: int, store_id: int) -> None:
    """Put the collected cash into the books."""
    capture_cash(orders.locked_order(order_id), ROBOT)


@on("order.repriced", queue="money")
def supersede_attempts(change_id: int, order_id: int) -> None:
    """Ask for the new sum: what was begun for the old one is superseded."""
    supersede(orders.locked_purchase(orders.order_by_id(order_id).purchase_id), ROBOT)


@decides(CASE_KIND)
def decide_payment(decision: Decision) -> None:
    """Give the money back, or keep it."""
    decide_mismatch(decision.subject_id, decision.approved, decision.actor)
