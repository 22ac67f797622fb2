"""Reviews, what is added to them, what stores answer, who reports them, who found them useful; scores for lists."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.reviews.rules import may_edit, may_follow_up
from mall.domain.reviews.states import REVIEW, ReviewState
from mall.kernel import clock, ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import ROLE, Tenant, private, tenant

SHOWN = text("state = 'visible'")


@tenant
class Review(Tenant, Keyed, Base):
    """What a buyer says of one line of her order. It is hers by the order; the row itself names nobody in full.

    `photos` are {"key", "width", "height"}: stems, see kernel/images. Title, options and picture are the line's own copy.
    """

    __tablename__ = "review"
    __table_args__ = (
        REVIEW.check(),
        CheckConstraint(
            "product_score BETWEEN 1 AND 5 AND service_score BETWEEN 1 AND 5 AND delivery_score BETWEEN 1 AND 5",
            name="scores_are_one_to_five",
        ),
        CheckConstraint("jsonb_array_length(photos) <= 9", name="nine_photos"),
        UniqueConstraint("store_id", "id"),
        UniqueConstraint("line_id"),
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        ForeignKeyConstraint(["store_id", "line_id"], ["order_line.store_id", "order_line.id"]),
        ForeignKeyConstraint(["store_id", "product_id"], ["product.store_id", "product.id"]),
        Index(None, "order_id"),
        Index("ix_review_useful", "product_id", "helpful", "id", postgresql_where=SHOWN),
        Index("ix_review_newest", "product_id", "id", postgresql_where=SHOWN),
        Index("ix_review_of_store", "store_id", "id"),
        Index("ix_review_shared", "id", postgresql_where=text("state = 'visible' AND is_shared AND has_photos")),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    order_id: Mapped[int] = mapped_column(BigInteger)
    line_id: Mapped[int] = mapped_column(BigInteger)
    product_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[dict[str, str]]
    options: Mapped[dict[str, str]] = mapped_column(default=dict)
    picture: Mapped[str | None]
    author: Mapped[str] = mapped_column(default="")  # her name as others see it, nothing if she is anonymous
    is_anonymous: Mapped[bool] = mapped_column(default=False)
    was_refunded: Mapped[bool] = mapped_column(default=False)  # some of the line, when she wrote
    product_score: Mapped[int]
    service_score: Mapped[int]
    delivery_score: Mapped[int]
    text: Mapped[str] = mapped_column(default="")
    photos: Mapped[list[Any]] = mapped_column(default=list)
    has_photos: Mapped[bool] = mapped_column(default=False)  # that may be shown, the follow-up's included
    is_shared: Mapped[bool] = mapped_column(default=False)  # she agrees that her photos go to the public feed
    state: Mapped[str] = REVIEW.column(ReviewState.PENDING)
    reason_code: Mapped[str] = mapped_column(default="")  # why it is hidden, or what an operator said
    reason: Mapped[str] = mapped_column(default="")
    helpful: Mapped[int] = mapped_column(default=0)
    edited_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    follow_up: Mapped["FollowUp | None"] = relationship(
        primaryjoin="foreign(FollowUp.review_id) == Review.id", viewonly=True, uselist=False
    )
    replies: Mapped[list["Reply"]] = relationship(
        primaryjoin="foreign(Reply.review_id) == Review.id", order_by="Reply.id", viewonly=True
    )

    @property
    def is_visible(self) -> bool:
        """Whether everybody sees it."""
        return self.state == ReviewState.VISIBLE

    @property
    def can_be_edited(self) -> bool:
        """Whether its author may still change it."""
        return may_edit(self.created_at, self.edited_at, clock.now())

    @property
    def can_be_followed_up(self) -> bool:
        """Whether its author may add to it now."""
        is_open = self.state != ReviewState.HIDDEN and self.follow_up is None
        return is_open and may_follow_up(self.created_at, clock.now())

    @property
    def shown_photos(self) -> list[Any]:
        """Its photos and those of its follow-up that everybody sees."""
        added = self.follow_up.photos if self.follow_up and self.follow_up.is_visible else []
        return [*self.photos, *added]

    def reply_to(self, about: str) -> "Reply | None":
        """What the store answered to the "review" or to the "follow_up"."""
        return next((reply for reply in self.replies if reply.about == about), None)


@tenant
class FollowUp(Tenant, Keyed, Base):
    """What its author adds, once, when she has lived with the goods."""

    __tablename__ = "review_follow_up"
    __table_args__ = (
        REVIEW.check(),
        CheckConstraint("jsonb_array_length(photos) <= 9", name="nine_photos"),
        UniqueConstraint("review_id"),
        ForeignKeyConstraint(["store_id", "review_id"], ["review.store_id", "review.id"]),
    )

    review_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(default="")
    photos: Mapped[list[Any]] = mapped_column(default=list)
    state: Mapped[str] = REVIEW.column(ReviewState.PENDING)
    reason_code: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = created()

    @property
    def is_visible(self) -> bool:
        """Whether everybody sees it, the review permitting."""
        return self.state == ReviewState.VISIBLE


@tenant
class Reply(Tenant, Keyed, Base):
    """The store's answer: one to the review, one to its follow-up."""

    __tablename__ = "review_reply"
    __table_args__ = (
        CheckConstraint("about IN ('review', 'follow_up')", name="about_known"),
        UniqueConstraint("review_id", "about"),
        ForeignKeyConstraint(["store_id", "review_id"], ["review.store_id", "review.id"]),
    )

    review_id: Mapped[int] = mapped_column(BigInteger)
    about: Mapped[str]
    author_id: Mapped[int | None]
    text: Mapped[str]
    created_at: Mapped[datetime] = created()


