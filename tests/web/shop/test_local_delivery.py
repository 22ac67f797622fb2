"""Having a store's own people bring it: on the product, in the cart, at the checkout."""

from datetime import timedelta

import pytest
import time_machine

from mall.domain import catalog, delivery, orders, people, shipping, stores
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Order
from tests.browser import Page, PoliteClient
from tests.trade import as_person, bring, buy, deliver_around, fresh, pay, to_bring
from tests.web.shop.test_checkout import GUEST, SignIn, check_out, filled, put
from tests.world import ROBOT, URUMQI, XIHU, World


@pytest.fixture
def alice(world: World, signed_in: SignIn) -> PoliteClient:
    people.add_address(
        world.alice, name="Alice", phone="13800138000", country="CN", region_id=XIHU, line="8 Willow Lane"
    )
    deliver_around(world)
    return signed_in(world.alice)


def choices(page: Page) -> list[str | None]:
    """What may be chosen for the first store."""
    return [field.get("value") for field in page.all("input") if str(field.get("name")).startswith("method-")]


def method(world: World) -> str:
    return f"method-{world.green_hill.id}"


def placed() -> Order:
    db.session.rollback()
    return db.session.query(Order).order_by(Order.id.desc()).first() or pytest.fail("nothing was placed")


def test_who_lives_in_a_zone_has_it_brought_for_its_fee(world: World, alice: PoliteClient) -> None:
    assert (
        "Local delivery in 杭州市 西湖区: ¥5.00 delivery"
        in alice.page(f"/products/{world.mug.public_id}/{world.mug.slug}").words
    )
    put(alice, world.skus["mug"])
    assert "Local delivery: ¥5.00 · at your door by" in alice.page("/cart").words
    page = alice.page("/checkout")
    assert choices(page) == ["parcel", "courier", "pickup"]
    assert "Local delivery: ¥5.00 · at your door by" in page.words and "add ¥60.00 more and it is free" in page.words
    assert check_out(alice, **{method(world): "courier"}).status_code == 409, "the total is another"
    seen = {**filled(page, "/purchases"), method(world): "courier"}
    counted = Page(alice.post("/purchases", data={**seen, "act": "refresh"}).text)
    assert alice.post("/purchases", data=filled(counted, "/purchases")).status_code == 303
    order = placed()
    assert (order.method, order.goods, order.freight, order.total) == ("courier", 3900, 500, 4400)
    assert order.promise == {"minutes": 60, "week": []}


def test_enough_goods_are_brought_free_and_too_few_not_at_all(world: World, alice: PoliteClient) -> None:
    put(alice, world.skus["mug"], 3)
    assert check_out(alice, **{method(world): "courier", "total": str(3 * 3900)}).status_code == 303
    assert (placed().method, placed().freight) == ("courier", 0)
    zone = delivery.zones_for(world.green_hill)[0]
    delivery.edit_zone(zone, zone.version, zone.name, delivery.Zone((XIHU,), min_amount=5000))
    db.session.commit()
    put(alice, world.skus["mug"])
    assert "Add ¥11.00 more until the store delivers" in alice.page("/checkout").words
    answer = check_out(alice, **{method(world): "courier", "total": "3900"})
    assert answer.status_code == 422
    assert "delivery begins at a higher amount" in Page(answer.text).words
    assert db.session.query(Order).count() == 1


def test_who_lives_elsewhere_reads_why_not(world: World, alice: PoliteClient, signed_in: SignIn) -> None:
    people.add_address(world.bob, name="Bob", phone="13800138002", country="CN", region_id=330102, line="1 Elsewhere")
    db.session.commit()
    bob = signed_in(world.bob)
    put(bob, world.skus["mug"])
    page = bob.page("/checkout")
    assert choices(page) == ["parcel", "pickup"]
    assert "not to your address, only in 杭州市 西湖区" in page.words
    check_out(bob, **{method(world): "courier"})
    assert placed().method == "parcel"


