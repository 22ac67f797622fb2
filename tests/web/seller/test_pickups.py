"""The counter: a code is shown, looked up, and used once."""

import pytest
from flask import Flask

from mall import audit
from mall.domain import orders, payments, shipping, stores
from mall.kernel import jobs, tenancy
from mall.kernel.db import db
from mall.kernel.ids import luhn_digit
from mall.kernel.web.limits import limiter
from mall.models import Order, Purchase
from tests.browser import PoliteClient
from tests.domain.orders.test_races import together
from tests.trade import as_person, buy, pay
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.world import World

COUNTER = "/seller/green-hill/pickups"


def to_be_fetched(world: World, paid: bool = True, **codes: int) -> tuple[Purchase, str]:
    """A mug, or what else is said, that Bob fetches, and his code."""
    world.green_hill.takes_cash_on_delivery = True
    purchase = buy(world, world.bob, codes or {"mug": 1}, method="pickup")
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


def counts(order: Order, *units: int) -> dict[str, str]:
    """So many of each line."""
    return {f"units_{line.id}": str(count) for line, count in zip(order.lines, units, strict=True)}


def test_some_is_handed_over_now_and_the_rest_later_with_the_same_code(
    world: World, owner: PoliteClient, signed_in: SignIn
) -> None:
    purchase, code = to_be_fetched(world, **{"tea-100": 2, "mug": 1})
    order = here(world, purchase)
    assert press(owner, COUNTER, code=code, **counts(order, 1, 0)).status_code == 303
    assert "2 units are left. The code stays good." in owner.page(COUNTER).words
    order = here(world, purchase)
    assert (order.fulfilment, [line.shipped for line in order.lines]) == ("part_shipped", [1, 0])
    words = signed_in(world.bob).page(f"/orders/{order.number}").words
    assert "Fetched in part" in words and f"{code[:4]} {code[4:8]}" in words
    assert order.number in owner.page("/seller/green-hill/orders?tab=to_hand_over").words
    fields = owner.page(f"{COUNTER}?code={code}").all("input")
    assert [each["value"] for each in fields if (each.get("name") or "").startswith("units_")] == ["1", "1"]
    before = row_counts()
    for wrong in (counts(order, 2, 0), counts(order, 0, 0), counts(order, -1, 1), {f"units_{order.lines[0].id}": "1"}):
        assert press(owner, COUNTER, code=code, **wrong).status_code == 422, wrong
    assert row_counts() == before
    assert press(owner, COUNTER, code=code, **counts(order, 1, 1)).status_code == 303
    assert here(world, purchase).fulfilment == "received" and audit.findings() == []
    assert press(owner, COUNTER, code=code).status_code == 409


def test_cash_for_the_whole_order_is_taken_with_its_first_part(world: World, owner: PoliteClient) -> None:
    purchase, code = to_be_fetched(world, paid=False, mug=2)
    order = here(world, purchase)
    assert press(owner, COUNTER, code=code, **counts(order, 1)).status_code == 422
    assert press(owner, COUNTER, code=code, cash="y", **counts(order, 1)).status_code == 303
    assert (here(world, purchase).payment, here(world, purchase).fulfilment) == ("paid", "part_shipped")
    assert "in cash" not in owner.page(f"{COUNTER}?code={code}").words
    assert press(owner, COUNTER, code=code).status_code == 303  # all that is left
    jobs.drain()
    assert here(world, purchase).fulfilment == "received" and audit.findings() == []


def test_a_rivals_code_opens_nothing(world: World, rival: PoliteClient) -> None:
    purchase, code = to_be_fetched(world)
    assert rival.get(f"/seller/bright-lane/pickups?code={code}").status_code == 422
    assert press(rival, "/seller/bright-lane/pickups", code=code).status_code == 422
    assert here(world, purchase).fulfilment == "ready"


