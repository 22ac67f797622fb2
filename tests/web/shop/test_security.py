"""The second step of signing in: set up, asked for, replaced by paper, removed."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mall.cli import forget_second_factor
from mall.domain import people
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import Person, WebSession
from tests.browser import Page, PoliteClient
from tests.domain.people.conftest import Travel
from tests.domain.people.test_factors import set_up, shown
from tests.web.shop.conftest import enter
from tests.world import World

SECURITY, SECOND = "/account/security", "/sign-in/second-factor"


def test_an_app_is_set_up_from_a_picture_or_a_key(signed_in: Callable[[Person], PoliteClient], alice: Person) -> None:
    browser = signed_in(alice)
    assert browser.submit(SECURITY, "/account/authenticator").location == SECURITY
    page = browser.page(SECURITY)
    app = people.authenticator_of(alice)
    assert app and people.key_uri(app, "x")[1] in page.words
    assert any(str(image["src"]).startswith("data:image/svg") for image in page.all("img"))
    wrong = browser.submit(SECURITY, "/confirmation", code="000000")
    assert wrong.status_code == 422 and "wrong or too old" in wrong.text
    done = browser.submit(SECURITY, "/confirmation", code=shown(alice))
    assert done.text.count("<code>") == 10 and done.headers["Cache-Control"] == "private, no-store"
    assert "You have 10 left" in browser.page(SECURITY).words


def test_signing_in_asks_for_the_second_step_before_anything_opens(
    client: FlaskClient, alice: Person, later: Travel
) -> None:
    set_up(alice)
    later(minutes=1)
    response = enter(client, "alice@example.org", next="/orders")
    assert response.location == f"{SECOND}?next=/orders"
    assert client.get("/account").location.startswith("/sign-in?")
    assert client.submit(f"{SECOND}?next=/orders", SECOND, second="000000").status_code == 422
    assert client.get("/account").status_code == 303
    done = client.submit(f"{SECOND}?next=/orders", SECOND, second=shown(alice))
    assert done.location == "/orders" and client.get("/account").status_code == 200
    later(minutes=1)  # the half session is over: what it was good for cannot be had again
    assert db.session.query(WebSession).filter(WebSession.is_half, WebSession.ended_at.is_(None)).count() == 0


def test_a_code_from_a_letter_asks_for_the_second_step_too(
    client: FlaskClient, bob: Person, code: Callable[[], str]
) -> None:
    paper = set_up(bob)
    client.send("/sign-in/code", contact="13800138000")
    assert client.send("/sign-in/code/entry", code=code()).location.startswith(SECOND)
    assert client.submit(SECOND, SECOND, second=paper[0]).location == "/account"


def test_the_second_step_waits_for_ten_minutes(client: FlaskClient, alice: Person, later: Travel) -> None:
    set_up(alice)
    enter(client, "alice@example.org")
    later(minutes=11)
    assert client.get(SECOND).location == "/sign-in"


def test_whoever_is_blocked_meanwhile_stays_out(client: FlaskClient, alice: Person) -> None:
    paper = set_up(alice)
    enter(client, "alice@example.org")
    people.end_all_sessions(alice)
    assert client.send(SECOND, _from="/sign-in", second=paper[0]).location.startswith("/sign-in")


def test_the_app_is_removed_by_whoever_proves_it_is_hers(
    signed_in: Callable[[Person], PoliteClient], alice: Person, later: Travel
) -> None:
    browser, paper = signed_in(alice), set_up(alice)
    later(minutes=16)
    asked = browser.submit(SECURITY, "/removal")
    assert asked.status_code == 401 and "Is it you?" in Page(asked.text).words
    assert people.has_second_factor(alice)
    fields = {"csrf_token": browser.token(SECURITY), "proof-second": paper[0]}
    assert browser.post("/account/authenticator/removal", data=fields).location == SECURITY
    assert not people.has_second_factor(alice)


def test_the_command_line_helps_whoever_lost_everything(app: Flask, alice: Person) -> None:
    set_up(alice)
    done = app.test_cli_runner().invoke(forget_second_factor, ["alice@example.org"])
    assert "without a second factor" in done.output and not people.has_second_factor(alice)
    nobody = app.test_cli_runner().invoke(forget_second_factor, ["nobody@example.org"])
    assert isinstance(nobody.exception, NotFound)


# At the operators' desk


@pytest.fixture
def operator(app: Flask, world: World) -> PoliteClient:
    """Signed in by a password alone."""
    app.test_client_class = PoliteClient
    browser = app.test_client()
    token = people.start_session(world.operators["system"])
    db.session.commit()
    with browser.session_transaction() as session:
        session["_user_id"] = token
    return browser  # type: ignore[return-value]


def test_an_operator_is_led_to_set_up_a_second_factor_before_the_desk_opens(
    operator: PoliteClient, world: World
) -> None:
    assert operator.get("/admin/people").location == f"{SECOND}?next=%2Fadmin%2Fpeople"
    assert operator.get(f"{SECOND}?next=/admin/people").location == f"{SECURITY}?next=/admin/people"
    assert "needs a second step" in operator.page(f"{SECURITY}?next=/admin/people").words
    operator.submit(f"{SECURITY}?next=/admin/people", "/account/authenticator")
    done = operator.submit(f"{SECURITY}?next=/admin/people", "/confirmation", code=shown(world.operators["system"]))
    assert 'href="/admin/people"' in done.text
    assert operator.get("/admin/people").status_code == 200


def test_a_session_that_has_not_proven_it_is_asked_at_the_desk(operator: PoliteClient, world: World) -> None:
    paper = set_up(world.operators["system"])
    assert operator.get("/admin").location.startswith(SECOND)
    assert operator.submit(f"{SECOND}?next=/admin", SECOND, second=paper[0]).location == "/admin"
    assert operator.get("/admin").status_code == 200


def test_the_desk_opens_without_it_where_the_mall_says_so(
    operator: PoliteClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "OPERATORS_NEED_SECOND_FACTOR", False)
    assert operator.get("/admin").status_code == 200


def test_a_stranger_to_the_desk_learns_nothing_of_it(signed_in: Callable[[Person], PoliteClient], world: World) -> None:
    assert signed_in(world.alice).get("/admin").status_code == 404
