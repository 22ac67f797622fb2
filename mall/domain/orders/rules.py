"""Pure rules of orders: deadlines, and what makes an order look twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mall.kernel.money import cumulative, split
from mall.kernel.text import _

PAY_WITHIN = timedelta(minutes=30)
TRANSFER_WITHIN = timedelta(days=3)  # a bank transfer takes its time
RECEIVE_WITHIN = timedelta(days=10)
EXTENSION = timedelta(days=3)
AFTER_SALE_WINDOW = timedelta(days=7)

# Cash on delivery above this, or many units of one thing unpaid, is looked at by a person before it ships.
RISKY_CASH = 200_000  # minor units
RISKY_UNITS = 20


# Why a store changes the price of an order that is not paid. The buyer reads it.
PRICE_REASONS = {
    "agreed": _("As agreed with the buyer"),
    "regular": _("For a regular customer"),
    "freight": _("Freight was put right"),
    "mistake": _("The price was a mistake"),
    "other": _("Another reason"),
}


def adjustments(paid: Sequence[int], together: int) -> list[int]:
    """What is added to each line, minor units, so that all of them come to `together`: in proportion to what they cost, to
    the cent, and no line below nothing."""
    return split(together - sum(paid), paid)


def worth(paid: int, quantity: int, claimed: int, claimed_amount: int, units: int) -> int:
    """What the next `units` of a line are worth, minor units, when so many were claimed before for so much.

    The difference of two running totals, so that any sequence of claims comes to what was paid, also when some of them
    are given up in between.
    """
    return max(0, cumulative(paid, quantity, 0, claimed + units) - claimed_amount)


def risks(total: int, is_cash: bool, is_guest: bool, largest_line: int) -> list[str]:
    """Codes of what an operator should look at before the order ships; empty for most orders."""
    found = []
    if is_cash and total >= RISKY_CASH:
        found.append("large_cash_order")
    if is_cash and is_guest and largest_line >= RISKY_UNITS:
        found.append("guest_bulk_cash_order")
    return found


def ship_by(ready_at: datetime, hours: int) -> datetime:
    """When a parcel has to be on its way, by the hours that the store promises."""
    return ready_at + timedelta(hours=hours)


def receive_by(shipped_at: datetime) -> datetime:
    """When receipt is assumed unless the buyer says otherwise."""
    return shipped_at + RECEIVE_WITHIN


def matures_at(received_at: datetime) -> datetime:
    """When the store's money stops being at risk of a return."""
    return received_at + AFTER_SALE_WINDOW
