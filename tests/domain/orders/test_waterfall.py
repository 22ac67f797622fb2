"""The table of an order's money says what the books hold, to the cent, whatever became of the order."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import text

from mall.domain import aftersales, ledger, orders, payments, shipping, stores
from mall.domain.aftersales.actions import pay_back
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Order
from tests.trade import as_person, buy, fresh, pay
from tests.world import ROBOT, World


def sold(world: World, **codes: int) -> Order:
    """Paid for through the demo bank; an order of Green Hill's or of Bright Lane's."""
    purchase = buy(world, world.alice, {code.replace("_", "-"): count for code, count in codes.items()})
    pay(purchase)
    return fresh(purchase).orders[0]


def by_two_rules(world: World) -> Order:
    """Tea by the rule of its category, and a tax on the commission."""
    ledger.add_rule(ROBOT, {"en": "Kitchen"}, rate_bp=333, fixed=7, minimum=30, category_id=world.kitchen.id)
    return sold(world, tea_100=3, mug=1)


def refunded_in_parts(world: World) -> Order:
    """One of three, and then another."""
    order = sold(world, tea_100=3)
    give_back(order, 1)
    return give_back(order, 1)


def refunded_after_payout(world: World) -> Order:
    """The money is matured and gone: what the store gives back becomes its debt."""
    order = sold(world, lamp=2)
    matured(world, order)
    pay_out(world, order)
    return give_back(order, 1)


def cancelled(world: World) -> Order:
    order = sold(world, mug=2)
    aftersales.cancel(order, orders.CloseReason.BY_BUYER, as_person(world.alice))
    return order


def paid_at_the_door(world: World) -> Order:
    order = to_the_door(world)
    orders.collect_cash(order, ROBOT)
    db.session.commit()
    jobs.drain()
    return orders.order_by_id(order.id)


def paid_at_the_door_and_refunded(world: World) -> Order:
    return give_back(paid_at_the_door(world), 1)


def matured_at_the_door(world: World) -> Order:
    """Nothing is pending of it, and its commission is still owed."""
    return matured(world, paid_at_the_door(world))


def of_a_joint_store(world: World) -> Order:
    ledger.add_rule(ROBOT, {"en": "Share"}, rate_bp=2500, store_mode="joint")
    world.green_hill.mode = stores.StoreMode.JOINT
    return sold(world, tea_250=1)


def of_the_malls_own_store(world: World) -> Order:
    world.green_hill.mode = stores.StoreMode.SELF
    return sold(world, tea_250=1, mug=2)


def of_the_malls_own_store_refunded(world: World) -> Order:
    return give_back(of_the_malls_own_store(world), 1)


def of_the_malls_own_store_at_the_door(world: World) -> Order:
    world.green_hill.mode = stores.StoreMode.SELF
    return paid_at_the_door(world)


KINDS = (
    by_two_rules, refunded_in_parts, refunded_after_payout, cancelled, paid_at_the_door, paid_at_the_door_and_refunded,
    matured_at_the_door, of_a_joint_store, of_the_malls_own_store, of_the_malls_own_store_refunded,
    of_the_malls_own_store_at_the_door,
)  # fmt: skip


@pytest.mark.parametrize("lived", KINDS)
def test_the_table_is_what_the_books_hold(world: World, lived: Callable[[World], Order]) -> None:
    order = lived(world)
    db.session.commit()
    flow = orders.waterfall_of(orders.order_by_id(order.id))
    assert flow.is_booked
    assert flow.left == held(order)
    assert flow.paid == order.total
    refunds = [row for part in flow.parts if part.kind == "refund" for row in part.rows]
    given_back = -sum(row.amount for row in refunds if row.line in ("goods", "freight"))
    assert given_back == sum(each.amount for each in payments.refunds_for(order.id))
    in_the_books = {name: amount for name, amount in by_line(order).items() if amount}
    in_the_table: dict[str, int] = {}
    for part in flow.parts:
        for row in part.rows:
            in_the_table[row.line] = in_the_table.get(row.line, 0) + row.amount
    assert {name: amount for name, amount in in_the_table.items() if amount} == in_the_books


def test_a_commission_names_the_rule_as_it_was(world: World) -> None:
    order = by_two_rules(world)
    rule = ledger.rule_by_id(order.lines[0].commission["rule_id"])
    ledger.edit_rule(rule, ROBOT, rule.version, name={"en": "Renamed"}, rate_bp=900)
    db.session.commit()
    rows = [row for row in orders.waterfall_of(order).parts[0].rows if row.line == "commission"]
    assert [(row.rule and row.rule["rule_name"], row.rule and row.rule["rate_bp"]) for row in rows] == [
        ({"en": "Kitchen"}, 333)
    ]
    assert (rows[0].base, rows[0].amount) == (3 * 6800 + 3900, -(679 + 21 + 130 + 7))


def test_before_it_is_paid_it_says_what_will_be_booked(world: World) -> None:
    waiting, on_delivery = buy(world, world.alice, {"mug": 1}).orders[0], to_the_door(world)
    for order in (waiting, on_delivery):
        flow = orders.waterfall_of(order)
        assert (flow.is_booked, flow.paid) == (False, order.total)
    owed = orders.waterfall_of(on_delivery)
    assert (owed.left, owed.cash, owed.earned) == (-975, on_delivery.total, on_delivery.total - 975)


def test_of_an_order_that_nobody_paid_there_is_nothing(world: World) -> None:
    order = buy(world, world.alice, {"mug": 1}).orders[0]
    orders.cancel_unpaid(order, orders.CloseReason.BY_BUYER, ROBOT)
    assert orders.waterfall_of(order).parts == ()


def held(order: Order) -> int:
    return sum(by_line(order).values())


def by_line(order: Order) -> dict[str, int]:
    """What the books hold of the order at its store's accounts, or as the mall's revenue: by what the legs are."""
    mine = "account_kind = 'revenue'" if order.is_own else "store_id = :store"
    rows = db.session.execute(
        text(
            "SELECT replace(line, '_refunded', '') AS line, sum(amount) AS amount FROM posting "
            f"WHERE order_id = :order AND {mine} AND line NOT IN ('shortfall', 'debt_repaid') GROUP BY 1"
        ),
        {"order": order.id, "store": order.store_id},
    )
    return {row.line: int(row.amount) for row in rows}


def give_back(order: Order, units: int) -> Order:
    """Refund so many units of the first line, with their share of the commission, as running totals have it."""
    orders.locked_purchase(order.purchase_id)
    order = orders.locked_with_lines(order.id)
    line = order.lines[0]
    part = orders.TakenBack(line.id, units, orders.claim(line, units))
    pay_back(order, [part], 0, "returned", line.claimed, ROBOT)
    db.session.commit()
    return order


def to_the_door(world: World) -> Order:
    """Sent, to be paid in cash: five mugs of Green Hill's."""
    stores.edit_store(world.green_hill, ROBOT, world.green_hill.version, takes_cash_on_delivery=True)
    purchase = orders.locked_purchase(buy(world, world.alice, {"mug": 5}).id)
    payments.start(purchase, "cash", "/", "test", as_person(world.alice))
    order = purchase.orders[0]
    shipping.ship(order, {order.lines[0].id: 5}, "sf", "SF1234567890", ROBOT)
    db.session.commit()
    return order


def matured(world: World, order: Order) -> Order:
    if order.fulfilment == "ready":
        shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF1234567890", ROBOT)
    orders.receive(order, as_person(world.alice))
    orders.mature(order)
    return order


def pay_out(world: World, order: Order) -> None:
    """Everything that is available leaves for the bank."""
    first, second = (as_person(world.operators[name]) for name in ("finance", "finance2"))
    with time_machine.travel(clock.now() + timedelta(days=1)):
        statement = ledger.cut_statement(order.store_id, clock.now().date(), clock.now(), ROBOT)
        assert statement
        ledger.confirm(statement, ROBOT)
        ledger.propose_payout(statement, first)
        ledger.approve_payout(statement, second)
