"""Pages in Chinese hold no English: what the catalogue cannot see — a state's bare name, a key, a sentence that nobody
wrapped — is found on the pages themselves, which are walked as a guest, a shopper, an owner and the operators see them."""

import re
from collections import defaultdict
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask

from mall.kernel.db import db
from mall.models import Person
from tests.law import rivals
from tests.law.crawl import endpoint_of
from tests.law.visits import Browser
from tests.world import World

PER_ROUTE = 3
SHOP = ("shop.", "auth.", "demo.")
READ_OUT = ("alt", "aria-label", "placeholder", "title")
# What stands in English on purpose: the mall's name and the other language's, formats, abbreviations.
NAMES = {
    "mall",
    "english",
    "english.",
    "sku",
    "jpeg",
    "png",
    "webp",
    "avif",
    "ems",
    "mb",
    "xlsx",
    "csv",
    "shopify",
    "handle",
    "kb",
    "excel",
    "wps",
    "ctrl",
}
# What people wrote, and what programs call things by.
WRITTEN = re.compile(
    r"\S+@\S+|\bSTANDARD\b|\b[A-Z]{1,3}\d[\w-]*|\b[\w-]*\d[\w-]*\b|\b\w+[._:]\w[\w.:]*|\b[a-z]-[a-z]+\b"
)
WORD = re.compile(r"[A-Za-z]{2,}")
QUIET = ("script", "style", "pre", "textarea")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Read(HTMLParser):
    """What a page says, to the eye and to the ear, but for what is marked as another language; and its links."""

    def __init__(self, page: str, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.said, self.links = page, list[str](), set[str]()
        self.open: list[tuple[str, bool]] = []
        self.feed(html)

    @property
    def is_quiet(self) -> bool:
        return any(quiet for _tag, quiet in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "a" and attributes.get("href"):
            self.links.add(urljoin(self.page, attributes["href"]))
        quiet = tag in QUIET or attributes.get("lang", "zh").startswith("en")
        if not quiet and not self.is_quiet:
            self.said += [attributes[name] for name in READ_OUT if attributes.get(name)]
        if tag not in VOID:
            self.open.append((tag, quiet))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _quiet in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.is_quiet:
            self.said.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def house(mall: Flask, still_world: World) -> World:
    """Both stores have something of everything."""
    rivals.full_house(still_world)
    return still_world


def english_on(
    app: Flask, person: Person | None, fronts: tuple[str, ...], *starts: str, written: set[str], least: int = 10
) -> dict[str, list[str]]:
    """What is said in English on the fronts' pages that lead on from `starts`: {text: addresses}."""
    browser = Browser(app, person)
    found: dict[str, list[str]] = defaultdict(list)
    visited: dict[str, int] = defaultdict(int)
    seen, waiting = set(starts), list(starts)
    addresses = app.url_map.bind("localhost")
    while waiting:
        path = waiting.pop(0)
        response = browser.send("GET", path, Accept_Language="zh")
        if response.mimetype != "text/html" or response.status_code != 200:
            continue
        read = Read(path, response.get_data(as_text=True))
        for text in read.said:
            if {word.lower() for word in WORD.findall(WRITTEN.sub(" ", text))} - NAMES - written:
                found[text].append(path)
        for link in sorted(read.links):
            target = urlsplit(link)
            whole = target.path + (f"?{target.query}" if target.query else "")
            endpoint = endpoint_of(addresses, target.path, "GET")
            if endpoint.startswith(fronts) and whole not in seen and visited[endpoint] < PER_ROUTE:
                seen.add(whole)
                visited[endpoint] += 1
                waiting.append(whole)
    assert len(seen) > len(starts) + least, f"hardly a link leads on from {starts}: {sorted(seen)}"
    return found


@pytest.fixture(scope="module")
def written(house: World) -> set[str]:
    """The words of the world itself: people's names, their templates, drafts, street and browser."""
    names = [person.name for person in db.session.query(Person)]
    things = (
        "Standard Fast Lake Street kiosk Willow Lane green-hill bright-lane longjing stoneware tea mug lamp test said idle "
        "About Warm How so? It is not needed The owner Bank of China ICBC http localhost stores previews new-arrivals"
    )
    return {word.lower() for name in [*names, things] for word in WORD.findall(name)}


def report(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{text!r} on {sorted(set(pages))[:2]}" for text, pages in sorted(found.items()))


def test_the_shop_speaks_chinese_to_a_guest(mall: Flask, house: World, written: set[str]) -> None:
    found = english_on(mall, None, SHOP, "/", "/cart", "/search?q=0", "/sign-in", "/stores", written=written)
    assert not found, report(found)


def test_the_shop_speaks_chinese_to_a_shopper(mall: Flask, house: World, written: set[str]) -> None:
    found = english_on(mall, house.bob, SHOP, "/account", "/orders", "/apply", "/checkout", written=written)
    assert not found, report(found)


def test_the_seller_centre_speaks_chinese(mall: Flask, house: World, written: set[str]) -> None:
    found = english_on(mall, house.olivia, ("seller.",), f"/seller/{house.green_hill.slug}", "/seller", written=written)
    assert not found, report(found)


def test_the_desk_speaks_chinese(mall: Flask, house: World, written: set[str]) -> None:
    wrong = {}
    for role, operator in sorted(house.operators.items()):
        for text, pages in english_on(mall, operator, ("admin.",), "/admin", written=written, least=2).items():
            wrong[text] = [f"{role}: {page}" for page in pages]
    assert not wrong, report(wrong)
