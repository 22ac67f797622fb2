"""Stores by name: what somebody types who looks for a shop and not for goods."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, delete, func, literal, or_, select
from sqlalchemy.dialects.postgresql import insert

from mall.domain.search import rules, sounds, tokens
from mall.domain.search.models import SearchStore
from mall.domain.stores import Store, StoreState
from mall.kernel.db import db

SHOWN = (StoreState.OPEN, StoreState.ON_LEAVE)
STORES = 3  # shown above the goods
SHORTEST = 2  # characters that name a store
SHORTEST_INITIALS = 3


def stores_named(text: str, size: int = STORES) -> list[int]:
    """The ids of the stores whose name was typed: all of it, its beginning down to the half, its pinyin or its initials, or
    with a few other words around it. The nearest first."""
    typed = compact(text[: rules.LONGEST_QUERY])
    if len(typed) < SHORTEST:
        return []
    length, said = len(typed), literal(typed)
    name, sound = SearchStore.folded, SearchStore.pinyin
    begins = and_(name.startswith(typed, autoescape=True), func.length(name) <= 2 * length)
    sounds_alike = and_(sound.startswith(typed, autoescape=True), func.length(sound) <= 2 * length)
    abbreviates = SearchStore.initials == typed if length >= SHORTEST_INITIALS else literal(False)
    inside = and_(func.length(name) >= SHORTEST, 2 * func.length(name) >= length, func.strpos(said, name) > 0)
    meant = select(SearchStore.store_id).where(or_(begins, sounds_alike, abbreviates, inside))
    nearest = meant.order_by((name == typed).desc(), func.length(name), SearchStore.store_id)
    return list(dict.fromkeys(db.session.scalars(nearest.limit(2 * size))))[:size]


def compact(text: str) -> str:
    """Letters and digits only, in their plain form."""
    return "".join(char for char in tokens.plain(text) if char.isalnum())


def write_store(store: Store) -> None:
    """Let the store be found by its names as they are now, if shoppers may see it."""
    _write([store] if store.is_shown else [], SearchStore.store_id == store.id)


def write_stores() -> None:
    """The same for all stores."""
    _write(db.session.scalars(select(Store).where(Store.state.in_(SHOWN)).order_by(Store.id)), literal(True))


def _write(stores: Iterable[Store], those: Any) -> None:
    rows = [row for store in stores for row in rows_of(store)]
    kept = {(row["store_id"], row["folded"]) for row in rows}
    known = db.session.execute(
        select(SearchStore.store_id, SearchStore.folded).where(those).order_by(SearchStore.folded)
    )
    for store_id, folded in known.all():
        if (store_id, folded) not in kept:
            gone = delete(SearchStore).where(SearchStore.store_id == store_id, SearchStore.folded == folded)
            db.session.execute(gone)
    if rows:
        db.session.execute(insert(SearchStore).on_conflict_do_nothing(), rows)


def rows_of(store: Store) -> list[dict[str, Any]]:
    """A row for each of its names."""
    names = dict.fromkeys(name for name in map(compact, store.name.values()) if name)
    return [
        {"store_id": store.id, "folded": name, "pinyin": sounds.full(name), "initials": sounds.initials(name)}
        for name in names
    ]
