"""What to keep an eye on: what is late, stuck, unmatched, owed or waits to be approved; each leads to where it is resolved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response, g, url_for

from mall.blueprints.admin.front import admin, offer
from mall.domain import ledger, orders, payments, stores
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: where it is resolved, what it is called, whose it is, how much (minor units), since when."""

    url: str
    name: str
    store_id: int | None = None
    amount: int | None = None
    currency: str = "CNY"
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """A kind of things: how many, the oldest of them, and where all are."""

    key: str
    title: Any
    count: int
    rows: Sequence[Row]
    url: str


@admin.get("/watch")
@right_door(AdminRight.LOOK)
def watch() -> Response:
    """A board for every kind that the operator may resolve."""
    found = [board() for right, board in BOARDS if right in g.rights]
    owners = {row.store_id for board in found for row in board.rows if row.store_id}
    return page("admin/watch/index.html", boards=found, stores=stores.stores_by_id(owners))


def overdue() -> Board:
    """Parcels that are later than was promised."""
    count, found = orders.overdue()
    rows = [
        Row(url_for(".order", number=each.number), each.number, each.store_id, each.total, each.currency, each.ship_by)
        for each in found
    ]
    return Board("overdue", _("Overdue shipments"), count, rows, url_for(".order_index"))


def stuck() -> Board:
    """Refunds that did not reach the buyer in a day."""
    count, found = payments.stuck_refunds()
    rows = [
        Row(url_for(".refund", refund_id=each.id), each.number, None, each.amount, each.currency, each.created_at)
        for each in found
    ]
    return Board("stuck", _("Refunds stuck for more than a day"), count, rows, url_for(".refund_index"))


def unmatched() -> Board:
    """Notices of providers that say what cannot be."""
    count, found = payments.unmatched_notices()
    here = url_for(".notice_index")
    rows = [Row(here, each.number, None, each.amount, each.currency, each.created_at) for each in found]
    return Board("unmatched", _("Notices that could not be applied"), count, rows, here)


def owing() -> Board:
    """Stores that owe the mall."""
    count, found = ledger.debts()
    rows = [
        Row(url_for(".deposit", store_id=each.owner_id), "", each.owner_id, each.balance, each.currency)
        for each in found
    ]
    return Board("owing", _("Stores with a negative balance"), count, rows, url_for(".deposit_index"))


def to_approve() -> Board:
    """Confirmed statements that wait for an operator."""
    count, found = ledger.statements_to_approve()
    rows = [
        Row(
            url_for(".statement", statement_id=each.id),
            each.number,
            each.store_id,
            each.payable,
            each.currency,
            each.confirmed_at,
        )
        for each in found
    ]
    everything = url_for(".statement_index", state="confirmed")
    return Board("to-approve", _("Statements to propose or to approve"), count, rows, everything)


BOARDS: tuple[tuple[AdminRight, Callable[[], Board]], ...] = (
    (AdminRight.SEE_ORDERS, overdue),
    (AdminRight.SEE_PAYMENTS, stuck),
    (AdminRight.SEE_PAYMENTS, unmatched),
    (AdminRight.SETTLE, owing),
    (AdminRight.SETTLE, to_approve),
)

offer("watch", _("Watch"), *(right for right, _board in BOARDS))
