"""What stores leave with the mall and what they are charged."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from mall.domain.ledger.states import (
    CHARGE,
    CLAIM,
    ChargeState,
    ClaimState,
)
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import ROLE, Tenant, tenant


@tenant
class StoreDeposit(Tenant, Keyed, Base):
    """How much security a store has to leave with the mall. What it has left is in the books."""

    __tablename__ = "store_deposit"
    __table_args__ = (UniqueConstraint("store_id"), CheckConstraint("required >= 0", name="required_not_negative"))

    currency: Mapped[str] = mapped_column(default="CNY")
    required: Mapped[int]
    set_by: Mapped[int | None]
    created_at: Mapped[datetime] = created()


ddl(StoreDeposit.__table__, f"REVOKE INSERT, UPDATE, DELETE ON store_deposit FROM {ROLE}")


@tenant
class StoreCharge(Tenant, Keyed, Base):
    """Something that a store is to pay the mall: a deposit or what is missing of it, or a fee. `number` is what its transfer
    carries; `reference` is the bank's, and no two charges are settled by one transfer."""

    __tablename__ = "store_charge"
    __table_args__ = (
        CHARGE.check(),
        UniqueConstraint("store_id", "id"),
        CheckConstraint("kind IN ('deposit', 'entry', 'plan')", name="kind_known"),
        CheckConstraint("amount > 0", name="charges_something"),
        Index("uq_store_charge_reference", "reference", unique=True, postgresql_where=text("reference <> ''")),
    )

    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    kind: Mapped[str]
    state: Mapped[str] = CHARGE.column(ChargeState.DUE)
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    words: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date] = mapped_column(Date)
    reference: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


for _statement in (
    f"REVOKE INSERT, UPDATE, DELETE ON store_charge FROM {ROLE}",
    f"GRANT UPDATE (state) ON store_charge TO {ROLE}",
):
    ddl(StoreCharge.__table__, _statement)


@tenant
class DepositClaim(Tenant, Keyed, Base):
    """A part of a deposit that an operator wants taken or given back, and another one decides about. It is frozen meanwhile."""

    __tablename__ = "deposit_claim"
    __table_args__ = (
        CLAIM.check(),
        UniqueConstraint("store_id", "id"),
        CheckConstraint("kind IN ('deduction', 'return')", name="kind_known"),
        CheckConstraint("amount > 0", name="claims_something"),
        CheckConstraint("approved_by IS NULL OR approved_by <> proposed_by", name="two_people"),
        CheckConstraint("state <> 'approved' OR approved_by IS NOT NULL", name="approved_by_somebody"),
    )

    kind: Mapped[str]
    state: Mapped[str] = CLAIM.column(ClaimState.PROPOSED)
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    why: Mapped[str]
    proposed_by: Mapped[int | None]
    approved_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


ddl(DepositClaim.__table__, f"REVOKE INSERT, UPDATE, DELETE ON deposit_claim FROM {ROLE}")
