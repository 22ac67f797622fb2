"""The pages of signing up, in and out."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from mall.domain import people
from mall.kernel.db import db
from mall.kernel.web.limits import limiter, network
from mall.models import Person, Throttle, WebSession
from tests.browser import Page, PoliteClient
from tests.domain.people.conftest import PASSWORD, ROBOT, Travel
from tests.web.shop.conftest import enter

NEW = "eleven tall herons"
PAGES = ["/sign-in", "/sign-in/code", "/sign-up", "/password-reset"]
LATER_STEPS = {
    "/sign-in/code/entry": "/sign-in/code",
    "/sign-up/code": "/sign-up",
    "/password-reset/code": "/password-reset",
}


def other_browser(client: FlaskClient) -> FlaskClient:
    return PoliteClient(client.application)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def counted(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


# Signing in


@pytest.mark.parametrize("path", PAGES)
def test_every_first_step_is_open_to_everybody(client: FlaskClient, path: str) -> None:
    assert "Password" in client.page(path).words or "code" in client.page(path).words


def test_a_shopper_signs_in_and_is_known_from_then_on(client: FlaskClient, alice: Person) -> None:
    response = enter(client, " ALICE@example.org ")
    assert (response.status_code, response.location) == (303, "/account")
    assert "Alice" in client.page("/account").words
    assert counted(WebSession) == 1


def test_a_number_signs_in_in_any_spelling(client: FlaskClient, bob: Person, code: Callable[[], str]) -> None:
    client.send("/sign-in/code", contact="+86 138-0013-8000")
    response = client.send("/sign-in/code/entry", code=f" {code()} ")
    assert response.status_code == 303
    assert "Bob" in client.page("/account").words


@pytest.mark.parametrize(
    ("contact", "password"),
    [
        ("alice@example.org", "wrong"),
        ("nobody@example.org", PASSWORD),
        ("13800138000", PASSWORD),
    ],
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(
    client: FlaskClient, alice: Person, bob: Person, contact: str, password: str
) -> None:
    response = enter(client, contact, password)
    words = Page(response.get_data(as_text=True)).words
    assert response.status_code == 422
    assert "Name or password is wrong." in words
    assert f'value="{contact}"' in response.get_data(as_text=True)
    assert counted(WebSession) == 0


def test_pages_for_known_and_unknown_names_are_equal_to_the_byte(client: FlaskClient, alice: Person) -> None:
    pages = {}
    for contact in ("alice@example.org", "david@example.org"):
        body = enter(client, contact, "wrong").get_data(as_text=True)
        pages[contact] = re.sub(r'(csrf_token" value=)"[^"]+"', r"\1", body).replace(contact, "…")
    assert pages["alice@example.org"] == pages["david@example.org"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"contact": "", "password": ""},
        {"contact": "alice", "password": PASSWORD},
        {"contact": "a" * 10_000, "password": PASSWORD},
        {"contact": "alice@example.org", "password": "x" * 10_000},
        {"contact": "alice@example.org\r\nBcc: x@y.org", "password": PASSWORD},
        {"contact": "<script>@example.org", "password": PASSWORD},
    ],
)
def test_nonsense_is_marked_on_the_page(client: FlaskClient, alice: Person, fields: dict[str, str]) -> None:
    response = client.send("/sign-in", **fields)
    assert response.status_code == 422
    assert "<script>@" not in response.get_data(as_text=True)
    assert counted(WebSession) == 0


@pytest.mark.parametrize("contact", ["alice\x00@example.org", "alice@example.org\x00"])
def test_a_nul_character_is_a_bad_request_and_not_a_crash(client: FlaskClient, contact: str) -> None:
    assert client.send("/sign-in", contact=contact, password=PASSWORD).status_code in (400, 422)


def test_wrong_tries_are_counted_and_slow_the_next_one_down(client: FlaskClient, alice: Person, later: Travel) -> None:
    for _ in range(5):
        assert enter(client, "alice@example.org", "wrong").status_code == 422
    response = enter(client, "alice@example.org")
    assert response.status_code == 429
    assert 'value="alice@example.org"' in response.get_data(as_text=True)
    later(seconds=3)
    assert enter(client, "alice@example.org").status_code == 303


def test_the_owners_browser_is_not_delayed_by_a_stranger(client: FlaskClient, alice: Person) -> None:
    enter(client, "alice@example.org")
    client.send("/sign-out", _from="/account")
    stranger = other_browser(client)
    for _ in range(6):
        last = enter(stranger, "alice@example.org", "wrong")
    assert last.status_code == 429
    assert enter(client, "alice@example.org").status_code == 303


def test_one_address_cannot_try_for_ever(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "enabled", True)
    limiter.reset()
    token = client.token("/sign-in")
    answers = [
        client.post(
            "/sign-in",
            data={"contact": f"nobody{number}@example.org", "password": "", "csrf_token": token},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        ).status_code
        for number in range(32)
    ]
    limiter.reset()
    assert answers == [422] * 30 + [429] * 2


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64")],
)
def test_a_household_counts_as_one_address(app: Flask, address: str, counted_as: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert network() == counted_as


def test_a_token_is_asked_for(client: FlaskClient, alice: Person) -> None:
    client.get("/sign-in")
    for token in ("", "x", "IjU5" * 20):
        form = {"contact": "alice@example.org", "password": PASSWORD, "csrf_token": token}
        assert client.post("/sign-in", data=form).status_code == 400
    stranger = other_browser(client)
    form = {"contact": "alice@example.org", "password": PASSWORD, "csrf_token": stranger.token("/sign-in")}
    assert client.post("/sign-in", data=form).status_code == 400
    assert counted(WebSession) == 0


def test_another_site_cannot_sign_anybody_in(client: FlaskClient, alice: Person) -> None:
    form = {"contact": "alice@example.org", "password": PASSWORD, "csrf_token": client.token("/sign-in")}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        assert client.post("/sign-in", data=form, headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/cart", "/cart"),
        ("/products/1?x=1&y=2", "/products/1?x=1&y=2"),
        ("//evil.example", "/account"),
        ("/\\evil.example", "/account"),
        ("https://evil.example/", "/account"),
        ("https:evil.example", "/account"),
        ("javascript:alert(1)", "/account"),
        ("\t//evil.example", "/account"),
        ("http://localhost/cart", "/cart"),
        ("", "/account"),
    ],
)
def test_signing_in_leads_back_into_the_mall_only(
    client: FlaskClient, alice: Person, target: str, location: str
) -> None:
    response = enter(client, "alice@example.org", next=target)
    assert (response.status_code, response.location) == (303, location)


def test_whoever_must_sign_in_first_is_led_there_and_back(client: FlaskClient, alice: Person) -> None:
    response = client.get("/account/addresses?x=1")
    assert (response.status_code, response.location) == (303, "/sign-in?next=%2Faccount%2Faddresses%3Fx%3D1")
    page = client.page(response.location)
    onward = [str(form["action"]) for form in page.forms] + [str(link["href"]) for link in page.all("a")]
    steps = {urlsplit(url).path: parse_qs(urlsplit(url).query).get("next") for url in onward}
    for step in ("/sign-in", "/sign-in/code", "/sign-up", "/password-reset"):
        assert steps[step] == ["/account/addresses?x=1"]


def test_the_signed_in_need_not_sign_in(client: FlaskClient, alice: Person) -> None:
    enter(client, "alice@example.org")
    assert client.get("/sign-in?next=/cart").location == "/cart"


def test_signing_in_starts_a_new_session_and_ends_the_old_one(client: FlaskClient, alice: Person, bob: Person) -> None:
    with client.session_transaction() as session:
        session["planted"] = "before"
    enter(client, "alice@example.org")
    with client.session_transaction() as session:
        assert "planted" not in session
        first = session["_user_id"]
    token = client.token("/account")
    client.post("/sign-in", data={"contact": "alice@example.org", "password": PASSWORD, "csrf_token": token})
    with client.session_transaction() as session:
        assert session["_user_id"] != first
    assert people.resume_session(first) is None


def test_the_cart_cookie_survives_signing_in(client: FlaskClient, alice: Person) -> None:
    client.set_cookie("cart", "guest-1")
    enter(client, "alice@example.org")
    assert client.get_cookie("cart").value == "guest-1"


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client: FlaskClient, alice: Person) -> None:
    cookies = enter(client, "alice@example.org").headers.getlist("Set-Cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("mall="))
    device = next(cookie for cookie in cookies if cookie.startswith("device="))
    for cookie in (session, device):
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


def test_a_blocked_person_is_told_and_kept_out(client: FlaskClient, alice: Person) -> None:
    people.block(alice, ROBOT, "fraud")
    response = enter(client, "alice@example.org")
    assert response.status_code == 403
    assert "blocked" in response.get_data(as_text=True)
    assert counted(WebSession) == 0


def test_being_blocked_ends_the_visit_at_once(client: FlaskClient, alice: Person) -> None:
    enter(client, "alice@example.org")
    people.block(alice, ROBOT, "fraud")
    assert client.get("/account").status_code == 303


# Signing out


def test_a_copied_cookie_is_worth_nothing_after_signing_out(client: FlaskClient, alice: Person) -> None:
    enter(client, "alice@example.org")
    thief = other_browser(client)
    thief.set_cookie("mall", client.get_cookie("mall").value)
    assert thief.get("/account").status_code == 200
    assert client.send("/sign-out", _from="/account").location == "/"
    for browser in (client, thief):
        assert browser.get("/account").status_code == 303


def test_signing_out_twice_is_no_error(client: FlaskClient, alice: Person) -> None:
    assert client.send("/sign-out", _from="/sign-in").status_code == 303


def test_a_link_cannot_sign_anybody_out(client: FlaskClient, alice: Person) -> None:
    enter(client, "alice@example.org")
    assert client.get("/sign-out").status_code == 405
    assert client.get("/account").status_code == 200


# Codes


def test_the_fifth_wrong_code_is_the_last_try(client: FlaskClient, alice: Person, code: Callable[[], str]) -> None:
    client.send("/sign-in/code", contact="alice@example.org")
    digits = code()
    for _ in range(5):
        response = client.send("/sign-in/code/entry", code=wrong(digits))
        assert response.status_code == 422
        assert "wrong or too old" in response.get_data(as_text=True)
    assert client.send("/sign-in/code/entry", code=digits).status_code == 422
    assert counted(WebSession) == 0


def test_asking_for_a_code_answers_the_same_for_everybody(client: FlaskClient, alice: Person) -> None:
    for path in ("/sign-in/code", "/sign-up", "/password-reset"):
        pages = set()
        for contact in ("alice@example.org", "david@example.org"):
            browser = other_browser(client)
            response = browser.send(path, contact=contact)
            assert response.status_code == 303
            body = browser.get(response.location).get_data(as_text=True)
            pages.add(re.sub(r'(csrf_token" value=)"[^"]+"', r"\1", body).replace(contact, "…"))
        assert len(pages) == 1


def test_a_second_code_within_a_minute_is_refused_on_the_page(client: FlaskClient, alice: Person) -> None:
    client.send("/sign-in/code", contact="alice@example.org")
    response = client.send("/sign-in/code", contact="alice@example.org")
    assert response.status_code == 429
    assert 'value="alice@example.org"' in response.get_data(as_text=True)


@pytest.mark.parametrize(("path", "first"), LATER_STEPS.items())
def test_a_later_step_leads_to_the_first_when_no_code_was_asked_for(client: FlaskClient, path: str, first: str) -> None:
    assert client.get(f"{path}?next=/cart").location == f"{first}?next=/cart"
    response = client.send(path, _from="/sign-in", code="123456", name="x", password=NEW)
    assert (response.status_code, response.location) == (303, first)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "123456\n7", "9" * 10_000])
def test_what_cannot_be_a_code_costs_no_try(
    client: FlaskClient, alice: Person, code: Callable[[], str], typed: str
) -> None:
    client.send("/sign-in/code", contact="alice@example.org")
    for _ in range(6):
        assert client.send("/sign-in/code/entry", code=typed).status_code == 422
    assert client.send("/sign-in/code/entry", code=code()).status_code == 303


# Signing up


def test_a_visitor_signs_up_with_a_code_and_a_password(client: FlaskClient, code: Callable[[], str]) -> None:
    client.send("/sign-up?next=/cart", contact="carol@example.org", _from="/sign-up")
    response = client.send("/sign-up/code?next=/cart", code=code(), name="Carol", password=PASSWORD)
    assert (response.status_code, response.location) == (303, "/cart")
    assert "Carol" in client.page("/account").words
    person = people.person_with(people.contact_of("carol@example.org"))
    assert person is not None
    assert (person.language, people.has_password(person)) == ("en", True)


def test_a_number_signs_up_without_a_password(client: FlaskClient, code: Callable[[], str]) -> None:
    client.send("/sign-up", contact="13800138001")
    assert client.send("/sign-up/code", code=code(), name="小满", password="").status_code == 303
    person = people.person_with(people.contact_of("13800138001"))
    assert person is not None
    assert not people.has_password(person)


def test_whoever_has_an_account_learns_it_by_letter_only(
    client: FlaskClient, alice: Person, letters: Callable[[], list[str]]
) -> None:
    response = client.send("/sign-up", contact="alice@example.org")
    assert response.status_code == 303
    assert "You already have an account" in letters()[0]
    assert client.send("/sign-up/code", code="123456", name="Mallory", password=NEW).status_code == 422
    assert counted(Person) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "x" * 10_000},
        {"password": "password"},
        {"password": "carol@example.org"},
        {"password": "x" * 10_000},
        {"code": ""},
    ],
)
def test_a_bad_sign_up_keeps_what_was_typed_and_costs_no_try(
    client: FlaskClient, code: Callable[[], str], changes: dict[str, str]
) -> None:
    client.send("/sign-up", contact="carol@example.org")
    good = {"code": code(), "name": "Carol", "password": PASSWORD}
    response = client.send("/sign-up/code", **{**good, **changes})
    assert response.status_code == 422
    assert PASSWORD not in response.get_data(as_text=True)
    assert "name" in changes or 'value="Carol"' in response.get_data(as_text=True)
    assert client.send("/sign-up/code", **good).status_code == 303


def test_signing_up_takes_nothing_but_what_it_asks_for(client: FlaskClient, code: Callable[[], str]) -> None:
    client.send("/sign-up", contact="carol@example.org")
    client.send("/sign-up/code", code=code(), name="Carol", password="", state="blocked", id="7", role="system")
    person = people.person_with(people.contact_of("carol@example.org"))
    assert person is not None
    assert (person.state, person.id != 7, people.roles_of(person)) == ("active", True, [])


# Passwords


def test_a_reset_signs_out_everywhere_and_lets_this_browser_in(
    client: FlaskClient, alice: Person, code: Callable[[], str]
) -> None:
    laptop = other_browser(client)
    enter(laptop, "alice@example.org")
    client.send("/password-reset", contact="alice@example.org")
    response = client.send("/password-reset/code", code=code(), password=NEW)
    assert response.status_code == 303
    assert client.get("/account").status_code == 200
    assert laptop.get("/account").status_code == 303
    assert enter(laptop, "alice@example.org").status_code == 422
    assert enter(laptop, "alice@example.org", NEW).status_code == 303


def test_a_stranger_cannot_reset_a_password(client: FlaskClient, alice: Person, code: Callable[[], str]) -> None:
    client.send("/password-reset", contact="alice@example.org")
    assert client.send("/password-reset/code", code=wrong(code()), password=NEW).status_code == 422
    assert enter(client, "alice@example.org").status_code == 303


def test_a_new_password_gives_this_browser_a_new_session_and_ends_the_others(
    client: FlaskClient, alice: Person
) -> None:
    laptop, thief = other_browser(client), other_browser(client)
    enter(client, "alice@example.org")
    enter(laptop, "alice@example.org")
    thief.set_cookie("mall", client.get_cookie("mall").value)
    response = client.send("/account/password", current=PASSWORD, password=NEW)
    assert (response.status_code, response.location) == (303, "/account")
    assert client.get("/account").status_code == 200
    for browser in (laptop, thief):
        assert browser.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"current": "wrong", "password": NEW}, "not your current password"),
        ({"current": PASSWORD, "password": "alice alice"}, "must not contain"),
        ({"current": PASSWORD, "password": "short"}, "at least 8"),
        ({"current": "", "password": ""}, "required"),
        ({"current": "x" * 10_000, "password": NEW}, "longer than"),
    ],
)
def test_a_password_is_not_changed_for_a_wrong_reason(
    client: FlaskClient, alice: Person, fields: dict[str, str], sentence: str
) -> None:
    enter(client, "alice@example.org")
    response = client.send("/account/password", **fields)
    assert response.status_code == 422
    assert sentence in response.get_data(as_text=True)
    assert enter(other_browser(client), "alice@example.org").status_code == 303


def test_guessing_the_current_password_is_slowed_down(client: FlaskClient, alice: Person) -> None:
    enter(client, "alice@example.org")
    answers = [client.send("/account/password", current="wrong", password=NEW).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    assert counted(Throttle) == 1


def test_whoever_has_no_password_is_shown_the_way_to_one(
    bob: Person, signed_in: Callable[[Person], FlaskClient]
) -> None:
    page = signed_in(bob).page("/account/password")
    assert "Set a password with a code" in page.words
    assert not any(form["action"] == "/account/password" for form in page.forms)


def test_the_pages_speak_chinese_too(client: FlaskClient, app: Flask) -> None:
    assert 'lang="zh-Hans"' in client.get("/sign-in", headers={"Accept-Language": "zh-CN"}).get_data(as_text=True)
