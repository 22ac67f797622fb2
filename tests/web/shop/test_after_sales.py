"""Money back through real forms: asked for with photos, answered, sent back, brought before the mall, by members and guests."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from PIL import Image

from mall.domain import aftersales, orders
from mall.kernel import clock, ids, images
from mall.kernel.db import db
from mall.models import AfterSale, Order, Person
from tests.browser import PoliteClient
from tests.domain.aftersales.conftest import again, agree, ask, bought, line_of, now, order_in, settle_jobs
from tests.domain.reviews.conftest import photo
from tests.trade import as_person
from tests.web.seller.conftest import press
from tests.world import ROBOT, World

__all__ = ["ask", "bought", "order_in"]

SignIn = Callable[[Person], PoliteClient]
OrderIn = Callable[[str], Order]


@pytest.fixture
def alice(world: World, signed_in: SignIn) -> PoliteClient:
    browser = signed_in(world.alice)
    db.session.commit()
    return browser


def only_request() -> AfterSale:
    db.session.rollback()
    db.session.expire_all()
    return db.session.query(AfterSale).one()


def asks(browser: PoliteClient, order: Order, kind: str = "refund", **fields: object) -> AfterSale:
    """Through the order's page and the form it leads to."""
    path = f"/orders/{order.number}"
    new = f"{path}/after-sales/new"
    assert new in {link["href"] for link in browser.page(path).all("a")}
    form = {"kind": kind, "reason": "damaged", f"units_{line_of(order, 'mug').id}": "1", **fields}
    answer = browser.post(
        f"{path}/after-sales",
        data={"csrf_token": browser.own_token(), **form},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303, answer.text
    return only_request()


def test_a_refund_is_asked_for_with_photos_and_its_page_says_whose_turn_it_is(
    order_in: OrderIn, alice: PoliteClient
) -> None:
    order = order_in("received")
    assert "How many?" in alice.page(f"/orders/{order.number}/after-sales/new?kind=return").words
    request = asks(alice, order, words="A handle is off", photos=(io.BytesIO(photo()), "mug.jpg"))
    kept = images.files.storage().get(f"{request.photos[0]['key']}-480.jpg")
    assert not Image.open(io.BytesIO(kept)).getexif()
    words = alice.page(f"/after-sales/{request.number}").words
    assert "A handle is off" in words and "¥39.00" in words and "The store answers by" in words
    assert "Waiting for the store" in alice.page("/orders?tab=after_sales").words
    assert "After-sales (1)" in alice.page("/orders").words
    assert "Waiting for the store" in alice.page(f"/orders/{order.number}").words


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "not_sent_by_me"},
        {"reason": "other"},
        {"units": "0"},
        {"units": "4"},
        {"units": "-1"},
        {"units": "one"},
        {"words": "x" * 501},
        {"photos": (io.BytesIO(b"no picture"), "x.jpg")},
    ],
)
def test_what_is_filled_in_wrongly_is_shown_again_and_nothing_is_asked(
    order_in: OrderIn, alice: PoliteClient, wrong: dict[str, object]
) -> None:
    order = order_in("sent")
    fields = {"kind": "refund", "reason": "damaged", "units": "1", **wrong}
    fields[f"units_{line_of(order, 'mug').id}"] = fields.pop("units")
    data = {"csrf_token": alice.own_token(), **fields}
    answer = alice.post(f"/orders/{order.number}/after-sales", data=data, content_type="multipart/form-data")
    assert answer.status_code == 422
    db.session.rollback()
    assert db.session.query(AfterSale).count() == 0


def test_asking_twice_for_the_same_is_told_and_asked_once(order_in: OrderIn, alice: PoliteClient) -> None:
    order = order_in("sent")
    units = f"units_{line_of(order, 'mug').id}"
    form = {"kind": "refund", "reason": "not_received", units: "3"}
    assert [press(alice, f"/orders/{order.number}/after-sales", **form).status_code for _ in range(2)] == [303, 422]
    assert only_request().goods == 3 * 3900


