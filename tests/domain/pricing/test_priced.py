"""From the catalog's rows to what the pipeline reads."""

import pytest

from mall.domain import catalog, pricing
from mall.domain.catalog import NotForSale
from mall.kernel.db import db
from mall.models import Sku
from tests.statements import statements
from tests.world import World


def loaded(sku: Sku) -> Sku:
    db.session.expire_all()
    return catalog.skus_by_id([sku.id])[sku.id]


def test_prices_weight_and_category_come_from_the_catalog(world: World) -> None:
    catalog.set_prices(world.skus["mug"], [(1, 4200), (6, 3800), (12, 3500)])
    sku = loaded(world.skus["mug"])
    with statements() as sent:
        seen = pricing.priced(sku, 7)
    assert sent == []
    assert (seen.unit_price, seen.tiers, seen.quantity) == (4200, ((6, 3800), (12, 3500)), 7)
    assert (seen.weight_g, seen.template_id, seen.store_id) == (300, None, world.green_hill.id)
    assert seen.category_path == (world.home.id, world.kitchen.id)
    assert pricing.price_line(seen).payable == 7 * 3800


def test_a_closed_price_counts_no_more(world: World) -> None:
    sku = world.skus["mug"]
    assert [price.amount for price in sku.prices] == [3900]  # history is loaded, as a page may have
    catalog.set_prices(sku, [(1, 4500)])
    assert pricing.priced(loaded(sku), 1).unit_price == 4500


def test_a_sku_without_a_price_is_not_for_sale(world: World) -> None:
    catalog.set_prices(world.skus["mug"], [])
    with pytest.raises(NotForSale):
        pricing.priced(loaded(world.skus["mug"]), 1)
