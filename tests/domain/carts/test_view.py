"""The cart as its shopper sees it."""

import pytest

from mall.domain import carts, catalog, delivery, stock, stores
from mall.domain.carts import CartView, CartViewLine, Reason
from mall.domain.delivery import Tariff
from mall.kernel.db import db
from mall.models import Cart
from tests.statements import statements
from tests.world import ROBOT, URUMQI, XIHU, World, list_product


@pytest.fixture
def cart(world: World) -> Cart:
    """Two teas and a mug of Green Hill's, a lamp of Bright Lane's."""
    cart = carts.new_guest_cart()[0]
    for code, quantity in (("tea-100", 2), ("mug", 1), ("lamp", 1)):
        carts.add(cart, world.skus[code], quantity)
    return cart


def lines(view: CartView) -> dict[str, CartViewLine]:
    # a deleted product's codes are free for others: what follows ~ is only there to keep its rows apart
    return {line.sku.code.partition("~")[0]: line for line in view.lines}


def test_goods_stand_by_store_what_came_last_first(world: World, cart: Cart) -> None:
    view = carts.view(cart, XIHU)
    assert [(group.store.slug, [line.sku.code for line in group.lines]) for group in view.groups] == [
        ("bright-lane", ["lamp"]),
        ("green-hill", ["mug", "tea-100"]),
    ]
    assert [group.goods for group in view.groups] == [25900, 2 * 6800 + 3900]
    assert [group.freight.amount for group in view.groups if group.freight] == [600, 800]
    assert (view.goods, view.freight, view.total) == (43400, 1400, 44800)
    assert (view.count, view.chosen_count) == (4, 4)
    assert lines(view)["tea-100"].label == {"zh": "tea-100", "en": "tea-100"}


def test_nobody_has_an_empty_cart(world: World) -> None:
    assert carts.view(None) == CartView([], None)
    assert carts.lines_to_buy(None) == []
    assert carts.view(carts.new_guest_cart()[0]).groups == []


def test_a_line_left_out_costs_nothing_and_is_not_sent(world: World, cart: Cart) -> None:
    carts.select(cart, [lines(carts.view(cart))["mug"].line.id])
    bright_lane, green_hill = carts.view(cart, XIHU).groups
    assert (bright_lane.goods, bright_lane.freight, bright_lane.to_free) == (0, None, None)
    assert (green_hill.goods, green_hill.freight.amount) == (3900, 600)


def test_the_way_to_free_freight_is_told(world: World, cart: Cart) -> None:
    assert [group.to_free for group in carts.view(cart, XIHU).groups] == [50000 - 25900, 50000 - 17500]
    carts.add(cart, world.skus["lamp"], 1)
    bright_lane = carts.view(cart, XIHU).groups[0]
    assert (bright_lane.freight.amount, bright_lane.to_free) == (0, None)


def test_without_a_region_freight_is_an_estimate_and_a_refused_one_is_told(world: World, cart: Cart) -> None:
    assert carts.view(cart).freight == 1400
    assert all(group.freight.is_refused for group in carts.view(cart, URUMQI).groups)


def test_quantity_tiers_count(world: World, cart: Cart) -> None:
    catalog.set_prices(world.skus["tea-100"], [(1, 6800), (2, 6000), (5, 5500)])
    db.session.expire_all()
    view = carts.view(cart)
    tea = lines(view)["tea-100"]
    assert (tea.quoted.payable, tea.quoted.saved, tea.next_tier, tea.reason) == (12000, 1600, (5, 5500), None)
    assert view.saved == 1600


def withdraw(world: World) -> None:
    catalog.withdraw(world.tea, ROBOT)


def retire(world: World) -> None:
    catalog.write_skus(world.tea, [catalog.SkuDraft("tea-250", ("tea-250",), 15800)], ROBOT)


def delete(world: World) -> None:
    catalog.withdraw(world.tea, ROBOT)
    catalog.remove(world.tea, ROBOT)


