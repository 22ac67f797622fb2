"""What a store sold, counted from its orders: to the cent, and as often as one likes."""

from datetime import timedelta
from typing import Any

import time_machine
from flask import Flask
from sqlalchemy import func, select

from mall.domain import aftersales, analytics, orders, payments, stores
from mall.domain.analytics.actions import count
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Order, Person, Posting, ProductDay, Purchase, Refund, SalesDay, SourceDay
from tests.domain.people.test_races import at_once
from tests.trade import as_person, buy, fresh, pay
from tests.world import ROBOT, World


def sell(world: World, person: Person, codes: dict[str, int], days_ago: int = 0) -> Purchase:
    """Bought and paid that many days ago."""
    with time_machine.travel(clock.now() - timedelta(days=days_ago), tick=False):
        purchase = buy(world, person, codes)
        pay(purchase)
    return purchase


def period(days: int = 30) -> analytics.Period:
    today = analytics.day_of(clock.now(), "Asia/Shanghai")
    return analytics.period_of(today - timedelta(days=days - 1), today)


def everything() -> list[Any]:
    db.session.expire_all()
    return [sorted(db.session.execute(select(*model.__table__.columns))) for model in (SalesDay, ProductDay, SourceDay)]


def trade(world: World) -> None:
    """A month: Alice twice, Bob once, one order given back."""
    sell(world, world.alice, {"tea-100": 2, "mug": 1}, 20)
    sell(world, world.alice, {"mug": 1, "lamp": 1}, 3)
    taken_back = fresh(sell(world, world.bob, {"tea-250": 1}, 2))
    aftersales.cancel(taken_back.orders[0], orders.CloseReason.BY_BUYER, as_person(world.bob))
    made = payments.refunds_for(taken_back.orders[0].id)[0]
    payments.confirm_refund(made, "BANK-1", ROBOT)
    for store in (world.green_hill, world.bright_lane):
        count(store.id)
    db.session.commit()


def test_figures_agree_with_orders_refunds_and_books_to_the_cent(world: World) -> None:
    trade(world)
    now = analytics.figures_of(world.green_hill, period())
    mine = select(func.sum(Order.total)).where(Order.store_id == world.green_hill.id, Order.payment == "paid")
    assert now.sales == db.session.scalar(mine)
    earned = select(func.sum(Posting.amount)).where(
        Posting.store_id == world.green_hill.id, Posting.line.in_(("goods", "freight")), Posting.amount > 0
    )
    assert now.sales == db.session.scalar(earned)
    assert now.refunded == db.session.scalar(select(func.sum(Refund.amount)))
    assert (now.orders, now.refunds, now.units) == (3, 1, 5)
    products = analytics.products_of(world.green_hill, period())
    goods = select(func.sum(Order.goods)).where(Order.store_id == world.green_hill.id, Order.payment == "paid")
    assert sum(row.sales for row in products) == db.session.scalar(goods)
    assert {row.product_id for row in products} == {world.tea.id, world.mug.id}
    assert next(row.refunded for row in products if row.product_id == world.tea.id) == 15800
    assert sum(row.sales for row in analytics.sources_of(world.green_hill, period())) == now.sales


def test_who_comes_back_is_counted_from_her_second_order_on(world: World) -> None:
    trade(world)
    assert analytics.figures_of(world.green_hill, period()).returning == 1
    assert analytics.figures_of(world.bright_lane, period()).returning == 0


def test_a_period_is_compared_with_the_one_before(world: World) -> None:
    trade(world)
    week = period(15)
    assert analytics.figures_of(world.green_hill, week).orders == 2
    assert analytics.figures_of(world.green_hill, week.before).orders == 1
    mug = next(row for row in analytics.products_of(world.green_hill, week) if row.product_id == world.mug.id)
    assert (mug.sales, mug.before) == (3900, 3900)


def test_counting_again_changes_nothing_and_two_at_once_do_not_meet(app: Flask, world: World) -> None:
    trade(world)
    before = everything()
    store_id = world.green_hill.id
    assert at_once(app, *[lambda: count(store_id)] * 3) == [None] * 3
    assert everything() == before


def test_what_was_spoilt_is_right_again_after_a_count(world: World) -> None:
    trade(world)
    before = everything()
    db.session.query(SalesDay).update({"sales": SalesDay.sales + 1})
    db.session.query(SourceDay).delete()
    for store in (world.green_hill, world.bright_lane):
        count(store.id)
    db.session.commit()
    assert everything() == before


def test_a_sale_is_counted_by_itself_a_minute_later(world: World) -> None:
    sell(world, world.alice, {"mug": 1})
    assert not everything()[0]
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        jobs.drain()
        assert analytics.figures_of(world.green_hill, period()).orders == 1


def test_the_night_counts_every_store_that_sells(world: World) -> None:
    sell(world, world.alice, {"mug": 1, "lamp": 1}, 5)
    db.session.query(SalesDay).delete()
    jobs.later("mall.domain.analytics.jobs:count_all", queue="bulk")
    db.session.commit()
    jobs.drain()
    assert analytics.figures_of(world.green_hill, period()).orders == 1
    assert analytics.figures_of(world.bright_lane, period()).orders == 1


def test_what_is_not_paid_is_no_sale_and_cash_is_one_when_it_came(world: World) -> None:
    stores.edit_store(world.green_hill, ROBOT, world.green_hill.version, takes_cash_on_delivery=True)
    purchase = orders.locked_purchase(buy(world, world.alice, {"mug": 1}).id)
    payments.start(purchase, "cash", "/", "test", as_person(world.alice))
    db.session.commit()
    assert analytics.lately(world.green_hill)[0] == analytics.Figures()
    orders.collect_cash(purchase.orders[0], as_person(world.olivia))
    db.session.commit()
    assert analytics.lately(world.green_hill)[0] == analytics.Figures(orders=1, sales=purchase.orders[0].total)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        jobs.drain()
        assert analytics.figures_of(world.green_hill, period()).sales == purchase.orders[0].total
