"""The merchant school: lessons that tick themselves, and the fee holiday at their end."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from mall.domain import ledger, orders, reviews, school, shipping, stores
from mall.domain.school import Lesson
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import AuditEntry, CommissionRule, Purchase, Store
from tests.browser import PoliteClient
from tests.law.rivals import designed
from tests.trade import as_person, buy, fresh, pay
from tests.web.seller.conftest import SignIn, order_of, press
from tests.world import ROBOT, World

SCHOOL = "/seller/green-hill/school"
TERMS = "/admin/school"


def here(world: World) -> Store:
    db.session.expire_all()
    return stores.store_by_id(world.green_hill.id)


def rules(world: World) -> list[CommissionRule]:
    return list(db.session.scalars(select(CommissionRule).where(CommissionRule.store_id == world.green_hill.id)))


@pytest.fixture
def finished(world: World, purchase: Purchase) -> None:
    """Green Hill does what is left: says who it is, designs a page, ships in time, answers a review."""
    store = here(world)
    designed(store, world)
    stores.edit_store(store, ROBOT, store.version, phone="0571 1234567", tagline={"en": "Tea from the hill"})
    db.session.commit()
    order = order_of(purchase, store.id)
    shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF00000001", as_person(world.olivia))
    orders.receive(order, as_person(world.alice))
    review = reviews.write(order, order.lines[0].id, reviews.Opinion(4, 4, 4, "Good"), as_person(world.alice))
    reviews.reply(review, "review", "Thank you", as_person(world.olivia))
    db.session.commit()


def test_lessons_tick_themselves_as_things_are_done(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    left = {Lesson.PROFILE, Lesson.PAGE, Lesson.PROMISE, Lesson.REVIEW}
    assert set(Lesson) - school.done_by(here(world)) == left
    page = owner.page(SCHOOL)
    assert "5 of 9 lessons done" in page.words
    assert "/seller/green-hill/freight" in {link["href"] for link in page.all("a")}
    assert press(owner, f"{SCHOOL}/graduation").status_code == 422
    order = order_of(purchase, world.green_hill.id)
    with time_machine.travel(clock.now() + timedelta(days=5)):
        units = {line.id: line.quantity for line in order.lines}
        shipping.ship(order, units, "sf", "SF00000001", as_person(world.olivia))
        db.session.commit()
    assert Lesson.PROMISE not in school.done_by(here(world))
    store = here(world)
    stores.edit_store(store, ROBOT, store.version, phone="1", tagline={"en": "Tea"})
    assert Lesson.PROFILE in school.done_by(here(world))


def test_finishing_brings_a_fee_holiday_once_and_the_waterfall_names_it(
    world: World, finished: None, owner: PoliteClient
) -> None:
    assert owner.submit(SCHOOL, "/graduation").status_code == 303
    press(owner, f"{SCHOOL}/graduation")
    jobs.drain()
    assert [(rule.rate_bp, ledger.all_rules()[0].id == rule.id) for rule in rules(world)] == [(0, True)]
    assert "you pay 0% commission on what is sold until" in owner.page(SCHOOL).words
    sold = buy(world, world.alice, {"mug": 1})
    pay(sold)
    line = fresh(sold).orders[0].lines[0]
    assert (line.commission["amount"], line.commission["rule_id"]) == (0, rules(world)[0].id)
    words = owner.page(f"/seller/green-hill/orders/{fresh(sold).orders[0].number}").words
    assert "Fee holiday for new merchants" in words
    with time_machine.travel(clock.now() + timedelta(days=31)):
        later = buy(world, world.bob, {"mug": 1})
        assert later.orders[0].lines[0].commission["amount"] == 195


def test_a_rivals_goods_pay_as_before(world: World, finished: None, owner: PoliteClient) -> None:
    owner.submit(SCHOOL, "/graduation")
    jobs.drain()
    assert buy(world, world.alice, {"lamp": 1}).orders[0].lines[0].commission["amount"] == 1295


def test_operators_set_rate_and_days_in_one_place(
    world: World, finished: None, owner: PoliteClient, signed_in: SignIn
) -> None:
    operator = signed_in(world.operators["finance"])
    assert operator.submit(TERMS, TERMS, rate="1.5", days="10").status_code == 303
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "school.terms")).one()
    assert (entry.before["days"], entry.after["rate_bp"]) == (30, 150)
    assert "for 10 days you pay 1.5% commission" in owner.page(SCHOOL).words
    owner.submit(SCHOOL, "/graduation")
    jobs.drain()
    rule = rules(world)[0]
    assert (rule.rate_bp, rule.ends_at - rule.starts_at) == (150, timedelta(days=10))  # type: ignore[operator]
    operator.submit(TERMS, TERMS, rate="9", days="1")
    assert rules(world)[0].rate_bp == 150
    assert "Green Hill" in operator.page(TERMS).words


@pytest.mark.parametrize("wrong", [{"rate": "101"}, {"rate": "x"}, {"days": "366"}, {"days": "-1"}, {"days": ""}])
def test_terms_that_cannot_be_are_refused(world: World, signed_in: SignIn, wrong: dict[str, str]) -> None:
    operator = signed_in(world.operators["finance"])
    assert operator.submit(TERMS, TERMS, **{"rate": "0", "days": "30", **wrong}).status_code == 422
    assert school.terms().days == 30


def test_without_days_there_is_no_holiday(world: World, finished: None, owner: PoliteClient) -> None:
    school.set_terms(0, 0, ROBOT)
    assert "There is no fee holiday at the moment." in owner.page(SCHOOL).words
    press(owner, f"{SCHOOL}/graduation")
    jobs.drain()
    assert not rules(world)
