"""Parcels: all of an order in one, or a part at a time."""

import pytest

from mall.domain import orders, shipping
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Order, OrderGate, Purchase
from tests.browser import PoliteClient
from tests.trade import buy, pay
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.world import World

DESK = "/seller/green-hill"


def here(world: World, purchase: Purchase) -> Order:
    return order_of(purchase, world.green_hill.id)


def parcel(order: Order, *counts: int, **fields: str) -> dict[str, str]:
    """The form for so many of each line."""
    units = {f"units_{line.id}": str(count) for line, count in zip(order.lines, counts, strict=False)}
    return {"carrier": "sf", "number": "SF1234567890", **units, **fields}


def test_the_form_holds_all_that_is_left(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = here(world, purchase)
    page = owner.page(f"{DESK}/orders/{order.number}/shipments/new")
    values = {field["name"]: field.get("value") for field in page.all("input") if "units_" in (field.get("name") or "")}
    assert values == {f"units_{order.lines[0].id}": "2", f"units_{order.lines[1].id}": "1"}


def test_a_whole_order_goes_in_one_parcel(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = here(world, purchase)
    response = press(
        owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order, 2, 1, number=" sf 123 456 7890 ")
    )
    assert response.location == f"{DESK}/orders/{order.number}"
    assert here(world, purchase).fulfilment == "shipped"
    sent = shipping.shipments_of(here(world, purchase))
    assert [(parcel_.carrier, parcel_.tracking_number) for parcel_ in sent] == [("sf", "SF1234567890")]
    assert "SF1234567890" in owner.page(response.location).words


def test_it_may_go_in_parts(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = here(world, purchase)
    path = f"{DESK}/orders/{order.number}/shipments"
    press(owner, path, **parcel(order, 1, 0))
    assert here(world, purchase).fulfilment == "part_shipped"
    page = owner.page(f"{path}/new")
    values = {field["name"]: field.get("value") for field in page.all("input") if "units_" in (field.get("name") or "")}
    assert values == {f"units_{order.lines[0].id}": "1", f"units_{order.lines[1].id}": "1"}
    press(owner, path, **parcel(order, 1, 1, number="SF0000000002"))
    assert here(world, purchase).fulfilment == "shipped"
    assert len(shipping.shipments_of(here(world, purchase))) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": ""},
        {"number": "no"},
        {"number": "x" * 61},
        {"number": "SF<script>"},
        {"carrier": "pigeon"},
        {"carrier": ""},
    ],
)
def test_a_parcel_without_a_carrier_or_a_number_is_refused(
    world: World, purchase: Purchase, owner: PoliteClient, wrong: dict[str, str]
) -> None:
    order, before = here(world, purchase), row_counts()
    assert press(owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order, 2, 1, **wrong)).status_code == 422
    assert row_counts() == before


@pytest.mark.parametrize("counts", [(3, 0), (-1, 1), (0, 0)])
def test_no_more_and_no_less_than_was_bought(
    world: World, purchase: Purchase, owner: PoliteClient, counts: tuple[int, int]
) -> None:
    order, before = here(world, purchase), row_counts()
    assert press(owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order, *counts)).status_code == 422
    assert row_counts() == before


def test_a_line_of_another_order_is_not_in_the_form(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    other = order_of(purchase, world.bright_lane.id).lines[0].id
    order = here(world, purchase)
    form = parcel(order) | {f"units_{line.id}": "0" for line in order.lines} | {f"units_{other}": "1"}
    assert press(owner, f"{DESK}/orders/{order.number}/shipments", **form).status_code == 422
    assert order_of(purchase, world.bright_lane.id).lines[0].shipped == 0


def test_the_same_parcel_twice_is_one(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = here(world, purchase)
    path = f"{DESK}/orders/{order.number}/shipments"
    press(owner, path, **parcel(order, 1, 0))
    assert press(owner, path, **parcel(order, 1, 0)).status_code == 409
    assert here(world, purchase).lines[0].shipped == 1


def test_an_order_that_is_checked_waits(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = here(world, purchase)
    gate = OrderGate(store_id=order.store_id, order_id=order.id, kind="risk", reasons=[], opened_at=clock.now())
    db.session.add(gate)
    db.session.commit()
    path = f"{DESK}/orders/{order.number}"
    assert f"{path}/shipments/new" not in {link["href"] for link in owner.page(path).all("a")}
    assert not [form for form in owner.page(f"{path}/shipments/new").forms if form["action"] == f"{path}/shipments"]
    assert press(owner, f"{path}/shipments", **parcel(order, 2, 1)).status_code == 422
    assert here(world, purchase).fulfilment == "ready"


def test_what_is_not_paid_or_gone_already_is_not_shipped(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    unpaid = buy(world, world.bob, {"mug": 1}).orders[0]
    assert press(owner, f"{DESK}/orders/{unpaid.number}/shipments", **parcel(unpaid, 1)).status_code == 409
    order = here(world, purchase)
    press(owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order, 2, 1))
    again = press(owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order, 2, 1, number="SF0000000002"))
    assert again.status_code == 409
    assert order.number in owner.page(f"{DESK}/orders/{order.number}/shipments/new").words


def test_what_is_fetched_is_not_shipped(world: World, owner: PoliteClient) -> None:
    bought = buy(world, world.bob, {"mug": 1}, method="pickup")
    pay(bought)
    order = here(world, bought)
    assert press(owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order, 1)).status_code == 409


def test_shipping_is_for_those_who_ship(world: World, purchase: Purchase, signed_in: SignIn) -> None:
    work_as(world, world.bob, "finance")
    order = here(world, purchase)
    response = press(signed_in(world.bob), f"{DESK}/orders/{order.number}/shipments", **parcel(order, 2, 1))
    assert response.status_code == 403
    assert here(world, purchase).fulfilment == orders.FulfilmentState.READY


def test_a_line_that_nobody_counted_is_not_shipped(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order, before = here(world, purchase), row_counts()
    assert press(owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order, 1)).status_code == 422
    assert press(owner, f"{DESK}/orders/{order.number}/shipments", **parcel(order)).status_code == 422
    assert row_counts() == before