def unprice(world: World) -> None:
    catalog.set_prices(world.skus["tea-100"], [])


def leave(world: World) -> None:
    stores.go_on_leave(world.green_hill, ROBOT)


def suspend(world: World) -> None:
    stores.suspend(world.green_hill, ROBOT, "licence")


def leave_one(world: World) -> None:
    shelf = stores.default_location(world.green_hill.id)
    stock.recount(stock.Wanted(world.green_hill.id, world.skus["tea-100"].id, shelf.id, 1), ROBOT)


def sell_out(world: World) -> None:
    shelf = stores.default_location(world.green_hill.id)
    stock.recount(stock.Wanted(world.green_hill.id, world.skus["tea-100"].id, shelf.id, 0), ROBOT)


def limit(world: World) -> None:
    world.tea.order_limit = 1


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (withdraw, Reason.WITHDRAWN),
        (retire, Reason.GONE),
        (delete, Reason.GONE),
        (unprice, Reason.GONE),
        (leave, Reason.ON_LEAVE),
        (suspend, Reason.CLOSED),
        (leave_one, Reason.NOT_ENOUGH),
        (sell_out, Reason.SOLD_OUT),
        (limit, Reason.OVER_LIMIT),
    ],
)
def test_what_cannot_be_bought_stays_says_why_and_costs_nothing(
    world: World, cart: Cart, happens: object, reason: Reason
) -> None:
    happens(world)  # type: ignore[operator]
    db.session.flush()
    db.session.expire_all()
    view = carts.view(cart, XIHU)
    tea = lines(view)["tea-100"]
    assert (tea.reason, tea.is_buyable, tea.is_chosen) == (reason, False, False)
    assert str(tea.problem)
    assert "tea-100" not in [line.sku.code for line in carts.lines_to_buy(cart)]
    assert lines(view)["lamp"].is_chosen
    assert view.goods == sum(line.quoted.payable for line in view.lines if line.is_chosen)


@pytest.mark.parametrize(("now", "reason"), [(7000, Reason.DEARER), (6000, Reason.CHEAPER)])
def test_a_changed_price_is_told_until_the_line_is_touched(world: World, cart: Cart, now: int, reason: Reason) -> None:
    catalog.set_prices(world.skus["tea-100"], [(1, now)])
    db.session.expire_all()
    tea = lines(carts.view(cart))["tea-100"]
    assert (tea.reason, tea.is_buyable, tea.line.price_seen, tea.quoted.payable) == (reason, True, 6800, 2 * now)
    carts.set_quantity(cart, tea.line.id, 3)
    assert lines(carts.view(cart))["tea-100"].reason is None


def test_goods_that_are_held_for_others_are_not_left(world: World, cart: Cart) -> None:
    shelf = stores.default_location(world.green_hill.id)
    wanted = stock.Wanted(world.green_hill.id, world.skus["tea-100"].id, shelf.id, 9)
    stock.hold("test", [(1, wanted)], None)
    assert lines(carts.view(cart))["tea-100"].reason is Reason.NOT_ENOUGH


def test_the_whole_cart_takes_few_statements_however_full_it_is(world: World, cart: Cart) -> None:
    delivery.add_template(world.bright_lane, "Heavy", "weight", [Tariff(first_n=1000, first_fee=900)])
    for number in range(12):
        store = (world.green_hill, world.bright_lane)[number % 2]
        made = list_product(store, world.home, f"p{number}", {"en": f"P{number}"}, {f"p{number}": 1000 + number})
        carts.add(cart, catalog.product_of(store, made.public_id).skus[0], 1)
    db.session.commit()
    db.session.expunge_all()
    cart = db.session.get_one(Cart, cart.id)

    with statements() as sent:
        view = carts.view(cart, XIHU)
    assert len(view.lines) == 15
    assert len(sent) <= 7, sent
