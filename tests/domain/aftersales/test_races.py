"""Races about one order on real connections, each side with a transaction of its own."""

import time
from datetime import timedelta

import pytest
from flask import Flask

from mall import audit
from mall.domain import aftersales, orders, shipping
from mall.domain.aftersales.jobs import keep_deadline
from mall.kernel import clock, jobs, tenancy
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.models import AfterSale, Job, Order, Refund
from tests.domain.aftersales.conftest import Ask, line_of, now
from tests.domain.aftersales.test_requests import OrderIn
from tests.domain.orders.test_races import together
from tests.trade import as_person
from tests.world import ROBOT, World


def refusals(outcomes: list[object]) -> int:
    return sum(isinstance(each, Refusal) for each in outcomes)


def test_two_requests_for_the_same_units_claim_them_once(app: Flask, world: World, order_in: OrderIn) -> None:
    order = order_in("received")
    mug, order_id, alice = line_of(order, "mug").id, order.id, as_person(world.alice)
    wish = aftersales.Wish(aftersales.Kind.REFUND, "damaged", {mug: 2})
    outcomes = together(app, [lambda: aftersales.ask(orders.order_by_id(order_id), wish, alice).id] * 4)
    assert refusals(outcomes) == 3
    assert line_of(order, "mug").claimed == 2
    assert audit.findings() == []


def test_an_order_is_sent_or_asked_back_and_never_both(app: Flask, world: World, bought: Order) -> None:
    mug, tea, order_id = line_of(bought, "mug").id, line_of(bought, "tea-100").id, bought.id
    store_id, alice = world.green_hill.id, as_person(world.alice)

    def ship() -> None:
        tenancy.enter_store(store_id)
        shipping.ship(orders.order_by_id(order_id), {mug: 3, tea: 1}, "sf", "SF1234567890", ROBOT)

    def cancel() -> None:
        aftersales.ask(orders.order_by_id(order_id), aftersales.Wish(aftersales.Kind.CANCEL, "mistake"), alice)

    outcomes = together(app, [ship, cancel])
    assert refusals(outcomes) == 1
    assert (now(bought).fulfilment == "shipped") is isinstance(outcomes[1], Refusal)
    assert audit.findings() == []


def test_without_the_lock_it_would_be_both(
    app: Flask, world: World, bought: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: look at the gates first and ship later."""
    mug, tea, order_id, alice = (
        line_of(bought, "mug").id,
        line_of(bought, "tea-100").id,
        bought.id,
        as_person(world.alice),
    )
    monkeypatch.setattr(orders.actions, "locked_order", orders.order_by_id)
    monkeypatch.setattr(orders, "locked_order", orders.order_by_id)
    looked = orders.actions._pass_gates
    monkeypatch.setattr(orders.actions, "_pass_gates", lambda order: (looked(order), time.sleep(0.3)))
    wish = aftersales.Wish(aftersales.Kind.CANCEL, "mistake")

    def cancel() -> None:
        time.sleep(0.1)
        aftersales.ask(orders.order_by_id(order_id), wish, alice)

    def ship() -> None:
        orders.note_shipped(orders.order_by_id(order_id), {mug: 3, tea: 1}, ROBOT)

    assert refusals(together(app, [ship, cancel])) == 0
    assert (now(bought).fulfilment, line_of(bought, "mug").claimed) == ("shipped", 3)


def test_two_colleagues_who_agree_agree_once(app: Flask, world: World, order_in: OrderIn, ask: Ask) -> None:
    request = ask(order_in("received"), "refund", "damaged", mug=1)
    request_id, store_id = request.id, world.green_hill.id

    def agree() -> None:
        tenancy.enter_store(store_id)
        aftersales.agree(aftersales.request_by_id(request_id), as_person(world.olivia))

    assert refusals(together(app, [agree] * 4)) == 3
    paying = [job.id for job in db.session.query(Job).filter_by(target="mall.domain.aftersales.jobs:pay_back")]
    assert len(paying) == 1
    together(app, [lambda: jobs.perform(paying[0])] * 3)
    assert db.session.query(Refund).count() == 1
    assert audit.findings() == []


def test_a_no_at_the_last_moment_and_the_clock_are_one_answer(
    app: Flask, world: World, order_in: OrderIn, ask: Ask
) -> None:
    order, store_id = order_in("received"), world.green_hill.id
    for _round in range(3):
        request_id = ask(order, "refund", "damaged", mug=1).id
        db.session.query(AfterSale).filter_by(id=request_id).update({"due_at": clock.now() - timedelta(minutes=1)})
        db.session.commit()

        def reject(request_id: int = request_id) -> None:
            tenancy.enter_store(store_id)
            aftersales.reject(aftersales.request_by_id(request_id), "as_described", "", ROBOT)

        said, _late = together(app, [reject, lambda request_id=request_id: keep_deadline(request_id)])
        request = aftersales.request_by_id(request_id)
        assert request.state == ("granted" if isinstance(said, Refusal) else "rejected")
        assert audit.findings() == []
        db.session.rollback()
