"""Races on real connections: threads that start together, each with its own session. Every race has a control in which
the guard is taken away and which must go wrong, else the race proves nothing."""

import threading
import time
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from mall import audit
from mall.domain import aftersales, ledger, orders, payments, shipping, stock
from mall.domain.stock import actions as shelves
from mall.kernel import jobs, tenancy
from mall.kernel.db import db
from mall.kernel.refusals import Refusal, Stale
from mall.models import Capture, Journal, Refund, Stock
from tests.trade import CONTACT, as_person, attempt_for, baskets, buy, buyer, fresh, notice, pay
from tests.world import World


def together(app: Flask, deeds: list[Callable[[], object]]) -> list[object]:
    """Do all deeds at the same moment, each in a thread with its own connection; refusals count as outcomes."""
    barrier, outcomes = threading.Barrier(len(deeds)), list[object]([None] * len(deeds))

    def run(place: int, deed: Callable[[], object]) -> None:
        with app.app_context():
            barrier.wait()
            try:
                outcomes[place] = deed()
                db.session.commit()
            except Exception as error:
                db.session.rollback()
                outcomes[place] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    db.session.expire_all()
    broken = [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, Refusal)]
    if broken:
        raise broken[0]
    return outcomes


def buying(world: World, count: int, code: str = "lamp") -> list[Callable[[], object]]:
    """So many people who each want one."""
    wanted, who, actor = baskets(world, {code: 1}), buyer(world.alice), as_person(world.alice)

    def one(number: int) -> Callable[[], object]:
        return lambda: orders.place(who, wanted, CONTACT, key=f"key-{number}", actor=actor).id

    return [one(number) for number in range(count)]


def test_fifteen_buyers_race_for_ten_lamps_and_ten_get_one(app: Flask, world: World) -> None:
    outcomes = together(app, buying(world, 15))
    assert sum(isinstance(each, int) for each in outcomes) == 10
    assert sum(isinstance(each, stock.SoldOut) for each in outcomes) == 5
    assert stock.available([world.skus["lamp"].id])[world.skus["lamp"].id] == 0
    assert audit.findings() == []


