"""A store's goods as its merchants see them: in every state, narrowed down, sorted, counted. Pages go by key."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import defer, selectinload

from mall.domain.catalog.lists import Sort
from mall.domain.catalog.models import Category, Price, Product, ProductRevision, Sku
from mall.domain.catalog.states import ProductState
from mall.domain.stores import Store
from mall.kernel.db import db
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound

PAGE = 30
# The last key is unique; a draft has no day of publication, so that the newest are those that were begun last.
ORDERS: dict[Sort, tuple[tuple[Any, ...], bool]] = {
    Sort.NEWEST: ((Product.id,), True),
    Sort.SALES: ((Product.sold, Product.id), True),
    Sort.PRICE_UP: ((Product.price_from, Product.id), False),
    Sort.PRICE_DOWN: ((Product.price_from, Product.id), True),
}
# What a list does not show is not read: details alone may be a hundred times as long as the rest.
_BRIEF = tuple(map(defer, (Product.summary, Product.details, Product.attributes, Product.options)))


@dataclass(frozen=True, slots=True)
class Sought:
    """What narrows a merchant's list down. `text` is sought in titles, handles and SKU codes, `edit` is the state of a
    product's latest edit, `low` and `high` are minor units that both belong to it, `among` selects product ids."""

    text: str = ""
    state: str = ""
    edit: str = ""
    category_id: int | None = None
    low: int | None = None
    high: int | None = None
    in_stock: bool | None = None
    among: Select[Any] | None = None


def products_for(
    store: Store, sought: Sought | None = None, sort: Sort = Sort.NEWEST, after: str | None = None
) -> Slice[Product]:
    """The store's products for its merchant."""
    keys, descending = ORDERS[sort]
    mine = _narrowed(store, _mine(store).options(*_BRIEF), sought or Sought())
    return slice_of(mine, *keys, after=after, size=PAGE, descending=descending)


def chosen_products(store: Store, public_ids: Sequence[uuid.UUID]) -> list[Product]:
    """The store's products with these ids, in their order, deleted ones too. NotFound when one is not the store's."""
    mine = select(Product).where(Product.store_id == store.id, Product.public_id.in_(public_ids)).options(*_BRIEF)
    found = {product.public_id: product for product in db.session.scalars(mine)}
    if set(public_ids) - set(found):
        raise NotFound
    return [found[public_id] for public_id in dict.fromkeys(public_ids)]


def priced_products(store: Store, product_ids: Iterable[int]) -> dict[int, Product]:
    """The store's products among these keys with what they sell and for how much; read anew."""
    whole = selectinload(Product.skus.and_(Sku.is_active)).selectinload(Sku.prices.and_(Price.ends_at.is_(None)))
    mine = select(Product).where(Product.store_id == store.id, Product.id.in_(list(product_ids)))
    found = db.session.scalars(mine.options(whole).execution_options(populate_existing=True))
    return {product.id: product for product in found}


def products_after(store: Store, product_id: int, size: int) -> list[Product]:
    """The store's next products by their keys, with what they sell and for how much: for whoever walks through all."""
    whole = selectinload(Product.skus.and_(Sku.is_active)).selectinload(Sku.prices.and_(Price.ends_at.is_(None)))
    following = _mine(store).where(Product.id > product_id).order_by(Product.id).limit(size)
    return list(db.session.scalars(following.options(whole)))


def product_counts_for(store: Store) -> dict[str, int]:
    """How many products the store has in each state."""
    mine = select(Product.state, func.count()).where(Product.store_id == store.id).group_by(Product.state)
    return {state: int(count) for state, count in db.session.execute(mine)}


def categories_for(store: Store) -> list[Category]:
    """The categories in which the store has products, by their names' keys."""
    used = select(Product.category_id).where(Product.store_id == store.id, Product.state != ProductState.DELETED)
    return list(db.session.scalars(select(Category).where(Category.id.in_(used)).order_by(Category.slug)))


def edit_counts_for(store: Store) -> dict[str, int]:
    """How many products the store has whose latest edit is a draft, waits for an operator, or was refused."""
    latest = _latest_edits(store).subquery()
    rows = db.session.execute(select(latest.c.state, func.count()).group_by(latest.c.state))
    return {state: int(count) for state, count in rows}


def edit_states_for(store: Store, product_ids: Iterable[int]) -> dict[int, str]:
    """The state of the latest edit of each of these products of the store."""
    mine = _latest_edits(store).where(ProductRevision.product_id.in_(list(product_ids)))
    return {row.product_id: row.state for row in db.session.execute(mine)}


def _mine(store: Store) -> Select[Any]:
    return select(Product).where(Product.store_id == store.id, Product.state != ProductState.DELETED)


def _narrowed(store: Store, mine: Select[Any], sought: Sought) -> Select[Any]:
    if sought.state:
        mine = mine.where(Product.state == sought.state)
    if sought.edit:
        latest = _latest_edits(store).subquery()
        mine = mine.where(Product.id.in_(select(latest.c.product_id).where(latest.c.state == sought.edit)))
    if sought.category_id is not None:
        mine = mine.where(Product.category_id == sought.category_id)
    if sought.low is not None:
        mine = mine.where(Product.price_from >= sought.low)
    if sought.high is not None:
        mine = mine.where(Product.price_from <= sought.high)
    if sought.in_stock is not None:
        mine = mine.where(Product.in_stock == sought.in_stock)
    if sought.among is not None:
        mine = mine.where(Product.id.in_(sought.among))
    return mine.where(_says(store, sought.text)) if sought.text else mine


def _says(store: Store, text: str) -> Any:
    pattern = f"%{text.replace('%', '').replace('_', '')}%"
    coded = select(Sku.product_id).where(Sku.store_id == store.id, Sku.code.ilike(pattern))
    titled = Product.title["zh"].astext.ilike(pattern) | Product.title["en"].astext.ilike(pattern)
    return titled | Product.handle.ilike(pattern) | Product.id.in_(coded)


def _latest_edits(store: Store) -> Select[int, str]:
    return (
        select(ProductRevision.product_id, ProductRevision.state)
        .join(Product, Product.id == ProductRevision.product_id)
        .where(ProductRevision.store_id == store.id, Product.state != ProductState.DELETED)
        .order_by(ProductRevision.product_id, ProductRevision.id.desc())
        .ext(distinct_on(ProductRevision.product_id))
    )
