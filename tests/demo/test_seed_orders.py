"""`bin/mall seed --orders`: copied orders are as sound as those that were placed."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from mall import audit
from mall.cli import seed as command
from mall.demo import seed_orders
from mall.kernel.db import db
from mall.models import Order, Person
from tests.browser import PoliteClient
from tests.world import World


def quiet(line: str) -> None:
    """Nobody listens."""


def test_a_store_gets_orders_of_every_fate_and_the_audit_finds_nothing(
    world: World, signed_in: Callable[[Person], PoliteClient]
) -> None:
    seed_orders.sow_orders(150, world.green_hill, quiet)
    mine = list(db.session.scalars(select(Order).where(Order.store_id == world.green_hill.id)))
    assert len(mine) >= 150
    assert {order.fulfilment for order in mine} == {"waiting", "ready", "shipped", "received", "closed"}
    assert audit.findings() == []
    assert all(order.number.startswith(f"{order.created_at:%y%m%d}") for order in mine)
    assert len({order.created_at.date() for order in mine}) > 20
    copy = mine[-1]
    assert copy.contact and len({order.contact.name for order in mine if order.contact}) > 50
    desk = signed_in(world.olivia)
    assert copy.number in desk.page(f"/seller/green-hill/orders?tab=all&q={copy.number}").words
    assert copy.contact.name in desk.page(f"/seller/green-hill/orders/{copy.number}").words


def test_without_goods_there_is_nothing_to_sell(world: World) -> None:
    for product in (world.tea, world.mug):
        product.in_stock = False
    db.session.commit()
    with pytest.raises(seed_orders.NothingToSell):
        seed_orders.sow_orders(5, world.green_hill, quiet)


@pytest.mark.parametrize("words", [[], ["--orders", "5"], ["--orders", "5", "--store", "nobody"]])
def test_the_command_wants_to_know_how_many_and_whose(app: Flask, world: World, words: list[str]) -> None:
    assert app.test_cli_runner().invoke(command, words).exit_code == 1


def test_the_command_puts_products_and_orders_into_one_store(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seed_orders, "PATTERNS", 1)
    words = ["--products", "4", "--orders", "8", "--store", "green-hill"]
    assert app.test_cli_runner().invoke(command, words).exit_code == 0
    assert set(db.session.scalars(select(Order.store_id))) == {world.green_hill.id}
