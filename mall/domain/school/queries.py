"""Reads of the school: what a store has done, what that brings."""

from sqlalchemy import select

from mall.domain import catalog, delivery, orders, stores
from mall.domain.school.models import Graduation, SchoolTerms
from mall.domain.school.rules import Lesson
from mall.domain.stores import Store, StoreState
from mall.kernel import evidence
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of

USUAL = SchoolTerms(id=1, rate_bp=0, days=30)


def done_by(store: Store) -> frozenset[Lesson]:
    """The lessons that the store's own rows say are done."""
    location = stores.default_location(store.id)
    checks = {
        Lesson.LICENCE: stores.has_shown_its_papers(store),
        Lesson.PROFILE: bool(store.phone and any(store.tagline.values())),
        Lesson.PLACE: bool(location.region_id and location.line),
        Lesson.FREIGHT: bool(delivery.templates_for(store)),
        Lesson.PRODUCT: bool(catalog.product_counts_for(store).get("published")),
        Lesson.PAGE: is_among("designed pages", store),
        Lesson.OPENING: store.state == StoreState.OPEN,
        Lesson.PROMISE: orders.has_shipped_in_time(store),
        Lesson.REVIEW: is_among("review answers", store),
    }
    return frozenset(lesson for lesson, is_done in checks.items() if is_done)


def is_among(name: str, store: Store) -> bool:
    """Whether the store is among those of which another trade offers rows under that name (kernel/evidence.py)."""
    offered = evidence.offered(name)
    if offered is None:
        return False
    rows = offered.subquery()
    return first(select(rows.c.store_id).where(rows.c.store_id == store.id)) is not None


def graduation_of(store: Store) -> Graduation | None:
    """That it has finished, if it has."""
    row: Graduation | None = first(select(Graduation).where(Graduation.store_id == store.id))
    return row


def graduations(after: str | None = None) -> Slice[Graduation]:
    """For operators: who has finished, the newest first."""
    return slice_of(select(Graduation), Graduation.id, after=after, size=30)


def terms() -> SchoolTerms:
    """What finishing brings now."""
    return db.session.get(SchoolTerms, 1) or USUAL
