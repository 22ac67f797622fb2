"""How a line of a statement was computed, from what was frozen when the order was placed and from what was booked since."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mall.domain import ledger, pricing
from mall.domain.orders.models import Order, OrderLine, PriceRow
from mall.kernel.db import db, first


@dataclass(frozen=True, slots=True)
class Computed:
    """Everything that a figure rests on. Minor units.

    `sources` are the bookings that it is the sum of, `steps` the arithmetic of a commission or its tax, `legs` the whole
    journal with whose account each leg is in.
    """

    posting: ledger.Posting
    order: Order | None
    line: OrderLine | None
    prices: list[PriceRow]
    steps: list[ledger.Worked]
    sources: list[ledger.Booked]
    legs: list[tuple[str, ledger.Posting]]

    @property
    def unit_total(self) -> int:
        """What the units cost before any price row."""
        return self.line.unit_price * self.line.quantity if self.line else 0

    @property
    def reductions(self) -> list[tuple[Any, int]]:
        """What changed the price of the units: (in words, how much)."""
        return [(pricing.KINDS.get(row.kind, row.kind), row.amount) for row in self.prices if row.kind != "base"]


def computed_of(posting: ledger.Posting) -> Computed:
    """What a posting of a store's rests on. Load the posting through the store."""
    order = first(select(Order).where(Order.id == posting.order_id)) if posting.order_id else None
    line = _line_of(posting) if posting.line in ("goods", "commission", "commission_tax") else None
    prices = line.rows if line is not None else []
    return Computed(
        posting, order, line, prices, _steps(posting, line), ledger.sources_of(posting), ledger.legs_beside(posting)
    )


def _line_of(posting: ledger.Posting) -> OrderLine | None:
    mine = select(OrderLine).where(OrderLine.store_id == posting.store_id, OrderLine.id == posting.line_ref)
    return db.session.scalars(mine).one_or_none()


def _steps(posting: ledger.Posting, line: OrderLine | None) -> list[ledger.Worked]:
    if line is None or posting.line == "goods":
        return []
    if posting.line == "commission":
        return ledger.commission_steps(line.commission, line.quantity)
    return ledger.tax_steps(line.commission)
