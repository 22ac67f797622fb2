"""Where an order goes: changed before it leaves, told to the buyer, logged without saying who and where."""

import json

import pytest

from mall.domain import messages, shipping
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import AuditEntry, Order, OrderContact, Purchase
from tests.browser import PoliteClient
from tests.trade import as_person, buy, deliver_around, pay
from tests.web.seller.conftest import SignIn, order_of, press, row_counts
from tests.world import URUMQI, XIHU, World

DESK = "/seller/green-hill"


@pytest.fixture
def order(world: World, purchase: Purchase) -> Order:
    return order_of(purchase, world.green_hill.id)


def form(order: Order, **changes: object) -> dict[str, object]:
    """What the page sends."""
    assert order.contact
    there = {"name": "Zoe", "phone": "138 0013 8111", "province": "65", "city": "6501", "district": str(URUMQI)}
    return {**there, "line": "2 Long Road", "postcode": "830000", "seen": order.contact.mark} | changes


def contact_of(order: Order) -> OrderContact:
    db.session.rollback()
    return db.session.query(OrderContact).filter_by(order_id=order.id).populate_existing().one()


def test_a_store_changes_where_an_order_goes_and_the_buyer_is_told(
    world: World, order: Order, owner: PoliteClient, signed_in: SignIn
) -> None:
    path = f"{DESK}/orders/{order.number}"
    assert f"{path}/address" in {link["href"] for link in owner.page(path).all("a")}
    assert press(owner, f"{path}/address", **form(order)).status_code == 303
    contact = contact_of(order)
    assert (contact.name, contact.phone, contact.line) == ("Zoe", "+8613800138111", "2 Long Road")
    assert contact.region.startswith("新疆维吾尔自治区 乌鲁木齐市")
    assert order.number in owner.page(f"{DESK}/orders?tab=all&q=8111").words
    jobs.drain()
    assert messages.notices_for(world.alice.id, "en").items[0].title == "A store changed where your order goes"
    words = signed_in(world.alice).page(f"/orders/{order.number}").words
    assert "2 Long Road" in words and "The store changed the address on" in words


def test_the_log_says_who_and_what_and_holds_nobodys_address(world: World, order: Order, owner: PoliteClient) -> None:
    press(owner, f"{DESK}/orders/{order.number}/address", **form(order))
    entry = db.session.query(AuditEntry).filter_by(action="order.readdress").one()
    assert (entry.actor_id, entry.store_id, entry.subject_id) == (world.olivia.id, world.green_hill.id, order.id)
    assert (entry.before["name"], entry.after["name"]) == ("A**", "Z**") and entry.before["line"] != entry.after["line"]
    kept = json.dumps([entry.before, entry.after])
    assert not [part for part in ("Alice", "Zoe", "13800138000", "13800138111", "Willow", "Long Road") if part in kept]
    words = owner.page(f"{DESK}/orders/{order.number}").words
    assert "A**" in words and "Z**" in words and "Olivia" in words


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"line": ""},
        {"phone": "12"},
        {"district": ""},
        {"district": "999999"},
        {"postcode": "x" * 17},
        {"seen": ""},
    ],
)
def test_half_an_address_is_none(order: Order, owner: PoliteClient, wrong: dict[str, str]) -> None:
    before = row_counts()
    assert press(owner, f"{DESK}/orders/{order.number}/address", **form(order, **wrong)).status_code == 422
    assert row_counts() == before and contact_of(order).name == "Alice"


def test_the_lists_come_without_a_script_and_save_nothing(order: Order, owner: PoliteClient) -> None:
    path = f"{DESK}/orders/{order.number}/address"
    answer = press(owner, path, **form(order, act="places", city="", district=""))
    assert answer.status_code == 200 and "乌鲁木齐市" in answer.get_data(as_text=True)
    assert contact_of(order).name == "Alice"


def test_two_colleagues_do_not_cross(order: Order, owner: PoliteClient) -> None:
    path, first = f"{DESK}/orders/{order.number}/address", form(order)
    assert press(owner, path, **first).status_code == 303
    late = press(owner, path, **{**first, "name": "Yan"})
    assert late.status_code == 409 and contact_of(order).name == "Zoe"
    again = form(order) | {"seen": contact_of(order).mark}
    assert press(owner, path, **again).status_code == 422  # where it goes already


def test_what_has_left_or_is_fetched_keeps_its_address(
    world: World, order: Order, purchase: Purchase, owner: PoliteClient
) -> None:
    sent = form(order)
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF12345678", as_person(world.olivia))
    db.session.commit()
    fetched = buy(world, world.bob, {"mug": 1}, method="pickup")
    pay(fetched)
    for number in (order.number, fetched.orders[0].number):
        assert press(owner, f"{DESK}/orders/{number}/address", **sent).status_code == 409
        assert "Change the address" not in owner.page(f"{DESK}/orders/{number}").words
        assert number in owner.page(f"{DESK}/orders/{number}/address").words
    assert contact_of(order).name == "Alice"


def test_abroad_it_is_free_text_and_the_country_stays(world: World, owner: PoliteClient) -> None:
    order = buy(world, world.bob, {"mug": 1}).orders[0]
    contact = contact_of(order)
    contact.country, contact.region_id, contact.region, contact.phone = "DE", None, "Berlin", "+4930901820"
    db.session.commit()
    path = f"{DESK}/orders/{order.number}/address"
    assert "Berlin" in owner.get(path).get_data(as_text=True)
    answer = owner.submit(path, path, region="Bonn", phone="0228 773210")
    assert answer.status_code == 303
    contact = contact_of(order)
    assert (contact.country, contact.region, contact.phone) == ("DE", "Bonn", "+49228773210")


def test_what_the_stores_own_people_bring_stays_in_their_zones(world: World, owner: PoliteClient) -> None:
    deliver_around(world, region_ids=(XIHU, 330102))
    bought = buy(world, world.bob, {"mug": 1}, method="courier")
    pay(bought)
    here = order_of(bought, world.green_hill.id)
    path = f"{DESK}/orders/{here.number}/address"
    away = press(owner, path, **form(here))
    assert away.status_code == 422 and "Your own people do not deliver there" in away.text
    near = {"province": "33", "city": "3301", "district": "330102"}
    assert press(owner, path, **form(here, **near)).status_code == 303
    assert contact_of(here).region == "浙江省 杭州市 上城区"
