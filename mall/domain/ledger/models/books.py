"""Accounts, journals and their legs: every cent moves between two of them (docs/money.md)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.kernel.audit import append_only
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import CREATE_ROLE, KINDS, ROLE, SETTING, shared


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
