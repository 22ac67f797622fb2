"""Opening, leave and closing."""

from mall.domain import stores
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