def link_on(buyer: PoliteClient, purchase: Purchase) -> str:
    """What the picture on the buyer's page says, as the scanner's browser would open it."""
    page = buyer.page(f"/orders/{purchase.orders[0].number}")
    assert any((image["src"] or "").startswith("data:image/svg+xml") for image in page.all("img"))
    store = stores.store_by_id(purchase.orders[0].store_id)
    code = shipping.open_code_of(purchase.orders[0])
    assert code
    return f"/pickups/{shipping.ticket_for(store, code.code)}"


def test_a_scanned_picture_leads_to_the_counter_of_its_store(
    world: World, owner: PoliteClient, rival: PoliteClient, signed_in: SignIn
) -> None:
    purchase, code = to_be_fetched(world)
    bob = signed_in(world.bob)
    link = link_on(bob, purchase)
    assert owner.get(link).location == f"{COUNTER}?code={code}"
    for other in (rival, bob):
        assert "This code opens the order at the counter of Green Hill" in other.page(link, 403).words
    work_as(world, world.rita, "goods")
    assert rival.get(link).status_code == 403  # she works there now and may not hand over
    for forged in (
        link[:-1] + ("0" if link[-1] != "0" else "1"),
        link.replace(code, "000000000000"),
        "/pickups/green-hill",
    ):
        assert owner.get(forged).status_code == 404, forged


def test_a_scanner_may_type_the_link_and_a_wrong_store_is_named(
    world: World, owner: PoliteClient, rival: PoliteClient, signed_in: SignIn
) -> None:
    purchase, _code = to_be_fetched(world)
    link = f"http://localhost{link_on(signed_in(world.bob), purchase)}"
    assert "Stoneware mug" in owner.page(f"{COUNTER}?code={link}").words
    words = rival.page(f"/seller/bright-lane/pickups?code={link}", 422).words
    assert "This code is for an order of Green Hill." in words and "Stoneware mug" not in words
    assert "No order of this store" in owner.page(f"{COUNTER}?code={link}0", 422).words
    assert press(owner, COUNTER, code=link).status_code == 303
    assert here(world, purchase).fulfilment == "received"


def test_guessing_codes_comes_to_an_end_and_right_ones_are_never_counted(
    world: World, owner: PoliteClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _purchase, code = to_be_fetched(world)
    monkeypatch.setattr(limiter, "enabled", True)
    right = [owner.get(f"{COUNTER}?code={code}").status_code for _ in range(25)]
    assert set(right) == {200}
    wrong = [owner.get(f"{COUNTER}?code={number}").status_code for number in range(25)]
    assert wrong[:20] == [422] * 20 and wrong[-1] == 429
    assert press(owner, COUNTER, code=code).status_code == 429
    limiter.reset()


def test_two_colleagues_hand_the_last_two_lines_over_at_once(app: Flask, world: World) -> None:
    purchase, code = to_be_fetched(world, **{"tea-100": 2, "mug": 1})
    order, store_id = here(world, purchase), world.green_hill.id
    olivia = as_person(world.olivia)
    shipping.take_code(world.green_hill, order, code, olivia, {order.lines[0].id: 1})
    db.session.commit()

    def give(line_id: int) -> None:
        tenancy.enter_store(store_id)
        shipping.take_code(stores.store_by_id(store_id), orders.order_by_id(order.id), code, olivia, {line_id: 1})

    lines = [line.id for line in order.lines]
    assert together(app, [lambda line_id=line_id: give(line_id) for line_id in lines]) == [None, None]
    assert here(world, purchase).fulfilment == "received" and audit.findings() == []


def test_two_colleagues_hand_one_order_over_once(app: Flask, world: World) -> None:
    purchase, code = to_be_fetched(world)
    store_id, order_id = world.green_hill.id, purchase.orders[0].id

    def take() -> None:
        tenancy.enter_store(store_id)
        shipping.take_code(stores.store_by_id(store_id), orders.order_by_id(order_id), code, as_person(world.olivia))

    outcomes = together(app, [take] * 5)
    assert outcomes.count(None) == 1 and sum(isinstance(each, shipping.AlreadyFetched) for each in outcomes) == 4
    assert here(world, purchase).fulfilment == "received" and audit.findings() == []
