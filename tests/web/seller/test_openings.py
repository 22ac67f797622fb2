"""Opening, leave and closing."""

from datetime import datetime, timedelta

import pytest
import time_machine

from mall.domain import stores
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.web.seller.conftest import SignIn, press, work_as
from tests.world import ROBOT, World

DESK = "/seller/green-hill"


def state(world: World) -> str:
    return stores.store_by_id(world.green_hill.id).state


def test_a_store_goes_on_leave_and_opens_again(world: World, owner: PoliteClient) -> None:
    assert press(owner, f"{DESK}/leave").status_code == 303
    assert state(world) == "on_leave"
    assert owner.get("/stores/green-hill").status_code == 200
    assert press(owner, f"{DESK}/leave").status_code == 409
    assert press(owner, f"{DESK}/opening").status_code == 303
    assert state(world) == "open"


def test_a_closing_is_asked_about_and_can_be_called_off(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    assert "1 order is still open." in owner.page(f"{DESK}/closing").words
    assert press(owner, f"{DESK}/closing").status_code == 303
    assert state(world) == "closing"
    assert owner.get("/stores/green-hill").status_code == 404
    assert owner.get(f"{DESK}/orders").status_code == 200
    press(owner, f"{DESK}/opening")
    assert state(world) == "open"


def test_a_suspended_store_stays_suspended_whatever_its_owner_presses(world: World, owner: PoliteClient) -> None:
    stores.suspend(world.green_hill, ROBOT, "complaints")
    for verb in ("opening", "leave", "closing", "opening"):
        assert press(owner, f"{DESK}/{verb}").status_code == 409
    assert state(world) == "suspended"
    stores.lift_suspension(world.green_hill, ROBOT)
    assert state(world) == "open"


def test_opening_and_closing_are_for_those_who_run_the_store(world: World, signed_in: SignIn) -> None:
    work_as(world, world.bob, "orders")
    for verb in ("opening", "leave", "closing"):
        assert press(signed_in(world.bob), f"{DESK}/{verb}").status_code == 403
    assert state(world) == "open"


def a_day(days: int) -> str:
    return str((clock.now() + timedelta(hours=8, days=days)).date())


def at(days: float) -> datetime:
    return clock.now() + timedelta(days=days)


def test_a_leave_begins_and_ends_by_the_clock_and_buyers_read_until_when(world: World, owner: PoliteClient) -> None:
    assert press(owner, f"{DESK}/leave", first=a_day(2), last=a_day(3)).status_code == 303
    assert state(world) == "open"
    assert "This store is on leave from" in owner.page("/stores/green-hill").words
    with time_machine.travel(at(2.5)):
        jobs.drain()
        db.session.expire_all()
        assert state(world) == "on_leave"
    page = owner.page("/stores/green-hill").words
    assert "This store is on leave until" in page
    assert "On leave until" in owner.page(f"/products/{world.mug.public_id}/stoneware-mug").words
    with time_machine.travel(at(5)):
        jobs.drain()
        db.session.expire_all()
        assert state(world) == "open"
    assert stores.store_by_id(world.green_hill.id).leave_until is None


def test_a_leave_from_now_ends_by_itself_too(world: World, owner: PoliteClient) -> None:
    press(owner, f"{DESK}/leave", last=a_day(1))
    assert state(world) == "on_leave"
    assert "It opens by itself" in owner.page(f"{DESK}/settings").words
    with time_machine.travel(at(3)):
        jobs.drain()
        db.session.expire_all()
        assert state(world) == "open"


def test_a_plan_is_dropped_or_overtaken(world: World, owner: PoliteClient) -> None:
    press(owner, f"{DESK}/leave", first=a_day(2), last=a_day(3))
    assert press(owner, f"{DESK}/leave/cancellation").status_code == 303
    assert press(owner, f"{DESK}/leave/cancellation").status_code == 409
    press(owner, f"{DESK}/leave", first=a_day(4), last=a_day(5))
    press(owner, f"{DESK}/leave", first=a_day(8), last=a_day(9))
    with time_machine.travel(at(4.5)):
        jobs.drain()
        db.session.expire_all()
        assert state(world) == "open"


@pytest.mark.parametrize(
    "wrong",
    [{"first": "x"}, {"last": "2020-01-01"}, {"first": "2999-01-01"}, {"first": "2999-01-02", "last": "2999-01-01"}],
)
def test_a_leave_that_cannot_be_is_refused(world: World, owner: PoliteClient, wrong: dict[str, str]) -> None:
    assert press(owner, f"{DESK}/leave", **wrong).status_code == 422
    assert state(world) == "open"


def test_a_suspension_outlives_a_leave(world: World, owner: PoliteClient) -> None:
    press(owner, f"{DESK}/leave", last=a_day(1))
    stores.suspend(stores.store_by_id(world.green_hill.id), ROBOT, "complaints")
    db.session.commit()
    with time_machine.travel(at(3)):
        jobs.drain()
        db.session.expire_all()
        assert state(world) == "suspended"
        stores.lift_suspension(stores.store_by_id(world.green_hill.id), ROBOT)
        assert state(world) == "open"


def test_hours_stand_on_the_stores_page(world: World, owner: PoliteClient) -> None:
    path = f"{DESK}/settings/hours"
    hours = {f"week-{number}": "9:00-12:00, 14:00-18:30" for number in range(6)}
    other = {"others-0-day": a_day(1), "others-0-hours": "10:00-11:00"}
    assert owner.submit(path, "/settings/hours", **hours, **other, remark="Ring first").status_code == 303
    words = owner.page("/stores/green-hill").words
    assert "Monday 9:00-12:00, 14:00-18:30" in words
    assert "Sunday closed" in words
    assert "10:00-11:00" in words
    assert "Ring first" in words
    assert "Open now" in words or "Closed now" in words
    for wrong in ({"week-0": "nine"}, {"others-1-hours": "9:00-10:00"}, {"others-0-day": "x"}):
        assert owner.submit(path, "/settings/hours", **wrong).status_code == 422
