"""Stock: what arrived, what was counted, what runs low, and what moved."""

import pytest

from mall.domain import catalog, orders, stock
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Notice, Purchase, StockMovement
from tests.browser import PoliteClient
from tests.trade import as_person, buy
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.world import ROBOT, World, shelf_of

DESK = "/seller/green-hill"


def mug_at(world: World) -> str:
    return f"{DESK}/products/{world.mug.public_id}"


def units(world: World, **numbers: str) -> dict[str, str]:
    """The form for {SKU code: number}."""
    return {f"units_{world.skus[code.replace('_', '-')].public_id}": number for code, number in numbers.items()}


def left(world: World, code: str = "mug") -> int:
    return stock.available([world.skus[code].id])[world.skus[code].id]


def test_goods_that_arrived_are_on_the_shelf(world: World, clerk: PoliteClient) -> None:
    assert press(clerk, f"{mug_at(world)}/arrivals", note="van", **units(world, mug="5")).status_code == 303
    assert left(world) == 15
    page = clerk.page(f"{DESK}/stock/{world.skus['mug'].public_id}/movements").words
    assert "+5" in page
    assert "Clark" in page
    assert "van" in page


def test_a_count_is_believed(world: World, clerk: PoliteClient) -> None:
    press(clerk, f"{mug_at(world)}/recounts", note="", **units(world, mug="7"))
    assert left(world) == 7
    press(clerk, f"{mug_at(world)}/recounts", note="", **units(world, mug="0"))
    assert left(world) == 0


def test_the_count_cannot_go_below_what_is_promised(world: World, clerk: PoliteClient) -> None:
    buy(world, world.alice, {"mug": 4})
    response = press(clerk, f"{mug_at(world)}/recounts", note="shelf", **units(world, mug="3"))
    assert response.status_code == 422
    assert left(world) == 6
    page = response.get_data(as_text=True)
    assert 'value="shelf"' in page  # what was typed stays, in the form that was sent and in no other
    assert page.count('value="3"') == 1


def test_only_the_lines_that_were_filled_in_change(world: World, clerk: PoliteClient) -> None:
    path = f"{DESK}/products/{world.tea.public_id}"
    press(clerk, f"{path}/arrivals", note="", **units(world, tea_100="", tea_250="2"))
    assert (left(world, "tea-100"), left(world, "tea-250")) == (10, 12)


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "many", "1000001", "９９９９９９９９９"])
def test_numbers_that_make_no_sense_are_refused(world: World, clerk: PoliteClient, number: str) -> None:
    before = row_counts()
    assert press(clerk, f"{mug_at(world)}/arrivals", note="", **units(world, mug=number)).status_code == 422
    assert row_counts() == before


def test_an_empty_form_is_refused(world: World, clerk: PoliteClient) -> None:
    assert press(clerk, f"{mug_at(world)}/arrivals", note="x").status_code == 422


def test_a_sku_of_another_product_is_not_in_the_form(world: World, clerk: PoliteClient) -> None:
    response = press(clerk, f"{mug_at(world)}/arrivals", note="", **units(world, tea_100="5"))
    assert response.status_code == 422
    assert left(world, "tea-100") == 10


def test_what_runs_low_comes_first(world: World, clerk: PoliteClient) -> None:
    wanted = stock.Wanted(world.green_hill.id, world.skus["mug"].id, shelf_of(world.green_hill).id, 2)
    stock.recount(wanted, ROBOT)
    page = clerk.page(f"{DESK}/stock").words
    assert page.index("Running low") < page.index("2 left")
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), ROBOT)
    assert "2 left" not in clerk.page(f"{DESK}/stock").words


