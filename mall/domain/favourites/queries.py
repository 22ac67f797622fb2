"""Reads of one person's favourites, followed stores and history."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from mall.domain import catalog, stores
from mall.domain.catalog import Product
from mall.domain.favourites.models import Favourite, FollowedStore, HistoryPause, SeenProduct
from mall.domain.stores import Store
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Liked:
    """A favourite and its product; None while shoppers do not see it. Amounts in minor units."""

    favourite: Favourite
    product: Product | None

    @property
    def fell_by(self) -> int:
        """How much cheaper it is than when it was added; negative when it is dearer."""
        return self.favourite.price_added - self.product.price_from if self.product else 0


@dataclass(frozen=True, slots=True)
class Followed:
    """A followed store; `store` is None while shoppers do not see it."""

    row: FollowedStore
    store: Store | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A product she looked at, and when; None while shoppers do not see it."""

    product: Product | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How many products, stores and looks a person has kept."""

    products: int
    stores: int
    seen: int


def favourite_of(person_id: int, favourite_id: int) -> Favourite:
    """The person's favourite, or NotFound."""
    return _own(Favourite, person_id, favourite_id)


def followed_of(person_id: int, followed_id: int) -> FollowedStore:
    """The store that the person follows, or NotFound."""
    return _own(FollowedStore, person_id, followed_id)


def favourites_for(person_id: int, after: str | None = None) -> Slice[Liked]:
    """A page of what the person likes, the newest first."""
    found = slice_of(select(Favourite).where(Favourite.person_id == person_id), Favourite.id, after=after)
    products = catalog.shown_by_id(row.product_id for row in found.items)
    return Slice([Liked(row, products.get(row.product_id)) for row in found.items], found.next)


def followed_for(person_id: int, after: str | None = None) -> Slice[Followed]:
    """A page of the stores that the person follows, the newest first."""
    found = slice_of(select(FollowedStore).where(FollowedStore.person_id == person_id), FollowedStore.id, after=after)
    known = stores.stores_by_id({row.store_id for row in found.items})
    shown = {store.id: store for store in known.values() if store.is_shown}
    return Slice([Followed(row, shown.get(row.store_id)) for row in found.items], found.next)


def history_for(person_id: int, after: str | None = None) -> Slice[Seen]:
    """A page of what the person looked at, the latest first."""
    mine = select(SeenProduct).where(SeenProduct.person_id == person_id)
    found = slice_of(mine, SeenProduct.seen_at, SeenProduct.id, after=after)
    products = catalog.shown_by_id(row.product_id for row in found.items)
    return Slice([Seen(products.get(row.product_id), row.seen_at) for row in found.items], found.next)


def seen_by_guest(looks: Mapping[uuid.UUID, datetime]) -> Slice[Seen]:
    """What a guest's browser says that she looked at, in its order."""
    products = catalog.shown_by_public_id(looks)
    return Slice([Seen(products.get(public_id), at) for public_id, at in looks.items()], None)


def keeps_history(person_id: int) -> bool:
    """Whether what she looks at is remembered."""
    return first(select(HistoryPause.person_id).where(HistoryPause.person_id == person_id)) is None


def follows(person_id: int, store: Store) -> int | None:
    """The id of the row by which she follows the store."""
    mine = select(FollowedStore.id).where(FollowedStore.person_id == person_id, FollowedStore.store_id == store.id)
    return first(mine)


def counts_for(person_id: int) -> Counts:
    """How many there are of each. One statement."""
    return Counts(*db.session.execute(select(*map(_count(person_id), (Favourite, FollowedStore, SeenProduct)))).one())


def _count(person_id: int) -> Any:
    def of(table: Any) -> Any:
        mine = select(func.count()).select_from(table).where(table.person_id == person_id)
        return mine.scalar_subquery().label(f"count_{table.__tablename__}")

    return of


def belongings(person_id: int) -> dict[str, Any]:
    """All of it, for the person herself: titles and names as they are now."""
    likes = _all(Favourite, person_id)
    follows_ = _all(FollowedStore, person_id)
    seen = _all(SeenProduct, person_id)
    titles = _titles(row.product_id for row in (*likes, *seen))
    names = {store.id: store.name for store in stores.stores_by_id({row.store_id for row in follows_}).values()}
    return {
        "favourites": [
            {"product": titles.get(row.product_id), "price_added": row.price_added, "added_at": row.created_at}
            for row in likes
        ],
        "followed_stores": [{"store": names.get(row.store_id), "since": row.created_at} for row in follows_],
        "history": [{"product": titles.get(row.product_id), "seen_at": row.seen_at} for row in seen],
        "keeps_history": keeps_history(person_id),
    }


def _titles(product_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    return {product.id: product.title for product in catalog.shown_by_id(set(product_ids)).values()}


def _all(table: Any, person_id: int) -> list[Any]:
    return list(db.session.scalars(select(table).where(table.person_id == person_id).order_by(table.id)))


def _own(table: Any, person_id: int, key: int) -> Any:
    found = first(select(table).where(table.id == key, table.person_id == person_id))
    if found is None:
        raise NotFound
    return found
