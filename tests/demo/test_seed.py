"""`bin/mall seed`: made-up products in bulk are as good as those that merchants listed."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from mall import audit
from mall.cli import seed as command
from mall.demo import seed
from mall.domain import catalog, delivery, orders, search, stock, stores
from mall.kernel import actors
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.models import Product, StateChange, Store
from tests.browser import PoliteClient
from tests.trade import CONTACT, buyer
from tests.world import World


def quiet(line: str) -> None:
    """Nobody listens."""


def seeded(count: int) -> list[Product]:
    """Seed so many; returns the products that came."""
    before = db.session.scalar(select(func.coalesce(func.max(Product.id), 0)))
    seed.sow(count, quiet)
    return list(db.session.scalars(select(Product).where(Product.id > before).order_by(Product.id)))


def test_an_empty_mall_gets_stores_categories_and_products_that_pass_the_audit(app: Flask) -> None:
    said: list[str] = []
    seed.sow(60, said.append)
    assert said[-2].startswith("60 of 60 products")
    assert audit.findings() == []
    assert db.session.scalar(select(func.count()).select_from(Product).where(Product.state == "published")) == 60
    assert len({product.store_id for product in db.session.scalars(select(Product))}) > 5
    assert len({product.category_id for product in db.session.scalars(select(Product))}) > 5


def test_they_join_what_a_mall_has_and_come_again(world: World, client: PoliteClient) -> None:
    first, second = seeded(20), seeded(20)
    assert len(first) == len(second) == 20
    assert {product.store_id for product in first} <= set(db.session.scalars(select(Store.id)))
    assert audit.findings() == []
    client.page(f"/products/{second[0].public_id}/{second[0].slug}")


def test_they_are_found_and_have_prices_stock_pictures_and_a_history(world: World) -> None:
    product = next(each for each in seeded(20) if each.in_stock)
    whole = catalog.shown_product(product.public_id)
    assert search.find(f"XK-{product.id}").items[0].id == product.id
    assert whole.price_from == min(price.amount for sku in whole.skus for price in sku.prices)
    assert sum(stock.available(sku.id for sku in whole.skus).values()) > 0
    assert [each.picture.key for each in whole.pictures] == [product.cover]
    history = db.session.scalars(
        select(StateChange).where(StateChange.subject == "product", StateChange.subject_id == product.id)
    ).all()
    assert [(change.to_state, change.at) for change in history] == [("published", product.published_at)]


def test_one_of_them_can_be_bought(world: World) -> None:
    product = next(each for each in seeded(20) if each.in_stock)
    sku = next(sku for sku in product.skus if stock.available([sku.id]).get(sku.id))
    ways = delivery.methods_by_store([stores.store_by_id(product.store_id)])[product.store_id]
    basket = orders.Basket(product.store_id, ways[0], ((sku.id, 1),))
    orders.place(buyer(world.alice), [basket], CONTACT, key="one", actor=actors.VISITOR)
    db.session.commit()
    assert audit.findings() == []


@pytest.mark.parametrize("typed", ["0", "-1", "many", "1.5", "", "1000001", "٣", "9" * 5000])
def test_a_count_that_is_none_is_refused_in_one_line(typed: str) -> None:
    with pytest.raises(seed.NotThatMany) as refused:
        seed.count_of(typed)
    assert refused.value.message.count("\n") == 0


def test_a_count_may_be_written_with_separators() -> None:
    assert seed.count_of("100,000") == seed.count_of("100_000") == 100_000


def test_without_an_open_store_there_is_nowhere_to_put_them(world: World) -> None:
    for store in db.session.scalars(select(Store)):
        stores.suspend(store, actors.job("test"), "test")
    db.session.commit()
    with pytest.raises(Refusal, match="NowhereToPutThem"):
        seed.sow(5, quiet)


def test_the_command_reports_its_progress(app: Flask, world: World) -> None:
    done = app.test_cli_runner().invoke(command, ["--products", "5"])
    assert (done.exit_code, "5 of 5 products" in done.output) == (0, True)
    assert db.session.scalar(select(func.count(Product.id)).where(Product.handle.like("xk-%"))) == 5