def test_a_sale_names_its_order_to_those_who_may_see_it(
    world: World, purchase: Purchase, owner: PoliteClient, clerk: PoliteClient
) -> None:
    number = order_of(purchase, world.green_hill.id).number
    path = f"{DESK}/stock/{world.skus['mug'].public_id}/movements"
    assert f"{DESK}/orders/{number}" in {link["href"] for link in owner.page(path).all("a")}
    page = clerk.page(path)
    assert number in page.words
    assert f"{DESK}/orders/{number}" not in {link["href"] for link in page.all("a")}
    assert "Alice" not in page.words


def test_whoever_packs_orders_keeps_stock_and_writes_no_goods(world: World, signed_in: SignIn) -> None:
    work_as(world, world.bob, "orders")
    browser = signed_in(world.bob)
    assert browser.get(f"{mug_at(world)}/stock").status_code == 200
    assert browser.get(mug_at(world)).status_code == 403


def test_a_rivals_shelves_are_out_of_reach(world: World, rival: PoliteClient) -> None:
    before = row_counts()
    rivals_desk = "/seller/bright-lane"
    assert rival.get(f"{rivals_desk}/products/{world.mug.public_id}/stock").status_code == 404
    assert rival.get(f"{rivals_desk}/stock/{world.skus['mug'].public_id}/movements").status_code == 404
    for verb in ("arrivals", "recounts"):
        path = f"{rivals_desk}/products/{world.mug.public_id}/{verb}"
        assert press(rival, path, note="", **units(world, mug="1")).status_code == 404
        lamp = f"{rivals_desk}/products/{world.lamp.public_id}/{verb}"
        assert press(rival, lamp, note="", **units(world, mug="1")).status_code == 422
    assert row_counts() == before


def test_the_movements_add_up_to_the_shelf(world: World, purchase: Purchase, clerk: PoliteClient) -> None:
    press(clerk, f"{mug_at(world)}/arrivals", note="", **units(world, mug="5"))
    press(clerk, f"{mug_at(world)}/recounts", note="", **units(world, mug="11"))
    mine = db.session.query(StockMovement).filter_by(sku_id=world.skus["mug"].id)
    assert sum(row.quantity for row in mine) == 11


def test_a_shelf_that_runs_low_is_told_once_a_day_and_shown(
    world: World, owner: PoliteClient, signed_in: SignIn
) -> None:
    tea = f"/seller/green-hill/products/{world.tea.public_id}"
    assert press(owner, "/seller/green-hill/stock/alarm", units="5").status_code == 303
    alarms = {f"units_{world.skus['tea-250'].public_id}": "0", f"units_{world.skus['tea-100'].public_id}": ""}
    assert press(owner, f"{tea}/alarms", **alarms).status_code == 303
    for number in range(2):  # the second time the units come back and go again
        purchase = buy(world, world.alice, {"tea-100": 5, "tea-250": 5, "mug": 4}, key=f"k{number}")
        jobs.drain()
        (order,) = orders.locked_purchase(purchase.id).orders
        orders.cancel_unpaid(order, orders.CloseReason.BY_BUYER, as_person(world.alice))
        db.session.commit()
    told = db.session.query(Notice).filter_by(event="stock_low").order_by(Notice.id).all()
    assert [(each.person_id, each.details["code"], each.details["left"]) for each in told] == [
        (world.olivia.id, "tea-100", 5),
        (world.clark.id, "tea-100", 5),
    ]
    assert "Longjing tea is running low" in signed_in(world.clark).page("/messages").words
    buy(world, world.alice, {"tea-100": 6})
    assert "4 left" in owner.page("/seller/green-hill/stock").words
    assert "1 Running low" in owner.page("/seller/green-hill").words


def test_an_alarm_that_makes_no_sense_is_refused(world: World, owner: PoliteClient) -> None:
    for units in ("", "-1", "many", "1000000"):
        assert press(owner, "/seller/green-hill/stock/alarm", units=units).status_code == 422
    tea = f"/seller/green-hill/products/{world.tea.public_id}"
    assert press(owner, f"{tea}/alarms", **{f"units_{world.skus['tea-100'].public_id}": "-2"}).status_code == 422
