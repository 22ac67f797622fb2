"""A merchant designs her home on a phone with the script on: blocks change in place, the focus stays, what happened is said."""

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from mall.kernel.db import db
from tests.journeys.tabs import session_cookie
from tests.journeys.test_on_a_phone import TALL, judged
from tests.world import World

pytestmark = pytest.mark.browser

PAGES = "/seller/green-hill/pages"


def desk(app: Flask, chromium: Browser, live: str, world: World, **more: Any) -> Tab:
    """Green Hill's owner on a small phone."""
    context = chromium.new_context(
        base_url=live, locale="en", viewport={"width": 360, "height": 740}, bypass_csp=True, **more
    )
    context.add_cookies([{"name": "mall", "value": session_cookie(app, world.olivia), "url": live}])
    return context.new_page()


def focused(tab: Tab) -> str:
    return str(tab.evaluate("document.activeElement.id"))


@pytest.mark.timeout(180)
def test_a_home_is_designed_in_place(app: Flask, chromium: Browser, live: str, world: World) -> None:
    db.session.commit()
    tab = desk(app, chromium, live, world)
    tab.goto(PAGES)
    tab.get_by_role("button", name="Begin with the page as it is").click()
    tab.evaluate("window.stayed = true")
    toast = tab.locator("#toast")

    tab.get_by_role("link", name="Add here").first.click()
    tab.get_by_role("button", name="Heading").click()
    tab.get_by_role("button", name="Save", exact=True).click()
    expect(tab.get_by_role("alert")).to_contain_text("in at least one of the two languages")
    tab.get_by_label("Heading in English").fill("Fresh from the hill")
    tab.get_by_role("button", name="Save", exact=True).click()
    expect(tab.get_by_role("heading", name="Fresh from the hill")).to_be_visible()
    expect(toast).to_have_text("Saved: Heading")
    assert focused(tab).startswith("edit-")

    down = tab.get_by_role("button", name="Down: Heading")
    down.focus()
    button = focused(tab)
    tab.keyboard.press("Enter")
    expect(toast).to_have_text("Heading: number 2 of 3 blocks")
    assert focused(tab) == button
    tab.keyboard.press("Enter")
    expect(toast).to_have_text("Heading: number 3 of 3 blocks")
    assert focused(tab) == button, "the same button has the focus, so that she can press it again"

    tab.get_by_role("button", name="Delete: Heading").click()
    expect(tab.get_by_role("heading", name="Fresh from the hill")).to_have_count(0)
    assert focused(tab) == "undo"
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Fresh from the hill")).to_be_visible()
    assert tab.evaluate("window.stayed"), "the page was never loaded anew"

    tab.get_by_role("link", name="Publish…").click()
    tab.get_by_role("button", name="Publish now").click()
    tab.goto("/stores/green-hill")
    expect(tab.get_by_role("heading", name="Fresh from the hill")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.timeout(180)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_editor(app: Flask, chromium: Browser, live: str, world: World, scheme: Any) -> None:
    db.session.commit()
    tab = desk(app, chromium, live, world, color_scheme=scheme)
    tab.set_viewport_size({"width": 320, "height": TALL})
    tab.goto(PAGES)
    complaints = judged(tab)
    tab.get_by_role("button", name="Begin with the page as it is").click()
    home = tab.url
    complaints += judged(tab)
    for press in ("Add here", None):
        if press:
            tab.get_by_role("link", name=press).last.click()
            expect(tab.locator("#adding")).to_be_visible()
        else:
            tab.get_by_role("button", name="Recommendations").click()
            expect(tab.locator(".slot-form")).to_be_visible()
        complaints += judged(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    for path in ("publication", "history", "blocks/new"):
        tab.goto(f"{home}/{path}")
        complaints += judged(tab)
    assert not complaints, "\n".join(complaints)
