"""Stores, their locations and members, and the applications that found them."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Float, ForeignKey, Index, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.stores.states import APPLICATION, INVITATION, STORE, ApplicationState, InvitationState, StoreState
from mall.kernel import clock, ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import Tenant, private, shared, tenant


class StoreMode(StrEnum):
    """How the mall and the store share the business (docs/money.md)."""

    SELF = "self"  # 自营: the platform's own, no commission, revenue is the platform's
    THIRD_PARTY = "third_party"  # 入驻: commission
    JOINT = "joint"  # 联营: settled by a share of revenue


class PayWay(StrEnum):
    """How buyers pay a store's goods."""

    ONLINE = "online"
    TRANSFER = "transfer"
    CASH = "cash"


@shared("SELECT, UPDATE")
class Store(Keyed, Base):
    """A shop in the mall."""

    __tablename__ = "store"
    __table_args__ = (
        STORE.check(),
        CheckConstraint("mode IN ('self', 'third_party', 'joint')", name="mode_known"),
        CheckConstraint("hue BETWEEN 0 AND 359", name="hue_is_an_angle"),
        CheckConstraint("low_stock_at BETWEEN 0 AND 100000", name="low_stock_at_some_units"),
        CheckConstraint("ships_within BETWEEN 1 AND 720", name="ships_within_some_days"),
        CheckConstraint("takes_online OR takes_transfer OR takes_cash_on_delivery", name="can_be_paid"),
        CheckConstraint("leave_until > leave_from", name="leave_has_an_end"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, str]]
    tagline: Mapped[dict[str, str]] = mapped_column(default=dict)
    about: Mapped[dict[str, str]] = mapped_column(default=dict)
    notice: Mapped[dict[str, str]] = mapped_column(default=dict)
    mode: Mapped[str] = mapped_column(default=StoreMode.THIRD_PARTY)
    state: Mapped[str] = STORE.column(StoreState.PREPARING)
    state_before: Mapped[str | None]  # what a suspension interrupted, to go back to
    currency: Mapped[str] = mapped_column(default="CNY")
    hue: Mapped[int] = mapped_column(default=210)
    theme: Mapped[dict[str, str]] = mapped_column(
        default=dict
    )  # colour, corners, space; nothing for the mall's own look
    logo: Mapped[str | None]  # file key
    banner: Mapped[str | None]
    phone: Mapped[str] = mapped_column(default="")
    takes_cash_on_delivery: Mapped[bool] = mapped_column(default=False)
    low_stock_at: Mapped[int] = mapped_column(default=3)  # units left of a SKU from which it runs low
    takes_online: Mapped[bool] = mapped_column(default=True)
    takes_transfer: Mapped[bool] = mapped_column(default=True)
    delivers_to: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), default=list)  # regions; none means wherever
    zones: Mapped[list[Any]] = mapped_column(default=list)  # where it delivers itself: delivery.zones_of
    leave_from: Mapped[datetime | None]  # planned
    leave_until: Mapped[datetime | None]  # when it opens by itself
    ships_within: Mapped[int] = mapped_column(default=48)  # hours after payment that it promises
    opened_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = created()

    @property
    def sells(self) -> bool:
        """Whether shoppers may buy here now."""
        return self.state == StoreState.OPEN

    @property
    def ways_to_pay(self) -> frozenset[PayWay]:
        """How buyers may pay here."""
        taken = {
            PayWay.ONLINE: self.takes_online,
            PayWay.TRANSFER: self.takes_transfer,
            PayWay.CASH: self.takes_cash_on_delivery,
        }
        return frozenset(way for way, is_taken in taken.items() if is_taken)

    @property
    def is_shown(self) -> bool:
        """Whether shoppers see its pages and goods."""
        return self.state in (StoreState.OPEN, StoreState.ON_LEAVE)


# Every list of products joins this table, and PostgreSQL does not look at fewer than 50 changed rows by itself: it
# would plan for two shown stores of a mall that has forty.
ddl(Store.__table__, "ALTER TABLE store SET (autovacuum_analyze_threshold = 5)")


@tenant
class StoreLocation(Tenant, Keyed, Base):
    """A place of a store: where stock lies, and perhaps where shoppers fetch it."""

    __tablename__ = "store_location"
    __table_args__ = (UniqueConstraint("store_id", "id"),)

    name: Mapped[dict[str, str]]
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))
    line: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    hours: Mapped[str] = mapped_column(default="")  # a remark on them
    week: Mapped[list[Any]] = mapped_column(
        default=list
    )  # Monday to Sunday: [[opens, closes], …] in minutes of the day
    other_days: Mapped[dict[str, Any]] = mapped_column(default=dict)  # days on which it is otherwise, the same way
    phone: Mapped[str] = mapped_column(default="")
    is_pickup_point: Mapped[bool] = mapped_column(default=False)
    is_default: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None]  # nobody may choose it any more
    created_at: Mapped[datetime] = created()


@tenant
class StoreMember(Tenant, Keyed, Base):
    """A person's role in a store."""

    __tablename__ = "store_member"
    __table_args__ = (UniqueConstraint("store_id", "person_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]
    added_by: Mapped[int | None]
    created_at: Mapped[datetime] = created()


@tenant
class StoreInvitation(Tenant, Keyed, Base):
    """Somebody was asked to work in the store. Her link's token is stored as a digest only: it is derived from the
    mall's secret and the nonce, for the letter and nowhere else."""

    __tablename__ = "store_invitation"
    __table_args__ = (
        INVITATION.check(),
        CheckConstraint("contact_kind IN ('email', 'phone')", name="kind_known"),
        Index(
            "uq_store_invitation_open",
            "store_id",
            "contact_kind",
            "contact",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
    )

    contact_kind: Mapped[str]
    contact: Mapped[str]  # masked once it is over
    role: Mapped[str]
    state: Mapped[str] = INVITATION.column(InvitationState.OPEN)
    nonce: Mapped[str]
    token_digest: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str]  # of whoever invites
    invited_by: Mapped[int]
    letters: Mapped[int] = mapped_column(default=1)
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_by: Mapped[int | None]
    created_at: Mapped[datetime] = created()

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return self.state == InvitationState.OPEN and self.expires_at > clock.now()


@private
class StoreApplication(Keyed, Base):
    """A person's wish to open a store: filled in step by step, submitted, decided."""

    __tablename__ = "store_application"
    __table_args__ = (APPLICATION.check(),)

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[str] = APPLICATION.column(ApplicationState.DRAFT)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("store.id"))
    reason_code: Mapped[str] = mapped_column(default="")
    message: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
    documents: Mapped[list["ApplicationDocument"]] = relationship(order_by="ApplicationDocument.id")


@private
class ApplicationDocument(Keyed, Base):
    """A picture of a licence or an identity card that comes with an application."""

    __tablename__ = "application_document"

    application_id: Mapped[int] = mapped_column(ForeignKey("store_application.id"), index=True)
    kind: Mapped[str]
    key: Mapped[str]  # of the file; never served to the public
    created_at: Mapped[datetime] = created()
