"""Copies of pages that are the same for everybody."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mall.domain import catalog, people, stock, stores
from mall.kernel.db import db
from mall.kernel.web import shared
from mall.models import Person, Product
from tests.browser import PoliteClient
from tests.statements import statements
from tests.trade import buy
from tests.world import ROBOT, World

PAGES = ("/", "/categories", "/categories/home", "/stores", "/stores/bright-lane", "/search?q=lamp")


def address(product: Product) -> str:
    return f"/products/{product.public_id}/{product.slug}"


@pytest.fixture
def guest(app: Flask) -> PoliteClient:
    """A browser of its own each time it is asked for: guest()."""
    app.test_client_class = PoliteClient
    return app.test_client()  # type: ignore[return-value]


@pytest.mark.parametrize("path", [*PAGES, "the lamp"])
def test_the_second_visitor_costs_one_statement(guest: PoliteClient, world: World, path: str) -> None:
    path = address(world.lamp) if path == "the lamp" else path
    first = guest.get(path)
    with statements() as sent:
        second = guest.get(path)
    assert len(sent) == 1, sent
    assert (second.status_code, second.data) == (200, first.data)
    assert second.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", PAGES)
def test_who_has_it_already_is_told_so_for_one_statement(guest: PoliteClient, world: World, path: str) -> None:
    etag = guest.get(path).headers["ETag"]
    with statements() as sent:
        answer = guest.get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.data, len(sent)) == (304, b"", 1)


def test_packed_and_plain_copies_are_kept_apart(app: Flask, world: World) -> None:
    guest = FlaskClient(app)
    packed = guest.get("/", headers={"Accept-Encoding": "br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in guest.get("/").headers
    assert guest.get("/", headers={"Accept-Encoding": "br"}).data == packed.data
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_page_is_made_anew_when_what_it_shows_has_changed(guest: PoliteClient, world: World) -> None:
    lamp, mug = address(world.lamp), address(world.mug)
    before = {path: guest.get(path).data for path in (*PAGES, lamp, mug)}

    def changed() -> set[str]:
        db.session.commit()
        new = {path: guest.get(path).data for path in before}
        different = {path for path in before if new[path] != before[path]}
        before.update(new)
        return different

    catalog.write_skus(world.lamp, [catalog.SkuDraft(world.skus["lamp"].code, (), 4321, weight_g=300)], ROBOT)
    assert changed() >= {"/", "/categories/home", lamp} - {mug}
    stores.edit_store(world.bright_lane, ROBOT, world.bright_lane.version, name={"zh": "新街", "en": "New Lane"})
    assert changed() >= {"/", "/stores", "/stores/bright-lane", lamp}
    catalog.add_category({"zh": "茶具", "en": "Tea things"}, "tea-things")
    assert changed() >= {"/", "/categories"}
    shelf = stores.default_location(world.lamp.store_id)
    stock.recount(stock.Wanted(world.lamp.store_id, world.skus["lamp"].id, shelf.id, 3), ROBOT)
    assert changed() == {lamp}, "only three left"


def test_the_last_units_are_told_at_once(guest: PoliteClient, world: World) -> None:
    path = address(world.lamp)
    assert "Only 2 left" not in guest.page(path).words
    buy(world, world.alice, {"lamp": 8})
    assert "Only 2 left" in guest.page(path).words


def test_nothing_personal_is_in_a_copy(app: Flask, guest: PoliteClient, world: World) -> None:
    """Whoever looks first, a guest with a full cart or a member, a stranger sees what a stranger saw before."""
    app.test_client_class = PoliteClient
    shopper, member, stranger = (app.test_client() for _ in range(3))
    with member.session_transaction() as session:
        session["_user_id"], session["_fresh"] = people.start_session(world.alice), True
    db.session.commit()
    shopper.post("/cart/lines", data={"sku": world.skus["mug"].public_id, "quantity": 3})
    for path in (*PAGES, address(world.lamp)):
        alone = guest.get(path).data
        shared.forget_all(app)
        with_cart, signed_in = shopper.get(path), member.get(path)
        assert with_cart.data != alone, "the badge says 3"
        assert signed_in.headers["Cache-Control"] == "private, no-cache"
        assert stranger.get(path).data == alone
        assert "Set-Cookie" not in stranger.get(path).headers


def test_what_the_last_step_had_to_say_is_said_once_and_to_nobody_else(
    app: Flask, guest: PoliteClient, world: World
) -> None:
    with guest.session_transaction() as session:
        session["_flashes"] = [("good", "Your secret is safe")]
    assert "Your secret is safe" in guest.page("/").words
    stranger = app.test_client()
    assert "Your secret is safe" not in stranger.get("/").text
    assert "Your secret is safe" not in guest.page("/").words


def test_languages_and_lite_mode_have_copies_of_their_own(guest: PoliteClient, world: World) -> None:
    pages = [
        guest.get("/", headers=headers).data
        for headers in ({"Accept-Language": "zh"}, {"Accept-Language": "en"}, {"Save-Data": "on"}, {"Cookie": "lite=1"})
    ]
    assert len(set(pages)) >= 3
    assert guest.get("/", headers={"Accept-Language": "zh"}).data == pages[0]


def test_without_the_cache_pages_are_made_anew(
    app: Flask, guest: PoliteClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = guest.get("/").data
    monkeypatch.setitem(app.config, "CACHE_URL", "unix:///nowhere/at/all.sock")
    monkeypatch.setitem(app.extensions, "copies", {"edition": "another", "away_until": 0.0})
    with statements() as sent:
        assert guest.get("/").data == before
        assert guest.get("/").data == before
    assert len(sent) > 6


def browser_of(app: Flask, person: Person) -> PoliteClient:
    """A browser of her own, signed in."""
    app.test_client_class = PoliteClient
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["_user_id"], session["_fresh"] = people.start_session(person), True
    return browser  # type: ignore[return-value]


OPEN_TO_MEMBERS = ("/", "/categories", "/categories/home", "/stores", "/search?q=lamp", "/announcements")


@pytest.mark.parametrize("path", OPEN_TO_MEMBERS)
def test_members_get_the_same_copies_and_keep_them_to_themselves(
    app: Flask, guest: PoliteClient, world: World, path: str
) -> None:
    alice, bob = browser_of(app, world.alice), browser_of(app, world.bob)
    made_for_alice = alice.get(path)
    with statements() as sent:
        copy = bob.get(path)
    assert len(sent) == 3, f"who it is, what lies in the cart, the numbers: {sent}"
    assert copy.data == made_for_alice.data == guest.get(path).data
    assert copy.headers["Cache-Control"] == made_for_alice.headers["Cache-Control"] == "private, no-cache"
    assert bob.get(path, headers={"If-None-Match": copy.headers["ETag"]}).status_code == 304


def test_a_members_copy_has_her_own_number_on_the_cart(app: Flask, guest: PoliteClient, world: World) -> None:
    alice, bob = browser_of(app, world.alice), browser_of(app, world.bob)
    assert alice.get("/").data == bob.get("/").data
    alice.submit(address(world.lamp), "/cart/lines")
    assert "Cart 1" in alice.page("/").words
    assert "Cart 1" not in bob.page("/").words
    assert "Cart 1" not in guest.page("/").words


def test_pages_with_her_own_marks_are_made_for_her(app: Flask, guest: PoliteClient, world: World) -> None:
    alice, path = browser_of(app, world.alice), address(world.lamp)
    before = guest.get(path).data
    alice.submit(path, "/favourites")
    assert alice.get(path).data != before == guest.get(path).data
