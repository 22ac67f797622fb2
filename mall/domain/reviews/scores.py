"""What reviews come to, counted from the rows each time: a product's stars and average, a store's three averages."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog
from mall.domain.reviews.models import ProductScore, Review, StoreScore
from mall.domain.reviews.rules import COUNTED_FOR, SCORES, average, mean
from mall.domain.reviews.states import ReviewState
from mall.kernel import clock, jobs, versions
from mall.kernel.db import db, take_turns

BATCH = 500  # products per job


def score_products(product_ids: Iterable[int]) -> None:
    """Count these products anew. Reads after it holds the lock, so that of two runs the later sees what is true."""
    wanted = set(product_ids)
    take_turns("scores of reviews")
    now = clock.now()
    is_recent = Review.created_at >= now - COUNTED_FOR
    shown = func.count().filter(Review.state == ReviewState.VISIBLE)
    stars = [
        func.count().filter(Review.state == ReviewState.VISIBLE, is_recent, Review.product_score == score)
        for score in SCORES
    ]
    photos = func.count().filter(Review.state == ReviewState.VISIBLE, Review.has_photos)
    counted = select(Review.store_id, Review.product_id, shown, photos, *stars).where(Review.product_id.in_(wanted))
    rows = [
        {
            "store_id": store_id,
            "product_id": product_id,
            "reviews": reviews,
            "with_photos": with_photos,
            "stars": list(each),
            "average": average(each),
            "computed_at": now,
        }
        for store_id, product_id, reviews, with_photos, *each in db.session.execute(
            counted.group_by(Review.store_id, Review.product_id)
        )
    ]
    changed = write(ProductScore, "product_id", rows)
    versions.touch(*map(catalog.product_topic, changed))


def score_store(store_id: int) -> None:
    """Count a store anew."""
    now = clock.now()
    sums = (func.sum(Review.product_score), func.sum(Review.service_score), func.sum(Review.delivery_score))
    recent = select(func.count(), *sums).where(
        Review.store_id == store_id, Review.state == ReviewState.VISIBLE, Review.created_at >= now - COUNTED_FOR
    )
    count, product, service, delivery = db.session.execute(recent).one()
    row = {
        "store_id": store_id,
        "reviews": count,
        "product": mean(int(product or 0), count),
        "service": mean(int(service or 0), count),
        "delivery": mean(int(delivery or 0), count),
        "computed_at": now,
    }
    write(StoreScore, "store_id", [row])


def score_all(after: int = 0) -> None:
    """Nightly: every product that has reviews, a batch per job, and the stores of the batch. What is old drops out."""
    some = select(Review.product_id, func.min(Review.store_id)).where(Review.product_id > after)
    batch = db.session.execute(some.group_by(Review.product_id).order_by(Review.product_id).limit(BATCH)).all()
    if not batch:
        return
    score_products(product_id for product_id, _store_id in batch)
    for store_id in sorted({store_id for _product_id, store_id in batch}):
        score_store(store_id)
    if len(batch) == BATCH:
        jobs.later("mall.domain.reviews.jobs:score_all", after=batch[-1][0])


def write(model: Any, key: str, rows: list[dict[str, Any]]) -> list[int]:
    """Insert the rows, or replace those with the same key; returns the keys of what is not as it was."""
    if not rows:
        return []
    statement = insert(model).values(rows)
    new = {name: statement.excluded[name] for name in rows[0] if name != key}
    counted = [name for name in new if name != "computed_at"]
    differs = or_(*(getattr(model, name).is_distinct_from(new[name]) for name in counted))
    written = statement.on_conflict_do_update(index_elements=[key], set_=new, where=differs)
    return list(db.session.scalars(written.returning(getattr(model, key))))
