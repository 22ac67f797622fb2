"""Reads of the books."""

import uuid
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from mall.domain.ledger.books import balance
from mall.domain.ledger.models import (
    Account,
    Journal,
    Kind,
    Owner,
    Payout,
    PayoutFreeze,
    Posting,
    Statement,
    StatementLine,
)
from mall.domain.ledger.states import StatementState
from mall.kernel import tenancy
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, first_of, slice_of
from mall.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Balances:
    """A store's money, minor units."""

    pending: int
    available: int
    payable: int
    debt: int


@dataclass(frozen=True, slots=True)
class Booked:
    """What one event did to a store's money, or to the mall's own sales: what it is, for which line, how much to
    (positive) or from it. Minor units."""

    journal_id: int
    event: str
    at: datetime
    line: str
    line_ref: int | None
    amount: int


def balances_of(store_id: int, currency: str = "CNY") -> Balances:
    """What a store has with the mall."""
    of = {
        kind: balance(Owner.STORE, kind, store_id, currency=currency)
        for kind in (Kind.PENDING, Kind.AVAILABLE, Kind.PAYABLE, Kind.DEBT)
    }
    return Balances(of[Kind.PENDING], of[Kind.AVAILABLE], of[Kind.PAYABLE], -of[Kind.DEBT])


def booked_of(order_id: int, store_id: int, is_own: bool) -> list[Booked]:
    """What the books hold of an order at its store's accounts, event by event; for the mall's own store at the mall's
    revenue, which the seller role does not see by itself. What an event moves between two accounts of hers is not there.
    """
    mine = Posting.account_kind == Kind.REVENUE if is_own else Posting.store_id == store_id
    legs = (
        select(Journal.id, Journal.event, Journal.at, Posting.line, Posting.line_ref, func.sum(Posting.amount))
        .join(Posting, Posting.journal_id == Journal.id)
        .where(Posting.order_id == order_id, mine)
        .group_by(Journal.id, Journal.event, Journal.at, Posting.line, Posting.line_ref)
        .order_by(Journal.id, func.min(Posting.id))
    )
    with tenancy.outside() if is_own else nullcontext():
        rows = db.session.execute(legs).all()
    return [
        Booked(number, event, at, line, ref, int(amount)) for number, event, at, line, ref, amount in rows if amount
    ]


def statements_about(store_id: int, order_id: int) -> list[Statement]:
    """The store's statements that an order's money stands on, oldest first."""
    claimed = (
        select(StatementLine.statement_id)
        .join(Posting, Posting.id == StatementLine.posting_id)
        .where(Posting.store_id == store_id, Posting.order_id == order_id)
    )
    mine = select(Statement).where(Statement.store_id == store_id, Statement.id.in_(claimed))
    return list(db.session.scalars(mine.order_by(Statement.id)))


def statements_for(store_id: int, after: str | None = None) -> Slice[Statement]:
    """The store's statements, newest first."""
    return slice_of(select(Statement).where(Statement.store_id == store_id), Statement.id, after=after, size=30)


def statement_of(store_id: int, public_id: uuid.UUID) -> Statement:
    """The store's statement, or NotFound."""
    mine = select(Statement).where(Statement.store_id == store_id, Statement.public_id == public_id)
    statement = first(mine)
    if statement is None:
        raise NotFound
    return statement


def statement_lines(statement: Statement, after: str | None = None) -> tuple[Slice[StatementLine], dict[int, Posting]]:
    """The statement's lines by key, and the postings they claim."""
    mine = select(StatementLine).where(StatementLine.statement_id == statement.id)
    lines = slice_of(mine, StatementLine.id, after=after, size=100, descending=False)
    claimed = select(Posting).where(Posting.id.in_([line.posting_id for line in lines.items]))
    return lines, {posting.id: posting for posting in db.session.scalars(claimed)}


def sums_of(statement: Statement) -> dict[str, int]:
    """What the statement's lines come to, by what they are."""
    sums = (
        select(Posting.line, func.sum(StatementLine.amount))
        .join(Posting, Posting.id == StatementLine.posting_id)
        .where(StatementLine.statement_id == statement.id)
        .group_by(Posting.line)
        .order_by(func.min(Posting.id))
    )
    return {line: int(amount) for line, amount in db.session.execute(sums)}


def line_of(statement: Statement, line_id: int) -> StatementLine:
    """A line of the statement, or NotFound."""
    mine = select(StatementLine).where(StatementLine.statement_id == statement.id, StatementLine.id == line_id)
    line: StatementLine | None = first(mine)
    if line is None:
        raise NotFound
    return line


def posting_of(line: StatementLine) -> Posting:
    """The posting that the line claims."""
    return db.session.get_one(Posting, line.posting_id)


