"""Deliveries in the seller centre: a courier with a phone, and those who ship orders."""

import io
from datetime import timedelta

import pytest
import time_machine
from PIL import Image
from werkzeug.test import TestResponse

from mall.domain import aftersales, orders, shipping
from mall.domain.shipping import TaskState
from mall.kernel import clock, files, jobs
from mall.kernel.db import db
from mall.kernel.web.limits import limiter
from mall.models import DeliveryTask
from tests.browser import Page, PoliteClient
from tests.trade import as_person, bring, to_bring
from tests.web.seller.conftest import SignIn, press, row_counts, work_as
from tests.world import World

DESK = "/seller/green-hill"


@pytest.fixture
def courier(world: World, signed_in: SignIn) -> PoliteClient:
    """Bob, who delivers for Green Hill and does nothing else there."""
    work_as(world, world.bob, "courier")
    return signed_in(world.bob)


def path_of(task: DeliveryTask) -> str:
    return f"{DESK}/deliveries/{orders.order_by_id(task.order_id).number}"


def now(task: DeliveryTask) -> DeliveryTask:
    db.session.rollback()
    return shipping.task_by_id(task.id)


def photo(size: tuple[int, int] = (2400, 1200)) -> tuple[io.BytesIO, str]:
    """As a phone sends it, with where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    out = io.BytesIO()
    Image.new("RGB", size, "olive").save(out, "JPEG", exif=exif)
    out.seek(0)
    return out, "door.jpg"


def handed(browser: PoliteClient, task: DeliveryTask, **fields: object) -> TestResponse:
    data = {"csrf_token": browser.own_token(), **fields}
    return browser.post(f"{path_of(task)}/proof", data=data, content_type="multipart/form-data")


def test_a_courier_brings_an_order_by_one_press_a_step(world: World, courier: PoliteClient) -> None:
    task = to_bring(world)
    path = path_of(task)
    words = courier.page(f"{DESK}/deliveries").words
    assert "8 Willow Lane" in words and "I take it" in words and "At the door by" in words
    for step, next_words in (
        ("acceptance", "I have the goods"),
        ("pickup", "I am on my way"),
        ("departure", "Delivered"),
    ):
        answer = press(courier, f"{path}/{step}")
        assert (answer.status_code, answer.location) == (303, path)
        assert next_words in courier.page(path).words
    page = courier.page(path)
    assert "tel:+8613800138000" in {link.get("href") for link in page.all("a")}
    assert "It is paid. Collect nothing." in page.words and "¥" not in page.words
    answer = handed(courier, task, code=f" {task.code[:3]} {task.code[3:]}", given_to="Alice")
    assert (answer.status_code, answer.location) == (303, f"{DESK}/deliveries")
    assert (now(task).state, orders.order_by_id(task.order_id).fulfilment) == ("delivered", "received")
    words = courier.page(f"{DESK}/deliveries?tab=done").words
    assert "given to Alice" in words and "Willow Lane" not in words, "done: nobody needs the address any more"


def test_a_photo_proves_it_for_the_stores_people_and_the_buyer_alone(
    world: World,
    courier: PoliteClient,
    owner: PoliteClient,
    rival: PoliteClient,
    signed_in: SignIn,
    client: PoliteClient,
) -> None:
    task = bring(to_bring(world), world.bob, TaskState.OUT)
    assert handed(courier, task, photo=photo(), given_to="The front desk").status_code == 303
    task = now(task)
    kept = Image.open(io.BytesIO(files.storage().get(str(task.photo))))
    assert (kept.size, kept.format, len(kept.getexif())) == ((1600, 800), "JPEG", 0)
    number = orders.order_by_id(task.order_id).number
    alice = signed_in(world.alice)
    for browser, address in (
        (courier, f"{path_of(task)}/photo"),
        (owner, f"{path_of(task)}/photo"),
        (alice, f"/orders/{number}/delivery-photo"),
    ):
        answer = browser.get(address)
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
        assert answer.headers["Cache-Control"] == "private, no-store"
    for browser, address in (
        (rival, f"/seller/bright-lane/deliveries/{number}/photo"),
        (rival, f"/orders/{number}/delivery-photo"),
        (client, f"/orders/{number}/delivery-photo"),
        (client, f"/media/{task.photo}"),
    ):
        assert browser.get(address).status_code == 404
    words = alice.page(f"/orders/{number}").words
    assert "given to The front desk" in words and "I have received it" in words


def test_cash_is_collected_in_the_same_step(world: World, courier: PoliteClient) -> None:
    task = bring(to_bring(world, is_cash=True), world.bob, TaskState.OUT)
    assert "Collect ¥44.00 in cash" in courier.page(path_of(task)).words
    answer = handed(courier, task, code=task.code)
    assert answer.status_code == 422 and "Collect the cash first" in answer.text
    assert handed(courier, task, code=task.code, cash="y").status_code == 303
    assert orders.order_by_id(now(task).order_id).payment == "paid"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Ask for the buyer"),
        ({"code": "123"}, "not the code of this delivery"),
        ({"code": "9" * 30}, "longer than 20"),
        ({"photo": (io.BytesIO(b"no picture"), "door.jpg")}, "not a picture"),
        ({"given_to": "x" * 61}, "longer than 60"),
    ],
)
def test_what_proves_nothing_is_refused_with_the_reason(
    world: World, courier: PoliteClient, fields: dict[str, object], said: str
) -> None:
    task = bring(to_bring(world), world.bob, TaskState.OUT)
    before = row_counts()
    answer = handed(courier, task, **fields)
    assert answer.status_code == 422 and said in Page(answer.text).words
    assert row_counts() == before


def test_a_second_courier_is_told_that_it_is_taken(world: World, courier: PoliteClient, signed_in: SignIn) -> None:
    work_as(world, world.craig, "courier")
    task = to_bring(world)
    press(courier, f"{path_of(task)}/acceptance")
    answer = press(signed_in(world.craig), f"{path_of(task)}/acceptance")
    assert answer.status_code == 409 and "A colleague has taken this delivery already" in answer.text
    assert now(task).courier_id == world.bob.id
    assert signed_in(world.craig).get(path_of(task)).status_code == 404, "it is Bob's now"


def test_a_courier_sees_nothing_but_deliveries(world: World, courier: PoliteClient) -> None:
    task = to_bring(world)
    number = orders.order_by_id(task.order_id).number
    home = courier.page(DESK)
    assert "Waiting for a courier" in home.words and "Sales" not in home.words
    lines = [link["href"] for link in home.all("a") if str(link.get("href")).startswith(f"{DESK}/")]
    tabs = {f"{DESK}/deliveries?tab={tab}" for tab in ("waiting", "under_way", "failed")}
    assert set(lines) == {f"{DESK}/deliveries", f"{DESK}/school", *tabs}
    for page in ("orders", f"orders/{number}", "statements", "products", "settings", "members", "pickups"):
        assert courier.get(f"{DESK}/{page}").status_code == 403
    assert press(courier, f"{path_of(task)}/courier", courier=str(world.bob.id)).status_code == 403


def test_what_could_not_be_handed_over_goes_out_again_or_is_cancelled(
    world: World, courier: PoliteClient, owner: PoliteClient, signed_in: SignIn
) -> None:
    task = bring(to_bring(world), world.bob, TaskState.OUT)
    path, number = path_of(task), orders.order_by_id(task.order_id).number
    assert press(courier, f"{path}/failure", reason="").status_code == 422
    assert press(courier, f"{path}/failure", reason="other").status_code == 422
    press(courier, f"{path}/failure", reason="nobody_home", words="Rang twice")
    assert "Nobody was at home: Rang twice" in courier.page(path).words
    jobs.drain()
    alice = signed_in(world.alice)
    assert "Not handed over: Nobody was at home: Rang twice" in alice.page(f"/orders/{number}").words
    assert "could not hand over your order" in alice.page("/messages").words
    press(courier, f"{path}/repetition")
    assert (now(task).state, now(task).tries) == ("waiting", 1)
    assert "Last time: Nobody was at home" in owner.page(path).words
    press(owner, f"{DESK}/orders/{number}/cancellation", reason="no_delivery")
    jobs.drain()
    assert (now(task).state, orders.order_by_id(task.order_id).fulfilment) == ("cancelled", "closed")
    assert "Called off" in owner.page(path).words


def test_whoever_ships_orders_sees_and_assigns_all(world: World, courier: PoliteClient, owner: PoliteClient) -> None:
    task = to_bring(world)
    number, path = orders.order_by_id(task.order_id).number, path_of(task)
    assert number in owner.page(f"{DESK}/orders?tab=to_deliver").words
    assert number not in owner.page(f"{DESK}/orders?tab=to_ship").words
    assert path in {link.get("href") for link in owner.page(f"{DESK}/orders/{number}").all("a")}
    for nobody in ("", "x", str(world.alice.id), str(world.rita.id)):
        assert press(owner, f"{path}/courier", courier=nobody).status_code == 422
    press(owner, f"{path}/courier", courier=str(world.bob.id))
    assert (now(task).state, now(task).courier_id) == ("accepted", world.bob.id)
    assert "Courier: Bob" in owner.page(f"{DESK}/deliveries?tab=under_way").words
    assert press(courier, f"{path}/release").location == f"{DESK}/deliveries"
    assert now(task).courier_id is None
    assert press(owner, f"{DESK}/orders/{number}/shipments", carrier="sf", number="SF1234567890").status_code == 409


def test_what_is_late_is_marked_and_counted_at_home(world: World, courier: PoliteClient, owner: PoliteClient) -> None:
    task = to_bring(world)
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert "1 delivery is late" in owner.page(f"{DESK}/deliveries").words
        assert "1 Late deliveries" in owner.page(DESK).words
        assert "Late" in courier.page(path_of(task)).words


def test_no_step_is_possible_from_a_page_that_is_old(world: World, courier: PoliteClient, owner: PoliteClient) -> None:
    task = to_bring(world)
    path = path_of(task)
    for step in ("pickup", "departure", "release", "repetition"):
        assert press(owner, f"{path}/{step}").status_code == 409
    aftersales.cancel(
        orders.order_by_id(task.order_id), orders.CloseReason.BY_BUYER, as_person(world.alice), "no longer"
    )
    db.session.commit()
    press(courier, f"{path}/acceptance")
    assert press(courier, f"{path}/pickup").status_code == 409, "the order is closed"


def test_deliveries_of_rivals_do_not_exist(world: World, rival: PoliteClient) -> None:
    task = bring(to_bring(world), world.olivia, TaskState.OUT)
    number = orders.order_by_id(task.order_id).number
    assert rival.get(f"/seller/bright-lane/deliveries/{number}").status_code == 404
    for step in ("acceptance", "courier", "release", "pickup", "departure", "proof", "failure", "repetition"):
        answer = press(rival, f"/seller/bright-lane/deliveries/{number}/{step}", code=task.code, reason="refused")
        assert answer.status_code == 404, step
    assert now(task).state == "out"


def test_wrong_codes_are_counted(world: World, courier: PoliteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    task = bring(to_bring(world), world.bob, TaskState.OUT)
    monkeypatch.setattr(limiter, "enabled", True)
    statuses = [handed(courier, task, code=f"{tries:06d}").status_code for tries in range(21)]
    limiter.reset()
    assert statuses == [422] * 20 + [429]
