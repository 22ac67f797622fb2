"""Money is an integer of minor units and a currency; splits always add up to the cent (docs/money.md)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mall.kernel.refusals import Refusal
from mall.kernel.text import _, half_width

# ISO 4217 exponents that differ from the usual two decimals, among the currencies a mall may use.
EXPONENTS = {"JPY": 0, "KRW": 0, "VND": 0, "KWD": 3, "BHD": 3}


MOST = 1_000_000  # the highest amount that people may type, in whole units of the currency
AMOUNT = re.compile(r"\d{1,9}(\.\d{1,4})?")


class CurrencyMismatch(TypeError):
    """Two currencies met in one sum: a bug, never a user's mistake."""


class NotAnAmount(Refusal):
    message = _("Write an amount like 12 or 12.50.")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (fen, cents) of one currency (ISO 4217)."""

    minor: int
    currency: str = "CNY"

    def __post_init__(self) -> None:
        if not isinstance(self.minor, int) or isinstance(self.minor, bool):
            raise TypeError("money is counted in whole minor units")

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __mul__(self, count: int) -> "Money":
        return Money(self.minor * count, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def split(self, weights: Sequence[int]) -> list["Money"]:
        """Shares by weight; see `split`."""
        return [Money(part, self.currency) for part in split(self.minor, weights)]

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")


def total(amounts: Iterable[Money], currency: str = "CNY") -> Money:
    """The sum, in `currency` even when there is nothing to add."""
    result = Money(0, currency)
    for amount in amounts:
        result += amount
    return result


def split(minor: int, weights: Sequence[int]) -> list[int]:
    """Divide `minor` units by non-negative weights so that the parts sum to it exactly.

    Largest remainder; ties go to the earlier part. With no weight at all the parts are as even as they can be.
    """
    if not weights:
        raise ValueError("nothing to split over")
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    if minor < 0:
        return [-part for part in split(-minor, weights)]
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    parts = [minor * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: (-(minor * weights[place] % whole), place))
    for place in by_remainder[: minor - sum(parts)]:
        parts[place] += 1
    return parts


def share(minor: int, basis_points: int) -> int:
    """That many ten-thousandths of an amount, rounded half away from zero to a whole minor unit."""
    sign = -1 if minor * basis_points < 0 else 1
    return sign * ((abs(minor * basis_points) + 5_000) // 10_000)


def cumulative(paid: int, count: int, taken: int, now: int) -> int:
    """What the next `now` of `count` equal units are worth when `taken` were given back before.

    Any sequence of partial refunds sums to `paid`: each step is the difference of two rounded running totals.
    """
    if not 0 <= taken <= taken + now <= count or count < 1:
        raise ValueError("more units than there are")
    return paid * (taken + now) // count - paid * taken // count


def parse(typed: str, currency: str = "CNY") -> int:
    """Minor units of an amount as people write it: "12", "12.5", "¥1,200.50", full-width digits. Raises NotAnAmount."""
    plain = half_width(typed).removeprefix("¥").replace(",", "").strip()
    if not (plain.isascii() and AMOUNT.fullmatch(plain)):
        raise NotAnAmount
    amount, decimals = Decimal(plain), exponent(currency)
    minor = amount.scaleb(decimals)
    if minor != minor.to_integral_value():
        raise NotAnAmount(_("An amount has at most %(count)s decimals.", count=decimals))
    if amount > MOST:
        raise NotAnAmount(_("This amount is too high."))
    return int(minor)


def exponent(currency: str) -> int:
    """How many decimals people write for the currency."""
    return EXPONENTS.get(currency, 2)
