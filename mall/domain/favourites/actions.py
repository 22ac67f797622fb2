"""Like and follow, look around and forget; tell whoever likes a product that it is cheaper or back."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog
from mall.domain.catalog import Product
from mall.domain.favourites.models import Favourite, FollowedStore, HistoryPause, SeenProduct
from mall.domain.favourites.queries import favourite_of, followed_of, keeps_history
from mall.domain.favourites.rules import MAX_FAVOURITES, MAX_FOLLOWED, MAX_SEEN, is_back, is_cheaper
from mall.domain.stores import Store
from mall.kernel import clock, facts, jobs
from mall.kernel.db import db, lock
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

BATCH = 500  # people per transaction

# Some of the people who like a product are to be told; one fact per batch of them. The day tells two falls apart.
FAVOURITE_CHEAPER = facts.declare("favourite.cheaper", "product_id", "person_ids", "price", "day")
FAVOURITE_RESTOCKED = facts.declare("favourite.restocked", "product_id", "person_ids", "day")

# One statement for a look at a product: it is remembered unless the person wants none of it, what is too old goes, and
# whether she likes it comes back.
VISIT = text("""
    WITH noted AS (
        INSERT INTO seen_product (person_id, product_id, seen_at)
        SELECT :person_id, :product_id, :now
        WHERE NOT EXISTS (SELECT FROM history_pause WHERE person_id = :person_id)
        ON CONFLICT (person_id, product_id) DO UPDATE SET seen_at = excluded.seen_at
    ), gone AS (
        DELETE FROM seen_product WHERE id IN (
            SELECT id FROM seen_product WHERE person_id = :person_id AND product_id <> :product_id
            ORDER BY seen_at DESC, id DESC OFFSET :others FOR UPDATE SKIP LOCKED
        )
    )
    SELECT id FROM favourite WHERE person_id = :person_id AND product_id = :product_id
""")


class ListFull(Refusal):
    message = _("Your list is full. Take something out first.")


def add(person_id: int, product: Product) -> int:
    """Like a product, at what it costs now. Twice is once. Returns the favourite's id. Raises ListFull."""
    return _keep(Favourite, MAX_FAVOURITES, person_id=person_id, product_id=product.id, price_added=product.price_from)


def remove(person_id: int, favourite_id: int) -> int:
    """Like it no more. Returns the product's id. Raises NotFound."""
    found = favourite_of(person_id, favourite_id)
    db.session.delete(found)
    db.session.flush()
    return found.product_id


def follow(person_id: int, store: Store) -> int:
    """Follow a store. Twice is once. Returns the row's id. Raises ListFull."""
    return _keep(FollowedStore, MAX_FOLLOWED, person_id=person_id, store_id=store.id)


def unfollow(person_id: int, followed_id: int) -> int:
    """Follow it no more. Returns the store's id. Raises NotFound."""
    found = followed_of(person_id, followed_id)
    db.session.delete(found)
    db.session.flush()
    return found.store_id


def visit(person_id: int, product_id: int) -> int | None:
    """Remember that a person looked at a product. Returns the id of her favourite if she likes it. One statement."""
    values = {"person_id": person_id, "product_id": product_id, "now": clock.now(), "others": MAX_SEEN - 1}
    return db.session.scalar(VISIT, values)


def recall(person_id: int, looks: Mapping[uuid.UUID, datetime]) -> None:
    """Let what her browser remembered while she was a guest join her history, unless she keeps none."""
    products = catalog.shown_by_public_id(looks)
    if not products or not keeps_history(person_id):
        return
    rows = [
        {"person_id": person_id, "product_id": product.id, "seen_at": looks[public_id]}
        for public_id, product in products.items()
    ]
    fresh = insert(SeenProduct)
    latest = {"seen_at": func.greatest(SeenProduct.seen_at, fresh.excluded.seen_at)}
    db.session.execute(
        fresh.values(rows).on_conflict_do_update(index_elements=["person_id", "product_id"], set_=latest)
    )