def test_a_guest_chooses_it_once_the_district_is_known(world: World, client: PoliteClient) -> None:
    deliver_around(world)
    put(client, world.skus["mug"])
    page = client.page("/checkout")
    assert choices(page) == ["parcel", "pickup"] and "Local delivery by the store in 杭州市 西湖区" in page.words
    seen = {**filled(page, "/purchases"), **GUEST, "act": "refresh", method(world): "courier"}
    page = Page(client.post("/purchases", data=seen).text)
    assert choices(page) == ["parcel", "courier", "pickup"]
    answer = client.post("/purchases", data={**filled(page, "/purchases"), **GUEST})
    assert answer.status_code == 303 and placed().method == "courier"


def test_goods_that_are_only_brought_go_nowhere_else(world: World, alice: PoliteClient) -> None:
    catalog.set_terms(world.mug, ROBOT, catalog.Terms(by_parcel=False, by_pickup=False))
    catalog.set_terms(world.tea, ROBOT, catalog.Terms(by_courier=False))
    put(alice, world.skus["mug"])
    put(alice, world.skus["tea-100"])
    page = alice.page("/checkout")
    assert "Local delivery only: ¥5.00" in page.words
    assert check_out(alice, **{method(world): "parcel"}).status_code == 303
    ways = {order.method: order.freight for order in db.session.query(Order)}
    assert ways == {"parcel": 600, "courier": 500}
    with pytest.raises(orders.NotThisWay):
        buy(world, world.alice, {"tea-100": 1}, method="courier")
    db.session.rollback()
    home = people.default_address(world.alice)
    assert home
    home.region_id = URUMQI
    db.session.commit()
    put(alice, world.skus["mug"])
    assert "does not deliver to your address" in alice.page("/checkout").words
    assert check_out(alice).status_code == 422


def test_what_was_promised_counts_from_when_it_was_paid(world: World) -> None:
    nights = [[[1200, 1440]]] * 7  # from eight in the evening
    deliver_around(world, minutes=30, week=tuple(nights))
    with time_machine.travel("2026-11-30 02:00:00+00:00", tick=False):  # ten in the morning
        purchase = buy(world, world.alice, {"mug": 1}, method="courier")
        delivery.remove_zone(delivery.zones_for(world.green_hill)[0])
        db.session.commit()
        clock_then = clock.now()
        pay(purchase)
    assert fresh(purchase).orders[0].ship_by == clock_then + timedelta(hours=10, minutes=30)


def test_the_order_shows_the_steps_the_promise_the_code_and_whom_to_ring(world: World, signed_in: SignIn) -> None:
    stores.edit_store(world.green_hill, ROBOT, world.green_hill.version, phone="+86571000000")
    task = to_bring(world)
    path, alice = f"/orders/{orders.order_by_id(task.order_id).number}", signed_in(world.alice)
    words = alice.page(path).words
    assert "The store means to be at your door by" in words and "The store looks for a courier" in words
    assert f"{task.code[:3]} {task.code[3:]}" in words and "+86571000000" in words
    assert "Cancel this order" in words
    bring(task, world.olivia, shipping.TaskState.OUT)
    words = alice.page(path).words
    assert "The courier has the goods" in words and "On the way to you" in words and "Courier: Olivia" in words
    assert "Cancel this order" not in words
    answer = alice.post(f"{path}/cancellation", data={"csrf_token": alice.own_token(), "why": "late"})
    assert answer.status_code == 409 and "courier has it already" in answer.text
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert "and is late" in alice.page(path).words
    shipping.deliver(task, as_person(world.olivia), shipping.Handed("Alice", code=task.code))
    db.session.commit()
    words = alice.page(path).words
    assert "Delivered : given to Alice" in words or "Delivered: given to Alice" in words
    assert "Your code for the door" not in words and "Write a review" in words
