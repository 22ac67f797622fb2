"""A purchase of two stores' goods: placed, paid, shipped, received, matured, stated, paid out."""

from datetime import timedelta

import time_machine

from mall.domain import ledger, orders, shipping, stock
from mall.domain.ledger import Kind, Owner
from mall.kernel import clock, jobs
from mall.kernel.db import db
from tests.trade import as_person, banks, buy, fresh, pay
from tests.world import ROBOT, World


def test_a_paid_purchase_reaches_both_stores_to_the_cent(world: World) -> None:
    purchase = buy(world, world.alice, {"tea-100": 2, "mug": 1, "lamp": 1})
    assert [order.total for order in purchase.orders] == [6800 * 2 + 3900 + 800, 25900 + 600]
    assert stock.available([world.skus["tea-100"].id]) == {world.skus["tea-100"].id: 8}

    pay(purchase)

    paid = fresh(purchase)
    assert [order.payment for order in paid.orders] == ["paid", "paid"]
    assert [order.fulfilment for order in paid.orders] == ["ready", "ready"]
    total = purchase.total
    assert ledger.balance(Owner.PROVIDER, Kind.CLEARING, name="demo") == -total
    assert ledger.balance(Owner.PLATFORM, Kind.UNAPPLIED) == 0
    tea_and_mug = 6800 * 2 + 3900
    assert ledger.balances_of(world.green_hill.id).pending == tea_and_mug + 800 - (680 + 195)
    assert ledger.balance(Owner.PLATFORM, Kind.COMMISSION) == 680 + 195 + 1295


def test_money_matures_is_stated_and_paid_out_by_two_people(world: World) -> None:
    purchase = buy(world, world.alice, {"lamp": 1})
    pay(purchase)
    order = fresh(purchase).orders[0]
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1234567890", as_person(world.rita))
    orders.receive(order, as_person(world.alice))
    db.session.commit()
    net = 25900 - 1295 + 600
    with time_machine.travel(clock.now() + timedelta(days=8)):
        jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
        db.session.commit()
        jobs.drain()
        assert ledger.balances_of(world.bright_lane.id) == ledger.Balances(0, net, 0, 0)
        statement = ledger.statements_for(world.bright_lane.id).items[0]
        assert (statement.total, statement.payable, statement.state) == (net, net, "issued")

        ledger.confirm(statement, as_person(world.rita))
        finance = world.operators["finance"], world.operators["finance2"]
        ledger.propose_payout(statement, as_person(finance[0]))
        payout = ledger.approve_payout(statement, as_person(finance[1]))
        banks(world.bright_lane.id)
        ledger.send_payout(payout, as_person(finance[0]))
        ledger.record_payout(payout, as_person(finance[0]), "BANK-1")
        db.session.commit()

    assert ledger.balances_of(world.bright_lane.id) == ledger.Balances(0, 0, 0, 0)
    assert ledger.balance(Owner.PLATFORM, Kind.BANK) == net
    assert ledger.statement_by_id(statement.id).state == "paid"


def test_an_unpaid_purchase_closes_and_gives_its_units_back(world: World) -> None:
    purchase = buy(world, world.alice, {"mug": 10})
    assert stock.available([world.skus["mug"].id]) == {world.skus["mug"].id: 0}
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        jobs.drain()
    order = fresh(purchase).orders[0]
    assert (order.payment, order.fulfilment, order.close_reason) == ("void", "closed", "not_paid")
    assert stock.available([world.skus["mug"].id]) == {world.skus["mug"].id: 10}
    assert ROBOT.kind == "job"
