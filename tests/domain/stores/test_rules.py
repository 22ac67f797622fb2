"""Opening hours: how people write them, and when a place is open."""

from datetime import UTC, date, datetime

import pytest

from mall.domain import stores
from mall.domain.stores.rules import hours_on

WEEK = [[[540, 720], [840, 1080]], *[[[600, 1320]]] * 5, []]  # Monday with a break; closed on Sundays
MONDAY = date(2026, 3, 2)


def at(day: int, hour: int, minute: int) -> datetime:
    """In March 2026, by the mall's clock."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("9:00-12:00, 14:00-18:00", [[540, 720], [840, 1080]]),
        ("14:00–18:00；9:00至12:00", [[540, 720], [840, 1080]]),
        ("０９：００－２４：００", [[540, 1440]]),
        ("  ", []),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, spans: list[list[int]]) -> None:
    assert stores.parse_hours(typed) == spans


@pytest.mark.parametrize(
    "typed",
    [
        "nine to five",
        "9-17",
        "18:00-9:00",
        "9:00-9:00",
        "9:00-25:00",
        "9:60-10:00",
        "9:00-12:00, 11:00-13:00",
        "9:00-10:00 x",
    ],
)
def test_what_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(stores.NotHours):
        stores.parse_hours(typed)


def test_what_is_written_is_read_back() -> None:
    for spans in WEEK:
        assert stores.parse_hours(stores.written_hours(spans)) == spans


def test_it_is_open_within_its_hours_and_says_until_when() -> None:
    assert stores.open_until(WEEK, {}, at(2, 11, 59)) == "12:00"
    assert stores.open_until(WEEK, {}, at(2, 12, 0)) is None
    assert stores.open_until(WEEK, {}, at(8, 12, 0)) is None
    assert stores.open_until([], {}, at(2, 11, 0)) is None


def test_a_day_of_its_own_goes_before_its_weekday() -> None:
    other = {"2026-03-02": [], "2026-03-08": [[600, 720]]}
    assert hours_on(WEEK, other, MONDAY) == []
    assert stores.open_until(WEEK, other, at(8, 11, 0)) == "12:00"
    assert stores.coming(other, MONDAY) == [(MONDAY, []), (date(2026, 3, 8), [[600, 720]])]
    assert stores.coming(other, date(2026, 3, 3), 3) == []
