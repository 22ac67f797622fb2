"""The arithmetic of taking back: without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mall.domain.aftersales import rules
from mall.domain.aftersales.rules import Kind, Left
from mall.domain.orders.rules import worth

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


@st.composite
def claims(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, bool]]]:
    """A line, and claims one after the other: how many units, and whether it is given up later."""
    paid, quantity = draw(st.integers(0, 99_999)), draw(st.integers(1, 30))
    return paid, quantity, draw(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=12))


@given(claims())
def test_claims_of_a_line_come_to_what_was_paid_also_when_some_are_given_up(
    drawn: tuple[int, int, list[tuple[int, bool]]],
) -> None:
    paid, quantity, wishes = drawn
    held: list[tuple[int, int]] = []
    for wish, given_up in [*wishes, (quantity, False)]:
        claimed, amount = sum(units for units, _ in held), sum(amount for _, amount in held)
        units = min(wish, quantity - claimed)
        if not units:
            continue
        part = worth(paid, quantity, claimed, amount, units)
        assert part >= 0 and amount + part <= paid
        held.append((units, part))
        if given_up:
            held.pop(0)
    rest = quantity - sum(units for units, _ in held)
    last = worth(paid, quantity, quantity - rest, sum(amount for _, amount in held), rest) if rest else 0
    assert sum(amount for _, amount in held) + last == paid


@given(st.lists(st.integers(1, 9_999), min_size=1, max_size=9), st.integers(0, 100))
def test_refunds_of_a_line_take_back_all_of_its_commission_and_no_more(amounts: list[int], percent: int) -> None:
    paid, before, back = sum(amounts), 0, 0
    owed = paid * percent // 100
    for amount in amounts:
        back += rules.taken_back(owed, paid, before, amount)
        before += amount
        assert back <= owed
    assert back == owed


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=6), st.data())
def test_less_than_asked_is_shared_out_to_the_cent_and_no_line_gets_more_than_its_worth(
    worths: list[int], data: st.DataObject
) -> None:
    granted = data.draw(st.integers(0, sum(worths)))
    parts = rules.shared(granted, worths)
    assert sum(parts) == granted
    assert all(part <= worth for part, worth in zip(parts, worths, strict=True))


def test_three_mugs_for_ten_yuan_go_back_one_by_one() -> None:
    assert [worth(1000, 3, claimed, amount, 1) for claimed, amount in ((0, 0), (1, 333), (2, 666))] == [333, 333, 334]


@pytest.mark.parametrize(
    ("is_whole", "line", "may"),
    [
        (True, Left(1, unsent=2, sent=0), [Kind.CANCEL, Kind.REFUND]),
        (False, Left(1, unsent=1, sent=1), [Kind.REFUND, Kind.RETURN]),
        (False, Left(1, unsent=0, sent=2), [Kind.REFUND, Kind.RETURN]),
        (False, Left(1, unsent=0, sent=0), []),
        (True, Left(1, unsent=0, sent=0), []),
    ],
)
def test_what_may_be_asked_depends_on_what_was_sent(is_whole: bool, line: Left, may: list[Kind]) -> None:
    assert rules.kinds(is_whole, [line]) == may


def test_units_that_wait_in_the_store_are_refunded_before_those_that_were_sent() -> None:
    line = rules.left(1, quantity=5, shipped=2, claimed=2, claimed_unsent=1)
    assert line == Left(1, unsent=2, sent=1)
    assert [rules.unsent_of(Kind.REFUND, units, line) for units in (1, 2, 3)] == [1, 2, 2]
    assert rules.unsent_of(Kind.RETURN, 1, line) == 0


def test_a_buyer_cancels_at_once_for_half_an_hour() -> None:
    paid_at = NOON - timedelta(minutes=29)
    assert rules.is_within(paid_at, 30, NOON)
    assert not rules.is_within(paid_at, 29, NOON)
    assert not rules.is_within(None, 30, NOON)
