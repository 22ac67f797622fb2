"""The same trade in Chromium with the script on: what is enhanced changes in place, and the page is not loaded anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import CartLine, Person, Product, Purchase, Sku
from tests.browser import Page
from tests.journeys.steps import seen, whole_trade
from tests.journeys.tabs import session_cookie
from tests.world import World

pytestmark = pytest.mark.browser


class ScriptedHands:
    """A tab of Chromium, used as a person does: by what can be read, filled in and pressed."""

    def __init__(self, tab: Tab, base: str) -> None:
        self.tab, self.base = tab, base

    def page(self, path: str) -> Page:
        self.open(path)
        return Page(self.tab.content())

    def send(self, path: str, action: str, **fields: Any) -> str:
        status, target = self.submit(path, action, fields)
        assert status == 303, (path, action, status, self.tab.locator("main").inner_text())
        return target

    def is_refused(self, path: str, action: str, **fields: Any) -> bool:
        """By the mall: the browser, which would not even send it, is told to."""
        self.open(path)
        self.form(action).evaluate("form => { form.noValidate = true; }")
        return self.submit(path, action, fields)[0] == 422

    def find(self, words: str, title: str) -> None:
        self.open("/")
        self.tab.get_by_role("searchbox").fill(words)
        self.tab.keyboard.press("Enter")
        self.tab.locator("main").get_by_role("link", name=title).first.click()
        expect(self.tab.locator("h1")).to_have_text(title)

    def put_in_cart(self, product: Product, sku: Sku, quantity: int) -> None:
        """By the button, without leaving the page; how many, in the cart, also without leaving it."""
        db.session.commit()
        with staying(self.tab):
            self.tab.click(".cart-add")
            expect(self.tab.locator("#added")).to_contain_text("In your cart")
        self.open("/cart")
        number = seen(CartLine, sku_id=sku.id).id
        line = self.tab.locator(f"#cart form.stepper[action='/cart/lines/{number}/quantity']")
        with staying(self.tab):
            for more in range(1, quantity):
                line.get_by_role("button", name="One more").click()
                expect(line.get_by_role("spinbutton")).to_have_value(str(more + 1))

    def see_payment_arrive(self, purchase: Purchase) -> None:
        """The page asks again by itself."""
        status = self.tab.locator("#purchase-status")
        expect(status).to_contain_text("Waiting for the bank")
        with staying(self.tab):
            jobs.drain()
            expect(status).to_contain_text("The payment has arrived", timeout=15_000)

    def submit(self, path: str, action: str, fields: dict[str, Any]) -> tuple[int, str]:
        """Fill in the form and press its button: (what the mall answered, where the tab is then)."""
        if not self.is_at(path):
            self.open(path)
        form = self.form(action)
        button = form.locator("button:not([formaction]):not([name])").first
        for name, value in fields.items():
            control = form.locator(f"[name='{name}']")
            if control.first.evaluate("node => node.tagName") == "BUTTON":
                button = form.locator(f"button[name='{name}'][value='{value}']")
            else:
                fill(control, value)
        db.session.commit()
        with self.tab.expect_response(lambda answer: answer.request.method == "POST") as answered:
            button.click()
        self.tab.wait_for_load_state("domcontentloaded")
        db.session.expire_all()
        return answered.value.status, self.tab.url.removeprefix(self.base)

    def form(self, action: str) -> Locator:
        """The form that posts to an address that ends with `action`, or has it within."""
        ending = self.tab.locator(f"form[method='post'][action$='{action}']")
        return ending.first if ending.count() else self.tab.locator(f"form[method='post'][action*='{action}']").first

    def is_at(self, path: str) -> bool:
        return self.tab.url == self.base + path

    def open(self, path: str) -> None:
        db.session.commit()
        answer = self.tab.goto(self.base + path, wait_until="domcontentloaded")
        assert answer and answer.status == 200, (path, answer and answer.status)
        db.session.expire_all()


@contextmanager
def staying(tab: Tab) -> Iterator[None]:
    """What happens inside must not load the page anew: a mark on its window is still there afterwards."""
    tab.evaluate("window.mark = 'still here'")
    yield
    assert tab.evaluate("window.mark") == "still here", f"{tab.url} was loaded anew"


def fill(control: Locator, value: Any) -> None:
    """Lists are chosen from, also those that come once the one before is chosen; files are sent."""
    kind = control.first.evaluate("node => node.type")
    if isinstance(value, bytes):
        control.set_input_files({"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": value})
    elif kind == "select-one":
        control.select_option(value)
    elif kind == "radio":
        control.and_(control.page.locator(f"[value='{value}']")).press("Space")
    elif kind != "hidden":
        control.fill(value)


@pytest.fixture
def sits_down(chromium: Browser, live: str, app: Flask) -> Iterator[Callable[[Person], ScriptedHands]]:
    """A tab in which somebody is signed in; the test fails when a page breaks a rule of its own."""
    complaints: list[str] = []

    def sit_down(person: Person) -> ScriptedHands:
        context = chromium.new_context(base_url=live, locale="en", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", lambda said: complaints.append(said.text) if "Security" in said.text else None)
        context.add_cookies([{"name": "mall", "value": session_cookie(app, person), "url": live}])
        return ScriptedHands(context.new_page(), live)

    yield sit_down
    assert not complaints


@pytest.mark.timeout(120)
def test_from_an_application_to_a_payout_in_chromium(
    world: World, sits_down: Callable[[Person], ScriptedHands]
) -> None:
    whole_trade(world, sits_down)