def test_half_an_hour_after_paying_the_store_is_asked_before_an_order_is_cancelled(
    bought: Order, alice: PoliteClient
) -> None:
    path = f"/orders/{bought.number}"
    assert "You get back what you paid." in alice.page(path).words
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        assert "has 48 hours to answer" in alice.page(path).words
        answer = press(alice, f"{path}/cancellation", reason="too_slow", why="It is a present for today")
        request = only_request()
        assert answer.location.endswith(f"/after-sales/{request.number}")
        assert (request.kind, request.reason, request.words) == ("cancel", "too_slow", "It is a present for today")
        assert "Cancel this order" not in alice.page(path).words
        assert press(alice, f"{path}/cancellation", reason="too_slow").status_code == 409
    assert now(bought).fulfilment == "ready"


def test_a_request_is_taken_back_with_one_press(order_in: OrderIn, alice: PoliteClient) -> None:
    request = asks(alice, order_in("sent"))
    assert press(alice, f"/after-sales/{request.number}/withdrawal").status_code == 303
    assert only_request().state == "withdrawn"
    assert press(alice, f"/after-sales/{request.number}/withdrawal").status_code == 409


def test_an_offer_is_accepted_or_brought_before_the_mall(order_in: OrderIn, alice: PoliteClient) -> None:
    request = agree(asks(alice, order_in("received")), goods=2000, words="It can be glued")
    path = f"/after-sales/{request.number}"
    page = alice.page(path)
    assert "The store offers ¥20.00" in page.words and "It can be glued" in page.words and "Ask the mall" in page.words
    assert press(alice, f"{path}/acceptance").status_code == 303
    settle_jobs()
    assert "The refund is on its way" in alice.page(path).words


def test_goods_are_sent_back_to_where_the_store_says(order_in: OrderIn, alice: PoliteClient) -> None:
    request = agree(
        asks(alice, order_in("received"), "return", reason="defective"), return_to="Green Hill\n1 Lake Street"
    )
    path = f"/after-sales/{request.number}"
    page = alice.page(path)
    assert "1 Lake Street" in page.words and "Send it back by" in page.words
    for form in (
        {"carrier": "sf", "number": ""},
        {"carrier": "sf", "number": "?"},
        {"carrier": "nobody", "number": "SF1"},
    ):
        assert press(alice, f"{path}/return-parcel", **form).status_code == 422
    assert press(alice, f"{path}/return-parcel", carrier="sf", number="SF 1234 5678").status_code == 303
    assert "SF12345678" in alice.page(path).words


def test_a_no_is_brought_before_the_mall(world: World, order_in: OrderIn, alice: PoliteClient) -> None:
    request = asks(alice, order_in("received"))
    aftersales.reject(again(request), "not_shown", "I see no crack", ROBOT)
    settle_jobs()
    path = f"/after-sales/{request.number}"
    page = alice.page(path)
    assert "I see no crack" in page.words and "You may ask the mall until" in page.words
    assert press(alice, f"{path}/escalation", appeal="Look at the second photo").status_code == 303
    assert "Look at the second photo" in alice.page(path).words
    told = alice.page("/messages").words
    assert "The store said no to your request" in told


def test_a_guest_follows_her_request_by_her_cookie_and_nobody_else_does(
    world: World, client: PoliteClient, order_in: OrderIn, signed_in: SignIn
) -> None:
    order = order_in("received")
    client.set_cookie("guest", "a token of hers")
    orders.purchase_by_id(order.purchase_id).person_id = None
    orders.purchase_by_id(order.purchase_id).guest_digest = ids.digest("a token of hers")
    order.person_id = None
    db.session.commit()
    request = asks(client, order)
    assert "Waiting for the store" in client.page("/orders?tab=after_sales").words
    for person in (world.alice, world.bob):
        stranger = signed_in(person)
        db.session.commit()
        assert stranger.get(f"/after-sales/{request.number}").status_code == 404
        for verb in ("withdrawal", "acceptance", "return-parcel", "escalation"):
            assert press(stranger, f"/after-sales/{request.number}/{verb}").status_code in (404, 422)
    assert only_request().state == "applied"


def test_an_account_with_an_open_request_is_not_deleted(world: World, order_in: OrderIn, alice: PoliteClient) -> None:
    request = asks(alice, order_in("received"), words="My house is number 8")
    assert "You have asked for money back." in alice.page("/account/privacy").words
    aftersales.withdraw(again(request), as_person(world.alice))
    db.session.commit()
    assert "You have asked for money back." not in alice.page("/account/privacy").words
