"""The cart page and what is done on it, over HTTP."""

import re
import uuid
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from mall.domain import carts, catalog, people, stock, stores
from mall.kernel.db import db
from mall.models import Cart, CartLine, Person, Sku
from tests.browser import Page, PoliteClient
from tests.statements import statements
from tests.world import ROBOT, URUMQI, XIHU, World

SignIn = Callable[[Person], PoliteClient]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def visitor(client: PoliteClient, world: World) -> PoliteClient:
    return client


@pytest.fixture
def signed_in(app: Flask) -> SignIn:
    """A browser of her own for each person."""

    def sign_in(person: Person, browser: PoliteClient | None = None) -> PoliteClient:
        browser = browser or PoliteClient(app)
        token = people.start_session(person)
        with browser.session_transaction() as session:
            session["_user_id"] = token
        return browser

    return sign_in


def put(browser: PoliteClient, sku: Sku, quantity: object = 1, **more: object) -> TestResponse:
    """Press "Add to cart"."""
    headers = more.pop("headers", None)
    return browser.post("/cart/lines", data={"sku": sku.public_id, "quantity": quantity, **more}, headers=headers)


def held() -> dict[str, int]:
    """What all carts hold: SKU code -> quantity."""
    rows = db.session.execute(select(Sku.code, CartLine.quantity).join(CartLine, CartLine.sku_id == Sku.id))
    return dict(list(rows))


def line_id(sku: Sku) -> int:
    return db.session.scalars(select(CartLine.id).where(CartLine.sku_id == sku.id)).one()


def press(browser: PoliteClient, row: int, what: str, headers: object = None, **fields: object) -> TestResponse:
    return browser.post(f"/cart/lines/{row}/{what}", data=fields, headers=headers)


# Putting in


def test_a_visitor_without_a_cart_sees_an_empty_one_and_gets_no_cookie(visitor: PoliteClient) -> None:
    response = visitor.get("/cart")
    assert "Your cart is empty" in Page(response.text).words
    assert "cart=" not in str(response.headers.getlist("Set-Cookie"))
    assert db.session.scalar(select(func.count()).select_from(Cart)) == 0


def test_the_first_thing_put_in_makes_the_cart_and_its_cookie(visitor: PoliteClient, world: World) -> None:
    response = put(visitor, world.skus["mug"], 2)
    assert (response.status_code, response.location) == (303, "/cart")
    cookie = next(value for value in response.headers.getlist("Set-Cookie") if value.startswith("cart="))
    assert {"HttpOnly", "SameSite=Lax", "Max-Age=31536000", "Path=/"} <= set(cookie.split("; "))
    assert not [value for value in put(visitor, world.skus["mug"]).headers.getlist("Set-Cookie") if "cart=" in value]

    page = visitor.page("/cart")
    assert "Stoneware mug" in page.words and "Green Hill" in page.words
    assert "Check out (3)" in page.words
    assert held() == {"mug": 3}


def test_goods_of_two_stores_stand_in_one_cart_with_their_freight(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["tea-100"], 2)
    put(visitor, world.skus["lamp"])
    words = visitor.page("/cart").words
    assert words.index("Bright Lane") < words.index("Green Hill")
    assert "Freight about ¥7.00" in words and "Freight about ¥6.00" in words
    assert "Add ¥241.00 more and freight is free" in words
    assert "Total ¥408 .00" in words  # 2 × 68 + 259 + 13


def test_buying_now_leads_to_the_checkout_with_nothing_else(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["lamp"])
    response = put(visitor, world.skus["mug"], 2, then="checkout")
    assert (response.status_code, response.location) == (303, "/checkout")
    assert "Check out (2)" in visitor.page("/cart").words
    by_htmx = put(visitor, world.skus["mug"], 1, then="checkout", headers=HTMX)
    assert (by_htmx.status_code, by_htmx.headers["HX-Redirect"]) == (204, "/checkout")


def test_htmx_gets_the_message_and_the_badge(visitor: PoliteClient, world: World) -> None:
    response = put(visitor, world.skus["mug"], 2, headers=HTMX)
    assert response.status_code == 200
    assert response.text.startswith('<div id="added"')
    assert "In your cart: 2" in response.text
    assert re.search(r'<span hx-swap-oob="true" id="cart-badge" class="count">2</span>', response.text)
    assert "HX-Request" in response.vary and response.headers["HX-Trigger"] == '{"toast": "It is in your cart."}'
    assert "Set-Cookie" in response.headers


