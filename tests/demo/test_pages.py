"""The pages that some stores of the demo have designed."""

from types import SimpleNamespace
from typing import Any

import pytest

from mall.demo import pages as made
from mall.demo.content import PRODUCTS
from mall.demo.content.pages import SHOPS, ShopSeed
from mall.domain import pages
from mall.kernel import speech

KEYS = {product.handle: number for number, product in enumerate(PRODUCTS, 1)}
STORES = {product.handle: product.store for product in PRODUCTS}


@pytest.mark.parametrize("seed", SHOPS, ids=lambda seed: seed.store)
def test_they_are_made_of_the_stores_own_goods(seed: ShopSeed) -> None:
    shown = {handle for window in seed.windows for handle in window.products}
    shown |= {*seed.row.products, *(handle for handle, _why in seed.picks.why), *seed.story.products}
    assert {STORES[handle] for handle in shown} == {seed.store}
    there = {product.category for product in PRODUCTS if product.store == seed.store}
    assert {window.leads_to for window in seed.windows} <= there


@pytest.mark.parametrize("seed", SHOPS, ids=lambda seed: seed.store)
def test_their_blocks_hold_what_a_merchant_could_have_typed(seed: ShopSeed) -> None:
    shots = {window.slug: number for number, window in enumerate(seed.windows, 1)}
    tree: Any = {window.leads_to: SimpleNamespace(id=number) for number, window in enumerate(seed.windows, 1)}
    for block in (*made.home_of(seed, shots, KEYS, tree), *made.story_of(seed, KEYS)):
        kind = pages.kind_of(block["kind"])
        assert kind.clean(block["values"]) == block["values"], block
        said = [text for words in kind.words(block["values"]) for text in words.values()]
        assert not any(speech.has_contact_details(text) for text in said), said
