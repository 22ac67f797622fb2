"""Periods and their bars, by arithmetic alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONGEST = 366  # days
ONE_DAY = timedelta(days=1)
DAILY, WEEKLY = 31, 120  # the longest periods that are shown by day, by week


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """In days."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        return Period(self.first - timedelta(days=self.length), self.first - ONE_DAY)

    @property
    def step(self) -> str:
        """What a bar is: a day, a week, a month."""
        return "day" if self.length <= DAILY else "week" if self.length <= WEEKLY else "month"


@dataclass(slots=True)
class Bar:
    """A stretch of a period and what was sold and given back in it; `before` is what the period before had at its place."""

    first: date
    last: date
    orders: int = 0
    sales: int = 0
    refunded: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """What a store sold on a day."""

    day: date
    orders: int
    sales: int
    refunded: int


def period_of(first: date, last: date) -> Period:
    """Between two days in whatever order, cut to the last year of it."""
    first, last = min(first, last), max(first, last)
    return Period(max(first, last - timedelta(days=LONGEST - 1)), last)


def bars(period: Period, days: Iterable[Day]) -> list[Bar]:
    """The period in days, weeks from its first day, or calendar months. `days` are its own and those before it."""
    found = [Bar(first, last) for first, last in stretches(period)]
    place = {
        bar.first + timedelta(days=number): bar for bar in found for number in range((bar.last - bar.first).days + 1)
    }
    for each in days:
        if each.day in place:
            bar = place[each.day]
            bar.orders += each.orders
            bar.sales += each.sales
            bar.refunded += each.refunded
        elif (twin := each.day + timedelta(days=period.length)) in place:
            place[twin].before += each.sales
    return found


def stretches(period: Period) -> Iterable[tuple[date, date]]:
    """The first and the last day of each bar."""
    start = period.first
    while start <= period.last:
        end = min(end_of(start, period.step), period.last)
        yield start, end
        start = end + ONE_DAY


def end_of(start: date, step: str) -> date:
    """The last day of the bar that begins there."""
    if step == "day":
        return start
    if step == "week":
        return start + timedelta(days=6)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY


def midnight(day: date, zone: str) -> datetime:
    """When the day begins by the mall's clock."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))


def day_of(moment: datetime, zone: str) -> date:
    """The mall's day at that moment."""
    return moment.astimezone(ZoneInfo(zone)).date()
