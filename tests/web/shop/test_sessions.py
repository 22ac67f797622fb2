"""The list of signed-in devices, and ending them."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from mall.domain import people
from mall.models import Person
from tests.browser import PoliteClient
from tests.web.shop.conftest import enter

SignIn = Callable[[Person], FlaskClient]
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"}


def test_the_list_shows_every_device_and_marks_this_one(client: FlaskClient, alice: Person) -> None:
    people.start_session(alice, user_agent=FIREFOX["User-Agent"], address="192.0.2.7")
    enter(client, "alice@example.org")
    page = client.page("/account/sessions")
    assert "Firefox · Linux" in page.words
    assert "192.0.2.7" in page.words
    assert page.words.count("this one") == 1


def test_one_device_is_signed_out_and_the_others_stay(client: FlaskClient, alice: Person) -> None:
    laptop = PoliteClient(client.application)
    enter(laptop, "alice@example.org")
    enter(client, "alice@example.org")
    lost = people.sessions_for(alice)[1]
    response = client.send(f"/account/sessions/{lost.id}/ending", _from="/account/sessions")
    assert (response.status_code, response.location) == (303, "/account/sessions")
    assert "signed out" in client.page("/account/sessions").words
    assert laptop.get("/account").status_code == 303
    assert client.get("/account").status_code == 200


def test_ending_this_device_is_signing_out(client: FlaskClient, alice: Person) -> None:
    enter(client, "alice@example.org")
    here = people.sessions_for(alice)[0]
    response = client.send(f"/account/sessions/{here.id}/ending", _from="/account/sessions")
    assert (response.status_code, response.location) == (303, "/")
    assert client.get("/account").status_code == 303


def test_signing_out_everywhere_ends_every_copy_of_every_cookie(client: FlaskClient, alice: Person) -> None:
    laptop, thief = PoliteClient(client.application), PoliteClient(client.application)
    enter(laptop, "alice@example.org")
    enter(client, "alice@example.org")
    thief.set_cookie("mall", client.get_cookie("mall").value)
    client.send("/account/session-endings", _from="/account/sessions")
    for browser in (client, laptop, thief):
        assert browser.get("/account").status_code == 303
    assert people.sessions_for(alice) == []


def test_somebody_elses_session_is_not_found(alice: Person, bob: Person, signed_in: SignIn) -> None:
    people.start_session(bob)
    theirs = people.sessions_for(bob)[0]
    client = signed_in(alice)
    response = client.send(f"/account/sessions/{theirs.id}/ending", _from="/account/sessions")
    assert response.status_code == 404
    assert people.sessions_for(bob) == [theirs]


@pytest.mark.parametrize("session_id", ["0", "-1", "x", "9" * 30])
def test_a_made_up_session_is_not_found(alice: Person, signed_in: SignIn, session_id: str) -> None:
    client = signed_in(alice)
    response = client.send(f"/account/sessions/{session_id}/ending", _from="/account/sessions")
    assert response.status_code in (400, 404)


def test_a_link_ends_nothing(alice: Person, signed_in: SignIn) -> None:
    client = signed_in(alice)
    assert client.get("/account/session-endings").status_code == 405
    assert client.get("/account").status_code == 200
