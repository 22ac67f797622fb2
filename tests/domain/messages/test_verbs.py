"""Notices told once, letters for those who want them, the way out."""

from pathlib import Path

import pytest
import time_machine
from flask import Flask

from mall.domain import aftersales, messages, moderation, orders, people, reviews, shipping, stores
from mall.domain.messages import actions
from mall.kernel import clock, jobs, mail
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import Notice, Person
from tests.domain.reviews.conftest import decide, received
from tests.law.seats import ANSWERS
from tests.trade import as_person, buy, fresh, pay
from tests.world import ROBOT, World

Event = messages.Event


@pytest.fixture
def letters(app: Flask) -> Path:
    """An empty outbox."""
    for letter in mail.outbox().iterdir():
        letter.unlink()
    return mail.outbox()


def subjects(outbox: Path) -> list[str]:
    """What was written, oldest first, by the letters' subjects."""
    lines = [line for text in texts(outbox) for line in text.splitlines()[:4]]
    return [line.removeprefix("Subject: ") for line in lines if line.startswith("Subject: ")]


def events(person: Person) -> list[str]:
    rows = db.session.query(Notice).filter_by(person_id=person.id).order_by(Notice.id)
    return [row.event for row in rows]


def settle() -> None:
    db.session.commit()
    jobs.drain()


def send(purchase: orders.Purchase) -> None:
    order = fresh(purchase).orders[0]
    shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF1234567890", ROBOT)


def drop_price(world: World, *crowd: Person) -> None:
    """As favourites would tell them."""
    when = clock.now()
    actions.tell([each.id for each in crowd], Event.PRICE_DROP, f"x@{when}", when, {"price": 2900}, world.mug.id)
    settle()


def test_an_order_is_told_of_from_payment_to_parcel(world: World, letters: Path) -> None:
    purchase = buy(world, world.alice, {"mug": 1})
    pay(purchase)
    send(purchase)
    settle()
    assert events(world.alice) == [Event.PURCHASE_PAID, Event.PARCEL_SENT]
    assert subjects(letters) == ["Your order is confirmed", "A parcel is on its way"]
    parcel = messages.notices_for(world.alice.id, "en").items[0]
    assert "SF Express, number SF1234567890" in parcel.body
    assert parcel.path == f"/orders/{fresh(purchase).orders[0].number}"


def test_the_inbox_speaks_the_readers_language(world: World) -> None:
    pay(buy(world, world.alice, {"mug": 1}))
    assert messages.notices_for(world.alice.id, "en").items[0].title == "Your order is confirmed"
    assert messages.notices_for(world.alice.id, "zh").items[0].title == "订单已确认"


def test_a_cancelled_and_refunded_order_is_told_of(world: World) -> None:
    purchase = buy(world, world.alice, {"mug": 1})
    pay(purchase)
    aftersales.cancel(fresh(purchase).orders[0], orders.CloseReason.BY_BUYER, as_person(world.alice))
    settle()
    assert Event.ORDER_CLOSED in events(world.alice)


def test_an_order_that_is_fetched_is_told_of_when_it_is_ready(world: World) -> None:
    pay(buy(world, world.alice, {"mug": 1}, method="pickup"))
    assert Event.READY_FOR_PICKUP in events(world.alice)


def test_an_applicant_is_told_of_the_answer(world: World) -> None:
    application = stores.start_application(world.bob.id, as_person(world.bob))
    stores.answer(application, ANSWERS | {"name_zh": "新店", "name_en": "New", "tagline_zh": "", "tagline_en": ""})
    stores.attach_document(application, "licence", b"scan", "jpg")
    stores.submit_application(application, as_person(world.bob))
    case = moderation.last_case_about("store_application", application.id)
    assert case
    moderation.decide(case, False, ROBOT, case.version, "licence", "Blurred")
    settle()
    assert events(world.bob) == [Event.APPLICATION_DECIDED]


def test_one_occurrence_is_told_once(world: World) -> None:
    for _turn in range(2):
        told = actions.tell([world.alice.id], Event.ORDER_CLOSED, "7", clock.now(), {"number": "7"})
    assert told == 0
    assert events(world.alice) == [Event.ORDER_CLOSED]


