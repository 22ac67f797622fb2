"""What a price becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mall.domain.batches.rules import STEPS, How, PriceChange, new_amount, new_tiers, problem_with


@pytest.mark.parametrize(
    ("amount", "how", "value", "step", "after"),
    [
        (3900, How.SET, 4200, 1, 4200),
        (3900, How.RAISE, 150, 1, 4050),
        (3900, How.LOWER, 150, 100, 3800),  # 37.50 is rounded half up
        (3333, How.RAISE_PERCENT, 1000, 1, 3666),
        (3333, How.RAISE_PERCENT, 1000, 10, 3670),
        (999, How.LOWER_PERCENT, 5000, 1, 499),
        (100, How.LOWER, 100, 1, 0),
    ],
)
def test_an_amount_changes_and_is_rounded(amount: int, how: How, value: int, step: int, after: int) -> None:
    assert new_amount(amount, PriceChange(how, value, step)) == after


@given(st.integers(1, 10**8), st.sampled_from(list(How)), st.integers(1, 10**6), st.sampled_from(STEPS))
def test_rounding_moves_no_price_by_more_than_half_a_step(amount: int, how: How, value: int, step: int) -> None:
    exact = new_amount(amount, PriceChange(how, value))
    assert abs(new_amount(amount, PriceChange(how, value, step)) - exact) <= step // 2


def test_quantity_prices_move_along_and_stay_when_one_price_is_set() -> None:
    tiers = [(1, 3900), (10, 3500)]
    assert new_tiers(tiers, PriceChange(How.RAISE, 100)) == [[1, 4000], [10, 3600]]
    assert new_tiers(tiers, PriceChange(How.SET, 4000)) == [[1, 4000], [10, 3500]]
    assert problem_with(new_tiers(tiers, PriceChange(How.SET, 4000))) == ""
    assert problem_with(new_tiers(tiers, PriceChange(How.SET, 3500)))
    assert problem_with([])
