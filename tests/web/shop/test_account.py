"""A shopper's own page and profile."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from mall.domain import favourites, people
from mall.kernel.db import db
from mall.models import Person
from tests.statements import statements
from tests.trade import buy
from tests.world import World

SignIn = Callable[[Person], FlaskClient]


def test_my_page_names_me_and_what_is_mine(alice: Person, signed_in: SignIn) -> None:
    people.add_address(alice, name="Alice", phone="+447400123456", country="GB", city="Leeds", line="1 Mill Lane")
    page = signed_in(alice).page("/account")
    assert "Alice" in page.words
    assert "al***@example.org" in page.words
    assert "alice@example.org" not in page.words
    links = {link.get("href") for link in page.all("a")}
    assert {"/account/profile", "/account/password", "/account/addresses", "/account/sessions"} <= links
    assert "Addresses 1" in page.words


@pytest.mark.parametrize(
    "path", ["/account", "/account/profile", "/account/password", "/account/sessions", "/account/addresses"]
)
def test_a_guest_is_asked_to_sign_in(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 303
    assert response.location.startswith("/sign-in?next=")


def test_a_new_name_and_language_show_at_once(alice: Person, signed_in: SignIn) -> None:
    client = signed_in(alice)
    response = client.send("/account/profile", name="  Alice   Liddell ", language="zh")
    assert (response.status_code, response.location) == (303, "/account")
    assert (alice.name, alice.language) == ("Alice Liddell", "zh")
    assert 'lang="zh-Hans"' in client.get("/account").get_data(as_text=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "", "language": "en"},
        {"name": "   ", "language": "en"},
        {"name": "x" * 10_000, "language": "en"},
        {"name": "Alice", "language": "tlh"},
        {"name": "Alice"},
    ],
)
def test_a_bad_profile_changes_nothing(alice: Person, signed_in: SignIn, fields: dict[str, str]) -> None:
    response = signed_in(alice).send("/account/profile", **fields)
    assert response.status_code == 422
    assert (alice.name, alice.language) == ("Alice", "en")


def test_a_profile_takes_nothing_else(alice: Person, signed_in: SignIn) -> None:
    public_id = alice.public_id
    signed_in(alice).send("/account/profile", name="Alice", language="en", state="closed", public_id="x", role="system")
    db.session.refresh(alice)
    assert (alice.state, alice.public_id, people.roles_of(alice)) == ("active", public_id, [])


def test_markup_in_a_name_stays_text(alice: Person, signed_in: SignIn) -> None:
    client = signed_in(alice)
    client.send("/account/profile", name="<b onclick=x>A</b>{{ 7*7 }}", language="en")
    body = client.get("/account").get_data(as_text=True)
    assert "<b onclick" not in body
    assert "{{ 7*7 }}" in body


def test_my_page_leads_to_everything_in_twelve_statements(world: World, signed_in: SignIn) -> None:
    buy(world, world.alice, {"mug": 1})
    favourites.add(world.alice.id, world.mug)
    favourites.follow(world.alice.id, world.green_hill)
    client = signed_in(world.alice)
    with statements() as sent:
        page = client.page("/account")
    asked = [statement for statement in sent if not statement.startswith(("SET", "SELECT set_config"))]
    assert len(asked) <= 12, "\n".join(statement[:90] for statement in asked)
    links = {link.get("href") for link in page.all("a")}
    tabs = {f"/orders?tab={tab}" for tab in ("unpaid", "to_ship", "to_receive")}
    assert tabs | {"/orders", "/favourites", "/favourites/stores", "/history", "/messages"} <= links
    assert {"/account/addresses", "/account/notices", "/account/privacy", "/account/profile"} <= links
    assert "To pay 1" in page.words
    assert "Favourites 1" in page.words
