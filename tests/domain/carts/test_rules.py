"""What may be wrong with a line, without a database."""

from dataclasses import replace

import pytest
from flask import Flask

from mall.domain.carts import Reason
from mall.domain.carts.rules import HARMLESS, SENTENCES, Situation, reason_for, words

FINE = Situation(
    quantity=2,
    of_product=2,
    price_seen=1000,
    price_now=1000,
    available=5,
    order_limit=None,
    is_offered=True,
    is_published=True,
    store_sells=True,
    store_is_shown=True,
)


def test_a_line_may_be_fine() -> None:
    assert reason_for(FINE) is None
    assert reason_for(replace(FINE, available=2, order_limit=2)) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"store_is_shown": False, "store_sells": False}, Reason.CLOSED),
        ({"store_sells": False}, Reason.ON_LEAVE),
        ({"is_offered": False}, Reason.GONE),
        ({"price_now": None}, Reason.GONE),
        ({"is_published": False}, Reason.WITHDRAWN),
        ({"available": 0}, Reason.SOLD_OUT),
        ({"available": 1}, Reason.NOT_ENOUGH),
        ({"order_limit": 3, "of_product": 4}, Reason.OVER_LIMIT),
        ({"price_now": 1001}, Reason.DEARER),
        ({"price_now": 999}, Reason.CHEAPER),
        ({"is_published": False, "available": 0, "price_now": 1}, Reason.WITHDRAWN),
        ({"available": 0, "price_now": 1}, Reason.SOLD_OUT),
    ],
)
def test_the_first_thing_in_the_way_is_the_reason(change: dict[str, object], reason: Reason) -> None:
    assert reason_for(replace(FINE, **change)) is reason  # type: ignore[arg-type]


def test_every_reason_has_words(app: Flask) -> None:
    line = replace(FINE, available=1, order_limit=1)
    said = {reason: str(words(reason, line)) for reason in Reason}
    assert len(set(said.values())) == len(Reason)
    assert said[Reason.NOT_ENOUGH] == "Only 1 is left."
    assert set(SENTENCES) | {Reason.NOT_ENOUGH, Reason.OVER_LIMIT} == set(Reason) > HARMLESS
