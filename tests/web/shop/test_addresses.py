"""The address book, with and without a script."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mall.domain import people
from mall.models import Address, Person
from tests.browser import Page

SignIn = Callable[[Person], FlaskClient]
XIHU = {"country": "CN", "province": "33", "city": "3301", "district": "330106"}
HOME = {"name": "林晚秋", "phone": "13800138101", "line": "文三路 100 号", "postcode": "310012", **XIHU}
LEEDS = {"name": "Alice", "phone": "+44 7400 123456", "country": "GB", "town": "Leeds", "line": "1 Mill Lane"}


@pytest.fixture
def client(alice: Person, signed_in: SignIn) -> FlaskClient:
    """Alice's browser."""
    return signed_in(alice)


def book(person: Person) -> list[Address]:
    return people.addresses_for(person)


def read(response: TestResponse) -> Page:
    return Page(response.get_data(as_text=True))


def options(page: Page, name: str) -> list[str]:
    """The values of a select on the page."""
    found: list[str] = []
    inside = False
    for tag, attributes in page.elements:
        if tag in ("select", "input", "textarea", "button"):
            inside = tag == "select" and attributes.get("name") == name
        elif tag == "option" and inside:
            found.append(attributes.get("value") or "")
    return found


def add(client: FlaskClient, **fields: Any) -> TestResponse:
    return client.send("/account/addresses", _from="/account/addresses/new", **fields)


def test_a_chinese_address_is_saved_with_its_district(client: FlaskClient, alice: Person) -> None:
    response = add(client, **HOME)
    assert (response.status_code, response.location) == (303, "/account/addresses")
    saved = book(alice)[0]
    assert (saved.phone, saved.region_id, saved.region_text) == ("+8613800138101", 330106, "浙江省 杭州市 西湖区")
    assert saved.is_default
    assert "浙江省 杭州市 西湖区 文三路 100 号" in client.page("/account/addresses").words


def test_an_address_abroad_is_free_text(client: FlaskClient, alice: Person) -> None:
    add(client, **LEEDS, postcode="LS1 1AA", **{name: XIHU[name] for name in ("province", "city", "district")})
    saved = book(alice)[0]
    assert (saved.country, saved.city, saved.region_id) == ("GB", "Leeds", None)
    assert "United Kingdom" in client.page("/account/addresses").words


def test_without_a_script_the_lists_come_one_after_the_other(client: FlaskClient, alice: Person) -> None:
    page = client.page("/account/addresses/new")
    assert "33" in options(page, "province")
    assert options(page, "city") == options(page, "district") == []
    typed = {name: HOME[name] for name in ("name", "phone", "line")}
    step = add(client, **typed, country="CN", province="33", act="places")
    page = read(step)
    assert step.status_code == 200
    assert "3301" in options(page, "city")
    assert "Please check" not in page.words
    page = read(add(client, **typed, country="CN", province="33", city="3301", act="places"))
    assert "330106" in options(page, "district")
    assert 'value="13800138101"' in step.get_data(as_text=True)
    assert book(alice) == []
    assert add(client, **typed, **XIHU).status_code == 303


def test_the_only_city_of_a_municipality_chooses_itself(client: FlaskClient, alice: Person) -> None:
    page = read(add(client, country="CN", province="11", act="places"))
    assert "110105" in options(page, "district")
    add(client, **{**HOME, "province": "11", "city": "", "district": "110105"})
    assert book(alice)[0].region_text == "北京市 朝阳区"


def test_the_button_for_the_lists_saves_what_is_complete(client: FlaskClient, alice: Person) -> None:
    assert add(client, **HOME, act="places").status_code == 303
    assert len(book(alice)) == 1


def test_with_a_script_each_choice_fetches_the_next_list(client: FlaskClient) -> None:
    page = client.page("/account/addresses/new?province=33")
    assert "3301" in options(page, "city")
    page = client.page("/account/addresses/new?city=3301")
    assert "330106" in options(page, "district")
    page = client.page("/account/addresses/new?country=GB")
    assert any(field.get("name") == "town" for field in page.all("input"))
    assert options(page, "province") == []
    selects = [field for field in page.all("select") if field.get("hx-get")]
    assert {field["hx-target"] for field in selects} == {"#places"}
    assert {field["hx-get"] for field in selects} == {"/account/addresses/new"}


def test_another_province_drops_the_old_city(client: FlaskClient, alice: Person) -> None:
    response = add(client, **{**HOME, "province": "44"})
    assert response.status_code == 422
    page = read(response)
    assert "3301" not in options(page, "city")
    assert "4401" in options(page, "city")
    assert book(alice) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "x" * 10_000},
        {"phone": ""},
        {"phone": "12"},
        {"phone": "1" * 10_000},
        {"phone": "+" * 40},
        {"line": ""},
        {"line": "x" * 10_000},
        {"postcode": "x" * 10_000},
        {"postcode": "<b>"},
        {"province": "", "city": "", "district": ""},
        {"province": "999"},
        {"province": "-33"},
        {"province": "３３"},
        {"province": "9" * 50, "city": "9" * 50, "district": "9" * 50},
        {"district": "440103"},
        {"district": "3301"},
        {"country": ""},
        {"country": "XX"},
        {"country": "HK"},
        {"country": "GB"},
        {"country": "GB", "town": " "},
        {"country": "GB", "town": "x" * 10_000},
    ],
)
def test_a_bad_address_is_marked_and_not_saved(client: FlaskClient, alice: Person, changes: dict[str, str]) -> None:
    response = add(client, **{**HOME, **changes})
    assert response.status_code == 422
    assert "Please check" in read(response).words
    assert book(alice) == []


