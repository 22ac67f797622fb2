"""Alice bought three mugs and a tea of Green Hill's, with freight, and wants some of it back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from mall.domain import aftersales, moderation, orders, payments, shipping
from mall.domain.aftersales import AfterSale, Kind
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Order, OrderLine
from tests.stage import Kept
from tests.trade import as_person, notice, paid
from tests.world import ROBOT, World

Ask = Callable[..., AfterSale]
SENT = ("half", "sent", "received")


@pytest.fixture
def bought(world: World, kept: Kept) -> Order:
    """Paid, and nothing sent yet: three mugs at ¥39.00, one tea at ¥68.00, freight ¥9.00."""
    return kept("three_mugs_and_a_tea", lambda: paid(world, world.alice, {"mug": 3, "tea-100": 1}).orders[0])


@pytest.fixture
def order_in(world: World, bought: Order) -> Callable[[str], Order]:
    """The order further on: order_in("paid"), "half" (one mug is sent), "sent", "received"."""

    def bring(state: str) -> Order:
        mug, tea = line_of(bought, "mug"), line_of(bought, "tea-100")
        if state == "half":
            shipping.ship(now(bought), {mug.id: 1}, "sf", "SF1234567890", ROBOT)
        elif state in SENT:
            shipping.ship(now(bought), {mug.id: 3, tea.id: 1}, "sf", "SF1234567890", ROBOT)
        db.session.commit()
        if state == "received":
            orders.receive(now(bought), as_person(world.alice))
        settle_jobs()
        return now(bought)

    return bring


@pytest.fixture
def ask(world: World) -> Ask:
    """Alice asks: ask(order, "refund", mug=2)."""

    def wish(order: Order, kind: str, reason: str = "other", words: str = "", **units: int) -> AfterSale:
        wanted = {line_of(order, code.replace("_", "-")).id: count for code, count in units.items()}
        made = aftersales.ask(order, aftersales.Wish(Kind(kind), reason, wanted, words), as_person(world.alice))
        db.session.commit()
        return made

    return wish


def line_of(order: Order, code: str) -> OrderLine:
    return next(line for line in now(order).lines if line.sku_code == code)


def now(order: Order) -> Order:
    """The order as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return orders.order_by_id(order.id)


def again(request: AfterSale) -> AfterSale:
    """The request as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return aftersales.request_by_id(request.id)


def settle_jobs() -> None:
    db.session.commit()
    jobs.drain(queue="default")
    jobs.drain(queue="money")


def agree(request: AfterSale, **answer: Any) -> AfterSale:
    """The store says yes, and the job pays."""
    aftersales.agree(again(request), ROBOT, **answer)
    settle_jobs()
    return again(request)


def bank_pays(request: AfterSale) -> AfterSale:
    """The bank says that the money is back."""
    made = next(each for each in payments.refunds_for(request.order_id) if each.cause_id == request.id)
    payments.take_in("demo", notice(made.number, made.amount, f"R{made.number}", kind="refund"))
    settle_jobs()
    return again(request)


def time_passes(**length: float) -> None:
    """Do what is due so much later."""
    with time_machine.travel(clock.now() + timedelta(**length)):
        settle_jobs()


def decide(approved: bool, message: str = "") -> None:
    """An operator decides the oldest case."""
    case = moderation.open_cases("after_sale").items[0]
    moderation.decide(case, approved, ROBOT, case.version, "" if approved else "not_shown", message)
    settle_jobs()
