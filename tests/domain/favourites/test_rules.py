"""When a lower price and goods that are back are news."""

from datetime import UTC, datetime, timedelta

import pytest

from mall.domain.favourites.rules import FORGOTTEN_AFTER, RESTOCK_EVERY, is_back, is_cheaper

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATELY, LONG_AGO = NOW - timedelta(hours=1), NOW - FORGOTTEN_AFTER - timedelta(days=1)


@pytest.mark.parametrize(
    ("price", "told_price", "told_at", "is_news"),
    [
        (90, None, None, True),
        (100, None, None, False),  # what it was when she added it
        (110, None, None, False),
        (0, None, None, False),  # no price at all
        (90, 90, LATELY, False),  # told already
        (95, 90, LATELY, False),  # up again
        (80, 90, LATELY, True),
        (90, 90, LONG_AGO, True),
    ],
)
def test_a_fall_is_told_once(price: int, told_price: int | None, told_at: datetime | None, is_news: bool) -> None:
    assert is_cheaper(price, 100, told_price, told_at, NOW) is is_news


def test_goods_that_come_and_go_are_told_of_once_in_three_days() -> None:
    assert is_back(None, NOW)
    assert not is_back(NOW - RESTOCK_EVERY + timedelta(minutes=1), NOW)
    assert is_back(NOW - RESTOCK_EVERY - timedelta(minutes=1), NOW)
