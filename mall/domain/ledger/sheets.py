"""What a store takes away as a sheet: its statements, their lines, every booking at its accounts, of a period."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mall.domain.ledger.models import Journal, Payout, Posting, Statement, StatementLine
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

MOST = 50_000  # rows of a sheet; a spreadsheet opens them, and a request makes them in seconds


class TooLong(Refusal):
    message = _("These are too many rows for one sheet. Choose a shorter period.")


def statement_rows(store_id: int, first: date, last: date) -> Sequence[Any]:
    """(statement, its payout or None), oldest first, of the periods from `first` to `last`. Raises TooLong."""
    mine = select(Statement, Payout).outerjoin(Payout, Payout.statement_id == Statement.id)
    return _rows(mine.where(*_periods(store_id, first, last)).order_by(Statement.id))


def line_rows(store_id: int, first: date, last: date) -> Sequence[Any]:
    """(statement's number, its period, what the line is, its order's id, when, minor units, currency). Raises TooLong."""
    lines = (
        select(
            Statement.number,
            Statement.period_end,
            Posting.line,
            Posting.order_id,
            Posting.at,
            StatementLine.amount,
            Statement.currency,
        )
        .join(StatementLine, StatementLine.statement_id == Statement.id)
        .join(Posting, Posting.id == StatementLine.posting_id)
    )
    return _rows(lines.where(*_periods(store_id, first, last)).order_by(StatementLine.id))


def entry_rows(store_id: int, since: datetime, until: datetime) -> Sequence[Any]:
    """(entry's number, event, when, account, what the leg is, its order's id, minor units, currency). Raises TooLong."""
    entries = select(
        Journal.id,
        Journal.event,
        Journal.at,
        Posting.account_kind,
        Posting.line,
        Posting.order_id,
        Posting.amount,
        Posting.currency,
    ).join(Posting, Posting.journal_id == Journal.id)
    mine = entries.where(Posting.store_id == store_id, Posting.at >= since, Posting.at < until)
    return _rows(mine.order_by(Posting.id))


def _periods(store_id: int, first: date, last: date) -> tuple[Any, ...]:
    return Statement.store_id == store_id, Statement.period_end >= first, Statement.period_end <= last


def _rows(found: Any) -> Sequence[Any]:
    rows = db.session.execute(found.limit(MOST + 1)).all()
    if len(rows) > MOST:
        raise TooLong
    return rows
