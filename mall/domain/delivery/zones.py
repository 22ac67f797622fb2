"""Delivery by a store's own people in the same city, by arithmetic alone (docs/freight.md): which zone an address lies in,
what it costs there, when the goods are to be at the door. Amounts are minor units, times of the day minutes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from mall.domain.delivery.rules import FreightQuote, FreightRow, Item, worth
from mall.kernel.money import split
from mall.kernel.places import ancestors

MAX_ZONES = 50
MINUTES = range(10, 2 * 24 * 60 + 1)  # what may be promised
DAY = timedelta(days=1)

# From when to when in their order, in minutes of the day, per weekday from Monday on; none at all means around the clock.
Week = Sequence[Sequence[Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a store delivers itself, and on what terms: from which amount of goods, for which fee, free from which
    amount, and within how many minutes at the hours at which it does."""

    region_ids: tuple[int, ...]
    fee: int = 0
    min_amount: int = 0
    free_over: int | None = None
    minutes: int = 60
    week: tuple[Any, ...] = ()
    id: int | None = None

    @classmethod
    def of(cls, row: Any) -> "Zone":
        """The terms that a row holds."""
        return cls(tuple(row.region_ids), row.fee, row.min_amount, row.free_over, row.minutes, tuple(row.week), row.id)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Zone":
        """The same from what a store remembers of it: its columns by name."""
        return cls(**{**kept, "region_ids": tuple(kept["region_ids"]), "week": tuple(kept["week"])})

    @property
    def promise(self) -> dict[str, Any]:
        """What an order keeps of it."""
        return {"minutes": self.minutes, "week": [list(spans) for spans in self.week]}


@dataclass(frozen=True, slots=True)
class Ride(FreightQuote):
    """What it costs to have a store's own people bring the goods. Without a zone the address lies in none of the store's;
    `to_begin` is what the shopper has to add before they come at all."""

    zone: Zone | None = None
    to_begin: int = 0


def ride(zones: Sequence[Zone], region_id: int | None, items: Sequence[Item], currency: str = "CNY") -> Ride:
    """The fee for these items to that region, shared out over them by what they cost."""
    zone, amount = zone_at(zones, region_id), worth(items)
    if zone is None or amount < zone.min_amount:
        missing = zone.min_amount - amount if zone else 0
        return Ride(0, True, (), None, (0,) * len(items), currency, zone, missing)
    fee = 0 if zone.free_over is not None and amount >= zone.free_over else zone.fee
    to_free = zone.free_over - amount if fee and zone.free_over is not None else None
    shares = split(fee, [item.amount for item in items]) if items else []
    return Ride(fee, False, (FreightRow(None, zone.id, fee),), to_free, tuple(shares), currency, zone)


def zone_at(zones: Iterable[Zone], region_id: int | None) -> Zone | None:
    """The zone that names the region, or the smallest place around it; none for a place that is not known yet."""
    named = {place: zone for zone in zones for place in zone.region_ids}
    return next((named[place] for place in ancestors(region_id) if place in named), None)


def promised_by(promise: Mapping[str, Any], at: datetime) -> datetime:
    """When the goods are to be at the door if the store may begin at that local time: so many minutes after it, or after
    it begins to deliver again."""
    return begins(promise["week"], at) + timedelta(minutes=promise["minutes"])


def begins(week: Week, at: datetime) -> datetime:
    """When the store's people are on the road next: at once within their hours."""
    if not any(week):
        return at
    days = (at.date() + step * DAY for step in range(8))
    spans = (_moments(day, span, at) for day in days for span in week[day.weekday()])
    return next(max(at, opens) for opens, closes in spans if at < closes)


def _moments(day: date, span: Sequence[int], at: datetime) -> tuple[datetime, datetime]:
    midnight = datetime.combine(day, time.min, at.tzinfo)
    opens, closes = (midnight + timedelta(minutes=minute) for minute in span)
    return opens, closes
