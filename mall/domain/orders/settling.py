"""The night's work for one store: what may mature matures and is claimed by a statement; and what that would come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mall.domain import ledger
from mall.domain.orders.actions import mature, maturing
from mall.kernel import actors, clock
from mall.kernel.db import db


@dataclass(frozen=True, slots=True)
class Preview:
    """The next statement of a store, were it cut now. `lines` are sums by what they are; minor units."""

    lines: Mapping[str, int]
    total: int
    payable: int
    currency: str


def settle(store_id: int, day: date) -> ledger.Statement | None:
    """Mature what may mature, claim it, write the statement of that day. Twice changes nothing."""
    for order in maturing(store_id, clock.now()):
        mature(order)
    db.session.flush()
    return ledger.cut_statement(store_id, day, clock.now() + timedelta(seconds=1), actors.job("settle_store"))


def preview(store_id: int) -> Preview | None:
    """What the next statement would be: it is cut by the very verb and taken back, locks and all. None when there is nothing
    to claim."""
    step = db.session.begin_nested()
    try:
        statement = settle(store_id, clock.now().date() + timedelta(days=1))
        return _seen(statement) if statement else None
    finally:
        step.rollback()


def _seen(statement: ledger.Statement) -> Preview:
    return Preview(ledger.sums_of(statement), statement.total, statement.payable, statement.currency)