@pytest.mark.parametrize("quantity", ["0", "-1", "1e9", "1000000000", "abc", "", "1.5", "٣x", "9" * 6000, "\x00"])
def test_a_wrong_quantity_puts_nothing_in(visitor: PoliteClient, world: World, quantity: str) -> None:
    for headers in ({}, HTMX):
        response = put(visitor, world.skus["mug"], quantity, headers=headers)
        assert response.status_code == 422
        assert 'role="alert"' in response.text
    assert held() == {}
    assert db.session.scalar(select(func.count()).select_from(Cart)) == 0


@pytest.mark.parametrize("sku", ["", "x", "7", "null", "0" * 5000, "{}", "'; --"])
def test_what_is_no_sku_id_is_told_so(visitor: PoliteClient, sku: str) -> None:
    response = visitor.post("/cart/lines", data={"sku": sku, "quantity": 1})
    assert response.status_code == 422
    assert held() == {}


def test_a_form_without_fields_is_told_so(visitor: PoliteClient) -> None:
    assert visitor.post("/cart/lines", data={}).status_code == 422
    assert visitor.post("/cart/lines", data=b"\xff\xfe", content_type="text/plain").status_code == 422
    assert visitor.post("/cart/lines", data=b"{", content_type="application/json").status_code == 422


def test_an_unknown_sku_is_not_found(visitor: PoliteClient) -> None:
    assert visitor.post("/cart/lines", data={"sku": str(uuid.uuid4()), "quantity": 1}).status_code == 404
    assert held() == {}


def test_where_to_go_next_is_not_the_visitors_to_invent(visitor: PoliteClient, world: World) -> None:
    assert put(visitor, world.skus["mug"], 1, then="//evil.example").status_code == 422
    assert held() == {}


def test_a_withdrawn_product_is_not_for_sale(visitor: PoliteClient, world: World) -> None:
    catalog.withdraw(world.mug, ROBOT)
    response = put(visitor, world.skus["mug"])
    assert response.status_code == 422
    assert "not for sale" in response.text
    assert held() == {}


def test_a_store_on_leave_sells_nothing(visitor: PoliteClient, world: World) -> None:
    stores.go_on_leave(world.green_hill, ROBOT)
    assert put(visitor, world.skus["mug"]).status_code == 422


def test_too_many_are_refused_where_they_were_asked_for(visitor: PoliteClient, world: World) -> None:
    referrer = {"Referer": "http://localhost/products/x/mug"}
    plain = put(visitor, world.skus["mug"], 11, headers=referrer)
    assert plain.status_code == 422
    assert "not enough left" in Page(plain.text).words
    assert 'href="/products/x/mug"' in plain.text
    by_htmx = put(visitor, world.skus["mug"], 11, headers=HTMX)
    assert by_htmx.status_code == 422
    assert by_htmx.text.startswith('<div id="added"') and "not enough left" in by_htmx.text
    assert "cart=" not in str(by_htmx.headers.getlist("Set-Cookie"))


def test_a_foreign_referrer_is_not_led_back_to(visitor: PoliteClient, world: World) -> None:
    response = put(visitor, world.skus["mug"], 11, headers={"Referer": "https://evil.example/x"})
    assert "evil.example" not in response.text


# Changing


