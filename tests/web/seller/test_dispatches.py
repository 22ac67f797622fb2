"""Orders ticked on the board and sent at once: a row for each, and what cannot be sent stays with its reason."""

import pytest

from mall.domain import orders, shipping
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Order, OrderGate, Shipment
from tests.browser import PoliteClient
from tests.trade import buy, pay
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.web.seller.test_shipments import parcel
from tests.world import World

DESK = "/seller/green-hill/orders"
NEW = f"{DESK}/dispatches/new"


@pytest.fixture
def waiting(world: World) -> list[Order]:
    """Three orders of Green Hill's to be sent."""
    bought = [buy(world, world.bob, {"mug": 1, "tea-100": 1}) for _ in range(3)]
    for purchase in bought:
        pay(purchase)
    return [order_of(purchase, world.green_hill.id) for purchase in bought]


def form_of(*rows: tuple[Order, str], carrier: str = "sf", **more: object) -> dict[str, object]:
    """The form with a tracking number for each of these orders."""
    fields: dict[str, object] = {"carrier": carrier, "number": [order.number for order, _typed in rows]}
    for order, typed in rows:
        fields |= {f"carrier_{order.number}": "", f"tracking_{order.number}": typed}
    return fields | more


def ticked(*found: Order) -> str:
    return "&".join(f"number={order.number}" for order in found)


def sent() -> list[tuple[str, str]]:
    db.session.rollback()
    return [(each.carrier, each.tracking_number) for each in db.session.query(Shipment).order_by(Shipment.id)]


def states(world: World, found: list[Order]) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    return [str(orders.order_of_store(world.green_hill, order.number).fulfilment) for order in found]


def test_ticked_orders_leave_together_and_twice_is_once(
    world: World, waiting: list[Order], owner: PoliteClient
) -> None:
    assert NEW in {button.get("formaction") for button in owner.page(DESK).all("button")}
    page = owner.page(f"{NEW}?{ticked(*waiting)}")
    assert [each["value"] for each in page.all("input") if each.get("name") == "number"] == [
        order.number for order in waiting
    ]
    first, second, third = waiting
    press(owner, f"{DESK}/{second.number}/shipments", **parcel(second, 1, 0, number="SF0000000009"))
    form = form_of((first, "sf 1111 1111"), (second, "SF22222222"), (third, "JD33333333"))
    form[f"carrier_{third.number}"] = "jd"
    for _again in range(2):
        assert press(owner, f"{DESK}/dispatches", **form).location == DESK
        assert sent()[1:] == [("sf", "SF11111111"), ("sf", "SF22222222"), ("jd", "JD33333333")]
        assert states(world, waiting) == ["shipped"] * 3
    assert "3 orders are on their way." in owner.page(DESK).words


def test_what_cannot_be_sent_stays_with_its_reason(world: World, waiting: list[Order], owner: PoliteClient) -> None:
    first, second, third = waiting
    answer = press(owner, f"{DESK}/dispatches", **form_of((first, "SF11111111"), (second, "no"), (third, "")))
    assert answer.status_code == 422
    words = answer.get_data(as_text=True)
    assert "1 order is on its way." in words
    assert "This does not look like a tracking number." in words and "its number is missing" in words
    assert f'value="{first.number}"' not in words  # what has left is shown, and not sent again
    assert f'value="{second.number}"' in words and 'value="no"' in words
    assert states(world, waiting) == ["shipped", "ready", "ready"] and len(sent()) == 1


def test_what_changed_in_between_keeps_no_other_back(world: World, waiting: list[Order], owner: PoliteClient) -> None:
    first, second, third = waiting
    form = form_of((first, "SF11111111"), (second, "SF22222222"), (third, "SF33333333"))
    press(owner, f"{DESK}/{first.number}/shipments", **parcel(first, 1, 1, number="SF0000000009"))
    gate = OrderGate(store_id=second.store_id, order_id=second.id, kind="risk", reasons=[], opened_at=clock.now())
    db.session.add(gate)
    db.session.commit()
    answer = press(owner, f"{DESK}/dispatches", **form)
    assert answer.status_code == 422 and "is being checked" in answer.get_data(as_text=True)
    assert states(world, waiting) == ["shipped", "ready", "shipped"]
    assert [number for _carrier, number in sent()] == ["SF0000000009", "SF33333333"]


def test_nothing_typed_sends_nothing(waiting: list[Order], owner: PoliteClient) -> None:
    before = row_counts()
    for wrong in (form_of((waiting[0], "")), form_of((waiting[0], "SF11111111"), carrier="pigeon")):
        assert press(owner, f"{DESK}/dispatches", **wrong).status_code == 422
    assert owner.get(NEW).location == press(owner, f"{DESK}/dispatches").location == DESK
    assert row_counts() == before


def test_only_ones_own_parcels_are_sent(
    world: World, waiting: list[Order], owner: PoliteClient, signed_in: SignIn
) -> None:
    hers, fetched = buy(world, world.bob, {"lamp": 1}), buy(world, world.bob, {"mug": 1}, method="pickup")
    for purchase in (hers, fetched):
        pay(purchase)
    lamp, mug = hers.orders[0], fetched.orders[0]
    assert owner.get(f"{NEW}?{ticked(lamp)}").status_code == 404
    page = owner.page(f"{NEW}?{ticked(waiting[0], mug, lamp)}")
    assert mug.number in page.words and lamp.number not in page.words
    assert f"tracking_{mug.number}" not in {each.get("name") for each in page.all("input")}
    before = row_counts()
    for order in (lamp, mug):
        answer = press(owner, f"{DESK}/dispatches", **form_of((waiting[0], ""), (order, "SF11111111")))
        assert answer.status_code == 422
    assert row_counts() == before
    work_as(world, world.bob, "finance")
    assert press(signed_in(world.bob), f"{DESK}/dispatches").status_code == 403
    assert shipping.shipments_of(waiting[0]) == []
