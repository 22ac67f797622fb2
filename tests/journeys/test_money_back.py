"""Money back without a script, through forms alone: a buyer has second thoughts about an order, the store cancels it; she
sends a mug back, the store takes it in; each time the bank pays."""

from collections.abc import Callable
from datetime import timedelta

import time_machine

from mall import audit
from mall.domain import ledger, payments, shipping, stock
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Order, Person
from tests.browser import PoliteClient
from tests.journeys.test_whole_journey import led_to
from tests.trade import fresh, paid
from tests.world import ROBOT, World

SignIn = Callable[[Person], PoliteClient]
DESK = "/seller/green-hill"


def bought(world: World, code: str, units: int) -> Order:
    return fresh(paid(world, world.alice, {code: units})).orders[0]


def refunded(order: Order) -> list[tuple[str, int]]:
    jobs.drain()
    db.session.expire_all()
    return [(made.state, made.amount) for made in payments.refunds_for(order.id)]


def test_an_order_is_cancelled_and_a_mug_goes_back(world: World, signed_in: SignIn, live: str) -> None:
    order, mugs = bought(world, "tea-100", 1), bought(world, "mug", 3)
    alice, olivia = signed_in(world.alice), signed_in(world.olivia)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        asked = led_to(alice.submit(f"/orders/{order.number}", "/cancellation", reason="mistake", why="Too small"))
        at_the_desk = f"{DESK}{asked}"
        assert asked.split("/")[-1] in str(olivia.page(f"{DESK}/after-sales").all("a"))
        led_to(olivia.submit(at_the_desk, "/agreement"))
        assert refunded(order) == [("paid", order.total)]
        assert "The money was sent back" in alice.page(asked).words
        send_back_a_mug(alice, olivia, mugs)
    assert stock.available([world.skus["mug"].id])[world.skus["mug"].id] == 8
    assert ledger.balances_of(world.green_hill.id).pending == round(2 * 3900 * 0.95) + mugs.freight
    assert audit.findings() == []


def send_back_a_mug(alice: PoliteClient, olivia: PoliteClient, order: Order) -> None:
    """Received, asked for, agreed to, sent, taken in, paid."""
    line = order.lines[0]
    shipping.ship(order, {line.id: 3}, "sf", "SF1234567890", ROBOT)
    led_to(alice.submit(f"/orders/{order.number}", "/receipt"))
    wish = {f"units_{line.id}": "1", "reason": "defective", "words": "It leaks"}
    asked = led_to(alice.submit(f"/orders/{order.number}/after-sales/new?kind=return", "/after-sales", **wish))
    at_the_desk = f"{DESK}{asked}"
    led_to(olivia.submit(at_the_desk, "/agreement"))
    assert "1 Lake Street" in alice.page(asked).words
    led_to(alice.submit(asked, "/return-parcel", carrier="sf", number="SF99887766"))
    assert "SF99887766" in olivia.page(at_the_desk).words
    led_to(olivia.submit(at_the_desk, "/receipt", sellable="1"))
    assert refunded(order) == [("paid", 3900)]
    assert "Paid back" in alice.page(asked).words
