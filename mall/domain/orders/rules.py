"""Pure rules of orders: deadlines, and what makes an order look twice."""

from datetime import datetime, timedelta

PAY_WITHIN = timedelta(minutes=30)
TRANSFER_WITHIN = timedelta(days=3)  # a bank transfer takes its time
RECEIVE_WITHIN = timedelta(days=10)
EXTENSION = timedelta(days=3)
AFTER_SALE_WINDOW = timedelta(days=7)

# Cash on delivery above this, or many units of one thing unpaid, is looked at by a person before it ships.
RISKY_CASH = 200_000  # minor units
RISKY_UNITS = 20


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
