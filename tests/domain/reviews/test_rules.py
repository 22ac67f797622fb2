"""Until when, what an operator sees first, averages, names: without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from mall.domain.reviews import rules

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "很好用，杯子比想象的厚。",
        "Arrived in 3 days, 350 ml as promised.",
        "第 12 次买了 2026",
        "10-15 minutes",
        "It is ok. Come on!",
    ],
)
def test_short_harmless_words_are_shown_at_once(text: str) -> None:
    assert rules.risks(text, 0) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("看 https://evil.example", "link"),
        ("visit WWW.shop", "link"),
        ("cheap at bestcups.com now", "link"),
        ("打我电话 138 0013 8000", "phone"),
        ("１３８００１３８０００", "phone"),
        ("一三八零零一三八零零零", "phone"),
        ("call (0571) 8888-1234", "phone"),
        ("加V 细聊", "contact"),
        ("我的微信是 cup88", "contact"),
        ("mail me@home", "contact"),
        ("x" * 301, "long"),
    ],
)
def test_what_leads_away_or_is_long_waits_for_an_operator(text: str, code: str) -> None:
    assert code in rules.risks(text, 0)


def test_photos_always_wait() -> None:
    assert rules.risks("", 1) == ["photos"]


def test_the_longest_text_is_looked_through_in_no_time() -> None:
    for text in ("1 " * 500, "a." * 500, "(" * 1000, "一" * 6 + "x"):
        rules.risks(text, 0)


def test_an_average_begins_at_four_and_many_voices_move_it() -> None:
    assert rules.average([0, 0, 0, 0, 0]) is None
    assert rules.average([0, 0, 0, 0, 1]) == 417
    assert rules.average([1, 0, 0, 0, 0]) == 350
    assert rules.average([0, 0, 0, 0, 1000]) == 500
    assert rules.average([100, 0, 0, 0, 100]) == 302


def test_a_review_is_edited_once_within_seven_days() -> None:
    assert rules.may_edit(NOW - timedelta(days=7), None, NOW)
    assert not rules.may_edit(NOW - timedelta(days=7, seconds=1), None, NOW)
    assert not rules.may_edit(NOW, NOW, NOW)


def test_a_follow_up_has_half_a_year() -> None:
    assert rules.may_follow_up(NOW - timedelta(days=180), NOW)
    assert not rules.may_follow_up(NOW - timedelta(days=181), NOW)
