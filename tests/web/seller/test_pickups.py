"""The counter: a code is shown, looked up, and used once."""

from mall.domain import orders, payments, shipping
from mall.kernel import jobs
from mall.kernel.db import db
from mall.kernel.ids import luhn_digit
from mall.models import Order, Purchase
from tests.browser import PoliteClient
from tests.trade import as_person, buy, pay
from tests.web.seller.conftest import order_of, press, row_counts
from tests.world import World

COUNTER = "/seller/green-hill/pickups"


def to_be_fetched(world: World, paid: bool = True) -> tuple[Purchase, str]:
    """A mug that Bob fetches, and his code."""
    world.green_hill.takes_cash_on_delivery = True
    purchase = buy(world, world.bob, {"mug": 1}, method="pickup")
    if paid:
        pay(purchase)
    else:
        payments.start(orders.locked_purchase(purchase.id), "cash", "/", "test", as_person(world.bob))
        db.session.commit()
        jobs.drain()
    code = shipping.open_code_of(here(world, purchase))
    assert code is not None
    return purchase, code.code


def here(world: World, purchase: Purchase) -> Order:
    return order_of(purchase, world.green_hill.id)


def test_a_code_shows_the_order_and_hands_it_over_once(world: World, owner: PoliteClient) -> None:
    purchase, code = to_be_fetched(world)
    spaced = f"{code[:4]} {code[4:8]} {code[8:]}"
    page = owner.page(f"{COUNTER}?code={spaced.replace(' ', '+')}")
    assert here(world, purchase).number in page.words
    assert "Stoneware mug" in page.words
    assert here(world, purchase).fulfilment == "ready"  # looking it up changes nothing
    assert press(owner, COUNTER, code=code).status_code == 303
    assert here(world, purchase).fulfilment == "received"
    again = press(owner, COUNTER, code=code)
    assert again.status_code == 409
    assert "Handed over already" in again.get_data(as_text=True)


def test_full_width_digits_are_digits(world: World, owner: PoliteClient) -> None:
    _purchase, code = to_be_fetched(world)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    assert "Stoneware mug" in owner.page(f"{COUNTER}?code={wide}").words


def test_a_wrong_code_shows_nothing(world: World, owner: PoliteClient) -> None:
    to_be_fetched(world)
    for code in ("1", "x" * 40, "000000000000", "12345678901" + luhn_digit("12345678901")):
        page = owner.page(f"{COUNTER}?code={code}", 422)
        assert "No order of this store has this pickup code." in page.words
        before = row_counts()
        assert press(owner, COUNTER, code=code).status_code == 422
        assert row_counts() == before


def test_cash_is_taken_before_the_goods_are_given(world: World, owner: PoliteClient) -> None:
    purchase, code = to_be_fetched(world, paid=False)
    assert "¥39.00 in cash" in owner.page(f"{COUNTER}?code={code}").words
    assert press(owner, COUNTER, code=code).status_code == 422
    assert here(world, purchase).fulfilment == "ready"
    assert shipping.open_code_of(here(world, purchase)) is not None
    assert press(owner, COUNTER, code=code, cash="y").status_code == 303
    assert (here(world, purchase).payment, here(world, purchase).fulfilment) == ("paid", "received")


def test_a_rivals_code_opens_nothing(world: World, rival: PoliteClient) -> None:
    purchase, code = to_be_fetched(world)
    assert rival.get(f"/seller/bright-lane/pickups?code={code}").status_code == 422
    assert press(rival, "/seller/bright-lane/pickups", code=code).status_code == 422
    assert here(world, purchase).fulfilment == "ready"
