"""The to-do home counts what waits, for whoever may do it."""

from datetime import UTC, datetime, timedelta

import time_machine

from mall.domain import announcements, catalog, stock, stores
from mall.domain.analytics.actions import count
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.trade import buy, pay
from tests.web.seller.conftest import SignIn, order_of, settle, work_as
from tests.world import ROBOT, World, shelf_of

DESK = "/seller/green-hill"


def test_the_owner_sees_what_waits(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    buy(world, world.bob, {"mug": 1})
    words = owner.page(DESK).words
    assert "1 To ship" in words
    assert "1 Unpaid" in words
    assert "0 Running low" in words


def test_goods_that_run_low_are_counted_until_they_are_off_the_shelves(world: World, owner: PoliteClient) -> None:
    wanted = stock.Wanted(world.green_hill.id, world.skus["mug"].id, shelf_of(world.green_hill).id, 2)
    stock.recount(wanted, ROBOT)
    assert "1 Running low" in owner.page(DESK).words
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), ROBOT)
    assert "0 Running low" in owner.page(DESK).words


def test_an_edit_that_was_sent_back_is_counted(world: World, owner: PoliteClient) -> None:
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    catalog.revise(mug, {"title": {"en": "Best mug ever"}}, ROBOT, mug.version)
    catalog.refuse_revision(catalog.submit(mug, ROBOT), ROBOT, "misleading", "Say what it is.")
    assert "1 Sent back" in owner.page(DESK).words


def test_a_statement_waits_for_the_owner(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    settle(world, purchase)
    assert "1 Statements to confirm" in owner.page(DESK).words


def test_each_role_sees_what_it_can_do(
    world: World, purchase: Purchase, clerk: PoliteClient, signed_in: SignIn
) -> None:
    assert "Drafts" in clerk.page(DESK).words
    assert "To ship" not in clerk.page(DESK).words
    work_as(world, world.bob, "counter")
    counter = signed_in(world.bob).page(DESK).words
    assert "To ship" in counter
    assert "Drafts" not in counter
    assert "Statements" not in counter


def test_a_new_store_is_led_to_its_opening(world: World, signed_in: SignIn) -> None:
    stores.found({"en": "New Leaf"}, owner_id=world.bob.id, actor=ROBOT)
    db.session.commit()
    browser = signed_in(world.bob)
    page = browser.page("/seller/new-leaf")
    assert "Before you open" in page.words
    links = {link["href"] for link in page.all("a")}
    assert {"/seller/new-leaf/settings/place", "/seller/new-leaf/freight", "/seller/new-leaf/products"} <= links


def test_a_suspended_store_is_told_so(world: World, owner: PoliteClient) -> None:
    stores.suspend(world.green_hill, ROBOT, "complaints")
    assert "The mall has suspended your store." in owner.page(DESK).words


def test_sales_of_today_yesterday_and_the_month(world: World, clerk: PoliteClient, signed_in: SignIn) -> None:
    with time_machine.travel(datetime(2026, 3, 10, 4, tzinfo=UTC)):
        pay(buy(world, world.alice, {"lamp": 1, "mug": 2}))
    with time_machine.travel(datetime(2026, 3, 11, 4, tzinfo=UTC)):
        pay(buy(world, world.alice, {"mug": 1}))
    with time_machine.travel(datetime(2026, 3, 12, 4, tzinfo=UTC)):
        pay(buy(world, world.alice, {"tea-100": 1}))
        count(world.green_hill.id)
        db.session.commit()
        words = signed_in(world.olivia).page(DESK).words
    assert "¥74.00 Sold today 1 order" in words
    assert "¥45.00 Sold yesterday 1 order" in words
    assert "¥204.00 Sold this month 3 orders" in words
    assert "Sold today" not in clerk.page(DESK).words


def test_what_the_mall_announces_stands_on_top(world: World, owner: PoliteClient) -> None:
    announcements.announce(announcements.Words({"en": "New carriers"}, {"en": "From Monday on."}), ROBOT)
    assert "New carriers From Monday on." in owner.page(DESK).words


def test_parcels_that_should_be_gone_are_counted(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    assert "0 Late to ship" in owner.page(DESK).words
    order_of(purchase, world.green_hill.id).ship_by = clock.now() - timedelta(hours=1)
    assert "1 Late to ship" in owner.page(DESK).words
