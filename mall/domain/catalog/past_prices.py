"""What things have cost: closed price rows, and the lowest before a price was lowered."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from mall.domain.catalog.models import Price, Product, Sku
from mall.domain.catalog.rules import LOOK_BACK, Span, lowest_before
from mall.kernel.db import db
from mall.kernel.pages import Slice, slice_of


def price_history(product: Product, after: str | None = None) -> Slice[Price]:
    """What the product's SKUs have cost, newest first; retired ones too."""
    skus = select(Sku.id).where(Sku.store_id == product.store_id, Sku.product_id == product.id)
    mine = select(Price).where(Price.store_id == product.store_id, Price.sku_id.in_(skus))
    return slice_of(mine, Price.id, after=after, size=50)


def lowest_prices_before(prices: Iterable[Price]) -> dict[int, int]:
    """{price id: minor units}: of those of these prices for one that lowered what a SKU cost, the lowest that it had cost
    in the thirty days before."""
    lowering = [price for price in prices if price.min_quantity == 1]
    if not lowering:
        return {}
    opens = min(price.starts_at for price in lowering) - LOOK_BACK
    closed = select(Price).where(Price.sku_id.in_({price.sku_id for price in lowering}), Price.ends_at > opens)
    spans: dict[int, list[Span]] = defaultdict(list)
    for was in db.session.scalars(closed.where(Price.min_quantity == 1)):
        spans[was.sku_id].append(Span(was.amount, was.starts_at, was.ends_at))
    found = {price.id: lowest_before(price.amount, price.starts_at, spans[price.sku_id]) for price in lowering}
    return {key: amount for key, amount in found.items() if amount is not None}
