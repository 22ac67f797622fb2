"""What a guest looked at: kept by her browser, shown, cleared, switched off, brought along at sign-in."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from mall.blueprints.shop import seen_cookie
from mall.domain import favourites
from mall.models import Person, Product
from tests.browser import PoliteClient
from tests.statements import statements
from tests.web.shop.conftest import enter
from tests.web.shop.test_browse import address
from tests.world import World


def look(client: PoliteClient, *products: Product) -> None:
    for product in products:
        client.page(address(product))


def seen(client: PoliteClient) -> list[str]:
    """What the page lists, the latest first."""
    words = client.page("/history").words
    titles = [title for title in ("Longjing tea", "Stoneware mug", "Brass desk lamp") if title in words]
    assert all(words.count(title) == 1 for title in titles)
    return sorted(titles, key=words.index)


def test_a_guest_finds_again_what_she_looked_at(client: PoliteClient, world: World) -> None:
    assert seen(client) == []
    look(client, world.tea, world.mug, world.tea)
    assert seen(client) == ["Longjing tea", "Stoneware mug"]
    client.submit("/history", "/clearing")
    assert seen(client) == []


def test_a_guest_may_want_none_of_it(client: PoliteClient, world: World) -> None:
    look(client, world.tea)
    client.submit("/history", "/pause")
    look(client, world.mug)
    assert seen(client) == []
    assert "Switched off" in client.page("/history").words
    client.submit("/history", "/resumption")
    look(client, world.lamp)
    assert seen(client) == ["Brass desk lamp"]


def test_she_brings_it_along_when_she_signs_in(client: PoliteClient, world: World, alice: Person) -> None:
    favourites.visit(alice.id, world.tea.id)
    look(client, world.mug)
    assert enter(client, "alice@example.org").status_code == 303
    assert client.get_cookie("seen") is None
    assert set(seen(client)) == {"Stoneware mug", "Longjing tea"}


def test_she_brings_nothing_along_if_she_keeps_no_history(client: PoliteClient, world: World, alice: Person) -> None:
    favourites.pause_history(alice.id)
    look(client, world.mug)
    enter(client, "alice@example.org")
    assert client.get_cookie("seen") is None
    assert favourites.counts_for(alice.id).seen == 0


def test_a_look_is_noted_beside_the_copy_and_costs_no_statement(client: PoliteClient, world: World) -> None:
    path = address(world.lamp)
    PoliteClient(client.application).page(path)
    with statements() as sent:
        first, second = (client.get(path) for _ in range(2))
    assert len(sent) == 2, "the numbers, twice"
    assert first.data == second.data
    kept = [answer.headers["Cache-Control"] for answer in (first, second)]
    assert kept == ["private, no-cache", "public, no-cache"]
    assert "Set-Cookie" not in second.headers


def test_the_list_is_short_and_does_not_keep_for_ever(app: Flask) -> None:
    now = datetime.now(UTC)
    days = {uuid.uuid4(): now - timedelta(days=10 * number) for number in range(30)}
    packed = seen_cookie.packed(days)
    assert len(packed) == 320
    with app.test_request_context(headers={"Cookie": f"seen={packed}"}):
        assert list(seen_cookie.looks()) == list(days)[:9]


@pytest.mark.parametrize("value", ["x", "AAAA", "!" * 50, "A" * 3000, "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAA_"])
def test_what_is_no_cookie_of_ours_shows_nothing(client: PoliteClient, world: World, value: str) -> None:
    client.set_cookie("seen", value)
    assert seen(client) == []
    look(client, world.mug)
    assert seen(client) == ["Stoneware mug"]
