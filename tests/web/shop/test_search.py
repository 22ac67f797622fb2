"""The search page and its suggestions."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect, sync_playwright
from sqlalchemy import event, text

from mall.domain import catalog, search
from mall.kernel.db import db
from mall.models import Person, Product
from tests.browser import Page, PoliteClient
from tests.world import ROBOT, World, list_product

BAD_QUERIES = [
    *[
        "",
        "%20%20",
        "%F0%9F%8D%B5",
        "%26",
        "%7C",
        "%21",
        "%3A*",
        "%27",
        "%5C",
        "tea%20%26%20!mug%20%7C%20(",
        "tea:*",
        "%25",
    ],
    *["%27%20OR%201=1%20--", "%00", "tea%00mug", "%ED%A0%80", "%FF", "%E7%9A%84", "x" * 5_000, "%E8%8C%B6" * 3_000],
    *["<script>alert(1)</script>", "{{7*7}}", "../../etc/passwd", '"><b>', "tea&q=mug", "tea&sort=up&sort=down"],
]


@pytest.fixture
def indexed(world: World, drain: Callable[[], int]) -> World:
    """The small world after the workers have done their jobs."""
    drain()
    search.refresh_words()
    db.session.commit()
    return world


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL sent to the database inside the block."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def links(page: Page) -> list[str]:
    return [str(link.get("href")) for link in page.all("a")]


def in_chinese(client: FlaskClient, path: str) -> Page:
    return Page(client.get(path, headers={"Accept-Language": "zh-CN"}).get_data(as_text=True))


def test_a_chinese_and_an_english_search_find_the_same_product(indexed: World, client: PoliteClient) -> None:
    for query in ("龙井茶", "龍井茶", "longjing tea", "ljc"):
        page = client.page(f"/search?q={query}")
        assert "Longjing tea" in page.words
        assert "Stoneware mug" not in page.words
        assert "1 product" in page.words
    assert "龙井茶" in in_chinese(client, "/search?q=tea").words


def test_the_field_keeps_what_was_typed(indexed: World, client: PoliteClient) -> None:
    page = client.page("/search?q=brass+%22lamp%22")
    assert next(field for field in page.all("input") if field.get("name") == "q")["value"] == 'brass "lamp"'


def test_nothing_found_helps_on(indexed: World, client: PoliteClient) -> None:
    page = client.page("/search?q=stonware")
    assert "We found nothing for “stonware”" in page.words
    assert "/search?q=stoneware" in links(page)
    assert "/categories/home" in links(page)
    assert "Brass desk lamp" in page.words


def test_nothing_found_leads_to_categories_near_it_hot_words_and_all_goods(
    indexed: World, client: PoliteClient
) -> None:
    search.pin("Brass lamp", ROBOT)
    db.session.commit()
    page = client.page("/search?q=stonware")
    assert "Categories near it" in page.words
    assert {"/search?q=Brass+lamp", "/categories/kitchen", "/search"} <= {
        link.replace("%20", "+") for link in links(page)
    }
    assert "Longjing tea" in client.page("/search").words, "all goods"


def test_a_stores_name_finds_the_store_above_goods(indexed: World, client: PoliteClient) -> None:
    page = client.page("/search?q=Bright+Lane")
    assert f"/stores/{indexed.bright_lane.slug}" in links(page)
    assert page.words.index("Stores Bright Lane") < page.words.index("Brass desk lamp")
    assert "store-card" not in str(client.page("/search?q=lamp").elements)


def test_what_is_searched_for_is_counted_also_where_a_copy_answers(
    indexed: World, client: PoliteClient, signed_in: Callable[[Person], PoliteClient]
) -> None:
    query = "brass desk lamp"
    for number in (1, 1, 2):
        client.get(f"/search?q={query}", environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"})
    signed_in(indexed.alice).page(f"/search?q={query}")
    client.get("/search?q=green hill stoneware mug")
    assert search.gather_searches() >= 1
    assert query in search.hot_words(), "asked for by two addresses and by Alice"
    assert "green hill stoneware mug" not in search.hot_words()
    db.session.commit()
    assert f"/search?q={query}" in [
        link.replace("%20", " ").replace("+", " ") for link in links(client.page("/search"))
    ]


def test_a_fresh_mall_shows_its_fullest_categories_instead(indexed: World, client: PoliteClient) -> None:
    words = client.page("/search").words
    assert words.index("Well-stocked shelves Kitchen Home") < words.index("All goods")


def test_without_a_query_there_is_something_to_look_at(indexed: World, client: PoliteClient) -> None:
    page = client.page("/search")
    assert "/categories/home" in links(page)
    assert "We found nothing" not in page.words


def test_a_search_is_narrowed_to_a_category_and_widened_again(indexed: World, client: PoliteClient) -> None:
    wide = client.page("/search?q=home")
    narrow = next(link for link in links(wide) if "category=kitchen" in link)
    page = client.page(narrow)
    assert "Longjing tea" in page.words
    assert "Brass desk lamp" not in page.words
    assert "/search?q=home&sort=relevance" in links(page)
    client.page("/search?q=tea&category=nowhere", status=404)


def test_every_order_keeps_query_and_category(indexed: World, client: PoliteClient) -> None:
    page = client.page("/search?q=home&category=kitchen")
    for sort in search.Sort:
        assert f"/search?q=home&category=kitchen&sort={sort}" in links(page)
        assert "Longjing tea" in client.page(f"/search?q=home&category=kitchen&sort={sort}").words
    assert "Longjing tea" in client.page("/search?q=home&sort=nonsense").words


def test_the_list_goes_on_by_key_as_a_page_and_as_a_fragment(indexed: World, client: PoliteClient) -> None:
    for number in range(25):
        title = {"zh": f"板{number}", "en": f"Board {number}"}
        list_product(indexed.green_hill, indexed.kitchen, f"board-{number}", title, {f"board-{number}": 1000})
    search.rebuild()
    db.session.commit()
    first = client.page("/search?q=boards")
    more = next(link for link in links(first) if "after=" in link)
    second = client.page(more)
    titles = {each.strip() for page in (first, second) for each in page.text if each.strip().startswith("Board ")}
    assert len(titles) == 25
    part = client.get(more, headers={"HX-Request": "true"}).get_data(as_text=True)
    assert part.lstrip().startswith('<div class="slice" id="slice-2"')
    assert "<html" not in part
    client.page("/search?q=boards&after=nonsense", status=404)


def test_a_long_query_is_cut_and_said_so(indexed: World, client: PoliteClient) -> None:
    page = client.page("/search?q=" + "tea+" * 2_500)
    assert "Longjing tea" in page.words
    assert "too long" in page.words


def test_what_a_store_or_merchant_hides_is_never_shown(indexed: World, client: PoliteClient) -> None:
    catalog.withdraw(db.session.get_one(Product, indexed.tea.id), ROBOT)
    db.session.commit()
    page = client.page("/search?q=tea")
    assert "We found nothing" in page.words
    assert str(indexed.tea.public_id) not in " ".join(links(page))


def test_bad_input_is_a_page(indexed: World, client: PoliteClient) -> None:
    for query in BAD_QUERIES:
        client.page(f"/search?q={query}")
        client.page(f"/search/suggestions?q={query}")


def test_what_was_typed_is_never_markup(indexed: World, client: PoliteClient) -> None:
    html = client.get("/search?q=<b>bold</b>").get_data(as_text=True)
    assert "<b>bold" not in html
    assert "&lt;b&gt;bold" in html


def test_suggestions_are_links_at_most_eight(indexed: World, client: PoliteClient) -> None:
    title = {"en": " ".join(f"teak{letter}" for letter in "abcdefghijkl"), "zh": "板"}
    list_product(indexed.green_hill, indexed.kitchen, "board", title, {"board": 1000})
    search.rebuild()
    db.session.commit()
    response = client.get("/search/suggestions?q=tea", headers={"HX-Request": "true"})
    part = Page(response.get_data(as_text=True))
    assert part.all("div")[0]["id"] == "suggestions"
    assert not part.all("html")
    assert len(part.all("a")) == 8
    assert "HX-Request" in response.headers["Vary"]


def test_suggestions_are_also_a_page(indexed: World, client: PoliteClient) -> None:
    page = client.page("/search/suggestions?q=longj")
    assert "/search?q=longjing" in links(page)
    assert "No suggestion" in client.page("/search/suggestions?q=zzz").words


def test_no_search_page_needs_many_statements(indexed: World, client: PoliteClient) -> None:
    paths = [
        "/search?q=home",
        "/search?q=tea&category=kitchen",
        "/search?q=stonware",
        "/search?q=brass+mug+zebra",
        "/search",
    ]
    for path in [*paths, "/search/suggestions?q=brass+la"]:
        client.get(path)
        with statements() as sent:
            client.page(path)
        assert len(sent) <= 12, (path, sent)


@pytest.fixture
def browser_page(live: str, indexed: World) -> Iterator[BrowserPage]:
    """A phone's browser on the running mall."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium.new_page(base_url=live, viewport={"width": 360, "height": 800}, locale="en")
        chromium.close()