def test_the_control_without_the_guard_oversells(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Check first, deduct later: what the conditional UPDATE is there to prevent."""

    def careless(item: stock.Wanted) -> tuple[int, int, int] | None:
        shelf = db.session.execute(select(Stock.on_hand, Stock.held).where(Stock.sku_id == item.sku_id)).one()
        time.sleep(0.05)
        if shelf.on_hand - shelf.held < item.quantity:
            return None
        left = shelf.on_hand - shelf.held - item.quantity
        return left, left, 0

    monkeypatch.setattr(shelves, "take", careless)
    outcomes = together(app, buying(world, 15))
    assert sum(isinstance(each, int) for each in outcomes) > 10


def test_one_key_pressed_by_eight_fingers_buys_once(app: Flask, world: World) -> None:
    wanted, who, actor = baskets(world, {"mug": 1}), buyer(world.alice), as_person(world.alice)
    press = lambda: orders.place(who, wanted, CONTACT, key="same", actor=actor).id  # noqa: E731
    outcomes = together(app, [press] * 8)
    assert len(set(outcomes)) == 1
    assert stock.available([world.skus["mug"].id])[world.skus["mug"].id] == 9


def test_a_notice_told_ten_times_at_once_is_booked_once(app: Flask, world: World) -> None:
    purchase = buy(world, world.alice, {"mug": 1})
    attempt = attempt_for(purchase)
    said = notice(attempt.number, attempt.amount, "P1", notice_id="n1")
    outcomes = together(app, [lambda: payments.take_in("demo", said)] * 10)
    assert outcomes.count(True) == 1
    waiting = [job.id for job in db.session.query(jobs.Job).filter_by(state="waiting", queue="money")]
    together(app, [lambda: jobs.perform(waiting[0])] * 5)
    assert db.session.query(Capture).count() == 1
    assert fresh(purchase).orders[0].payment == "paid"
    assert audit.findings() == []


def test_paying_and_cancelling_at_once_ends_in_one_of_the_two(app: Flask, world: World) -> None:
    alice = as_person(world.alice)
    for round_ in range(4):
        purchase = buy(world, world.alice, {"mug": 1})
        attempt = attempt_for(purchase)
        order_id, number, amount, purchase_id = purchase.orders[0].id, attempt.number, attempt.amount, purchase.id
        payments.take_in("demo", notice(number, amount, f"P{round_}"))
        db.session.commit()
        money = (
            db.session.query(jobs.Job)
            .filter_by(state="waiting", target="mall.domain.payments.jobs:apply_notice")
            .one()
            .id
        )

        def cancel(order_id: int = order_id) -> None:
            aftersales.cancel(orders.order_by_id(order_id), orders.CloseReason.BY_BUYER, alice)

        together(app, [lambda money=money: jobs.perform(money), cancel])
        order = orders.purchase_by_id(purchase_id).orders[0]
        db.session.refresh(order)
        assert order.fulfilment == "closed"
        assert sum(refund.amount for refund in db.session.query(Refund)) == sum(
            c.amount for c in db.session.query(Capture)
        )
        assert audit.findings() == []
        db.session.rollback()


def test_paying_and_changing_the_price_at_once_loses_no_money(app: Flask, world: World) -> None:
    """Whoever comes second finds the order changed: a paid order keeps its price, and a price that was lowered first gives
    the surplus back."""
    store_id, olivia = world.green_hill.id, as_person(world.olivia)
    for round_ in range(4):
        purchase = buy(world, world.alice, {"mug": 1})
        attempt = attempt_for(purchase)
        order, amount, purchase_id = purchase.orders[0], attempt.amount, purchase.id
        order_id, total = order.id, order.total
        payments.take_in("demo", notice(attempt.number, amount, f"P{round_}"))
        db.session.commit()
        waiting = db.session.query(jobs.Job).filter_by(state="waiting", target="mall.domain.payments.jobs:apply_notice")
        money = waiting.one().id

        def lower(order_id: int = order_id, total: int = total) -> object:
            tenancy.enter_store(store_id)
            return orders.reprice(orders.order_by_id(order_id), 3000, 0, "agreed", olivia, total).id

        _paid, changed = together(app, [lambda money=money: jobs.perform(money), lower])
        paid = orders.purchase_by_id(purchase_id).orders[0]
        db.session.refresh(paid)
        assert (paid.payment, paid.total) == ("paid", 3000 if isinstance(changed, int) else total)
        back = sum(refund.amount for refund in db.session.query(Refund).filter_by(cause="surplus"))
        assert back % (total - 3000) == 0
        assert audit.findings() == []
        db.session.rollback()


def test_two_colleagues_who_change_one_price_change_it_once(app: Flask, world: World) -> None:
    order = buy(world, world.alice, {"mug": 2}).orders[0]
    order_id, total, store_id, olivia = order.id, order.total, world.green_hill.id, as_person(world.olivia)

    def lower(by: int) -> object:
        tenancy.enter_store(store_id)
        return orders.reprice(orders.order_by_id(order_id), order.goods - by, 0, "agreed", olivia, total).id

    outcomes = together(app, [lambda by=by: lower(by) for by in (100, 200, 300, 400)])
    assert sum(isinstance(each, int) for each in outcomes) == 1
    assert sum(isinstance(each, Stale) for each in outcomes) == 3
    assert audit.findings() == []


def test_two_cancellations_refund_once(app: Flask, world: World) -> None:
    purchase = buy(world, world.alice, {"mug": 2})
    pay(purchase)
    order_id, alice = fresh(purchase).orders[0].id, as_person(world.alice)
    deed = lambda: aftersales.cancel(  # noqa: E731
        orders.order_by_id(order_id), orders.CloseReason.BY_BUYER, alice
    )
    outcomes = together(app, [deed] * 4)
    assert sum(isinstance(each, Refusal) for each in outcomes) == 3
    assert db.session.query(Refund).count() == 1
    assert stock.available([world.skus["mug"].id])[world.skus["mug"].id] == 10
    assert audit.findings() == []


def test_two_settlements_of_one_night_write_one_statement(app: Flask, world: World) -> None:
    purchase = buy(world, world.alice, {"lamp": 1})
    pay(purchase)
    order = fresh(purchase).orders[0]
    ledger.order_matured(order.id, order.store_id, "CNY")
    db.session.commit()
    day = order.created_at.date().isoformat()
    settle = jobs.resolve("mall.domain.orders.jobs:settle_store")
    store_id = world.bright_lane.id
    together(app, [lambda: settle(store_id, day)] * 5)
    assert len(ledger.statements_for(world.bright_lane.id).items) == 1
    assert db.session.query(Journal).filter_by(event="order.matured").count() == 1


def test_two_colleagues_who_send_the_last_two_lines_at_once_complete_the_order(app: Flask, world: World) -> None:
    purchase = buy(world, world.alice, {"tea-100": 2, "mug": 1})
    pay(purchase)
    order, clerk = fresh(purchase).orders[0], as_person(world.olivia)
    lines = [line.id for line in order.lines]
    shipping.ship(order, {lines[0]: 1}, "sf", "SF00000000", clerk)
    db.session.commit()

    def send(line_id: int) -> None:
        shipping.ship(orders.order_by_id(order.id), {line_id: 1}, "sf", f"SF0000000{line_id}", clerk)
        time.sleep(0.1)

    outcomes = together(app, [lambda line_id=line_id: send(line_id) for line_id in lines])
    assert outcomes == [None, None]
    assert fresh(purchase).orders[0].fulfilment == "shipped"
