"""Where an order's money went, as one table: what the buyer paid, what was taken from it and by which rule, what went back,
what is left for the store. It is read from the books; before anything is booked it says what will be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from mall.domain import ledger
from mall.domain.orders.actions import sold
from mall.domain.orders.models import Order, OrderLine
from mall.domain.orders.states import PaymentState

# What an event of the books is in the table.
PARTS = {"order.paid": "sale", "refund.granted": "refund", "cash.kept": "cash", "statement.adjusted": "adjustment"}
ORDER = ("goods", "commission", "commission_tax", "freight")  # of the rows within a part


@dataclass(frozen=True, slots=True)
class Row:
    """An amount to the store (positive) or from it. `rule` is what a commission was frozen with, `base` what the lines
    under that rule had cost."""

    line: str
    amount: int
    rule: Mapping[str, Any] | None = None
    base: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What one event did: a sale, a refund, cash that the store kept. Without a time it is still to come."""

    kind: str
    at: datetime | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Everything in minor units. `is_booked` says whether the books hold it already."""

    is_booked: bool
    parts: tuple[Part, ...]

    @property
    def paid(self) -> int:
        """What the buyer paid: goods and freight."""
        return sum(row.amount for row in self._rows("sale") if row.line in ("goods", "freight"))

    @property
    def cash(self) -> int:
        """What the store collected at the door and kept."""
        return -sum(row.amount for row in self._rows("cash"))

    @property
    def left(self) -> int:
        """What the mall has for the store from this order, or, when negative, gets from it: as the books have it."""
        return sum(row.amount for part in self.parts for row in part.rows)

    @property
    def earned(self) -> int:
        """What the order is worth to the store, wherever the money is."""
        return self.left + self.cash

    def _rows(self, kind: str) -> list[Row]:
        return [row for part in self.parts if part.kind == kind for row in part.rows]


def waterfall_of(order: Order) -> Waterfall:
    """The table of an order, from the legs at its store's accounts; for the mall's own store from the mall's revenue."""
    booked = ledger.booked_of(order.id, order.store_id, order.is_own)
    if booked:
        parts = [
            Part(PARTS.get(leg.event, "other"), leg.at, _rows(order, legs, leg.event))
            for leg, legs in ((legs[0], legs) for legs in _by_journal(booked))
        ]
        return Waterfall(True, tuple(parts))
    if order.payment in (PaymentState.UNPAID, PaymentState.ON_DELIVERY):
        return Waterfall(False, tuple(_to_come(order)))
    return Waterfall(True, ())


def _by_journal(booked: Iterable[ledger.Booked]) -> list[list[ledger.Booked]]:
    return [list(legs) for _id, legs in groupby(booked, key=lambda leg: leg.journal_id)]


def _to_come(order: Order) -> list[Part]:
    """What is booked once the money is there, from what was frozen when the order was placed."""
    whole = sold(order)
    legs: list[tuple[str, int | None, int]] = [("freight", None, whole.freight)]
    for line in whole.lines:
        legs += [("goods", line.line_id, line.paid)]
        if not whole.is_own:
            legs += [("commission", line.line_id, -line.commission), ("commission_tax", line.line_id, -line.tax)]
    booked = [ledger.Booked(0, "order.paid", order.created_at, *leg) for leg in legs if leg[2]]
    parts = [Part("sale", None, _rows(order, booked, "order.paid"))]
    if order.payment == PaymentState.ON_DELIVERY and not whole.is_own:
        parts.append(Part("cash", None, (Row("cash_kept", -whole.total),)))
    return parts


def _rows(order: Order, legs: Iterable[ledger.Booked], event: str) -> tuple[Row, ...]:
    """Goods of all lines together, commission by the rule that took it; in the order in which people read it. A rule
    that took nothing of a sale has its row too, and no leg in the books."""
    lines = {line.id: line for line in order.lines}
    rows: dict[Any, Row] = {}
    for leg in legs:
        line = leg.line.removesuffix("_refunded")
        sold_line = lines.get(leg.line_ref or 0) if line in ("commission", "commission_tax") else None
        key = (line, _rule_key(sold_line))
        before = rows.get(key, Row(line, 0, sold_line.commission if sold_line else None))
        base = before.base + (sold_line.paid if sold_line else 0)
        rows[key] = Row(line, before.amount + leg.amount, before.rule, base)
    for free in order.lines if event == "order.paid" and not order.is_own else ():
        if free.commission.get("rule_id") and not free.commission.get("amount"):
            key = ("commission", _rule_key(free))
            before = rows.get(key, Row("commission", 0, free.commission))
            rows[key] = Row("commission", 0, free.commission, before.base + free.paid)
    return tuple(sorted(rows.values(), key=lambda row: (_place(row.line), -row.base)))


def _rule_key(line: OrderLine | None) -> Any:
    names = ("rule_id", "rate_bp", "fixed", "minimum", "tax_bp")
    return tuple(line.commission.get(name) for name in names) if line else None


def _place(line: str) -> int:
    return ORDER.index(line) if line in ORDER else len(ORDER)