def clear_history(person_id: int) -> None:
    """Forget what she looked at."""
    db.session.execute(delete(SeenProduct).where(SeenProduct.person_id == person_id))


def pause_history(person_id: int) -> None:
    """Forget it, and remember nothing from now on."""
    db.session.execute(
        insert(HistoryPause).values(person_id=person_id, created_at=clock.now()).on_conflict_do_nothing()
    )
    clear_history(person_id)


def resume_history(person_id: int) -> None:
    """Remember again."""
    db.session.execute(delete(HistoryPause).where(HistoryPause.person_id == person_id))


def forget(person_id: int) -> None:
    """Erase all of it: the account is closed."""
    for table in (Favourite, FollowedStore, SeenProduct, HistoryPause):
        db.session.execute(delete(table).where(table.person_id == person_id))


def tell_cheaper(product_id: int, after: int = 0) -> None:
    """Announce a price that fell to the next batch of those who like the product, behind the favourite `after`; leave
    the rest to the next job. Says the present state: run twice, it tells nobody twice."""
    product = _for_sale(product_id)
    if product is None:
        return
    now, price = clock.now(), product.price_from
    batch = _batch(product_id, after, Favourite.price_added > price)
    told = _those(batch, lambda each: is_cheaper(price, each.price_added, each.told_price, each.cheaper_told_at, now))
    for favourite in told:
        favourite.told_price, favourite.cheaper_told_at = price, now
    if told:
        people = [favourite.person_id for favourite in told]
        facts.publish(
            FAVOURITE_CHEAPER, product_id=product_id, person_ids=people, price=price, day=now.date().isoformat()
        )
    if len(batch) == BATCH:
        jobs.later("mall.domain.favourites.jobs:tell_cheaper", product_id=product_id, after=batch[-1].id)


def tell_restocked(product_id: int, after: int = 0) -> None:
    """The same for goods that are back."""
    if _for_sale(product_id) is None:
        return
    now = clock.now()
    batch = _batch(product_id, after)
    told = _those(batch, lambda each: is_back(each.restock_told_at, now))
    for favourite in told:
        favourite.restock_told_at = now
    if told:
        people = [favourite.person_id for favourite in told]
        facts.publish(FAVOURITE_RESTOCKED, product_id=product_id, person_ids=people, day=now.date().isoformat())
    if len(batch) == BATCH:
        jobs.later("mall.domain.favourites.jobs:tell_restocked", product_id=product_id, after=batch[-1].id)


def _keep(table: Any, most: int, **values: int) -> int:
    """The id of the row with these values, written if there is none yet."""
    unique = [name for name in values if name.endswith("_id")]
    known = select(table.id).where(*(getattr(table, name) == values[name] for name in unique))
    found = db.session.scalar(known)
    if found is not None:
        return int(found)
    mine = select(func.count()).select_from(table).where(table.person_id == values["person_id"])
    if (db.session.scalar(mine) or 0) >= most:
        raise ListFull
    db.session.execute(insert(table).values(**values, created_at=clock.now()).on_conflict_do_nothing())
    return int(db.session.scalars(known).one())


def _for_sale(product_id: int) -> Product | None:
    """The product if shoppers see it and can buy it: nobody is told of anything else."""
    product = catalog.shown_by_id([product_id]).get(product_id)
    return product if product is not None and product.in_stock else None


def _batch(product_id: int, after: int, *conditions: Any) -> list[Favourite]:
    some = select(Favourite).where(Favourite.product_id == product_id, Favourite.id > after, *conditions)
    return list(lock(some.order_by(Favourite.id).limit(BATCH)))


def _those(batch: list[Favourite], is_news: Callable[[Favourite], bool]) -> list[Favourite]:
    return [favourite for favourite in batch if is_news(favourite)]
