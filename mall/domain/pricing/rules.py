"""The price pipeline: pure steps that write rows, in the order of `STEPS` (docs/pricing.md). Amounts in minor units."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mall.kernel.text import _

Funder = Literal["store", "platform", ""]


@dataclass(frozen=True, slots=True)
class Priced:
    """A SKU and how many: all that the pipeline needs to know of it.

    `unit_price` is for one bought singly, `tiers` are (minimum quantity, unit price) from two on, `category_path` the
    category ids from the root down.
    """

    sku_id: int
    store_id: int
    product_id: int
    category_path: tuple[int, ...]
    quantity: int
    unit_price: int
    tiers: tuple[tuple[int, int], ...]
    weight_g: int
    template_id: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """What one step adds to a line: positive for the base, negative for a reduction, and who pays for it.

    `label` tells rows of a kind apart and reads the same in every language; `KINDS` has the kind's name.
    """

    kind: str
    amount: int
    funder: Funder = ""
    label: str = ""


KINDS = {"base": _("Price"), "tier": _("Quantity price"), "adjusted": _("Changed by the store")}


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A line and the rows that its price is made of."""

    priced: Priced
    rows: tuple[Row, ...] = ()

    @property
    def payable(self) -> int:
        """What the line costs."""
        return sum(row.amount for row in self.rows)

    @property
    def unit_payable(self) -> int:
        """What one unit comes to, rounded down."""
        return self.payable // self.priced.quantity

    @property
    def base(self) -> int:
        """What the line would cost without any reduction."""
        return sum(row.amount for row in self.rows if row.amount > 0)

    @property
    def saved(self) -> int:
        """What all reductions take off together."""
        return self.base - self.payable


@dataclass(frozen=True, slots=True)
class Quote:
    """All lines of a purchase, priced together."""

    lines: tuple[QuotedLine, ...]

    @property
    def goods(self) -> int:
        """What the goods cost, before freight."""
        return sum(line.payable for line in self.lines)


# A step reads the lines as the steps before it left them and yields (place of a line, row). It sees all of them,
# because reductions of a whole order are shared out over its lines.
Step = Callable[[Sequence[QuotedLine]], Iterable[tuple[int, Row]]]


def price_line(priced: Priced) -> QuotedLine:
    """One line by itself."""
    return quote([priced]).lines[0]


def quote(lines: Sequence[Priced]) -> Quote:
    """Price the lines together, step by step. Nothing becomes negative: a reduction takes what is left at most."""
    quoted = [QuotedLine(priced) for priced in lines]
    for step in STEPS:
        for place, row in list(step(quoted)):
            quoted[place] = add(quoted[place], row)
    return Quote(tuple(quoted))


def add(line: QuotedLine, row: Row) -> QuotedLine:
    """The line with the row, which is cut to what is left and left out when that is nothing."""
    amount = max(row.amount, -line.payable)
    return replace(line, rows=(*line.rows, replace(row, amount=amount))) if amount else line


def base(lines: Sequence[QuotedLine]) -> Iterator[tuple[int, Row]]:
    """What one unit costs singly, times the quantity."""
    for place, line in enumerate(lines):
        yield place, Row("base", line.priced.unit_price * line.priced.quantity)


def tier(lines: Sequence[QuotedLine]) -> Iterator[tuple[int, Row]]:
    """What the store takes off each unit when many are bought."""
    for place, line in enumerate(lines):
        reached = tier_of(line.priced)
        if reached:
            minimum, amount = reached
            less = (line.priced.unit_price - amount) * line.priced.quantity
            yield place, Row("tier", -less, "store", f"{minimum}+")


STEPS: tuple[Step, ...] = (
    base,
    tier,
)


def tier_of(priced: Priced) -> tuple[int, int] | None:
    """The highest tier that the quantity reaches, if it is cheaper than buying singly."""
    reached = [found for found in priced.tiers if found[0] <= priced.quantity]
    best = max(reached, default=None)
    return best if best and best[1] < priced.unit_price else None


def next_tier(priced: Priced) -> tuple[int, int] | None:
    """The next cheaper tier above the quantity: what the shopper may be told about."""
    now = (tier_of(priced) or (1, priced.unit_price))[1]
    return min((found for found in priced.tiers if found[0] > priced.quantity and found[1] < now), default=None)
