"""People, how they sign in, their second factors, their sessions, addresses and staff roles.

What is personal stands in rows of its own: ledger, audit and orders keep a person's id, and closing an account
empties it.
"""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, CheckConstraint, Float, ForeignKey, Index, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.people.rules import Contact, ContactKind, written_phone
from mall.domain.people.states import PERSON, PersonState
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private, shared

KINDS = "('email', 'phone')"


@shared("SELECT")
class Person(Keyed, Base):
    """Somebody with an account: shopper, merchant and operator alike."""

    __tablename__ = "person"
    __table_args__ = (PERSON.check(), CheckConstraint("language IN ('zh', 'en')", name="language_known"))

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    name: Mapped[str]
    state: Mapped[str] = PERSON.column(PersonState.ACTIVE)
    language: Mapped[str] = mapped_column(default="zh")
    created_at: Mapped[datetime] = created()

    @property
    def is_active(self) -> bool:
        """Whether the person may sign in."""
        return self.state == PersonState.ACTIVE


@private
class Identifier(Keyed, Base):
    """A contact that leads to one person and under which she signs in."""

    __tablename__ = "identifier"
    __table_args__ = (UniqueConstraint("kind", "value"), CheckConstraint(f"kind IN {KINDS}", name="kind_known"))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    value: Mapped[str]
    verified_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    @property
    def contact(self) -> Contact:
        """The same as a value."""
        return Contact(ContactKind(self.kind), self.value)


@private
class Password(Keyed, Base):
    """A person's password, as a digest. Whoever has none signs in with codes."""

    __tablename__ = "password"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    digest: Mapped[str]
    changed_at: Mapped[datetime] = created()


@private
class OneTimeCode(Keyed, Base):
    """The one code that is open for a purpose and a contact, whether or not an account belongs to it.

    The code itself is stored nowhere, not even as a digest that a million tries would break: it is derived from the
    mall's secret and the row's nonce, for the letter and once more for the check.
    """

    __tablename__ = "one_time_code"
    __table_args__ = (
        UniqueConstraint("purpose", "kind", "value"),
        CheckConstraint(f"kind IN {KINDS}", name="kind_known"),
        CheckConstraint("purpose IN ('sign_up', 'sign_in', 'reset')", name="purpose_known"),
        CheckConstraint("attempts BETWEEN 0 AND 5", name="five_tries"),
        Index(None, "expires_at"),
    )

    purpose: Mapped[str]
    kind: Mapped[str]
    value: Mapped[str]
    language: Mapped[str] = mapped_column(default="zh")
    nonce: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    @property
    def contact(self) -> Contact:
        """Where it goes."""
        return Contact(ContactKind(self.kind), self.value)


@private
class Authenticator(Keyed, Base):
    """The app of a person that shows a code every thirty seconds. It counts once a code from it was typed.

    The secret is locked away. `last_step` is the newest half minute whose code was taken: none is taken twice.
    """

    __tablename__ = "authenticator"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    secret: Mapped[str]
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)
    confirmed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


@private
class RecoveryCode(Keyed, Base):
    """A code on paper that stands in for the second factor once. Kept as a seal."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("person_id", "digest"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    digest: Mapped[str]
    used_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


@private
class WebSession(Keyed, Base):
    """One browser that is signed in. The browser holds the token, the row its digest; ending the row ends it.

    One that is half waits for the second factor and opens nothing. `proven_at` is when she last proved that it is she,
    `second_at` when she did so by a second factor.
    """

    __tablename__ = "web_session"
    __table_args__ = (
        Index("ix_web_session_live", "person_id", postgresql_where=text("ended_at IS NULL")),
        Index(None, "device_digest", "person_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    device_digest: Mapped[str] = mapped_column(default="")  # of the cookie that tells a known browser from a stranger's
    device: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    idle_seconds: Mapped[int]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    is_half: Mapped[bool] = mapped_column(default=False)
    proven_at: Mapped[datetime | None]
    second_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
    person: Mapped[Person] = relationship(viewonly=True)

    @property
    def idle_until(self) -> datetime:
        """When it ends by itself if nothing more is heard from it."""
        return min(self.expires_at, self.last_seen_at + timedelta(seconds=self.idle_seconds))


@private
class Throttle(Base):
    """How often somebody tried in vain. The key is a seal: it names neither account nor contact."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(primary_key=True)
    tries: Mapped[int] = mapped_column(BigInteger, default=0)
    last_at: Mapped[datetime] = mapped_column(index=True)
    free_at: Mapped[datetime]


@private
class Address(Keyed, Base):
    """Where a person has parcels sent. In China a district, elsewhere what the sender writes.

    `region_text` reads "浙江省 杭州市 西湖区", or names a state or province elsewhere.
    """

    __tablename__ = "address"
    __table_args__ = (
        CheckConstraint("(country = 'CN') = (region_id IS NOT NULL)", name="chinese_district"),
        Index(
            "uq_address_default",
            "person_id",
            unique=True,
            postgresql_where=text("is_default"),
        ),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    phone: Mapped[str]
    country: Mapped[str] = mapped_column(default="CN")
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))
    region_text: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    line: Mapped[str]
    postcode: Mapped[str] = mapped_column(default="")
    is_default: Mapped[bool] = mapped_column(default=False)
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    created_at: Mapped[datetime] = created()

    @property
    def phone_as_written(self) -> str:
        """The number as people read it."""
        return written_phone(self.phone)


@private
class StaffGrant(Keyed, Base):
    """A role at the operators' desk that a person holds."""

    __tablename__ = "staff_grant"
    __table_args__ = (
        UniqueConstraint("person_id", "role"),
        CheckConstraint("granted_by <> person_id", name="by_other"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # nobody: by the command line
    created_at: Mapped[datetime] = created()


@private
class RoleProposal(Keyed, Base):
    """A role at the desk that one operator wants to give and another decides about."""

    __tablename__ = "role_proposal"
    __table_args__ = (
        CheckConstraint("approved_by <> proposed_by", name="two_people"),
        CheckConstraint("proposed_by <> person_id AND approved_by <> person_id", name="not_for_oneself"),
        CheckConstraint("approved_by IS NULL OR decided_at IS NOT NULL", name="approved_at_some_time"),
        Index(
            "uq_role_proposal_open",
            "person_id",
            "role",
            unique=True,
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    proposed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
