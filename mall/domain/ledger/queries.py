"""Reads of the books."""

import uuid
from dataclasses import dataclass

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
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Balances:
    """A store's money, minor units."""

    pending: int
    available: int
    payable: int
    debt: int


@dataclass(frozen=True, slots=True)
class Step:
    """A row of an order's waterfall: what it is, for which line, how much to (positive) or from the store."""

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


def waterfall_of(store_id: int, order_id: int) -> list[Step]:
    """Where an order's money went, as far as the store is concerned: every leg at its own accounts, maturity left out."""
    rows = db.session.execute(
        select(Posting.line, Posting.line_ref, func.sum(Posting.amount))
        .where(Posting.store_id == store_id, Posting.order_id == order_id)
        .group_by(Posting.line, Posting.line_ref)
        .order_by(func.min(Posting.id))
    )
    return [Step(line, line_ref, int(amount)) for line, line_ref, amount in rows if amount]


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


def freezes() -> list[PayoutFreeze]:
    """What stops payouts now."""
    return list(db.session.scalars(select(PayoutFreeze).where(PayoutFreeze.lifted_at.is_(None))))


def accounts() -> list[Account]:
    """Every account, for the operators' view of the books."""
    return list(db.session.scalars(select(Account).order_by(Account.owner, Account.kind, Account.owner_id)))


def journals_about(order_id: int) -> list[Journal]:
    """What the books hold about an order, oldest first."""
    return list(db.session.scalars(select(Journal).where(Journal.order_id == order_id).order_by(Journal.id)))


def count_statements(state: str) -> int:
    """For operators: how many statements are in a state."""
    found = select(func.count()).select_from(Statement).where(Statement.state == state)
    return int(db.session.scalar(found) or 0)
