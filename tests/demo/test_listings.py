"""Listings written by the hundred are what merchants and operators would have made of them one by one."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Connection

from mall import audit
from mall.demo import fill
from mall.demo.content import PRODUCTS
from mall.demo.content.shapes import ProductSeed
from mall.domain import catalog, moderation, stock
from mall.kernel import images
from mall.kernel.db import db
from tests.law import rewind
from tests.world import ROBOT, World, drawing, shelf_of

# Facts and what hears them: many listings at once are not announced, the index is made for all of them.
UNSAID = {"fact", "job", "version"}
SEEDS = [
    next(seed for seed in PRODUCTS if len(seed.skus) > 3 and seed.tiers and any(sku.stock == 0 for sku in seed.skus)),
    next(seed for seed in PRODUCTS if not seed.options),
]


@pytest.fixture
def filled(world: World) -> fill.Filled:
    """Green Hill and the kitchen stand for the demo's stores and categories."""
    names = [seed.store for seed in SEEDS]
    return fill.Filled(
        categories={seed.category: world.kitchen for seed in SEEDS},
        brands={seed.brand: catalog.add_brand(seed.brand, {"en": seed.brand}) for seed in SEEDS if seed.brand},
        stores=dict.fromkeys(names, world.green_hill),
        shelves=dict.fromkeys(names, shelf_of(world.green_hill).id),
    )


def drawn(seed: ProductSeed) -> list[images.Rendered]:
    return [images.render(drawing(f"{seed.handle} {view}")) for view in range(2)]


def list_by_verbs(filled: fill.Filled, seed: ProductSeed) -> None:
    store = filled.stores[seed.store]
    gallery = [catalog.keep_picture(store, images.keep(each), fill.both(seed.title)) for each in drawn(seed)]
    payload = fill.payload_of(filled, seed, [picture.id for picture in gallery])
    product = catalog.write_product(store, ROBOT, seed.handle, payload, fill.skus_of(seed))
    revision = catalog.submit(product, ROBOT)
    case = moderation.last_case_about("product_revision", revision.id)
    assert case
    moderation.decide(case, True, ROBOT, case.version)
    for sku, wanted in zip(catalog.product_of(store, product.public_id).skus, seed.skus, strict=True):
        if wanted.stock:
            stock.receive(stock.Wanted(store.id, sku.id, filled.shelves[seed.store], wanted.stock), ROBOT)
    catalog.note_availability(product.id, any(sku.stock for sku in seed.skus))


def left_by(connection: Connection, act: Callable[[], None]) -> dict[str, object]:
    """What the database holds after the act, from the beginning."""
    db.session.rollback()
    rewind.rewind(connection, "stage")
    connection.commit()
    act()
    db.session.commit()
    held = rewind.contents(connection)
    connection.commit()
    return {name: rows for name, rows in held.items() if name not in UNSAID}


def test_many_at_once_leave_the_rows_of_each_by_itself(
    app: Flask, world: World, filled: fill.Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fill, "ROBOT", ROBOT)
    db.session.commit()
    with db.engine.connect() as connection:
        rewind.save(connection, "stage")
        connection.commit()
        one_by_one = left_by(connection, lambda: [list_by_verbs(filled, seed) for seed in SEEDS])
        at_once = left_by(connection, lambda: fill.list_products(filled, [(seed, drawn(seed)) for seed in SEEDS]))
        broken = audit.findings()
        rewind.forget(connection, "stage")
        connection.commit()
    found = rewind.differences(one_by_one, at_once)
    assert not found, f"mall/demo/listings.py leaves other rows than the verbs:\n{found}"
    assert one_by_one["sku"].total() > sum(len(seed.skus) for seed in SEEDS)
    assert broken == []
