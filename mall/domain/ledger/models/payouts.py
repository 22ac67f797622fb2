"""Where a store's money goes, and what is on its way there."""

import uuid
from datetime import datetime

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
from sqlalchemy.orm import Mapped, mapped_column

from mall.domain.ledger.states import (
    BANK_ACCOUNT,
    PAYOUT,
    BankAccountState,
    PayoutState,
)
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import ROLE, Tenant, private, tenant


@tenant
class BankAccount(Tenant, Keyed, Base):
    """Where a store's payouts go: a row per account that was ever entered, so that a payout can say which it went to.

    The number is locked away (kernel/seals.py); pages show `ending`, its last four digits. One that was cancelled before it
    counted keeps no number.
    """

    __tablename__ = "bank_account"
    __table_args__ = (
        BANK_ACCOUNT.check(),
        UniqueConstraint("store_id", "id"),
        CheckConstraint("ending ~ '^[0-9]{4}$'", name="ending_is_four_digits"),
        Index("uq_bank_account_cooling", "store_id", unique=True, postgresql_where=text("state = 'cooling'")),
        Index("uq_bank_account_in_force", "store_id", unique=True, postgresql_where=text("state = 'in_force'")),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    state: Mapped[str] = BANK_ACCOUNT.column(BankAccountState.COOLING)
    holder: Mapped[str]
    bank: Mapped[str]
    branch: Mapped[str] = mapped_column(default="")
    number_locked: Mapped[str]
    ending: Mapped[str]
    counts_from: Mapped[datetime]
    added_by: Mapped[int | None]
    ended_by: Mapped[int | None]
    ended_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


for _statement in (
    f"REVOKE UPDATE, DELETE ON bank_account FROM {ROLE}",
    f"GRANT UPDATE (state, number_locked, ended_by, ended_at) ON bank_account TO {ROLE}",
):
    ddl(BankAccount.__table__, _statement)


@tenant
class Payout(Tenant, Keyed, Base):
    """Money sent to a store for an approved statement."""

    __tablename__ = "payout"
    __table_args__ = (
        PAYOUT.check(),
        ForeignKeyConstraint(["store_id", "statement_id"], ["statement.store_id", "statement.id"]),
        ForeignKeyConstraint(["store_id", "account_id"], ["bank_account.store_id", "bank_account.id"]),
        UniqueConstraint("statement_id"),
        CheckConstraint("amount > 0", name="pays_something"),
    )

    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    statement_id: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    state: Mapped[str] = PAYOUT.column(PayoutState.CREATED)
    attempt: Mapped[int] = mapped_column(default=0)
    account_id: Mapped[int | None] = mapped_column(BigInteger)  # where the last attempt went
    bank_reference: Mapped[str] = mapped_column(default="")
    failure: Mapped[str] = mapped_column(default="")
    paid_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


ddl(Payout.__table__, f"REVOKE INSERT, UPDATE, DELETE ON payout FROM {ROLE}")


@private
class PayoutBatch(Keyed, Base):
    """Payouts that were given to the bank together: one file, with a number of its own."""

    __tablename__ = "payout_batch"

    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    gathered_by: Mapped[int | None]
    created_at: Mapped[datetime] = created()


@private
class PayoutBatchLine(Keyed, Base):
    """A payout in a batch: one try, to the account that counted then. Each try stands in one batch at most."""

    __tablename__ = "payout_batch_line"
    __table_args__ = (UniqueConstraint("payout_id", "attempt"), Index(None, "batch_id", "id"))

    batch_id: Mapped[int] = mapped_column(ForeignKey("payout_batch.id"))
    payout_id: Mapped[int] = mapped_column(ForeignKey("payout.id"))
    attempt: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("bank_account.id"))
    currency: Mapped[str]
    amount: Mapped[int]


@private
class PayoutFreeze(Keyed, Base):
    """While one is open no payout leaves: set by the invariants job when the books do not add up."""

    __tablename__ = "payout_freeze"
    __table_args__ = (
        Index("uq_payout_freeze_open", "reason", unique=True, postgresql_where=text("lifted_at IS NULL")),
    )

    reason: Mapped[str]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[int | None]
    created_at: Mapped[datetime] = created()
