"""New orders on the open board: counted, told in the title, asked for more and more rarely."""

import re

import pytest

from mall.domain import orders
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.trade import buy, pay
from tests.web.seller.conftest import SignIn, work_as
from tests.world import World

BOARD = "/seller/green-hill/orders"
ASKS = re.compile(r'hx-get="([^"]+)" hx-trigger="load delay:(\d+)s"')


def next_look(html: str) -> tuple[str, int] | None:
    """Where the part asks next, and after how many seconds."""
    found = ASKS.search(html)
    return (found[1].replace("&amp;", "&"), int(found[2])) if found else None


def test_the_board_asks_for_new_orders_more_and_more_rarely_and_stops(
    world: World, purchase: Purchase, owner: PoliteClient
) -> None:
    html, pauses = owner.get(BOARD).get_data(as_text=True), []
    pay(buy(world, world.bob, {"mug": 1}))
    buy(world, world.bob, {"mug": 1})  # nobody has paid: nothing to do yet
    while look := next_look(html):
        path, pause = look
        pauses.append(pause)
        html = owner.get(path).get_data(as_text=True)
        assert "<title>(1) Orders · Green Hill" in html and "1 new order" in html
        assert len(html.partition("</head>")[2]) < 2_000  # before it, the sheet that a first page carries
    assert pauses == [20, 40, 80, 160, 320]


def test_with_nothing_new_it_says_that_it_stopped(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    path, _pause = next_look(owner.get(BOARD).get_data(as_text=True)) or ("", 0)
    page = owner.page(path.replace("look=1", "look=5"))
    assert "We have stopped looking for new orders." in page.words
    assert BOARD in {link["href"] for link in page.all("a")}
    assert "Refresh" in owner.page(BOARD).words  # for browsers without a script
    assert next_look(owner.get(f"{BOARD}?tab=received&after={'W10'}").get_data(as_text=True)) is None


def test_it_counts_ones_own_orders_only(world: World, owner: PoliteClient, rival: PoliteClient) -> None:
    before = orders.last_arrival(world.green_hill)
    pay(buy(world, world.bob, {"lamp": 1}))
    pay(buy(world, world.bob, {"mug": 1}, method="pickup"))
    assert orders.arrived_since(world.green_hill, before) == 1
    assert orders.arrived_since(world.green_hill, orders.last_arrival(world.green_hill)) == 0


@pytest.mark.parametrize("query", ["", "since=nonsense", "since=2026-01-01", "since=2026-01-01T00:00:00", "since=%00"])
def test_a_moment_that_is_none_is_not_found(owner: PoliteClient, query: str) -> None:
    assert owner.get(f"{BOARD}/arrivals?{query}").status_code == 404


def test_odd_looks_end_it(world: World, owner: PoliteClient, signed_in: SignIn) -> None:
    for look in ("-1", "9" * 30, "x"):
        answer = owner.get(f"{BOARD}/arrivals?since=2026-01-01T00:00:00%2B00:00&look={look}")
        assert answer.status_code == 200, look
    work_as(world, world.bob, "finance")
    assert signed_in(world.bob).get(f"{BOARD}/arrivals?since=2026-01-01T00:00:00%2B00:00").status_code == 403
