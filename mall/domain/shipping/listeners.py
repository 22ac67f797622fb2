"""What shipping does when an order becomes ready or is closed, and when an account closes."""

from typing import Any

from mall.domain import delivery, orders
from mall.domain.shipping import queries, tasks
from mall.domain.shipping.actions import issue_code
from mall.kernel import actors
from mall.kernel.belongings import tells
from mall.kernel.facts import on


@on("order.ready")
def give_pickup_code(order_id: int, store_id: int) -> None:
    """An order that is fetched gets its code."""
    order = orders.locked_order(order_id)
    if order.method == delivery.Method.PICKUP:
        issue_code(order)


@on("order.ready")
def await_courier(order_id: int, store_id: int) -> None:
    """An order that the store's own people bring waits for one of them."""
    order = orders.locked_order(order_id)
    if order.method == delivery.Method.COURIER:
        tasks.await_courier(order)


@on("order.closed")
def call_off(order_id: int, store_id: int) -> None:
    """Nobody needs to bring it any more."""
    tasks.call_off(orders.locked_order(order_id), actors.job("call_off"))


@on("person.closed")
def forget_deliveries(person_id: int) -> None:
    """Erase what was written and photographed at her door."""
    tasks.forget(person_id)


@tells("deliveries")
def deliveries_of(person_id: int) -> list[dict[str, Any]]:
    """What stores' own people brought her."""
    return queries.belongings(person_id)
