"""Reads of stock."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from mall.domain.catalog import Product, ProductState, Sku
from mall.domain.stock.models import Stock, StockMovement
from mall.domain.stores import Store
from mall.kernel.db import db
from mall.kernel.pages import Slice, slice_of

_LEFT = (
    select(Stock.sku_id, func.sum(Stock.on_hand + Stock.oversell_limit - Stock.held))
    .where(Stock.sku_id.in_(bindparam("sku_ids", expanding=True)))
    .group_by(Stock.sku_id)
)
LEFT = Stock.on_hand - Stock.held  # without what may be oversold


def available(sku_ids: Iterable[int]) -> dict[int, int]:
    """Units that may still be promised, per SKU over all its locations; a SKU without stock is missing."""
    ids = list(sku_ids)
    if not ids:
        return {}
    return {sku_id: max(0, int(units)) for sku_id, units in db.session.execute(_LEFT, {"sku_ids": ids})}


def shelf_with(sku_id: int, quantity: int) -> int | None:
    """The location to take units from: the one with the most left that has enough, or None."""
    left = Stock.on_hand + Stock.oversell_limit - Stock.held
    shelf = select(Stock.location_id).where(Stock.sku_id == sku_id, left >= quantity)
    return db.session.scalar(shelf.order_by(left.desc(), Stock.location_id).limit(1))


def shelves_for(store: Store, sku_ids: Iterable[int]) -> dict[int, list[Stock]]:
    """The store's shelves per SKU."""
    found: dict[int, list[Stock]] = {}
    mine = select(Stock).where(Stock.store_id == store.id, Stock.sku_id.in_(list(sku_ids)))
    for shelf in db.session.scalars(mine.order_by(Stock.location_id)):
        found.setdefault(shelf.sku_id, []).append(shelf)
    return found


def low_for(store: Store, limit: int = 50) -> list[Stock]:
    """Shelves of the store with few units left of what it sells, emptiest first."""
    return list(db.session.scalars(_low(store).order_by(LEFT, Stock.id).limit(limit)))


def low_products(store: Store) -> Select[Any]:
    """The ids of the store's products of which something runs low, to narrow a list down."""
    return _low(store).with_only_columns(Sku.product_id)


def low_count(store: Store) -> int:
    """How many shelves of the store run low."""
    return db.session.scalar(_low(store).with_only_columns(func.count())) or 0


def _low(store: Store) -> Select[Any]:
    sold = select(Stock).join(Sku, Sku.id == Stock.sku_id).join(Product, Product.id == Sku.product_id)
    sold = sold.where(Sku.is_active, Product.state == ProductState.PUBLISHED)
    return sold.where(
        Stock.store_id == store.id, Sku.store_id == store.id, func.coalesce(Stock.low_at, store.low_stock_at) >= LEFT
    )


def movements_for(store: Store, sku_id: int, after: str | None = None) -> Slice[StockMovement]:
    """What happened to a SKU's units, newest first."""
    mine = select(StockMovement).where(StockMovement.store_id == store.id, StockMovement.sku_id == sku_id)
    return slice_of(mine, StockMovement.id, after=after, size=50)
