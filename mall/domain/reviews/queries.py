"""Reads of reviews. A buyer's begin with the buyer or her order, a store's with the store, everybody's show what is visible."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, literal, or_, select, true
from sqlalchemy.orm import aliased, joinedload, selectinload

from mall.domain import orders
from mall.domain.orders import Buyer, FulfilmentState, Order, OrderLine
from mall.domain.reviews.models import FollowUp, ProductScore, Reply, Report, Review, StoreScore
from mall.domain.reviews.states import ReviewState
from mall.domain.stores import Store
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound

FEW = 3  # on a product's own page
WHOLE = (selectinload(Review.follow_up), selectinload(Review.replies))


class Sort(StrEnum):
    """In what order a product's reviews stand."""

    USEFUL = "useful"
    NEWEST = "newest"


ORDERS = {Sort.USEFUL: (Review.helpful, Review.id), Sort.NEWEST: (Review.id,)}

_UNANSWERED = ~exists().where(Reply.review_id == Review.id, Reply.about == "review")
# The tabs of a store's list.
TABS: dict[str, ColumnElement[bool]] = {
    "all": Review.id.is_not(None),
    "unanswered": and_(_UNANSWERED, Review.state == ReviewState.VISIBLE),
    "critical": and_(Review.product_score <= 3, Review.state == ReviewState.VISIBLE),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a product's page says of it: its score, its store's, and the reviews that others found most useful."""

    product: ProductScore | None
    store: StoreScore | None
    first: list[Review]


def standing(product_id: int, store_id: int) -> Standing:
    """All of it in one statement, because that page has few left."""
    rows = db.session.execute(_standing(), {"product_id": product_id, "store_id": store_id}).unique().all()
    return Standing(rows[0][0], rows[0][1], [row[2] for row in rows if row[2] is not None])


@cache
def _standing() -> Select[Any]:
    """Built once: to build it costs more than to ask it."""
    product_id: Any = bindparam("product_id")
    store_id: Any = bindparam("store_id")
    nothing = select(literal(1).label("one")).subquery("nothing")
    shown = select(Review).where(Review.product_id == product_id, Review.state == ReviewState.VISIBLE)
    best: Any = aliased(Review, shown.order_by(Review.helpful.desc(), Review.id.desc()).limit(FEW).subquery("best"))
    found = (
        select(ProductScore, StoreScore, best)
        .select_from(nothing)
        .outerjoin(ProductScore, ProductScore.product_id == product_id)
        .outerjoin(StoreScore, StoreScore.store_id == store_id)
        .outerjoin(best, true())
        .order_by(best.helpful.desc(), best.id.desc())
    )
    return found.options(joinedload(best.follow_up), joinedload(best.replies))


def reviews_of(
    product_id: int, sort: Sort = Sort.USEFUL, with_photos: bool = False, after: str | None = None
) -> Slice[Review]:
    """A page of a product's reviews, as everybody sees them."""
    shown = select(Review).where(Review.product_id == product_id, Review.state == ReviewState.VISIBLE)
    if with_photos:
        shown = shown.where(Review.has_photos)
    return slice_of(shown.options(*WHOLE), *ORDERS[sort], after=after, size=10)


def product_score(product_id: int) -> ProductScore | None:
    """A product's score, if anybody ever reviewed it."""
    return db.session.get(ProductScore, product_id)


def store_score(store_id: int) -> StoreScore | None:
    """A store's scores."""
    found: StoreScore | None = first(select(StoreScore).where(StoreScore.store_id == store_id))
    return found


def shared_reviews(after: str | None = None, size: int = 20) -> Slice[Review]:
    """The feed: reviews with photos whose authors agreed to it, newest first."""
    agreed = select(Review).where(Review.state == ReviewState.VISIBLE, Review.is_shared, Review.has_photos)
    return slice_of(agreed.options(selectinload(Review.follow_up)), Review.id, after=after, size=size)


def shown_review(public_id: uuid.UUID) -> Review:
    """A review that everybody sees, or NotFound."""
    return _one(select(Review).where(Review.public_id == public_id, Review.state == ReviewState.VISIBLE))


def review_of_line(order: Order, line_id: int) -> Review | None:
    """What the buyer said of the line of her order."""
    mine = select(Review).where(Review.order_id == order.id, Review.line_id == line_id)
    found: Review | None = first(mine.options(*WHOLE))
    return found


def reviewed_lines(order: Order) -> dict[int, Review]:
    """The reviews of an order, by line."""
    return {review.line_id: review for review in db.session.scalars(select(Review).where(Review.order_id == order.id))}


def reviews_for(buyer: Buyer, after: str | None = None) -> Slice[Review]:
    """What the buyer wrote, newest first."""
    hers = orders.bought(buyer).with_only_columns(Order.id)
    return slice_of(select(Review).where(Review.order_id.in_(hers)).options(*WHOLE), Review.id, after=after, size=10)


def belongings(person_id: int) -> list[dict[str, Any]]:
    """What a person wrote, for herself, oldest first."""
    hers = orders.bought(Buyer(person_id)).with_only_columns(Order.id)
    found = db.session.scalars(select(Review).where(Review.order_id.in_(hers)).options(*WHOLE).order_by(Review.id))
    return [
        {
            "title": review.title,
            "written_at": review.created_at,
            "state": review.state,
            "product": review.product_score,
            "service": review.service_score,
            "delivery": review.delivery_score,
            "text": review.text,
            "photos": [photo["key"] for photo in review.photos],
            "added": review.follow_up.text if review.follow_up else "",
        }
        for review in found
    ]


def to_review(buyer: Buyer, after: str | None = None) -> Slice[Order]:
    """The buyer's received orders with a line that she has said nothing of."""
    return slice_of(_waiting(buyer).options(selectinload(Order.lines)), Order.id, after=after, size=10)


def count_to_review(buyer: Buyer) -> int:
    """How many those are."""
    return int(db.session.scalar(_waiting(buyer).with_only_columns(func.count()).order_by(None)) or 0)


def first_unreviewed(found: Sequence[Order]) -> dict[int, int]:
    """For received orders of a list the first line without a review: {order id: line id}."""
    received = [order.id for order in found if order.fulfilment == FulfilmentState.RECEIVED]
    if not received:
        return {}
    open_lines = select(OrderLine.order_id, func.min(OrderLine.id)).where(
        OrderLine.order_id.in_(received), ~exists().where(Review.line_id == OrderLine.id)
    )
    return dict(db.session.execute(open_lines.group_by(OrderLine.order_id)).all())


def report_by(reporter: str, public_id: uuid.UUID) -> Report | None:
    """What somebody reported of a review, with what became of it."""
    hers = select(Report).join(Review, Review.id == Report.review_id)
    found: Report | None = first(hers.where(Report.reporter == reporter, Review.public_id == public_id))
    return found


def reports_by(reporter: str) -> list[Report]:
    """The latest that somebody reported."""
    hers = select(Report).where(Report.reporter == reporter).options(selectinload(Report.review))
    return list(db.session.scalars(hers.order_by(Report.id.desc()).limit(20)))


def reviews_of_store(store: Store, tab: str = "all", after: str | None = None) -> Slice[Review]:
    """What buyers said of a store's goods, newest first; what operators have not looked at yet is not there."""
    mine = select(Review).where(
        Review.store_id == store.id, Review.state != ReviewState.PENDING, TABS.get(tab, TABS["all"])
    )
    return slice_of(mine.options(*WHOLE), Review.id, after=after, size=20)


def count_unanswered(store: Store) -> int:
    """How many reviews wait for the store's word."""
    mine = select(func.count()).select_from(Review).where(Review.store_id == store.id, TABS["unanswered"])
    return int(db.session.scalar(mine) or 0)


def review_of_store(store: Store, public_id: uuid.UUID) -> Review:
    """A review of the store's goods, or NotFound."""
    mine = select(Review).where(Review.store_id == store.id, Review.state != ReviewState.PENDING)
    return _one(mine.where(Review.public_id == public_id))


def reports_about(review_id: int) -> list[Report]:
    """For operators: who wants it gone and why."""
    return list(db.session.scalars(select(Report).where(Report.review_id == review_id).order_by(Report.id)))


def review_by_id(review_id: int) -> Review:
    """For operators and jobs: a review in any state, or NotFound."""
    return _one(select(Review).where(Review.id == review_id))


def follow_up_by_id(follow_up_id: int) -> FollowUp:
    """For operators and jobs: what was added to a review, or NotFound."""
    found = db.session.get(FollowUp, follow_up_id)
    if found is None:
        raise NotFound
    return found


def _one(wanted: Select[Any]) -> Review:
    found: Review | None = first(wanted.options(*WHOLE))
    if found is None:
        raise NotFound
    return found


def _waiting(buyer: Buyer) -> Select[Any]:
    unsaid = exists().where(OrderLine.order_id == Order.id, ~exists().where(Review.line_id == OrderLine.id))
    return orders.bought(buyer).where(Order.fulfilment == FulfilmentState.RECEIVED, unsaid)


def has_picture(stem: str) -> bool:
    """Whether any review keeps the picture with that stem, or shows it as a photo."""
    photo = [{"key": stem}]
    written = exists().where(or_(Review.picture == stem, Review.photos.contains(photo)))
    return bool(db.session.scalar(select(or_(written, exists().where(FollowUp.photos.contains(photo))))))