def test_the_number_is_changed_and_none_takes_the_line_out(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"], 2)
    row = line_id(world.skus["mug"])
    response = press(visitor, row, "quantity", quantity=5)
    assert (response.status_code, response.location, held()) == (303, "/cart", {"mug": 5})
    press(visitor, row, "quantity", quantity=5, step=1)
    assert held() == {"mug": 6}
    press(visitor, row, "quantity", quantity=6, step=-1)
    assert held() == {"mug": 5}
    press(visitor, row, "quantity", quantity=1, step=-1)
    assert held() == {"mug": 1}
    press(visitor, row, "quantity", quantity=0)
    assert held() == {}


@pytest.mark.parametrize("quantity", ["-1", "100", "1e9", "1000000000", "abc", "", "11", "9" * 6000])
def test_a_wrong_number_changes_nothing_and_is_explained_at_the_line(
    visitor: PoliteClient, world: World, quantity: str
) -> None:
    put(visitor, world.skus["mug"], 2)
    row = line_id(world.skus["mug"])
    plain = press(visitor, row, "quantity", quantity=quantity)
    assert plain.status_code == 422
    assert f'id="cart-line-{row}"' in plain.text and 'role="alert"' in plain.text
    by_htmx = press(visitor, row, "quantity", headers=HTMX, quantity=quantity)
    assert by_htmx.status_code == 422
    assert by_htmx.text.startswith('<div id="cart"') and 'role="alert"' in by_htmx.text
    assert held() == {"mug": 2}


@pytest.mark.parametrize("step", ["2", "-99", "x", "1e3"])
def test_a_step_is_one_up_or_one_down(visitor: PoliteClient, world: World, step: str) -> None:
    put(visitor, world.skus["mug"], 2)
    assert press(visitor, line_id(world.skus["mug"]), "quantity", quantity=2, step=step).status_code == 422
    assert held() == {"mug": 2}


def test_htmx_gets_the_cart_and_the_badge_for_a_new_number(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"], 2)
    response = press(visitor, line_id(world.skus["mug"]), "quantity", headers=HTMX, quantity=3)
    assert response.text.startswith('<div id="cart">')
    assert "Check out (3)" in response.text
    assert response.text.count("<h1") == 0
    assert 'hx-swap-oob="true" id="cart-badge"' in response.text


def test_the_page_includes_the_fragment_that_a_change_returns(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"], 2)
    changed = press(visitor, line_id(world.skus["mug"]), "quantity", headers=HTMX, quantity=3).text
    cart = changed.split("<span hx-swap-oob")[0]
    assert cart.strip() in visitor.get("/cart").text


def test_a_line_is_taken_out_and_the_focus_goes_to_the_cart(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"])
    put(visitor, world.skus["lamp"])
    assert press(visitor, line_id(world.skus["mug"]), "removal").status_code == 303
    assert held() == {"lamp": 1}
    response = press(visitor, line_id(world.skus["lamp"]), "removal", headers=HTMX)
    assert response.text.startswith('<div id="cart" tabindex="-1" autofocus>')
    assert 'id="cart-badge" class="count" hidden' in response.text
    assert held() == {}


def test_another_option_is_taken_on_a_page_of_its_own(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["tea-100"], 2)
    row = line_id(world.skus["tea-100"])
    page = visitor.page(f"/cart/lines/{row}/sku")
    assert [field["value"] for field in page.all("input") if field.get("name") == "sku" and "checked" in field] == [
        str(world.skus["tea-100"].public_id)
    ]
    response = press(visitor, row, "sku", sku=world.skus["tea-250"].public_id)
    assert (response.status_code, response.location, held()) == (303, "/cart", {"tea-250": 2})


def test_an_option_of_another_product_or_none_is_refused(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["tea-100"])
    row = line_id(world.skus["tea-100"])
    assert press(visitor, row, "sku", sku=world.skus["lamp"].public_id).status_code == 422
    assert press(visitor, row, "sku", sku="nonsense").status_code == 422
    assert press(visitor, row, "sku", sku=uuid.uuid4()).status_code == 404
    assert held() == {"tea-100": 1}


def test_lines_are_chosen_by_one_press(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["tea-100"], 2)
    put(visitor, world.skus["mug"])
    put(visitor, world.skus["lamp"])
    tea, mug, lamp = (line_id(world.skus[code]) for code in ("tea-100", "mug", "lamp"))

    assert visitor.post("/cart/selection", data={"shown": [mug]}).status_code == 303
    assert "Check out (3)" in visitor.page("/cart").words
    visitor.post("/cart/selection", data={"shown": [tea, mug, lamp]})
    assert "Choose what you want to buy." in visitor.page("/cart").words
    visitor.post("/cart/selection", data={"shown": [tea, mug], "line": [tea, mug]})
    assert "Check out (3)" in visitor.page("/cart").words


def test_every_tick_on_the_page_does_what_it_says(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["tea-100"], 2)
    put(visitor, world.skus["lamp"])
    forms = [form for form in visitor.page("/cart").forms if form["action"] == "/cart/selection"]
    assert len(forms) == 2 + 2 + 1  # lines, stores, everything
    for form, left in zip(forms, (2, 2, 1, 1, 0), strict=True):
        everything = [line_id(world.skus["tea-100"]), line_id(world.skus["lamp"])]
        visitor.post("/cart/selection", data={"shown": everything, "line": everything})
        fields = [(field["name"], field["value"]) for tag, field in form["fields"] if tag == "input"]
        visitor.post("/cart/selection", data={name: [v for n, v in fields if n == name] for name, _v in fields})
        assert carts_chosen() == left


def carts_chosen() -> int:
    return sum(each.line.quantity for each in carts.lines_to_buy(db.session.scalars(select(Cart)).one()))


@pytest.mark.parametrize(
    "fields", [{}, {"line": "1"}, {"shown": "x"}, {"shown": ""}, {"shown": "1", "line": "1e9"}, {"shown": "9" * 6000}]
)
def test_a_choice_of_nonsense_is_refused(visitor: PoliteClient, world: World, fields: dict[str, str]) -> None:
    put(visitor, world.skus["mug"])
    assert visitor.post("/cart/selection", data=fields).status_code in (404, 422)
    assert "Check out (1)" in visitor.page("/cart").words


# Whose it is


def test_the_lines_of_another_visitor_do_not_exist(visitor: PoliteClient, world: World, app: Flask) -> None:
    put(visitor, world.skus["tea-100"], 2)
    theirs = line_id(world.skus["tea-100"])
    thief = PoliteClient(app)
    for has_cart in (False, True):
        if has_cart:
            put(thief, world.skus["mug"])
        assert press(thief, theirs, "quantity", quantity=1).status_code == 404
        assert press(thief, theirs, "removal").status_code == 404
        assert press(thief, theirs, "sku", sku=world.skus["tea-250"].public_id).status_code == 404
        assert thief.get(f"/cart/lines/{theirs}/sku").status_code == 404
        assert thief.post("/cart/selection", data={"shown": theirs}).status_code == 404
        assert thief.post("/cart/selection", data={"shown": theirs, "line": theirs}).status_code == 404
    assert held() == {"tea-100": 2, "mug": 1}
    assert "Check out (2)" in visitor.page("/cart").words


@pytest.mark.parametrize("row", ["0", "999999", "99999999999999999999999", "-1", "x"])
def test_a_line_that_never_was_is_not_found(visitor: PoliteClient, world: World, row: str) -> None:
    put(visitor, world.skus["mug"])
    for what in ("quantity", "removal", "sku"):
        fields = {"quantity": 1, "sku": world.skus["mug"].public_id}
        assert visitor.post(f"/cart/lines/{row}/{what}", data=fields).status_code in (400, 404)
    assert held() == {"mug": 1}


@pytest.mark.parametrize("cookie", ["", "x", "0" * 4000, "../..", "%00"])
def test_a_made_up_cookie_opens_nothing(visitor: PoliteClient, world: World, cookie: str) -> None:
    visitor.set_cookie("cart", cookie)
    assert "Your cart is empty" in visitor.page("/cart").words
    put(visitor, world.skus["mug"])
    assert "Check out (1)" in visitor.page("/cart").words


def test_what_a_guest_put_in_is_hers_after_signing_in(visitor: PoliteClient, world: World, signed_in: SignIn) -> None:
    laptop = signed_in(world.alice)
    put(laptop, world.skus["mug"], 2)
    assert "cart=" not in str(laptop.get("/cart").headers.getlist("Set-Cookie"))
    put(visitor, world.skus["mug"], 1)
    put(visitor, world.skus["lamp"], 1)

    signed_in(world.alice, visitor)

    response = visitor.get("/cart")
    assert "Check out (4)" in Page(response.text).words
    assert visitor.get_cookie("cart") is None
    assert held() == {"mug": 3, "lamp": 1}
    assert db.session.scalar(select(func.count()).select_from(Cart)) == 1
    assert "Check out (4)" in laptop.page("/cart").words
    visitor.get("/cart")
    assert held() == {"mug": 3, "lamp": 1}


def test_a_page_that_is_not_found_does_not_lose_the_guests_cart(
    visitor: PoliteClient, world: World, signed_in: SignIn
) -> None:
    put(visitor, world.skus["mug"], 2)
    signed_in(world.alice, visitor)
    assert visitor.get("/no/such/page").status_code == 404
    assert "Check out (2)" in visitor.page("/cart").words


def test_a_refused_change_right_after_signing_in_loses_nothing(
    visitor: PoliteClient, world: World, signed_in: SignIn
) -> None:
    put(visitor, world.skus["mug"], 2)
    row = line_id(world.skus["mug"])
    signed_in(world.alice, visitor)
    assert press(visitor, row, "quantity", quantity=77).status_code in (404, 422)
    assert "Check out (2)" in visitor.page("/cart").words


def test_two_people_see_their_own_carts(world: World, signed_in: SignIn) -> None:
    alice, bob = signed_in(world.alice), signed_in(world.bob)
    put(alice, world.skus["mug"])
    put(bob, world.skus["lamp"])
    assert "Brass desk lamp" not in alice.page("/cart").words
    assert "Stoneware mug" not in bob.page("/cart").words


@pytest.mark.parametrize(
    ("country", "region", "city", "told"),
    [
        ("CN", XIHU, "", "Freight: ¥6.00"),
        ("CN", URUMQI, "", "does not deliver to your address"),
        ("DE", None, "Berlin", "does not deliver to your address"),
    ],
)
def test_freight_goes_by_the_default_address(
    world: World, signed_in: SignIn, country: str, region: int | None, city: str, told: str
) -> None:
    people.add_address(
        world.alice,
        name="Alice",
        phone="+8613800138000",
        country=country,
        region_id=region,
        region_text="",
        city=city,
        line="8 Willow Lane",
        postcode="",
        is_default=True,
    )
    alice = signed_in(world.alice)
    put(alice, world.skus["mug"])
    assert told in alice.page("/cart").words


# What is wrong with a line


def test_what_cannot_be_bought_is_explained_and_not_counted(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["tea-100"], 5)
    put(visitor, world.skus["mug"], 2)
    put(visitor, world.skus["lamp"], 1)
    catalog.withdraw(world.mug, ROBOT)
    stores.go_on_leave(world.bright_lane, ROBOT)
    shelf = stores.default_location(world.green_hill.id)
    stock.recount(stock.Wanted(world.green_hill.id, world.skus["tea-100"].id, shelf.id, 3), ROBOT)
    words = visitor.page("/cart").words
    assert "This product is not for sale at the moment." in words
    assert "The store is on leave and sells nothing at the moment." in words
    assert "Only 3 are left." in words
    assert "Choose what you want to buy." in words
    press(visitor, line_id(world.skus["tea-100"]), "quantity", quantity=3)
    assert "Check out (3)" in visitor.page("/cart").words


def test_a_new_price_is_told_beside_the_old_one(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"])
    catalog.set_prices(world.skus["mug"], [(1, 4500), (5, 4000)])
    words = visitor.page("/cart").words
    assert "It costs more than when you put it here. Before: ¥39.00" in words
    assert "¥40.00 each for 5 or more" in words
    assert "Check out (1)" in words


def test_the_page_is_chinese_for_chinese_readers(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"])
    assert "陶瓷马克杯" in visitor.get("/cart", headers={"Accept-Language": "zh-CN"}).text


# Where forms come from


def test_a_form_on_another_site_is_refused(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"])
    row = line_id(world.skus["mug"])
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert put(visitor, world.skus["lamp"], headers=foreign).status_code == 403
    assert press(visitor, row, "quantity", headers=foreign, quantity=9).status_code == 403
    assert press(visitor, row, "removal", headers=foreign).status_code == 403
    assert press(visitor, row, "sku", headers=foreign, sku="x").status_code == 403
    assert visitor.post("/cart/selection", data={"shown": row}, headers=foreign).status_code == 403
    by_origin = {"Sec-Fetch-Site": "", "Origin": "https://evil.example"}
    assert put(visitor, world.skus["lamp"], headers=by_origin).status_code == 403
    assert held() == {"mug": 1}


def test_an_old_browser_confirms_once_and_then_it_works(visitor: PoliteClient, world: World) -> None:
    response = put(visitor, world.skus["mug"], 2, headers={"Sec-Fetch-Site": ""})
    assert response.status_code == 200
    assert held() == {}
    [form] = [form for form in Page(response.text).forms if form["action"].startswith("/cart/lines")]
    fields = {field["name"]: field["value"] for tag, field in form["fields"] if tag == "input"}
    confirmed = visitor.post(form["action"], data=fields, headers={"Sec-Fetch-Site": ""})
    assert (confirmed.status_code, confirmed.location) == (303, "/cart")
    assert held() == {"mug": 2}


def test_reading_changes_nothing(visitor: PoliteClient, world: World) -> None:
    put(visitor, world.skus["mug"])
    row = line_id(world.skus["mug"])
    for path in ("/cart/lines", "/cart/selection", f"/cart/lines/{row}/quantity", f"/cart/lines/{row}/removal"):
        assert visitor.get(path).status_code == 405


# What it costs


def test_the_cart_page_takes_few_statements(visitor: PoliteClient, world: World, signed_in: SignIn) -> None:
    for browser in (visitor, signed_in(world.alice)):
        for sku in world.skus.values():
            put(browser, sku)
        browser.get("/cart")
        with statements() as sent:
            browser.get("/cart")
        assert len(sent) <= 12, sent


def test_the_badge_costs_a_visitor_without_a_cart_nothing(visitor: PoliteClient, world: World) -> None:
    with statements() as sent:
        visitor.get("/cart")
    assert not [statement for statement in sent if "cart" in statement]
