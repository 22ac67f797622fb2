"""The lowest price of the thirty days before a price was lowered, to the moment."""

from datetime import UTC, datetime, timedelta

from mall.domain.catalog.rules import LOOK_BACK, Span, lowest_before

LOWERED = datetime(2026, 6, 30, 12, tzinfo=UTC)
OPENS = LOWERED - LOOK_BACK
MOMENT, YEAR = timedelta(microseconds=1), timedelta(days=365)


def before(amount: int, *earlier: Span) -> int | None:
    return lowest_before(amount, LOWERED, earlier)


def test_the_one_price_there_was_is_the_lowest() -> None:
    assert before(90, Span(100, OPENS - YEAR, LOWERED)) == 100


def test_a_price_counts_until_the_moment_it_ended() -> None:
    dear = Span(100, OPENS + MOMENT, LOWERED)
    assert before(90, Span(70, OPENS - YEAR, OPENS), dear) == 100
    assert before(90, Span(70, OPENS - YEAR, OPENS + MOMENT), dear) == 70


def test_a_price_counts_from_the_moment_it_began_and_never_the_lowered_one() -> None:
    assert before(90, Span(100, OPENS, LOWERED - MOMENT), Span(80, LOWERED - MOMENT, LOWERED)) == 80
    assert before(90, Span(100, OPENS, LOWERED), Span(80, LOWERED, LOWERED + MOMENT), Span(90, LOWERED, None)) == 100


def test_a_price_that_was_in_force_at_no_moment_does_not_count() -> None:
    assert before(90, Span(100, OPENS, LOWERED), Span(1, LOWERED - MOMENT, LOWERED - MOMENT)) == 100


def test_nothing_is_told_where_nothing_was_lowered() -> None:
    assert before(90) is None
    assert before(90, Span(90, OPENS, LOWERED)) is None
    assert before(90, Span(80, OPENS, LOWERED)) is None
    assert before(90, Span(100, OPENS - YEAR, OPENS)) is None
    # Raised, then lowered halfway: dearer was in the window, and so was cheaper.
    assert before(90, Span(80, OPENS, OPENS + MOMENT), Span(100, OPENS + MOMENT, LOWERED)) == 80
