"""Lists of products as shoppers see them: what is shown, in which order, how narrow. Pages go by key."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Select,
    Subquery,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
from sqlalchemy.orm import defer

from mall.domain.catalog.models import Brand, Category, Product
from mall.domain.catalog.states import ProductState
from mall.domain.stores import Store, StoreLocation, StoreState
from mall.kernel.db import db
from mall.kernel.pages import Slice, slice_of

SHOWN_STORES = (StoreState.OPEN, StoreState.ON_LEAVE)


class Sort(StrEnum):
    """How a list of products may be ordered."""

    NEWEST = "newest"
    SALES = "sales"
    PRICE_UP = "price-up"
    PRICE_DOWN = "price-down"


ORDERS: dict[Sort, tuple[Any, bool]] = {
    Sort.NEWEST: (Product.published_at, True),
    Sort.SALES: (Product.sold, True),
    Sort.PRICE_UP: (Product.price_from, False),
    Sort.PRICE_DOWN: (Product.price_from, True),
}


# Built once, and with their words in the text instead of parameters: PostgreSQL can keep one plan for everybody, and
# knows that it may use the indexes of published products.
_OPEN_TO_SHOPPERS: list[Any] = [literal_column(f"'{state}'") for state in SHOWN_STORES]
_SHOWN: Select[Any] = (
    select(Product)
    .join(Store, Store.id == Product.store_id)
    .where(Product.state == literal_column(f"'{ProductState.PUBLISHED}'"), Store.state.in_(_OPEN_TO_SHOPPERS))
)
_LISTING = _SHOWN.options(*map(defer, (Product.summary, Product.details, Product.attributes, Product.options)))


def shown() -> Select[Any]:
    """Products that shoppers may see, to be narrowed down."""
    return _SHOWN


def listing() -> Select[Any]:
    """The same for lists, which show less of each: what is said at length is read when asked for."""
    return _LISTING


def listed(select_: Select[Any], sort: Sort = Sort.NEWEST, after: str | None = None, size: int = 24) -> Slice[Product]:
    """A page of a list of products."""
    column, descending = ORDERS[sort]
    return slice_of(select_, column, Product.id, after=after, size=size, descending=descending)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What narrows a list of products down: of each kind any of the values, of all kinds every one. Prices are minor
    units, both ends belong to it."""

    brand_ids: tuple[int, ...] = ()
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    low: int | None = None
    high: int | None = None
    modes: tuple[str, ...] = ()
    in_stock: bool = False
    pickup: bool = False
    cash: bool = False


def below(category: Category) -> list[int]:
    """The keys of the category and of everything below it."""
    return list(db.session.scalars(select(Category.id).where(Category.path.contains([category.id]))))


def products_in(
    categories: Sequence[int],
    sort: Sort = Sort.NEWEST,
    after: str | None = None,
    size: int = 24,
    wanted: Wanted | None = None,
) -> Slice[Product]:
    """Shown products of the categories with these keys, as they are wanted."""
    inside: Any = bindparam(
        "inside", list(categories), expanding=True, literal_execute=True
    )  # the planner has to see how much that is
    found = listing().where(Product.category_id.in_(inside))
    return listed(_narrowed(found, wanted) if wanted else found, sort, after, size)


def _narrowed(found: Select[Any], wanted: Wanted) -> Select[Any]:
    if wanted.brand_ids:
        found = found.where(Product.brand_id.in_(wanted.brand_ids))
    for key, values in wanted.attributes:
        found = found.where(or_(*(Product.attributes.contains({key: value}) for value in values)))
    if wanted.low is not None:
        found = found.where(Product.price_from >= wanted.low)
    if wanted.high is not None:
        found = found.where(Product.price_from <= wanted.high)
    if wanted.modes:
        found = found.where(Store.mode.in_(wanted.modes))
    if wanted.in_stock:
        found = found.where(Product.in_stock)
    if wanted.cash:
        found = found.where(Store.takes_cash_on_delivery)
    if wanted.pickup:
        found = found.where(
            Product.by_pickup,
            select(StoreLocation.id).where(StoreLocation.store_id == Store.id, StoreLocation.is_pickup_point).exists(),
        )
    return found


def brands_in(categories: Sequence[int]) -> list[Brand]:
    """Brands of which there are shown products in the categories with these keys, by slug."""
    there: Any = shown().with_only_columns(literal_column("1"), maintain_column_froms=True)
    mine = there.where(Product.brand_id == Brand.id, Product.category_id.in_(categories)).correlate(Brand).exists()
    return list(db.session.scalars(select(Brand).where(mine).order_by(Brand.slug)))


