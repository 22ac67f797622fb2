"""The price pipeline, without a database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mall.domain import pricing
from mall.domain.pricing import Priced, QuotedLine, Row, next_tier, price_line, quote
from mall.domain.pricing.rules import add


def priced(quantity: int = 1, unit_price: int = 1000, tiers: tuple[tuple[int, int], ...] = ()) -> Priced:
    return Priced(1, 1, 1, (1, 2), quantity, unit_price, tiers, 500, None)


def test_a_line_without_tiers_is_price_times_quantity() -> None:
    line = price_line(priced(3))
    assert line.rows == (Row("base", 3000),)
    assert (line.payable, line.unit_payable, line.saved) == (3000, 1000, 0)


def test_a_tier_is_a_row_that_the_store_pays_for() -> None:
    line = price_line(priced(10, tiers=((5, 950), (10, 900), (20, 800))))
    assert line.rows == (Row("base", 10_000), Row("tier", -1000, "store", "10+"))
    assert (line.base, line.payable, line.unit_payable, line.saved) == (10_000, 9000, 900, 1000)


def test_a_tier_that_is_dearer_than_buying_singly_is_none() -> None:
    assert price_line(priced(10, tiers=((5, 1100),))).payable == 10_000


def test_the_shopper_is_told_of_the_next_cheaper_tier() -> None:
    tiers = ((5, 950), (10, 900), (20, 900))
    told = [next_tier(priced(quantity, tiers=tiers)) for quantity in (1, 5, 9, 10, 50)]
    assert told == [(5, 950), (10, 900), (10, 900), None, None]
    assert next_tier(priced(1, tiers=((5, 1000),))) is None


def test_a_quote_keeps_the_order_of_its_lines_and_sums_them() -> None:
    answer = quote([priced(2), priced(1, 700)])
    assert [line.payable for line in answer.lines] == [2000, 700]
    assert answer.goods == 2700
    assert quote([]).goods == 0


def test_every_kind_of_row_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {row.kind for row in price_line(priced(10, tiers=((5, 1),))).rows}
    assert {*kinds, "adjusted"} == set(pricing.KINDS), "adjusted: by a merchant, after the order was placed"


def test_a_reduction_takes_what_is_left_and_no_more() -> None:
    line = add(QuotedLine(priced(), (Row("base", 1000), Row("tier", -700))), Row("coupon", -500, "platform", "WELCOME"))
    assert line.rows[-1] == Row("coupon", -300, "platform", "WELCOME")
    assert line.payable == 0
    assert add(line, Row("coupon", -1, "store")) is line


lines = some.lists(
    some.builds(
        Priced,
        sku_id=some.integers(1, 9),
        store_id=some.integers(1, 3),
        product_id=some.integers(1, 9),
        category_path=some.just((1,)),
        quantity=some.integers(1, 99),
        unit_price=some.integers(1, 10_000_000),
        tiers=some.dictionaries(some.integers(2, 99), some.integers(1, 10_000_000), max_size=4).map(
            lambda found: tuple(sorted(found.items()))
        ),
        weight_g=some.integers(0, 9000),
        template_id=some.none(),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(lines)
def test_rows_add_up_and_nothing_is_negative_or_above_the_base(bought: list[Priced]) -> None:
    answer = quote(bought)
    for line in answer.lines:
        assert line.payable == sum(row.amount for row in line.rows)
        assert 0 <= line.payable <= line.priced.unit_price * line.priced.quantity
        assert line.base - line.saved == line.payable
        assert all(row.amount < 0 for row in line.rows[1:])
    assert answer.goods == sum(line.payable for line in answer.lines)


@settings(deadline=None)
@given(lines)
def test_a_line_costs_the_same_alone_and_among_others(bought: list[Priced]) -> None:
    assert [price_line(each) for each in bought] == list(quote(bought).lines)


@settings(deadline=None)
@given(lines, some.lists(some.integers(-(10**9), 10**9), max_size=6))
def test_no_chain_of_reductions_makes_a_line_negative(bought: list[Priced], amounts: list[int]) -> None:
    for line in quote(bought).lines:
        for amount in amounts:
            line = add(line, Row("any", amount, "store"))
            assert line.payable >= 0
