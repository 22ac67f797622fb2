"""From a search to a paid order and its review, in browsers that people with old phones have (bin/test --engines)."""

from pathlib import Path

import pytest

from mall.domain import orders, people, shipping
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Purchase, Review
from tests.engines.builds import BUILDS, Build, fetched
from tests.engines.tab import Tab, opened
from tests.world import ROBOT, XIHU, World

pytestmark = pytest.mark.engines
PASSWORD = "seven lazy herons"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.version)
def test_a_member_buys_and_reviews(build: Build, world: World, live: str, tmp_path: Path) -> None:
    program = fetched(build)
    lin = people.sign_up(people.contact_of("lin@example.com"), "Lin", password=PASSWORD, language="en")
    people.add_address(lin, name="Lin", phone="13800138000", country="CN", region_id=XIHU, line="8 Willow Lane")
    db.session.commit()
    with opened(program, tmp_path, *build.switches) as tab:
        buy(tab, live)
        send(paid())
        review(tab, live)
        assert {error.split(":")[0] for error in tab.errors} == (set() if build.knows_the_script else {"SyntaxError"})
    db.session.rollback()
    assert db.session.query(Review).one().text == "Keeps the tea warm."


def buy(tab: Tab, base: str) -> None:
    tab.open(base + "/")
    tab.fill("q", "mug")
    tab.press("Search")
    tab.press("Stoneware mug")
    tab.press("Buy now")
    tab.press("Sign in")
    tab.fill("contact", "lin@example.com")
    tab.fill("password", PASSWORD)
    tab.press("Sign in")
    tab.press("Submit the order")
    tab.press("Continue")
    tab.press("Continue")
    assert "Waiting for the bank" in tab.words()


def paid() -> Purchase:
    """The one purchase there is, after the mall's jobs are done."""
    jobs.drain()
    db.session.rollback()
    purchase = db.session.query(Purchase).one()
    assert {order.payment for order in purchase.orders} == {"paid"}
    return purchase


def send(purchase: Purchase) -> None:
    [order] = purchase.orders
    shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF1000000001", ROBOT)
    db.session.commit()
    assert orders.order_by_id(order.id).fulfilment == "shipped"


def review(tab: Tab, base: str) -> None:
    tab.open(base + "/orders")
    tab.press("See details")
    tab.press("I have received it")
    tab.press("Write a review")
    for score in ("product", "service", "delivery"):
        tab.fill(score, "5")
    tab.fill("text", "Keeps the tea warm.")
    tab.press("Send the review")