def products_of_store(
    store: Store, sort: Sort = Sort.NEWEST, after: str | None = None, size: int = 24, category: Category | None = None
) -> Slice[Product]:
    """What a store shows to shoppers, perhaps of one category."""
    found = listing().where(Product.store_id == store.id)
    return listed(found.where(Product.category_id == category.id) if category else found, sort, after, size)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some of a store's shown products: picked ones in this order, else the first `size` of a sort, perhaps of a category."""

    picked: tuple[int, ...] | None = None
    sort: Sort = Sort.NEWEST
    category_id: int | None = None
    size: int = 0


def shelves_of_store(store: Store, shelves: Mapping[str, Shelf]) -> dict[str, list[Product]]:
    """What stands on each of these shelves, by their names; all of them in one statement."""
    parts = union_all(*(_standing(store, name, shelf) for name, shelf in shelves.items())).subquery("parts")
    found = listing().join(parts, parts.c.id == Product.id).add_columns(parts.c.name)
    standing: dict[str, list[Product]] = {name: [] for name in shelves}
    for product, name in db.session.execute(found.order_by(parts.c.name, parts.c.place)):
        standing[name].append(product)
    return standing


def _standing(store: Store, name: str, shelf: Shelf) -> Select[Any]:
    """(id, name of the shelf, place on it)."""
    mine = shown().where(Product.store_id == store.id)
    if shelf.picked is not None:
        place: Any = func.array_position(cast(list(shelf.picked), ARRAY(BigInteger)), Product.id)
        mine = mine.where(Product.id.in_(shelf.picked))
    else:
        column, descending = ORDERS[shelf.sort]
        order = [key.desc() if descending else key.asc() for key in (column, Product.id)]
        place = func.row_number().over(order_by=order)
        mine = mine.where(Product.category_id == shelf.category_id) if shelf.category_id else mine
        mine = mine.order_by(*order).limit(shelf.size)
    part = mine.with_only_columns(
        Product.id, literal(name).label("name"), place.label("place"), maintain_column_froms=True
    ).subquery()
    return select(part)


@dataclass(frozen=True, slots=True)
class StoreCategory:
    """A category in which a store has so many goods; `cover` is the picture of the one that sells best."""

    category: Category
    count: int
    cover: str | None


def categories_of_store(store: Store) -> list[StoreCategory]:
    """Where a store's shown goods are, most of them first."""
    best = func.array_agg(aggregate_order_by(Product.cover, Product.sold.desc(), Product.id.desc()))
    mine = shown().where(Product.store_id == store.id).group_by(Product.category_id)
    covers = best.filter(Product.cover.is_not(None)).label("covers")
    counted = mine.with_only_columns(
        Product.category_id, func.count().label("count"), covers, maintain_column_froms=True
    ).subquery()
    found = select(Category, counted.c.count, counted.c.covers[1]).join(counted, counted.c.category_id == Category.id)
    rows = db.session.execute(found.where(Category.is_shown).order_by(counted.c.count.desc(), Category.id))
    return [StoreCategory(*row) for row in rows]


def best_of_store(store_id: Any, size: int) -> Subquery:
    """(id, sold) of what sells best of a store's shown products, to be joined; the store's key may be a parameter."""
    best = shown().where(Product.store_id == store_id).order_by(Product.sold.desc(), Product.id.desc()).limit(size)
    return best.with_only_columns(Product.id, Product.sold, maintain_column_froms=True).subquery("best")


def all_products(sort: Sort = Sort.NEWEST, after: str | None = None, size: int = 24) -> Slice[Product]:
    """What the mall shows to shoppers."""
    return listed(listing(), sort, after, size)


def every_so_many_shown(step: int) -> list[int]:
    """The keys of the first, the `step` + first, … shown product: where the parts of a long list begin."""
    place = func.row_number().over(order_by=Product.id)
    numbered = shown().with_only_columns(Product.id, place.label("place"), maintain_column_froms=True).subquery()
    firsts = select(numbered.c.id).where((numbered.c.place - 1) % step == 0).order_by(numbered.c.id)
    return list(db.session.scalars(firsts))


def shown_addresses(start: int, size: int) -> list[tuple[uuid.UUID, str]]:
    """(public id, slug) of `size` shown products from the key `start` on."""
    parts = shown().with_only_columns(Product.public_id, Product.slug, maintain_column_froms=True)
    rows = db.session.execute(parts.where(Product.id >= start).order_by(Product.id).limit(size))
    return [(row.public_id, row.slug) for row in rows]


def shown_category_slugs() -> list[str]:
    """The slugs of all categories that shoppers see."""
    return list(db.session.scalars(select(Category.slug).where(Category.is_shown).order_by(Category.id)))


def shown_by_id(product_ids: Iterable[int]) -> dict[int, Product]:
    """Shown products among these ids."""
    found = db.session.scalars(shown().where(Product.id.in_(list(product_ids))))
    return {product.id: product for product in found}


def shown_by_public_id(public_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Product]:
    """Shown products among these, as lists show them."""
    found = db.session.scalars(listing().where(Product.public_id.in_(list(public_ids))))
    return {product.public_id: product for product in found}
