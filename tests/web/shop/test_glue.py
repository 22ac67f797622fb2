"""The script at work in Chromium: options, lists that go on, the cart's count, and a network that fails."""

import shutil
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Product
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(live: str, world: World) -> Iterator[BrowserContext]:
    """A phone that fails the test when a page complains in its console."""
    complaints: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = chromium.new_context(base_url=live, viewport={"width": 360, "height": 800}, locale="en")
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", lambda message: complaints.append(message.text) if "Security" in message.text else None)
        yield context
        chromium.close()
    assert not complaints


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    return phone.new_page()


def address(product: Product) -> str:
    return f"/products/{product.public_id}/{product.slug}"


def test_a_chosen_option_changes_the_price_and_nothing_that_was_typed(page: Page, world: World) -> None:
    page.goto(address(world.tea))
    expect(page.locator("#offer")).to_contain_text("¥68.00")
    page.fill("#quantity", "3")
    page.get_by_label("tea-250").check(force=True)
    expect(page.locator("#offer")).to_contain_text("¥158.00")
    expect(page.locator("#quantity")).to_have_value("3")
    expect(page.get_by_label("tea-250")).to_be_focused()


def test_adding_to_the_cart_says_so_and_counts(page: Page, world: World) -> None:
    page.goto(address(world.tea))
    page.click(".cart-add")
    expect(page.locator("#added")).to_contain_text("In your cart")
    expect(page.locator("#toast")).to_have_text("It is in your cart.")
    expect(page.locator("[data-cart]")).to_have_text("1")
    assert page.url.endswith(address(world.tea))


def test_after_a_failure_the_next_press_is_a_plain_post(page: Page, phone: BrowserContext, world: World) -> None:
    page.goto(address(world.mug))
    page.fill("#quantity", "2")
    phone.set_offline(True)
    page.click(".cart-add")
    expect(page.get_by_role("alert")).to_contain_text("did not get through")
    phone.set_offline(False)
    page.click(".cart-add")
    page.wait_for_url("**/cart")
    expect(page.locator("#cart-badge")).to_have_text("2")


def test_a_list_goes_on_by_itself_twice(page: Page, world: World) -> None:
    db.session.add_all(
        Product(
            store_id=world.bright_lane.id,
            category_id=world.home.id,
            handle=f"lamp-{number}",
            slug=f"lamp-{number}",
            title={"en": f"Lamp {number}"},
            state="published",
            price_from=1000,
            in_stock=True,
            published_at=clock.now() - timedelta(hours=number),
        )
        for number in range(75)
    )
    db.session.commit()
    page.goto("/categories/home")
    cards = page.locator(".slice .card")
    for shown in (20, 40, 60):
        expect(cards).to_have_count(shown)
        page.locator("footer").scroll_into_view_if_needed()
    expect(cards).to_have_count(60)
    page.get_by_role("link", name="Show more").click()
    expect(cards).to_have_count(18)


def test_the_same_page_works_without_the_script(live: str, phone: BrowserContext, world: World) -> None:
    assert phone.browser
    plain = phone.browser.new_context(base_url=live, java_script_enabled=False, locale="en").new_page()
    plain.goto(address(world.tea))
    plain.get_by_label("tea-250").check(force=True)
    plain.click(".cart-add")
    assert plain.url.endswith("/cart")
    expect(plain.locator("main")).to_contain_text("tea-250")
