"""Pictures of the main pages, to be looked at: see bin/screenshots."""

import itertools
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

SHOPPER, PASSWORD = "linwanqiu@demo.mall.test", "jishi-demo-2026"
WIDTHS = (360, 1280)
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
SCHEMES = ("light", "dark")
PAGES = {
    "home": "/",
    "categories": "/categories",
    "category": "/categories/kitchen",
    "search": "/search?q=" + quote("杯"),
    "product": "",  # the first that the front page shows
    "store": "/stores/jishi",
    "cart": "/cart",
    "checkout": "/checkout",
    "orders": "/orders",
    "account": "/account",
    "favourites": "/favourites",
    "photos": "/shared-photos",
}


def main(base: str, folder: Path) -> None:
    """Sign in as a shopper of the demo, put something into her cart, take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        state, product = prepare(browser, base)
        for language, scheme, width in itertools.product(LANGUAGES, SCHEMES, WIDTHS):
            context = browser.new_context(
                base_url=base,
                storage_state=state,
                locale=LANGUAGES[language],
                color_scheme=scheme,  # type: ignore[arg-type]
                viewport={"width": width, "height": 800},
            )
            context.add_cookies([{"name": "lang", "value": language, "url": base}])
            tab = context.new_page()
            for name, path in PAGES.items():
                take(tab, path or product, folder / f"{name}-{language}-{scheme}-{width}.png")
            context.close()
            print(f"{len(PAGES)} pages in {language}, {scheme}, {width} px")
        browser.close()
    print(f"in {folder}")


def prepare(browser: Browser, base: str) -> tuple[dict[str, object], str]:
    """(the cookies of a shopper with something in her cart, the address of a product)."""
    context = browser.new_context(base_url=base, locale="en-US")
    tab = context.new_page()
    tab.goto("/sign-in")
    form = tab.locator("form[action^='/sign-in']").first
    form.locator("[name=contact]").fill(SHOPPER)
    form.locator("[name=password]").fill(PASSWORD)
    form.locator("button").last.click()
    tab.goto("/")
    product = str(tab.locator(".card-link").first.get_attribute("href"))
    tab.goto(product)
    tab.locator(".cart-add").click()
    tab.locator("#added").get_by_role("link").first.wait_for()
    state = dict(context.storage_state())
    context.close()
    return state, product


def take(tab: Page, path: str, file: Path) -> None:
    """The first screen of a page; refuses a page that does not answer 200."""
    answer = tab.goto(path, wait_until="load")
    if answer is None or answer.status != 200:
        sys.exit(f"{path} answered {answer and answer.status}")
    tab.wait_for_timeout(300)
    tab.screenshot(path=file)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
