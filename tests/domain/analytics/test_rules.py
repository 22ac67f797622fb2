"""Periods, what is compared with what, and the bars they are shown in."""

from datetime import date, timedelta

import pytest

from mall.domain.analytics.rules import LONGEST, Day, Period, bars, day_of, end_of, midnight, period_of

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def test_the_period_before_is_as_long_and_ends_the_day_before() -> None:
    assert MARCH.before == Period(date(2026, 1, 29), date(2026, 2, 28))
    assert Period(MARCH.first, MARCH.first).before == Period(date(2026, 2, 28), date(2026, 2, 28))


def test_days_in_the_wrong_order_are_turned_and_more_than_a_year_is_cut() -> None:
    assert period_of(MARCH.last, MARCH.first) == MARCH
    assert period_of(date(1, 1, 1), MARCH.last).length == LONGEST


@pytest.mark.parametrize(
    ("days", "step", "number"), [(7, "day", 7), (31, "day", 31), (90, "week", 13), (200, "month", 7)]
)
def test_a_long_period_has_fewer_wider_bars(days: int, step: str, number: int) -> None:
    period = Period(MARCH.last - timedelta(days=days - 1), MARCH.last)
    found = bars(period, [])
    assert period.step == step
    assert len(found) == number
    assert (found[0].first, found[-1].last) == (period.first, period.last)
    assert sum((bar.last - bar.first).days + 1 for bar in found) == days


def test_each_day_falls_into_its_bar_and_the_period_before_beside_it() -> None:
    days = [Day(date(2026, 2, 28), 1, 500, 0), Day(date(2026, 3, 31), 2, 900, 100), Day(date(2026, 3, 1), 1, 50, 0)]
    found = bars(MARCH, days)
    assert (found[-1].orders, found[-1].sales, found[-1].refunded, found[-1].before) == (2, 900, 100, 500)
    assert found[0].sales == 50
    assert sum(bar.sales for bar in found) == 950


def test_months_end_where_the_calendar_says() -> None:
    assert end_of(date(2028, 2, 3), "month") == date(2028, 2, 29)
    assert end_of(date(2026, 12, 1), "month") == date(2026, 12, 31)


def test_a_day_begins_at_the_malls_midnight() -> None:
    start = midnight(date(2026, 3, 1), "Asia/Shanghai")
    assert start.utcoffset() == timedelta(hours=8)
    assert day_of(start - timedelta(seconds=1), "Asia/Shanghai") == date(2026, 2, 28)
