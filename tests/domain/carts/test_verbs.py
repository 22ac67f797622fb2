"""Carts on PostgreSQL: put in, change, take out, choose, merge."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mall.domain import carts, catalog, stock, stores
from mall.domain.carts import CartFull, NotAQuantity, OtherProduct, OverLimit
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import Cart, CartLine, Sku
from tests.world import ROBOT, World, list_product


@pytest.fixture
def cart(world: World) -> Cart:
    return carts.new_guest_cart()[0]


def held(cart: Cart) -> dict[str, int]:
    """SKU code -> quantity."""
    rows = db.session.execute(
        select(Sku.code, CartLine.quantity).join(CartLine, CartLine.sku_id == Sku.id).where(CartLine.cart_id == cart.id)
    )
    return dict(list(rows))


def test_a_token_opens_its_cart_and_no_other(world: World) -> None:
    mine, token = carts.new_guest_cart()
    other, _other_token = carts.new_guest_cart()
    assert carts.cart_of_token(token) is mine
    assert carts.cart_of_token(token + "x") is None
    assert token not in (mine.token_digest, other.token_digest)


def test_a_person_has_one_cart(world: World) -> None:
    assert carts.cart_of_person(world.alice.id) is None
    mine = carts.new_cart_for(world.alice.id)
    assert carts.new_cart_for(world.alice.id) is mine
    assert carts.cart_of_person(world.bob.id) is None


def test_the_database_wants_exactly_one_owner(world: World) -> None:
    db.session.add(Cart())
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_equal_things_join_one_line(world: World, cart: Cart) -> None:
    carts.add(cart, world.skus["mug"], 2)
    line = carts.add(cart, world.skus["mug"], 3)
    assert held(cart) == {"mug": 5}
    assert (line.price_seen, line.is_selected) == (3900, True)
    assert carts.count(cart) == 5
    assert carts.count(None) == 0


@pytest.mark.parametrize("quantity", [0, -1, -99])
def test_nothing_is_not_a_quantity(world: World, cart: Cart, quantity: int) -> None:
    carts.add(cart, world.skus["mug"], 2)
    with pytest.raises(NotAQuantity):
        carts.add(cart, world.skus["mug"], quantity)
    assert held(cart) == {"mug": 2}


def test_no_more_than_there_are(world: World, cart: Cart) -> None:
    carts.add(cart, world.skus["mug"], 8)
    with pytest.raises(stock.SoldOut) as refusal:
        carts.add(cart, world.skus["mug"], 3)
    assert refusal.value.sku_id == world.skus["mug"].id
    assert held(cart) == {"mug": 8}


def test_no_more_than_fit_on_a_line(world: World, cart: Cart) -> None:
    stock.receive(
        stock.Wanted(world.green_hill.id, world.skus["mug"].id, stores.default_location(world.green_hill.id).id, 500),
        ROBOT,
    )
    carts.add(cart, world.skus["mug"], 99)
    with pytest.raises(OverLimit):
        carts.add(cart, world.skus["mug"], 1)
    with pytest.raises(OverLimit):
        carts.add(cart, world.skus["tea-100"], 100)


def test_a_product_may_limit_what_one_order_takes_of_all_its_options(world: World, cart: Cart) -> None:
    world.tea.order_limit = 3
    carts.add(cart, world.skus["tea-100"], 2)
    with pytest.raises(OverLimit) as refusal:
        carts.add(cart, world.skus["tea-250"], 2)
    assert refusal.value.limit == 3
    carts.add(cart, world.skus["tea-250"], 1)
    carts.add(cart, world.skus["mug"], 9)


def test_a_full_cart_takes_no_further_line(world: World, cart: Cart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mall.domain.carts.actions.MAX_LINES", 2)
    carts.add(cart, world.skus["mug"], 1)
    carts.add(cart, world.skus["lamp"], 1)
    with pytest.raises(CartFull):
        carts.add(cart, world.skus["tea-100"], 1)
    carts.add(cart, world.skus["lamp"], 1)


def test_buying_now_takes_exactly_that_and_leaves_the_rest_for_later(world: World, cart: Cart) -> None:
    carts.add(cart, world.skus["mug"], 4)
    carts.add(cart, world.skus["lamp"], 1)
    carts.pick(cart, world.skus["mug"], 1)
    assert held(cart) == {"mug": 1, "lamp": 1}
    assert [(line.line.sku_id, line.sku.code) for line in carts.lines_to_buy(cart)] == [(world.skus["mug"].id, "mug")]


def test_a_quantity_is_set_and_none_takes_the_line_out(world: World, cart: Cart) -> None:
    line = carts.add(cart, world.skus["mug"], 2)
    carts.set_quantity(cart, line.id, 7)
    assert held(cart) == {"mug": 7}
    for wrong, refusal in ((-1, NotAQuantity), (100, OverLimit), (11, stock.SoldOut)):
        with pytest.raises(refusal):
            carts.set_quantity(cart, line.id, wrong)
    assert carts.set_quantity(cart, line.id, 0) is None
    assert held(cart) == {}


def test_fewer_are_always_fine(world: World, cart: Cart) -> None:
    line = carts.add(cart, world.skus["mug"], 8)
    stock.recount(
        stock.Wanted(world.green_hill.id, world.skus["mug"].id, stores.default_location(world.green_hill.id).id, 3),
        ROBOT,
    )
    carts.set_quantity(cart, line.id, 7)
    with pytest.raises(stock.SoldOut):
        carts.set_quantity(cart, line.id, 8)
    assert held(cart) == {"mug": 7}


def test_setting_a_quantity_does_not_choose_a_line_that_was_left_out(world: World, cart: Cart) -> None:
    line = carts.add(cart, world.skus["mug"], 2)
    carts.select(cart, [])
    assert not carts.set_quantity(cart, line.id, 3).is_selected
    assert carts.add(cart, world.skus["mug"], 1).is_selected


def test_another_visitors_line_does_not_exist(world: World, cart: Cart) -> None:
    theirs = carts.new_guest_cart()[0]
    line = carts.add(theirs, world.skus["tea-100"], 1)
    mine = carts.add(cart, world.skus["mug"], 1)
    for attempt in (
        lambda: carts.set_quantity(cart, line.id, 2),
        lambda: carts.remove(cart, line.id),
        lambda: carts.change_sku(cart, line.id, world.skus["tea-250"]),
        lambda: carts.select(cart, [mine.id, line.id]),
        lambda: carts.select(cart, [], among=[line.id]),
        lambda: carts.line_of(cart, line.id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert held(theirs) == {"tea-100": 1}


def test_another_option_of_the_product_takes_the_lines_place(world: World, cart: Cart) -> None:
    line = carts.add(cart, world.skus["tea-100"], 2)
    changed = carts.change_sku(cart, line.id, world.skus["tea-250"])
    assert (changed.id, changed.price_seen, held(cart)) == (line.id, 15800, {"tea-250": 2})
    assert carts.change_sku(cart, line.id, world.skus["tea-250"]) is changed
    with pytest.raises(OtherProduct):
        carts.change_sku(cart, line.id, world.skus["mug"])


def test_two_lines_that_become_equal_become_one(world: World, cart: Cart) -> None:
    line = carts.add(cart, world.skus["tea-100"], 2)
    carts.add(cart, world.skus["tea-250"], 3)
    carts.change_sku(cart, line.id, world.skus["tea-250"])
    assert held(cart) == {"tea-250": 5}


def test_an_option_of_which_too_few_are_left_is_refused(world: World, cart: Cart) -> None:
    line = carts.add(cart, world.skus["tea-100"], 6)
    carts.add(cart, world.skus["tea-250"], 5)
    with pytest.raises(stock.SoldOut):
        carts.change_sku(cart, line.id, world.skus["tea-250"])
    assert held(cart) == {"tea-100": 6, "tea-250": 5}


def test_lines_are_chosen_all_at_once_or_among_some(world: World, cart: Cart) -> None:
    tea, mug, lamp = (carts.add(cart, world.skus[code], 1) for code in ("tea-100", "mug", "lamp"))
    carts.select(cart, [mug.id])
    assert [line.is_selected for line in (tea, mug, lamp)] == [False, True, False]
    carts.select(cart, [lamp.id], among=[mug.id, lamp.id])
    assert [line.is_selected for line in (tea, mug, lamp)] == [False, False, True]
    carts.select(cart, [tea.id], among=[tea.id])
    assert [line.is_selected for line in (tea, mug, lamp)] == [True, False, True]


def test_at_sign_in_both_carts_become_one(world: World, cart: Cart) -> None:
    own = carts.new_cart_for(world.alice.id)
    carts.add(own, world.skus["mug"], 2)
    carts.add(cart, world.skus["mug"], 3)
    carts.add(cart, world.skus["lamp"], 1)
    cart_id = cart.id

    carts.merge(cart, own)

    assert held(own) == {"mug": 5, "lamp": 1}
    assert db.session.scalar(select(Cart.id).where(Cart.id == cart_id)) is None
    carts.merge(cart, own)
    assert held(own) == {"mug": 5, "lamp": 1}


def test_merging_never_refuses_but_keeps_to_what_a_line_and_a_cart_hold(
    world: World, cart: Cart, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = carts.new_cart_for(world.alice.id)
    carts.add(own, world.skus["mug"], 9)
    carts.add(cart, world.skus["mug"], 9)
    carts.add(cart, world.skus["lamp"], 1)
    carts.add(cart, world.skus["tea-100"], 1)
    monkeypatch.setattr("mall.domain.carts.actions.MAX_LINES", 2)
    monkeypatch.setattr("mall.domain.carts.actions.MAX_PER_LINE", 12)
    carts.merge(cart, own)
    assert held(own) == {"mug": 12, "lamp": 1}


def test_what_was_ordered_leaves_the_cart(world: World, cart: Cart) -> None:
    carts.add(cart, world.skus["mug"], 2)
    carts.add(cart, world.skus["lamp"], 1)
    carts.clear_bought(cart, [world.skus["mug"].id, world.skus["tea-100"].id])
    assert held(cart) == {"lamp": 1}


@pytest.fixture
def other_tabs(app: Flask, world: World) -> Iterator[list[threading.Thread]]:
    threads: list[threading.Thread] = []
    yield threads
    for thread in threads:
        thread.join(20)


def test_two_tabs_that_add_at_once_lose_nothing(
    app: Flask, world: World, cart: Cart, other_tabs: list[threading.Thread]
) -> None:
    db.session.commit()
    start, cart_id, sku_id = threading.Barrier(5), cart.id, world.skus["mug"].id

    def press() -> None:
        with app.app_context():
            mine = db.session.get(Cart, cart_id)
            sku = catalog.skus_by_id([sku_id])[sku_id]
            start.wait(10)
            carts.add(mine, sku, 1)
            db.session.commit()

    other_tabs.extend(threading.Thread(target=press) for _ in range(5))
    for thread in other_tabs:
        thread.start()
    for thread in other_tabs:
        thread.join(20)
    db.session.rollback()
    assert held(cart) == {"mug": 5}


def test_signing_in_twice_at_once_merges_once(
    app: Flask, world: World, cart: Cart, other_tabs: list[threading.Thread]
) -> None:
    carts.add(cart, world.skus["mug"], 3)
    own = carts.new_cart_for(world.alice.id)
    db.session.commit()
    start, ids = threading.Barrier(3), (cart.id, own.id)

    def arrive() -> None:
        with app.app_context():
            guest, mine = (db.session.get(Cart, cart_id) for cart_id in ids)
            start.wait(10)
            carts.merge(guest, mine)
            db.session.commit()

    other_tabs.extend(threading.Thread(target=arrive) for _ in range(3))
    for thread in other_tabs:
        thread.start()
    for thread in other_tabs:
        thread.join(20)
    db.session.rollback()
    assert held(own) == {"mug": 3}


def test_a_product_of_the_world_can_be_added_beside(world: World, cart: Cart) -> None:
    soap = list_product(world.green_hill, world.home, "soap", {"en": "Soap", "zh": "肥皂"}, {"soap": 900})
    sku = catalog.product_of(world.green_hill, soap.public_id).skus[0]
    carts.add(cart, sku, 1)
    assert held(cart) == {"soap": 1}


def test_what_guests_left_behind_long_ago_is_forgotten(world: World) -> None:
    with time_machine.travel(clock.now() - carts.GUESTS_KEPT - timedelta(hours=1)):
        carts.add(carts.new_guest_cart()[0], world.skus["mug"], 1)
        carts.add(carts.new_cart_for(world.alice.id), world.skus["mug"], 1)
    carts.add(carts.new_guest_cart()[0], world.skus["mug"], 1)
    assert carts.tidy() == 1
    assert carts.tidy() == 0
    assert db.session.query(Cart).count() == db.session.query(CartLine).count() == 2
