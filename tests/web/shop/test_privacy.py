"""A copy of one's data, and leaving."""

import io
import json
import zipfile
from collections.abc import Callable

from flask.testing import FlaskClient

from mall.domain import privacy
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Person
from tests.domain.people.conftest import PASSWORD
from tests.trade import buy
from tests.web.shop.test_favourites import shopper
from tests.world import World

__all__ = ["shopper"]
SignIn = Callable[[Person], FlaskClient]


def test_she_fetches_a_copy_of_her_data(alice: Person, signed_in: SignIn) -> None:
    browser = signed_in(alice)
    assert browser.submit("/account/privacy", "/account/exports").status_code == 303
    assert "Being made" in browser.page("/account/privacy").words
    jobs.drain()
    link = next(a["href"] for a in browser.page("/account/privacy").all("a") if "/exports/" in str(a.get("href")))
    answer = browser.get(link)
    assert answer.headers["Cache-Control"] == "private, no-store"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert json.loads(archive.read("account.json"))["contacts"][0]["value"] == "alice@example.org"


def test_nobody_else_fetches_it(alice: Person, bob: Person, client: FlaskClient, signed_in: SignIn) -> None:
    privacy.ask_export(alice)
    db.session.commit()
    jobs.drain()
    path = f"/account/exports/{privacy.exports_for(alice)[0].public_id}"
    assert client.get(path).status_code == 303
    assert signed_in(bob).get(path).status_code == 404


def test_two_copies_a_day_are_one_too_many(alice: Person, signed_in: SignIn) -> None:
    browser = signed_in(alice)
    browser.submit("/account/privacy", "/account/exports")
    answer = browser.submit("/account/privacy", "/account/exports")
    assert answer.status_code == 409
    assert "another one tomorrow" in answer.get_data(as_text=True)


def test_leaving_asks_for_the_password_and_can_be_taken_back(alice: Person, signed_in: SignIn) -> None:
    browser = signed_in(alice)
    wrong = browser.submit("/account/privacy", "/account/closing", password="not mine at all")
    assert wrong.status_code == 422
    assert privacy.closing_of(alice) is None
    right = browser.submit("/account/privacy", "/account/closing", password=PASSWORD)
    assert right.status_code == 303
    assert "Your account will be deleted on" in browser.page("/account").words
    browser.submit("/account/privacy", "/withdrawal")
    assert privacy.closing_of(alice) is None
    assert "deleted on" not in browser.page("/account").words


def test_whoever_signs_in_with_codes_proves_herself_by_one(
    bob: Person, signed_in: SignIn, code: Callable[[], str]
) -> None:
    browser = signed_in(bob)
    browser.submit("/account/privacy", "/closing/code")
    answer = browser.submit("/account/privacy", "/account/closing", code=code())
    assert answer.status_code == 303
    assert privacy.closing_of(bob)


def test_a_letter_says_when_and_how_to_stop_it(
    alice: Person, signed_in: SignIn, letters: Callable[[], list[str]]
) -> None:
    signed_in(alice).submit("/account/privacy", "/account/closing", password=PASSWORD)
    assert "/account/privacy" in next(each for each in letters() if "Your account will be deleted" in each)


def test_what_stands_in_the_way_is_said_and_no_button_is_shown(shopper: FlaskClient, world: World) -> None:
    buy(world, world.alice, {"mug": 1})
    page = shopper.page("/account/privacy")
    assert "You have orders that are not finished." in page.words
    assert not any(str(form["action"]).endswith("/account/closing") for form in page.forms)
    answer = shopper.send("/account/closing", "/account/privacy", password="x")
    assert answer.status_code == 422
    assert privacy.closing_of(world.alice) is None