@pytest.mark.browser
def test_suggestions_appear_while_somebody_types(browser_page: BrowserPage, indexed: World) -> None:
    browser_page.goto("/")
    browser_page.get_by_label("Search the mall").press_sequentially("龙", delay=20)
    browser_page.locator("#suggestions a", has_text="龙井茶").click()
    browser_page.wait_for_url("**/search?q=*")
    expect(browser_page.locator("h1")).to_have_text("Results for “龙井茶”")
    expect(browser_page.locator("#suggestions a")).to_have_count(0)


@pytest.mark.browser
def test_suggestions_follow_and_go_away(browser_page: BrowserPage, indexed: World) -> None:
    browser_page.goto("/search/suggestions?q=zzz")
    field = browser_page.get_by_label("Search the mall")
    field.fill("ston")
    expect(browser_page.locator("#suggestions a")).to_have_text(["stoneware"])
    browser_page.goto("/stores")
    field.fill("bras")
    expect(browser_page.locator("#suggestions a")).to_be_visible()
    browser_page.mouse.click(180, 700)
    expect(browser_page.locator("#suggestions a")).to_be_hidden()
    field.fill("")
    expect(browser_page.locator("#suggestions a")).to_have_count(0)


@pytest.mark.parametrize("query", ["lamp", "lamp&stock=1&low=1", "nothing like that"])
def test_a_search_asks_the_database_at_most_twelve_times(
    indexed: World, signed_in: Callable[[Person], PoliteClient], query: str
) -> None:
    catalog.apply(indexed.lamp, {"brand_id": catalog.add_brand("hill", {"en": "Hill"}).id})
    search.rebuild()
    alice = signed_in(indexed.alice)
    alice.get(f"/search?q={query}")
    db.session.execute(text("UPDATE version SET number = number + 1"))  # every copy is void
    with statements() as sent:
        alice.get(f"/search?q={query}")
    asked = [statement for statement in sent if not statement.startswith(("SET", "SELECT set_config"))]
    assert len(asked) <= 12, "\n".join(statement[:120] for statement in asked)