def sources_of(posting: Posting) -> list[Booked]:
    """What a matured posting is the sum of: the sale and what was given back before it matured. Any other is its own."""
    journal = db.session.get_one(Journal, posting.journal_id)
    if journal.event != "order.matured" or posting.line == "debt_repaid":
        return [Booked(journal.id, journal.event, journal.at, posting.line, posting.line_ref, posting.amount)]
    same = Posting.line_ref == posting.line_ref if posting.line_ref is not None else Posting.line_ref.is_(None)
    legs = (
        select(Journal.id, Journal.event, Journal.at, Posting.line, Posting.line_ref, Posting.amount)
        .join(Posting, Posting.journal_id == Journal.id)
        .where(
            Posting.order_id == posting.order_id,
            Posting.store_id == posting.store_id,
            Posting.account_kind == Kind.PENDING,
            Posting.line == posting.line,
            same,
            Journal.event != "order.matured",
        )
    )
    return [Booked(*row) for row in db.session.execute(legs.order_by(Posting.id))]


def legs_beside(posting: Posting) -> list[tuple[str, Posting]]:
    """The posting's whole journal, that sums to zero: (whose account, the leg). The mall's own legs are not among what the
    seller role sees by itself; a journal is about one store."""
    whole = select(Account.owner, Posting).join(Posting, Posting.account_id == Account.id)
    with tenancy.outside():
        rows = db.session.execute(whole.where(Posting.journal_id == posting.journal_id).order_by(Posting.id)).all()
    return [(owner, leg) for owner, leg in rows]


def statements_by_state(states: tuple[str, ...], after: str | None = None) -> Slice[Statement]:
    """For operators: statements in these states, newest first."""
    return slice_of(select(Statement).where(Statement.state.in_(states)), Statement.id, after=after, size=50)


def statement_by_id(statement_id: int) -> Statement:
    """For operators: a statement, locked for a decision."""
    statement = first(select(Statement).where(Statement.id == statement_id).with_for_update())
    if statement is None:
        raise NotFound
    return statement


def payout_of(statement: Statement) -> Payout | None:
    """The statement's payout."""
    return first(select(Payout).where(Payout.statement_id == statement.id))


def payout_by_id(payout_id: int) -> Payout:
    """For operators: a payout, locked."""
    payout = first(select(Payout).where(Payout.id == payout_id).with_for_update())
    if payout is None:
        raise NotFound
    return payout


def payouts(states: tuple[str, ...], after: str | None = None) -> Slice[Payout]:
    """For operators: payouts in these states, newest first."""
    return slice_of(select(Payout).where(Payout.state.in_(states)), Payout.id, after=after, size=50)


def payouts_for(store_id: int, after: str | None = None) -> Slice[Payout]:
    """The store's payouts, newest first."""
    return slice_of(select(Payout).where(Payout.store_id == store_id), Payout.id, after=after, size=30)


def payout_with_number(store_id: int, number: str) -> Payout:
    """The store's payout, or NotFound."""
    payout: Payout | None = first(select(Payout).where(Payout.store_id == store_id, Payout.number == number))
    if payout is None:
        raise NotFound
    return payout


def statements_by_id(statement_ids: set[int]) -> dict[int, Statement]:
    """The statements with these ids, for lists of payouts."""
    found = select(Statement).where(Statement.id.in_(statement_ids))
    return {statement.id: statement for statement in db.session.scalars(found)}


def freezes() -> list[PayoutFreeze]:
    """What stops payouts now."""
    return list(db.session.scalars(select(PayoutFreeze).where(PayoutFreeze.lifted_at.is_(None))))


def accounts() -> list[Account]:
    """Every account, for the operators' view of the books."""
    return list(db.session.scalars(select(Account).order_by(Account.owner, Account.kind, Account.owner_id)))


def journals_about(order_id: int) -> list[Journal]:
    """What the books hold about an order, oldest first."""
    return list(db.session.scalars(select(Journal).where(Journal.order_id == order_id).order_by(Journal.id)))


def debts() -> tuple[int, list[Account]]:
    """For operators: how many stores owe the mall, and those that owe most."""
    owing = select(Account).where(Account.owner == Owner.STORE, Account.kind == Kind.DEBT, Account.balance < 0)
    return first_of(owing, Account.balance, Account.id)


def statements_to_approve() -> tuple[int, list[Statement]]:
    """For operators: how many confirmed statements wait for the first or the second of two people, and the oldest."""
    return first_of(select(Statement).where(Statement.state == StatementState.CONFIRMED), Statement.id)


def count_statements(state: str) -> int:
    """For operators: how many statements are in a state."""
    found = select(func.count()).select_from(Statement).where(Statement.state == state)
    return int(db.session.scalar(found) or 0)
