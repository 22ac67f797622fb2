"""The arithmetic of batches: what a price becomes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mall.kernel import money
from mall.kernel.text import _

MOST = 50  # products
MOST_SKUS = 500
STEPS = (1, 10, 100)  # minor units to which new prices may be rounded

Tiers = Iterable[Any]  # of (minimum quantity, minor units)


class How(StrEnum):
    """How a price comes out of the one before."""

    SET = "set"
    RAISE = "raise"  # by an amount
    LOWER = "lower"
    RAISE_PERCENT = "raise_percent"
    LOWER_PERCENT = "lower_percent"


@dataclass(frozen=True, slots=True)
class PriceChange:
    """`value` is minor units, for percent hundredths of one percent; `step` is the minor units to round to."""

    how: How
    value: int
    step: int = 1


def new_amount(amount: int, change: PriceChange) -> int:
    """The price after the change, rounded half up to the step; nothing and less is for whoever calls to refuse."""
    if change.how == How.SET:
        return change.value
    sign = 1 if change.how in (How.RAISE, How.RAISE_PERCENT) else -1
    by = money.share(amount, change.value) if change.how in (How.RAISE_PERCENT, How.LOWER_PERCENT) else change.value
    return (amount + sign * by + change.step // 2) // change.step * change.step


def new_tiers(tiers: Tiers, change: PriceChange) -> list[list[int]]:
    """(minimum quantity, minor units) after the change. A price that is set is the price for one; quantity prices stay."""
    is_set = change.how == How.SET
    return [[minimum, amount if is_set and minimum > 1 else new_amount(amount, change)] for minimum, amount in tiers]


def problem_with(tiers: Tiers) -> Any:
    """Why goods cannot cost this; nothing when they can."""
    amounts: dict[int, int] = dict(tiers)
    single = amounts.get(1)
    if single is None:
        return _("It has no price yet.")
    if min(amounts.values()) < 1:
        return _("A price must be more than nothing.")
    if max(amounts.values()) > money.MOST * 100:
        return _("This amount is too high.")
    if any(amount >= single for minimum, amount in amounts.items() if minimum > 1):
        return _("A quantity price must be lower than the price.")
    return ""
