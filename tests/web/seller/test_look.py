"""The look of a store's pages: a colour that can be read, corners, spacing; on its pages and those of its goods."""

import html
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from flask import Flask

from mall.domain import stores
from mall.kernel import colours
from tests.browser import PoliteClient
from tests.web.seller.conftest import press
from tests.world import World

LOOK = "/seller/green-hill/look"
HOME = "/stores/green-hill"
USUAL = {"own": "#1a5fb4", "corners": "round", "space": "airy"}


def choose(owner: PoliteClient, world: World, **chosen: object) -> int:
    fields = {**USUAL, "version": stores.store_by_id(world.green_hill.id).version, **chosen}
    return press(owner, LOOK, **fields).status_code


def theme_of(browser: PoliteClient, path: str) -> str:
    """The address of the theme's sheet on a page for who has been here before, or nothing."""
    sheet = re.search(r"/s/app\.[0-9a-f]+\.css", browser.get("/").text)
    if sheet:
        browser.get(sheet[0])  # which leaves a cookie
    found = [str(link["href"]) for link in browser.page(path).all("link") if str(link.get("href")).startswith("/t/")]
    return found[0] if found else ""


def test_a_newcomer_finds_the_theme_in_the_page_and_its_policy_allows_it_from_a_copy_too(
    world: World, owner: PoliteClient, app: Flask
) -> None:
    assert choose(owner, world, tone="lake") == 303
    for _made_anew_then_from_the_copy in range(2):
        answer = app.test_client().get(HOME)
        sheets = re.findall(r"<style>(.*?)</style>", answer.text, re.S)
        assert len(sheets) == 2
        assert ".themed{--accent:#0b6c80" in sheets[1]
        named = [b64encode(sha256(html.unescape(sheet).encode()).digest()).decode() for sheet in sheets]
        policy = answer.headers["Content-Security-Policy"]
        assert all(f"'sha256-{digest}'" in policy for digest in named)
    assert app.test_client().get("/").headers["Content-Security-Policy"].count("'sha256-") == 1


def test_a_store_takes_one_of_the_twelve_and_its_goods_wear_it_too(
    world: World, owner: PoliteClient, client: PoliteClient
) -> None:
    assert theme_of(client, HOME) == ""
    assert choose(owner, world, tone="lake") == 303
    address = theme_of(client, HOME)
    assert re.fullmatch(r"/t/0b6c80-round-airy\.[0-9a-f]{12}\.css", address)
    assert theme_of(client, f"/products/{world.mug.public_id}/{world.mug.slug}") == address
    assert theme_of(client, f"/products/{world.lamp.public_id}/{world.lamp.slug}") == ""
    answer = client.get(address)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--accent:#0b6c80" in answer.text
    assert len(answer.data) < 900
    assert choose(owner, world, tone="mall") == 303
    assert theme_of(client, HOME) == ""


def test_a_colour_that_could_not_be_read_is_made_darker_and_that_is_said(world: World, owner: PoliteClient) -> None:
    assert choose(owner, world, tone="own", own="#ffd100") == 303
    page = owner.page(LOOK)
    assert "made a little darker so that it can be read" in page.words
    assert colours.pair("#ffd100").light.fill in page.words
    assert choose(owner, world, tone="own", own="#1a5fb4") == 303
    assert "made a little darker" not in owner.page(LOOK).words


@pytest.mark.parametrize(
    ("corners", "space", "rule"), [("square", "airy", "border-radius: 0"), ("round", "close", "margin")]
)
def test_corners_and_spacing_are_in_the_sheet(
    world: World, owner: PoliteClient, client: PoliteClient, corners: str, space: str, rule: str
) -> None:
    assert choose(owner, world, tone="mall", corners=corners, space=space) == 303
    address = theme_of(client, HOME)
    assert address.startswith(f"/t/mall-{corners}-{space}.")
    assert rule in client.get(address).text
    assert "--accent" not in client.get(address).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"tone": "own", "own": "red"},
        {"tone": "own", "own": "#12345"},
        {"tone": "gold"},
        {"tone": "lake", "corners": "oval"},
        {"tone": "lake", "space": ""},
    ],
)
def test_what_is_none_of_the_choices_is_refused(world: World, owner: PoliteClient, wrong: dict[str, str]) -> None:
    assert choose(owner, world, **wrong) == 422
    assert stores.store_by_id(world.green_hill.id).theme == {}


def test_two_who_dress_it_at_once(world: World, owner: PoliteClient) -> None:
    version = stores.store_by_id(world.green_hill.id).version
    assert choose(owner, world, tone="lake", version=version) == 303
    assert choose(owner, world, tone="rose", version=version) == 409


def test_sheets_that_nobody_can_choose_are_not_there(client: PoliteClient, world: World) -> None:
    for name in ("0b6c80-oval-airy", "0b6c8-round-airy", "../tokens", "0b6c80"):
        assert client.get(f"/t/{name}.0123456789ab.css").status_code == 404, name
    assert client.get("/t/0b6c80-round-airy.000000000000.css").headers["Cache-Control"] == "public, max-age=60"
