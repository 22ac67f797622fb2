"""Statements, their lines, and what merchants doubt about them."""

import uuid
from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.ledger.states import (
    DISPUTE,
    STATEMENT,
    DisputeState,
    StatementState,
)
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import ROLE, Tenant, tenant


@tenant
class Statement(Tenant, Keyed, Base):
    """What matured for a store in a period, cut once, line by line.

    `opening` and `closing` are the available balance before and after; `total` is the sum of the lines.
    """

    __tablename__ = "statement"
    __table_args__ = (
        STATEMENT.check(),
        UniqueConstraint("store_id", "currency", "period_end"),
        UniqueConstraint("store_id", "id"),
        CheckConstraint("approved_by IS NULL OR approved_by <> proposed_by", name="two_people"),
        CheckConstraint("state NOT IN ('approved', 'paid') OR approved_by IS NOT NULL", name="approved_by_somebody"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    currency: Mapped[str] = mapped_column(default="CNY")
    period_end: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = STATEMENT.column(StatementState.ISSUED)
    total: Mapped[int] = mapped_column(default=0)
    payable: Mapped[int] = mapped_column(default=0)
    confirmed_by: Mapped[int | None]
    confirmed_at: Mapped[datetime | None]
    proposed_by: Mapped[int | None]  # the operator who proposed the payout
    approved_by: Mapped[int | None]
    approved_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
    lines: Mapped[list["StatementLine"]] = relationship(
        order_by="StatementLine.id", foreign_keys="StatementLine.statement_id", viewonly=True
    )


# The seller centre says that figures are right or doubtful; what they are is written by jobs and operators.
for _statement in (
    f"REVOKE INSERT, UPDATE, DELETE ON statement FROM {ROLE}",
    f"GRANT UPDATE (state, confirmed_by, confirmed_at) ON statement TO {ROLE}",
):
    ddl(Statement.__table__, _statement)


@tenant
class StatementLine(Tenant, Keyed, Base):
    """A matured posting, claimed: UNIQUE, so no posting is ever paid out twice."""

    __tablename__ = "statement_line"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "statement_id"], ["statement.store_id", "statement.id"]),
        UniqueConstraint("posting_id"),
        UniqueConstraint("store_id", "id"),
    )

    statement_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("statement.id"), index=True)
    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.id"))
    amount: Mapped[int]


ddl(StatementLine.__table__, f"REVOKE INSERT, UPDATE, DELETE ON statement_line FROM {ROLE}")


@tenant
class StatementDispute(Tenant, Keyed, Base):
    """A merchant's doubt about one line of a statement, or about the whole of it, and the mall's answer.

    `amount` is what an operator proposes to add (minor units); the one who approves it is somebody else.
    """

    __tablename__ = "statement_dispute"
    __table_args__ = (
        DISPUTE.check(),
        UniqueConstraint("store_id", "id"),
        ForeignKeyConstraint(["store_id", "statement_id"], ["statement.store_id", "statement.id"]),
        ForeignKeyConstraint(["store_id", "line_id"], ["statement_line.store_id", "statement_line.id"]),
        Index(
            "uq_statement_dispute_waiting",
            "statement_id",
            "line_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("state IN ('open', 'proposed')"),
        ),
        CheckConstraint("approved_by IS NULL OR approved_by <> proposed_by", name="two_people"),
        CheckConstraint("amount > 0", name="adds_something"),
        CheckConstraint(
            "state <> 'adjusted' OR (amount IS NOT NULL AND proposed_by IS NOT NULL AND approved_by IS NOT NULL)",
            name="adjusted_by_two",
        ),
        CheckConstraint("state NOT IN ('rejected', 'adjusted') OR answer <> ''", name="answered_in_words"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    statement_id: Mapped[int] = mapped_column(BigInteger)
    line_id: Mapped[int | None] = mapped_column(BigInteger)  # nothing: the statement as a whole
    state: Mapped[str] = DISPUTE.column(DisputeState.OPEN)
    why: Mapped[str]
    raised_by: Mapped[int | None]
    answer: Mapped[str] = mapped_column(default="")
    amount: Mapped[int | None]
    proposed_by: Mapped[int | None]
    approved_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    @property
    def is_waiting(self) -> bool:
        """Whether the merchant has no answer yet."""
        return self.state in (DisputeState.OPEN, DisputeState.PROPOSED)


for _statement in (
    f"REVOKE UPDATE, DELETE ON statement_dispute FROM {ROLE}",
    f"GRANT UPDATE (state, decided_at) ON statement_dispute TO {ROLE}",
):
    ddl(StatementDispute.__table__, _statement)
