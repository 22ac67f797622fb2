"""Accounts, journals and postings; commission rules; statements and payouts (docs/money.md)."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

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
    BANK_ACCOUNT,
    CHARGE,
    CLAIM,
    DISPUTE,
    PAYOUT,
    STATEMENT,
    BankAccountState,
    ChargeState,
    ClaimState,
    DisputeState,
    PayoutState,
    StatementState,
)
from mall.kernel import ids
from mall.kernel.audit import append_only
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import CREATE_ROLE, KINDS, ROLE, SETTING, Tenant, private, shared, tenant


class Owner(StrEnum):
    """Who an account belongs to."""

    PLATFORM = "platform"
    STORE = "store"
    PERSON = "person"
    PROVIDER = "provider"


class Kind(StrEnum):
    """What an account holds. Credit balances are positive: what the mall owes, or earned."""

    CLEARING = "clearing"  # provider: what it collected for us and has not handed over (debit: negative)
    BANK = "bank"  # platform: money in the mall's own bank (debit: negative)
    PENDING = "pending"  # store: earned, not matured
    AVAILABLE = "available"  # store: matured, may be paid out
    PAYABLE = "payable"  # store: promised by an approved statement, not yet at the bank
    DEPOSIT = "deposit"  # store: security that it has left with the mall
    DEPOSIT_FROZEN = "deposit_frozen"  # store: the part of it that operators decide about
    DEBT = "debt"  # store: what it owes the mall (debit: negative)
    REVENUE = "revenue"  # platform: own sales
    COMMISSION = "commission"  # platform: fees from stores
    COMMISSION_TAX = "commission_tax"  # platform: tax on fees, owed to the state
    SUBSIDY = "subsidy"  # platform: what promotions cost it (debit: negative)
    UNAPPLIED = "unapplied"  # platform: money that came and belongs to no order yet
    STORE_FEES = "store_fees"  # platform: what stores pay for being here
    PENALTIES = "penalties"  # platform: what was taken from deposits
    ADJUSTMENTS = "adjustments"  # platform: what corrections in stores' favour cost it (debit: negative)
    FEES = "fees"  # platform: what providers charge (debit: negative)
    ROUNDING = "rounding"  # nobody ever posts here; it exists so that the audit can prove it is empty


class Account(Keyed, Base):
    """One owner's account of one kind in one currency. `balance` is kept by the database and proven by the audit."""

    __tablename__ = "ledger_account"
    __table_args__ = (
        UniqueConstraint("owner", "owner_id", "name", "kind", "currency"),
        CheckConstraint("owner IN ('platform', 'store', 'person', 'provider')", name="owner_known"),
        CheckConstraint(
            "kind NOT IN ('available', 'payable', 'pending', 'deposit', 'deposit_frozen') OR balance >= 0",
            name="not_overdrawn",
        ),
        CheckConstraint("kind <> 'unapplied' OR balance >= 0", name="nothing_applied_twice"),
        CheckConstraint("kind <> 'debt' OR balance <= 0", name="debt_is_a_debt"),
    )

    owner: Mapped[str]
    owner_id: Mapped[int] = mapped_column(default=0)  # store or person id; 0 for the platform
    name: Mapped[str] = mapped_column(default="")  # of a provider
    kind: Mapped[str]
    currency: Mapped[str] = mapped_column(default="CNY")
    balance: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = created()


@shared("SELECT")
class Journal(Keyed, Base):
    """One business event in the books: it happened once, and its postings sum to zero."""

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("event", "ref", "ref_id"), Index(None, "order_id"))

    event: Mapped[str]
    ref: Mapped[str]  # the table of what it is about
    ref_id: Mapped[int]
    order_id: Mapped[int | None]
    memo: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime] = created()
    postings: Mapped[list["Posting"]] = relationship(order_by="Posting.id", viewonly=True)


class Posting(Keyed, Base):
    """One leg: an amount (minor units, credit positive) to one account. Never changed, never deleted.

    A pending leg of a store matures when its order does; a matured leg is claimed by exactly one statement line.
    """

    __tablename__ = "posting"
    __table_args__ = (
        CheckConstraint("amount <> 0", name="moves_something"),
        Index(None, "account_id", "id"),
        Index(None, "journal_id"),
        Index(None, "store_id", "order_id"),
    )

    journal_id: Mapped[int] = mapped_column(ForeignKey("journal.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("ledger_account.id"))
    account_kind: Mapped[str]
    store_id: Mapped[int | None]  # the owner, when it is a store: for row-level security and statements
    order_id: Mapped[int | None]
    line: Mapped[str]  # what the leg is: goods, freight, commission, …
    line_ref: Mapped[int | None]  # the order line, rule or refund it stands for
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    at: Mapped[datetime] = created()


KINDS["posting"] = KINDS["ledger_account"] = "tenant"
append_only(Posting.__table__)
append_only(Journal.__table__)

for _statement in (
    CREATE_ROLE,
    "ALTER TABLE ledger_account ENABLE ROW LEVEL SECURITY",
    f"CREATE POLICY own_rows ON ledger_account TO {ROLE} USING (owner = 'store' AND "
    f"owner_id = nullif(current_setting('{SETTING}', true), '')::bigint)",
    f"GRANT SELECT ON ledger_account TO {ROLE}",
):
    ddl(Account.__table__, _statement)

for _statement in (
    "ALTER TABLE posting ENABLE ROW LEVEL SECURITY",
    f"CREATE POLICY own_rows ON posting TO {ROLE} USING (store_id = nullif(current_setting('{SETTING}', true), '')::bigint)",
    f"GRANT SELECT ON posting TO {ROLE}",
    """
    CREATE OR REPLACE FUNCTION keep_balance() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        UPDATE ledger_account SET balance = balance + NEW.amount
        WHERE id = NEW.account_id AND currency = NEW.currency;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'posting % is not in its account''s currency', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER keep_balance AFTER INSERT ON posting FOR EACH ROW EXECUTE FUNCTION keep_balance()",
    """
    CREATE OR REPLACE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE legs integer; off bigint;
    BEGIN
        SELECT count(*), coalesce(max(abs(total)), 0) INTO legs, off FROM (
            SELECT sum(amount) AS total FROM posting WHERE journal_id = NEW.journal_id GROUP BY currency
        ) AS per_currency;
        IF off <> 0 THEN
            RAISE EXCEPTION 'journal % does not sum to zero', NEW.journal_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    "CREATE CONSTRAINT TRIGGER refuse_unbalanced AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced()",
):
    ddl(Posting.__table__, _statement)


@shared("SELECT")
class CommissionRule(Keyed, Base):
    """A line of the ordered list of commission rules; the first that matches decides. Empty conditions match all."""

    __tablename__ = "commission_rule"
    __table_args__ = (
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate_is_a_share"),
        CheckConstraint("minimum >= 0 AND fixed >= 0", name="amounts_not_negative"),
    )

    name: Mapped[dict[str, str]]
    position: Mapped[int]
    store_id: Mapped[int | None]
    category_id: Mapped[int | None]  # and everything below it
    store_mode: Mapped[str | None]
    rate_bp: Mapped[int]  # ten-thousandths of what the buyer paid for the line
    fixed: Mapped[int] = mapped_column(default=0)  # minor units per unit sold
    minimum: Mapped[int] = mapped_column(default=0)  # minor units per line
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = created()


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
