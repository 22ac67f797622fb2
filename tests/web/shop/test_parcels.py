"""When a store means to send, and what became of each parcel."""

from collections.abc import Callable
from datetime import timedelta

from mall.domain import orders, shipping
from mall.kernel.db import db
from mall.models import Person
from tests.browser import PoliteClient
from tests.trade import as_person, buy, fresh, pay
from tests.web.seller.conftest import press
from tests.world import ROBOT, World


def test_the_buyer_reads_what_was_promised_and_each_parcel_with_its_goods(
    signed_in: Callable[[Person], PoliteClient], world: World
) -> None:
    purchase = buy(world, world.alice, {"tea-100": 2, "mug": 1})
    pay(purchase)
    [order] = fresh(purchase).orders
    assert order.ship_by and order.paid_at and order.ship_by - order.paid_at >= timedelta(hours=48)
    alice, path = signed_in(world.alice), f"/orders/{order.number}"
    assert "The store means to send everything by" in alice.page(path).words
    tea, mug = order.lines
    for line, number in ((tea, "SF1000000001"), (mug, "SF1000000002")):
        shipping.ship(fresh(purchase).orders[0], {line.id: line.quantity}, "sf", number, ROBOT)
        db.session.commit()
    words = alice.page(path).words
    assert "The store means to send everything by" not in words
    first, second = words.split("Parcel 2")
    assert "SF1000000001" in first and f"{tea.title['en']} × 2" in first and mug.title["en"] not in first
    assert "SF1000000002" in second and f"{mug.title['en']} × 1" in second and "On its way to you" in second
    orders.receive(fresh(purchase).orders[0], as_person(world.alice))
    db.session.commit()
    assert "On its way to you" not in alice.page(path).words


def test_a_store_promises_and_its_products_say_so(
    signed_in: Callable[[Person], PoliteClient], client: PoliteClient, world: World
) -> None:
    path = f"/products/{world.mug.public_id}/{world.mug.slug}"
    assert "Sent within 2 days of payment" in client.page(path).words
    fields = {
        "version": world.green_hill.version,
        "name_en": "Green Hill",
        "hue": "120",
        "ships_within": "24",
        "ways": "online",
    }
    assert press(signed_in(world.olivia), "/seller/green-hill/settings", **fields).status_code == 303
    assert "Sent within 1 day of payment" in client.page(path).words


def test_what_is_fetched_has_no_such_day(world: World) -> None:
    purchase = buy(world, world.alice, {"mug": 1}, method="pickup")
    pay(purchase)
    assert fresh(purchase).orders[0].ship_by is None
