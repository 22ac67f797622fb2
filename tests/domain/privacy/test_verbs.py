"""A copy of everything, and the way out."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine

from mall.domain import carts, favourites, messages, orders, people, privacy, shipping, stores
from mall.kernel import clock, jobs
from mall.kernel.belongings import TELLERS
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import Address, Identifier, Notice, OrderContact, Person, StoreApplication, WebSession
from tests.law.seats import ANSWERS
from tests.trade import as_person, buy, fresh, pay
from tests.world import ROBOT, XIHU, World


def bought(world: World, code: str = "mug") -> orders.Purchase:
    """Bought, sent and received."""
    purchase = buy(world, world.alice, {code: 1})
    pay(purchase)
    order = fresh(purchase).orders[0]
    shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF1234567890", ROBOT)
    orders.receive(order, as_person(world.alice))
    settle()
    return purchase


def settle() -> None:
    db.session.commit()
    jobs.drain()


def settled_life(world: World) -> orders.Purchase:
    """Alice has something of everything."""
    people.add_address(
        world.alice, name="Alice", phone="13800138000", country="CN", region_id=XIHU, line="8 Willow Lane"
    )
    people.start_session(world.alice, user_agent="phone", address="127.0.0.1")
    carts.add(carts.new_cart_for(world.alice.id), world.skus["lamp"], 1)
    favourites.add(world.alice.id, world.lamp)
    favourites.visit(world.alice.id, world.tea.id)
    return bought(world)


def copy_of(person: Person) -> dict[str, object]:
    content = privacy.content_of(person, privacy.exports_for(person)[0].public_id)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name.removesuffix(".json"): json.loads(archive.read(name)) for name in archive.namelist()}


def test_the_copy_holds_what_every_trade_keeps_about_her(world: World) -> None:
    purchase = settled_life(world)
    privacy.ask_export(world.alice)
    settle()
    copy = copy_of(world.alice)
    assert set(copy) == set(TELLERS)
    text = json.dumps(copy, ensure_ascii=False)
    for words in (
        "alice@example.com",
        "8 Willow Lane",
        fresh(purchase).orders[0].number,
        "Brass desk lamp",
        "Longjing tea",
    ):
        assert words in text, words
    assert messages.notices_for(world.alice.id, "en").items[0].title == "Your data is ready"


def test_the_copy_is_hers_alone_and_lies_ready_for_seven_days(world: World) -> None:
    privacy.ask_export(world.alice)
    public_id = privacy.exports_for(world.alice)[0].public_id
    with pytest.raises(NotFound):
        privacy.content_of(world.alice, public_id)  # not made yet
    settle()
    assert privacy.content_of(world.alice, public_id)
    with pytest.raises(NotFound):
        privacy.content_of(world.bob, public_id)
    with time_machine.travel(clock.now() + privacy.EXPORT_KEPT + timedelta(minutes=1)):
        with pytest.raises(NotFound):
            privacy.content_of(world.alice, public_id)
        privacy.tidy()
    assert not privacy.exports_for(world.alice)


def test_a_second_copy_on_the_same_day_is_refused(world: World) -> None:
    privacy.ask_export(world.alice)
    with pytest.raises(privacy.AskedToday):
        privacy.ask_export(world.alice)


def test_an_account_is_erased_seven_days_after_she_asked(world: World) -> None:
    purchase = settled_life(world)
    closing = privacy.ask_closing(world.alice)
    db.session.commit()
    jobs.drain(before=clock.now() + timedelta(days=6))
    assert world.alice.is_active
    with time_machine.travel(closing.due_at + timedelta(minutes=1)):
        jobs.drain()
    db.session.expire_all()
    assert (world.alice.state, world.alice.name) == ("closed", "")
    for table in (Identifier, Address, WebSession, Notice):
        assert not db.session.query(table).filter_by(person_id=world.alice.id).count(), table
    assert favourites.counts_for(world.alice.id) == favourites.Counts(0, 0, 0)
    assert carts.cart_of_person(world.alice.id) is None
    order = fresh(purchase).orders[0]
    contact = db.session.query(OrderContact).filter_by(order_id=order.id).one()
    assert (contact.name, contact.phone, contact.line) == ("", "", "")
    assert (order.total, order.person_id) == (3900 + 600, world.alice.id)


def test_she_may_change_her_mind(world: World) -> None:
    closing = privacy.ask_closing(world.alice)
    privacy.withdraw_closing(world.alice)
    db.session.commit()
    with time_machine.travel(closing.due_at + timedelta(minutes=1)):
        jobs.drain()
    db.session.expire_all()
    assert world.alice.is_active


def test_an_open_order_stands_in_the_way(world: World) -> None:
    buy(world, world.alice, {"mug": 1})
    with pytest.raises(privacy.InTheWay):
        privacy.ask_closing(world.alice)


def test_an_open_store_and_a_desk_role_stand_in_the_way(world: World) -> None:
    for person in (world.olivia, world.operators["support"]):
        assert len(privacy.obstacles(person)) == 1
        with pytest.raises(privacy.InTheWay):
            privacy.ask_closing(person)
    assert not privacy.obstacles(world.clark)


def test_what_opens_meanwhile_puts_it_off_and_does_not_lose_it(world: World) -> None:
    closing = privacy.ask_closing(world.alice)
    db.session.commit()
    with time_machine.travel(closing.due_at - timedelta(minutes=5)):
        purchase = buy(world, world.alice, {"mug": 1})
        pay(purchase)
    with time_machine.travel(closing.due_at + timedelta(minutes=1)):
        jobs.drain()
        db.session.expire_all()
        assert world.alice.is_active
        order = fresh(purchase).orders[0]
        shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF1234567890", ROBOT)
        orders.receive(order, as_person(world.alice))
        db.session.commit()
    with time_machine.travel(closing.due_at + timedelta(days=1, minutes=5)):
        jobs.drain()
    db.session.expire_all()
    assert not world.alice.is_active


def test_an_application_that_led_nowhere_goes_with_her(world: World) -> None:
    application = stores.start_application(world.alice.id, as_person(world.alice))
    stores.answer(application, ANSWERS)
    stores.attach_document(application, "licence", b"scan", "jpg")
    stores.submit_application(application, as_person(world.alice))
    people.close_account(world.alice, ROBOT)
    settle()
    row = db.session.query(StoreApplication).filter_by(person_id=world.alice.id).one()
    assert (row.answers, row.documents, row.state) == ({}, [], "withdrawn")