def test_an_empty_form_is_no_crash(client: FlaskClient, alice: Person) -> None:
    assert add(client).status_code == 422
    assert add(client, act="places").status_code == 200
    assert client.get("/account/addresses/new?province=x&city=%00&district=9&country=").status_code == 200
    assert book(alice) == []


def test_an_address_is_edited_in_place(client: FlaskClient, alice: Person) -> None:
    add(client, **HOME)
    saved = book(alice)[0]
    path = f"/account/addresses/{saved.public_id}"
    page = client.page(f"{path}/edit")
    chosen = [option["value"] for option in page.all("option") if "selected" in option]
    assert chosen == ["CN", "33", "3301", "330106"]
    response = client.send(path, _from=f"{path}/edit", **{**HOME, "line": "文三路 102 号"})
    assert (response.status_code, saved.line) == (303, "文三路 102 号")
    assert client.send(path, _from=f"{path}/edit", **{**HOME, "line": ""}).status_code == 422
    step = {**HOME, "city": "", "district": "", "act": "places"}
    assert client.send(path, _from=f"{path}/edit", **step).status_code == 200
    assert client.send(path, _from=f"{path}/edit", **LEEDS).status_code == 303
    assert (saved.country, len(book(alice))) == ("GB", 1)
    assert 'value="Leeds"' in client.get(f"{path}/edit").get_data(as_text=True)


def test_an_address_becomes_the_default(client: FlaskClient, alice: Person) -> None:
    add(client, **HOME)
    add(client, **LEEDS)
    second = book(alice)[1]
    client.send(f"/account/addresses/{second.public_id}/default", _from="/account/addresses")
    assert book(alice)[0] == second
    add(client, **HOME, is_default="y")
    assert [address.is_default for address in book(alice)] == [True, False, False]


def test_deleting_asks_first(client: FlaskClient, alice: Person) -> None:
    add(client, **HOME)
    path = f"/account/addresses/{book(alice)[0].public_id}/deletion"
    assert "Delete this address?" in client.page(path).words
    assert len(book(alice)) == 1
    assert client.send(path).location == "/account/addresses"
    assert book(alice) == []
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("part", ["edit", "deletion"])
def test_somebody_elses_address_is_not_found(client: FlaskClient, bob: Person, part: str) -> None:
    theirs = people.add_address(bob, name="Bob", phone="13800138000", region_id=330106, line="1")
    assert client.get(f"/account/addresses/{theirs.public_id}/{part}").status_code == 404
    assert client.get(f"/account/addresses/{uuid.uuid4()}/{part}").status_code == 404
    assert client.get(f"/account/addresses/1/{part}").status_code == 404


@pytest.mark.parametrize("part", ["", "/default", "/deletion"])
def test_somebody_elses_address_cannot_be_changed(client: FlaskClient, bob: Person, part: str) -> None:
    theirs = people.add_address(bob, name="Bob", phone="13800138000", region_id=330106, line="1")
    response = client.send(f"/account/addresses/{theirs.public_id}{part}", _from="/account/addresses/new", **LEEDS)
    assert response.status_code == 404
    assert [(address.name, address.line) for address in book(bob)] == [("Bob", "1")]


def test_a_full_book_says_so_and_keeps_what_was_typed(client: FlaskClient, alice: Person) -> None:
    for _ in range(50):
        people.add_address(alice, name="A", phone="13800138000", region_id=330106, line="1")
    response = add(client, **HOME)
    assert response.status_code == 422
    assert "full" in read(response).words
    assert len(book(alice)) == 50


def test_the_step_that_asked_for_an_address_is_returned_to(client: FlaskClient, alice: Person) -> None:
    action = client.page("/account/addresses/new?next=/checkout").forms
    assert "/account/addresses?next=/checkout" in {form["action"] for form in action}
    token = client.token("/account/addresses/new")
    response = client.post("/account/addresses?next=/checkout", data={**HOME, "csrf_token": token})
    assert response.location == "/checkout"
    response = client.post("/account/addresses?next=//evil.example", data={**HOME, "csrf_token": token})
    assert response.location == "/account/addresses"


def test_an_address_takes_nothing_but_its_own_fields(client: FlaskClient, alice: Person, bob: Person) -> None:
    add(client, **HOME, person_id=str(bob.id), public_id=str(uuid.uuid4()), id="7", latitude="1")
    assert book(bob) == []
    assert book(alice)[0].latitude is None


def test_markup_in_an_address_stays_text(client: FlaskClient) -> None:
    add(client, **{**HOME, "name": "<script>alert(1)</script>", "line": '"><img src=x onerror=alert(1)>'})
    body = client.get("/account/addresses").get_data(as_text=True)
    assert "<script>alert" not in body
    assert "<img src=x" not in body