@tenant
class Report(Tenant, Keyed, Base):
    """Somebody says that a review should not be here. `reporter` is "store", "person 7" or "visitor <digest>"."""

    __tablename__ = "review_report"
    __table_args__ = (
        CheckConstraint("outcome IN ('', 'kept', 'hidden')", name="outcome_known"),
        UniqueConstraint("review_id", "reporter"),
        ForeignKeyConstraint(["store_id", "review_id"], ["review.store_id", "review.id"]),
        Index(None, "reporter", "id"),
    )

    review_id: Mapped[int] = mapped_column(BigInteger)
    reporter: Mapped[str]
    reason_code: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    answer_code: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    review: Mapped[Review] = relationship(primaryjoin="foreign(Report.review_id) == Review.id", viewonly=True)


@private
class Vote(Base):
    """Somebody found a review useful."""

    __tablename__ = "review_vote"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = created()


@tenant
class ProductScore(Tenant, Base):
    """What the reviews of a product come to. Averages are Bayesian, in hundredths of a star (rules.average)."""

    __tablename__ = "product_score"
    __table_args__ = (ForeignKeyConstraint(["store_id", "product_id"], ["product.store_id", "product.id"]),)

    product_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reviews: Mapped[int]  # shown, of all times
    with_photos: Mapped[int]
    stars: Mapped[list[int]]  # how many ones, twos … fives of the last 180 days
    average: Mapped[int | None]  # of those
    computed_at: Mapped[datetime]

    @property
    def counted(self) -> int:
        """How many reviews the average is made of."""
        return sum(self.stars)

    @property
    def shares(self) -> list[tuple[int, int, int]]:
        """(stars, how many, percent), the best first."""
        every = self.counted or 1
        return [(place, number, round(100 * number / every)) for place, number in enumerate(self.stars, 1)][::-1]


@tenant
class StoreScore(Tenant, Keyed, Base):
    """What the reviews of the last 180 days say of a store, as ProductScore says it."""

    __tablename__ = "store_score"
    __table_args__ = (UniqueConstraint("store_id"),)

    reviews: Mapped[int]
    product: Mapped[int | None]
    service: Mapped[int | None]
    delivery: Mapped[int | None]
    computed_at: Mapped[datetime]


# A merchant reads, answers and reports. The database itself lets the seller centre change no review and no score.
for _table, _forbidden in {
    "review": "INSERT, UPDATE, DELETE",
    "review_follow_up": "INSERT, UPDATE, DELETE",
    "product_score": "INSERT, UPDATE, DELETE",
    "store_score": "INSERT, UPDATE, DELETE",
    "review_reply": "UPDATE, DELETE",
    "review_report": "UPDATE, DELETE",
}.items():
    ddl(Base.metadata.tables[_table], f"REVOKE {_forbidden} ON {_table} FROM {ROLE}")