def test_what_is_switched_off_does_not_appear(world: World, letters: Path) -> None:
    messages.choose(world.alice.id, inbox=[Event.RESTOCK], letters=[])
    drop_price(world, world.alice, world.bob)
    assert messages.unread_count(world.alice.id) == 0
    assert not messages.notices_for(world.alice.id, "en").items
    assert messages.unread_count(world.bob.id) == 1
    assert [each.split("To: ")[1].splitlines()[0] for each in texts(letters)] == ["bob@example.com"]


def texts(outbox: Path) -> list[str]:
    return [each.read_text("utf-8") for each in sorted(outbox.iterdir())]


def test_what_is_about_money_comes_whatever_she_chose(world: World, letters: Path) -> None:
    messages.choose(world.alice.id, inbox=[], letters=[])
    pay(buy(world, world.alice, {"mug": 1}))
    assert messages.unread_count(world.alice.id) == 1
    assert subjects(letters) == ["Your order is confirmed"]
    assert "List-Unsubscribe" not in texts(letters)[0]


def test_a_letter_carries_a_way_out_that_works_once_and_for_her_alone(world: World, letters: Path) -> None:
    drop_price(world, world.alice)
    text = texts(letters)[0]
    url = f"http://localhost/unsubscriptions/{messages.unsubscription_token(world.alice, Event.PRICE_DROP)}"
    assert f"List-Unsubscribe: <{url}>" in text
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in text
    messages.unsubscribe(url.rpartition("/")[2])
    drop_price(world, world.alice, world.bob)
    assert [each.split("To: ")[1].splitlines()[0] for each in texts(letters)] == [
        "alice@example.com",
        "bob@example.com",
    ]
    assert messages.unread_count(world.alice.id) == 2


def test_a_way_out_that_we_did_not_sign_leads_nowhere(world: World) -> None:
    good = messages.unsubscription_token(world.alice, Event.PRICE_DROP)
    mine, event, seal = good.split(".")
    wrong = [
        "",
        "x",
        good[:-1],
        f"{mine}.{event}.{'0' * 32}",
        f"{mine}.restock.{seal}",
        f"{world.bob.public_id}.{event}.{seal}",
        messages.unsubscription_token(world.alice, Event.PURCHASE_PAID),
    ]
    for token in wrong:
        with pytest.raises(NotFound):
            messages.unsubscribe(token)


def test_a_letter_that_is_days_late_is_left(world: World, letters: Path) -> None:
    when = clock.now()
    actions.tell([world.alice.id], Event.RESTOCK, "late", when, {}, world.mug.id)
    db.session.commit()
    with time_machine.travel(when + actions.LETTERS_WITHIN * 2):
        jobs.drain()
    assert not subjects(letters)
    assert messages.unread_count(world.alice.id) == 1


def test_reading_is_remembered_and_only_ones_own(world: World) -> None:
    drop_price(world, world.alice)
    drop_price(world, world.alice)
    first = db.session.query(Notice).filter_by(person_id=world.alice.id).first()
    assert first
    with pytest.raises(NotFound):
        messages.read(world.bob.id, first.public_id, "en")
    messages.read(world.alice.id, first.public_id, "en")
    assert messages.unread_count(world.alice.id) == 1
    assert messages.read_all(world.alice.id) == 1
    assert messages.unread_count(world.alice.id) == 0


def test_a_closed_account_has_no_inbox(world: World) -> None:
    drop_price(world, world.alice, world.bob)
    messages.choose(world.alice.id, [], [])
    people.close_account(world.alice, ROBOT)
    settle()
    assert {row.person_id for row in db.session.query(Notice)} == {world.bob.id}


def test_who_reviewed_hears_of_the_answer_and_of_hiding(world: World, letters: Path) -> None:
    order = received(world, world.alice, {"mug": 1}).orders[0]
    opinion = reviews.Opinion(2, 2, 2, "Smaller than I thought.")
    review = reviews.write(order, order.lines[0].id, opinion, as_person(world.alice))
    reviews.reply(review, "review", "350 ml, as it says.", as_person(world.olivia))
    reviews.report(review, reviews.STORE, "untrue")
    settle()
    decide(False, "untrue", "It is 350 ml.")
    hidden, answered = messages.notices_for(world.alice.id, "en").items[:2]
    assert answered.title == "The store answered your review of Stoneware mug"
    assert hidden.title == "Your review of Stoneware mug is hidden"
    assert {answered.path, hidden.path} == {f"/orders/{order.number}/lines/{order.lines[0].id}/review"}
    assert {answered.title, hidden.title} <= set(subjects(letters))
