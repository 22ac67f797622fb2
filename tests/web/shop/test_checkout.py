"""The checkout, the pay page and a buyer's orders, through real forms."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from werkzeug.test import TestResponse

from mall.domain import catalog, orders, people, stores
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Order, Person, Purchase, Sku
from tests.browser import Page, PoliteClient
from tests.statements import statements
from tests.trade import buy, fresh, pay
from tests.world import ROBOT, XIHU, World

SignIn = Callable[[Person], PoliteClient]
GUEST = {
    "email": "guest@example.com",
    "name": "Grace",
    "phone": "13800138001",
    "country": "CN",
    "province": "33",
    "city": "3301",
    "district": str(XIHU),
    "line": "1 Pond Street",
}


@pytest.fixture
def alice(world: World, signed_in: SignIn) -> PoliteClient:
    people.add_address(
        world.alice, name="Alice", phone="13800138000", country="CN", region_id=XIHU, line="8 Willow Lane"
    )
    db.session.commit()
    return signed_in(world.alice)


def put(browser: PoliteClient, sku: Sku, quantity: int = 1) -> None:
    answer = browser.post("/cart/lines", data={"sku": sku.public_id, "quantity": quantity})
    assert answer.status_code == 303


def filled(page: Page, action: str) -> dict[str, str]:
    """The form with that action as a browser would send it, with its checked and hidden values."""
    form = next(form for form in page.forms if str(form["action"]).startswith(action))
    values: dict[str, str] = {}
    for tag, field in form["fields"]:
        kind, name = field.get("type"), field.get("name")
        if not name or tag == "button" or (kind in ("radio", "checkbox") and "checked" not in field):
            continue
        values[name] = field.get("value") or ""
    return values


def check_out(browser: PoliteClient, **changes: str) -> TestResponse:
    values = filled(browser.page("/checkout"), "/purchases")
    return browser.post("/purchases", data={**values, **changes})


def only_purchase() -> Purchase:
    db.session.rollback()
    return db.session.query(Purchase).one()


def test_a_member_buys_from_two_stores_at_once(world: World, alice: PoliteClient) -> None:
    put(alice, world.skus["tea-100"], 2)
    put(alice, world.skus["lamp"])
    page = alice.page("/checkout")
    assert "Green Hill" in page.words and "Bright Lane" in page.words
    answer = check_out(alice)
    purchase = only_purchase()
    assert answer.status_code == 303 and answer.location == f"/purchases/{purchase.number}/payment"
    assert purchase.total == 2 * 6800 + 600 + 100 + 25900 + 600
    assert alice.get("/checkout").location == "/cart"


def test_pressing_the_button_twice_buys_once(world: World, alice: PoliteClient) -> None:
    put(alice, world.skus["mug"])
    values = filled(alice.page("/checkout"), "/purchases")
    first, second = (alice.post("/purchases", data=values) for _press in range(2))
    assert first.location == second.location
    assert only_purchase().total == 4500


def test_a_price_that_changed_is_shown_before_anything_is_bought(world: World, alice: PoliteClient) -> None:
    put(alice, world.skus["mug"])
    answer = check_out(alice, total="1")
    assert answer.status_code == 409
    assert "changed" in Page(answer.text).words
    assert db.session.query(Purchase).count() == 0
    assert filled(Page(answer.text), "/purchases")["total"] == "4500"


def test_a_guest_buys_without_an_account_and_finds_her_order_again(
    world: World, client: PoliteClient, live: str
) -> None:
    put(client, world.skus["lamp"])
    answer = check_out(client, **GUEST, total="26500")
    assert answer.status_code == 303, Page(answer.text).words
    pay_at_the_bank(client, only_purchase())
    assert "The payment has arrived" in client.page(f"/purchases/{only_purchase().number}").words
    assert "Bright Lane" in client.page("/orders").words


def test_nobody_else_sees_the_purchase(world: World, alice: PoliteClient, signed_in: SignIn) -> None:
    put(alice, world.skus["mug"])
    check_out(alice)
    purchase = only_purchase()
    bob = signed_in(world.bob)
    for path in (
        f"/purchases/{purchase.number}",
        f"/purchases/{purchase.number}/payment",
        f"/orders/{purchase.orders[0].number}",
    ):
        assert bob.get(path).status_code == 404


def pay_at_the_bank(browser: PoliteClient, purchase: Purchase, behaviour: str = "pay") -> None:
    """From the pay page to the demo bank, which tells the mall over HTTP."""
    path = f"/purchases/{purchase.number}"
    values = {**filled(browser.page(f"{path}/payment"), path), "provider": "demo"}
    to_bank = browser.post(f"{path}/payment-attempts", data=values)
    assert to_bank.status_code == 303
    page = browser.page(to_bank.location)
    form = next(form for form in page.forms if "/payment" in str(form["action"]))
    back = browser.post(str(form["action"]), data={**filled(page, str(form["action"])), "behaviour": behaviour})
    assert urlsplit(back.location).path == path
    jobs.drain()


def test_who_comes_too_late_for_the_last_unit_is_told_so_in_the_cart(
    world: World, alice: PoliteClient, signed_in: SignIn
) -> None:
    put(alice, world.skus["lamp"], 1)
    form = filled(alice.page("/checkout"), "/purchases")
    buy(world, world.bob, {"lamp": 10})
    answer = alice.post("/purchases", data=form)
    assert (answer.status_code, answer.location) == (303, "/cart")
    assert 'class="notice warn"' in alice.get("/cart").text
    assert 'class="notice warn" role="status"' not in alice.get("/cart").text, "said once"


def test_the_bank_tells_the_mall_and_the_order_is_paid(world: World, alice: PoliteClient, live: str) -> None:
    put(alice, world.skus["mug"])
    check_out(alice)
    purchase = only_purchase()
    pay_at_the_bank(alice, purchase)
    assert fresh(purchase).orders[0].payment == "paid"
    words = alice.page(f"/orders/{purchase.orders[0].number}").words
    assert "To be shipped" in words


@pytest.mark.parametrize("behaviour", ["refuse", "forged", "wrong"])
def test_a_bank_that_did_not_pay_leaves_the_purchase_unpaid(
    world: World, alice: PoliteClient, live: str, behaviour: str
) -> None:
    put(alice, world.skus["mug"])
    check_out(alice)
    purchase = only_purchase()
    pay_at_the_bank(alice, purchase, behaviour)
    assert fresh(purchase).orders[0].payment == "unpaid"


@pytest.mark.parametrize("behaviour", ["twice", "double"])
def test_a_bank_that_repeats_itself_is_paid_once(world: World, alice: PoliteClient, live: str, behaviour: str) -> None:
    put(alice, world.skus["mug"])
    check_out(alice)
    purchase = only_purchase()
    pay_at_the_bank(alice, purchase, behaviour)
    paid = fresh(purchase)
    assert paid.orders[0].payment == "paid"
    from_bank = orders.purchase_by_id(paid.id)
    assert from_bank.due == 0


def test_a_cancelled_paid_order_is_refunded_by_the_bank(world: World, alice: PoliteClient, live: str) -> None:
    put(alice, world.skus["mug"])
    check_out(alice)
    purchase = only_purchase()
    pay_at_the_bank(alice, purchase)
    path = f"/orders/{purchase.orders[0].number}"
    values = filled(alice.page(path), f"{path}/cancellation")
    assert alice.post(f"{path}/cancellation", data={**values, "why": "Too many mugs"}).status_code == 303
    jobs.drain()
    words = alice.page(path).words
    assert "Closed" in words and "sent back" in words


def test_nonsense_in_the_form_is_answered_not_bought(world: World, alice: PoliteClient) -> None:
    put(alice, world.skus["mug"])
    for changes in ({"address": "nobody"}, {"total": "x"}, {"key": ""}, {"key": "k" * 500}, {"total": "9" * 400}):
        assert check_out(alice, **changes).status_code in (409, 422)
    assert db.session.query(Order).count() == 0


def test_the_pay_address_of_the_bank_cannot_be_changed(world: World, alice: PoliteClient) -> None:
    put(alice, world.skus["mug"])
    check_out(alice)
    path = f"/purchases/{only_purchase().number}"
    values = {**filled(alice.page(f"{path}/payment"), path), "provider": "demo"}
    to_bank = alice.post(f"{path}/payment-attempts", data=values).location
    cheaper = re.sub(r"amount=\d+", "amount=1", to_bank)
    assert alice.get(cheaper).status_code == 400


# What it costs


@pytest.mark.parametrize("who", ["a guest", "a member"])
def test_no_page_from_the_checkout_to_the_order_takes_many_statements(
    world: World, client: PoliteClient, alice: PoliteClient, who: str
) -> None:
    browser, typed = (alice, {}) if who == "a member" else (client, GUEST)
    for code in ("tea-100", "mug", "lamp"):
        put(browser, world.skus[code])
    assert count_of(browser, "/checkout") <= 12
    seen = {**filled(browser.page("/checkout"), "/purchases"), **typed}
    priced = Page(browser.post("/purchases", data={**seen, "act": "refresh"}).text)
    answer = browser.post("/purchases", data={**filled(priced, "/purchases"), **typed})
    assert answer.status_code == 303, Page(answer.text).words
    purchase = only_purchase()
    for path in (
        f"/purchases/{purchase.number}/payment",
        f"/purchases/{purchase.number}",
        f"/orders/{purchase.orders[0].number}",
        "/orders",
    ):
        assert count_of(browser, path) <= 12, path


def count_of(browser: PoliteClient, path: str) -> int:
    """How many statements a page takes."""
    browser.page(path)
    with statements() as sent:
        browser.page(path)
    return len(sent)


def test_goods_go_only_by_the_ways_that_are_on(world: World, alice: PoliteClient) -> None:
    catalog.set_terms(world.mug, ROBOT, catalog.Terms(by_parcel=False))
    catalog.set_terms(world.tea, ROBOT, catalog.Terms(by_pickup=False))
    put(alice, world.skus["mug"])
    put(alice, world.skus["tea-100"])
    page = alice.page("/checkout")
    assert "To be picked up only" in page.words
    assert not [field for field in page.all("input") if str(field.get("name")).startswith("method-")]
    assert check_out(alice).status_code == 303
    placed = db.session.query(Order).order_by(Order.id).all()
    assert sorted((order.method, order.lines[0].title["en"]) for order in placed) == [
        ("parcel", "Longjing tea"),
        ("pickup", "Stoneware mug"),
    ]
    with pytest.raises(orders.NotThisWay):
        buy(world, world.alice, {"mug": 1})


def test_where_there_are_several_places_the_buyer_says_where_she_comes(world: World, alice: PoliteClient) -> None:
    kiosk = stores.add_location(
        world.green_hill, ROBOT, name={"en": "Kiosk"}, region_id=XIHU, line="7 Bridge Road", is_pickup_point=True
    )
    db.session.commit()
    store = world.green_hill.id
    put(alice, world.skus["mug"])
    assert "Kiosk, 7 Bridge Road" in alice.page("/checkout").words
    fetched = {f"method-{store}": "pickup", "total": "3900"}
    chosen = check_out(alice, **fetched, **{f"point-{store}": str(kiosk.id)})
    assert chosen.status_code == 303
    order = only_purchase().orders[0]
    assert (order.method, order.location_id) == ("pickup", kiosk.id)
    put(alice, world.skus["mug"])
    stores.close_location(world.green_hill, kiosk, ROBOT)
    db.session.commit()
    late = check_out(alice, **fetched, **{f"point-{store}": str(kiosk.id)})
    assert late.status_code == 422 and "Choose where you come instead" in late.get_data(as_text=True)
    assert only_purchase().orders[0].number == order.number
    pay(fresh(only_purchase()))
    assert "Kiosk, 7 Bridge Road" in alice.page(f"/orders/{order.number}").words, "it waits where it was promised"
