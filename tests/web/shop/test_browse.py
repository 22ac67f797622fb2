"""Looking around: the front page, categories, stores and products, as anybody sees them."""

import re
import uuid
from datetime import timedelta

import brotli
import pytest
from flask import Flask

from mall.domain import catalog, people, stock, stores
from mall.kernel import clock, pages
from mall.kernel.db import db
from mall.kernel.web import assets, look
from mall.models import Category, Product, Sku, Store
from tests.browser import Page, PoliteClient
from tests.statements import statements
from tests.world import ROBOT, World, list_product

HTMX = {"HX-Request": "true"}
# HTML of a page, brotli at the quality the mall compresses with, the stylesheet left out (bytes; experience.md 4.6).
HARD_LIMIT = 8_000
STYLE = re.compile(r"<style>.*?</style>", re.S)


@pytest.fixture
def visitor(client: PoliteClient, world: World) -> PoliteClient:
    """A visitor of the small world, whom nobody knows."""
    return client


@pytest.fixture
def full_shelf(world: World) -> list[Product]:
    """Enough lamps for two pages of a list; they are for looking at only."""
    lamps = [
        Product(
            store_id=world.bright_lane.id, category_id=world.home.id, handle=f"lamp-{number}", slug=f"lamp-{number}",
            title={"zh": f"黄铜台灯 {number} 号", "en": f"Brass lamp no. {number}"}, state="published",
            price_from=1000 + number, in_stock=True, cover=f"pictures/ab/{uuid.uuid4().hex}000000",
            published_at=clock.now() - timedelta(hours=number),
        )
        for number in range(25)
    ]  # fmt: skip
    db.session.add_all(lamps)
    db.session.commit()
    return lamps


def address(product: Product, **query: str) -> str:
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/products/{product.public_id}/{product.slug}" + (f"?{words}" if words else "")


def shirt(store: Store, category: Category, sizes: int) -> Product:
    """A product in two colours and so many sizes; the last size is not made in blue, red of size 0 is sold out."""
    colours, lengths = ("red", "blue"), [f"s{size}" for size in range(sizes)]
    options = [
        {
            "name": {"zh": "颜色", "en": "Colour"},
            "values": [{"key": key, "name": {"en": key.title()}} for key in colours],
        },
        {
            "name": {"zh": "尺码", "en": "Size"},
            "values": [{"key": key, "name": {"en": key.upper()}} for key in lengths],
        },
    ]
    product = list_product(store, category, f"shirt-{sizes}", {"zh": "衬衫", "en": "Shirt"}, {f"shirt-{sizes}": 100})
    catalog.apply(product, {"options": options})
    made = [(colour, size) for colour in colours for size in lengths if (colour, size) != ("blue", lengths[-1])]
    drafts = [
        catalog.SkuDraft(f"{colour}-{size}", (colour, size), 10_000 + 100 * place)
        for place, (colour, size) in enumerate(made)
    ]
    catalog.write_skus(product, drafts, ROBOT)
    location = stores.default_location(store.id)
    for draft in drafts:
        if draft.code != "red-s0":
            sku = catalog.sku_by_code(store, draft.code)
            assert sku
            stock.receive(stock.Wanted(store.id, sku.id, location.id, 9), ROBOT)
    db.session.commit()
    return product


def sku_named(store: Store, code: str) -> Sku:
    sku = catalog.sku_by_code(store, code)
    assert sku
    return sku


def buy_form(page: Page) -> dict[str, list[dict[str, str | None]]]:
    """The fields of the form that puts into the cart, by name."""
    form = next(form for form in page.forms if form.get("action") == "/cart/lines")
    fields: dict[str, list[dict[str, str | None]]] = {}
    for _tag, attributes in form["fields"]:
        fields.setdefault(str(attributes.get("name")), []).append(attributes)
    return fields


def html_size(html: str) -> int:
    return len(brotli.compress(STYLE.sub("", html).encode(), quality=5))


def test_the_front_page_leads_to_categories_stores_and_goods(visitor: PoliteClient, world: World) -> None:
    page = visitor.page("/")
    links = {link["href"] for link in page.all("a")}
    assert {"/categories/home", "/stores/green-hill", address(world.lamp)} <= links
    assert "Brass desk lamp" in page.words
    assert "¥259.00" in page.words.replace(" .", ".")


def test_the_front_page_speaks_the_visitors_language(visitor: PoliteClient) -> None:
    visitor.set_cookie("lang", "zh")
    words = visitor.page("/").words
    assert "黄铜台灯" in words
    assert "Brass desk lamp" not in words


def test_later_pages_of_the_feed_are_the_feed_alone(visitor: PoliteClient, full_shelf: list[Product]) -> None:
    first = visitor.page("/")
    onward = next(link["href"] for link in first.all("a") if link.get("rel") == "next")
    second = visitor.page(str(onward))
    assert "Shops on the street" in first.words
    assert "Shops on the street" not in second.words
    assert len(shown(second)) == 8


def shown(page: Page) -> set[str]:
    """What the page's product grid shows, by address."""
    return {str(link["href"]) for link in page.all("a") if link.get("class") == "card-link"}


def test_walking_a_list_shows_everything_once(visitor: PoliteClient, full_shelf: list[Product]) -> None:
    seen: list[str] = []
    onward: str | None = "/categories/home?sort=price-up"
    while onward:
        page = visitor.page(onward)
        seen += sorted(shown(page))
        onward = next((link["href"] for link in page.all("a") if link.get("rel") == "next"), None)
    assert len(seen) == len(set(seen)) == 28  # 25 lamps, the brass one, and below: tea and mug


def test_a_list_loads_by_itself_twice_and_then_waits_for_a_press(
    visitor: PoliteClient, full_shelf: list[Product]
) -> None:
    loading = []
    for place in (1, 2, 3):
        page = visitor.page(f"/categories/home?n={place}")
        link = next(link for link in page.all("a") if link.get("rel") == "next")
        loading.append(link.get("hx-trigger"))
    assert loading == ["revealed", "revealed", None]


def test_htmx_gets_the_slice_that_its_link_asks_for(visitor: PoliteClient, full_shelf: list[Product]) -> None:
    for path in ("/", "/categories/home", "/stores/bright-lane"):
        link = next(link for link in visitor.page(path).all("a") if link.get("rel") == "next")
        part = visitor.get(str(link["hx-get"]), headers=HTMX).get_data(as_text=True).strip()
        assert part.startswith(f'<div class="slice" id="{str(link["hx-select"])[1:]}">')
        assert "<html" not in part
        restored = visitor.get(str(link["hx-get"]), headers=HTMX | {"HX-History-Restore-Request": "true"})
        assert "<html" in restored.get_data(as_text=True)


def test_a_category_holds_what_lies_below_it(visitor: PoliteClient, world: World) -> None:
    words = visitor.page("/categories/home").words
    assert "Brass desk lamp" in words
    assert "Longjing tea" in words
    below = visitor.page("/categories/kitchen").words
    assert "Longjing tea" in below
    assert "Brass desk lamp" not in below


def test_the_tree_of_categories_is_whole(visitor: PoliteClient) -> None:
    links = {link["href"] for link in visitor.page("/categories").all("a")}
    assert {"/categories/home", "/categories/kitchen", "#home"} <= links


def test_lists_are_sorted_as_asked(visitor: PoliteClient) -> None:
    def order(sort: str) -> list[str]:
        links = visitor.page(f"/categories/home?sort={sort}").all("a")
        return [str(link["href"]).rsplit("/", 1)[1] for link in links if link.get("class") == "card-link"]

    assert order("price-up") == ["stoneware-mug", "longjing-tea", "brass-desk-lamp"]
    assert order("price-down") == ["brass-desk-lamp", "longjing-tea", "stoneware-mug"]
    assert order("nonsense") == order("newest")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/categories/home?sort=%00", 200),
        ("/categories/home?after=%21%21", 404),
        ("/categories/home?after=" + pages.encode(["x", "y"]), 404),
        ("/categories/home?after=" + pages.encode([1, 2, 3]), 404),
        ("/categories/home?sort=price-up&after=" + pages.encode([10**30, 1]), 404),
        ("/categories/home?n=-7", 200),
        ("/categories/home?n=many", 200),
        ("/categories/no-such-thing", 404),
        ("/categories/%F0%9F%90%B1", 404),
        ("/stores/nobody", 404),
        ("/stores?after=abc", 404),
        ("/?after=" + pages.encode(["x", 1]), 404),
        ("/products/00000000-0000-4000-8000-000000000000", 404),
        ("/products/00000000-0000-4000-8000-000000000000/words", 404),
        ("/products/7/words", 404),
        ("/nowhere", 404),
    ],
)
def test_nonsense_in_an_address_is_answered(visitor: PoliteClient, path: str, status: int) -> None:
    visitor.page(path, status)


def test_a_product_is_shown_with_what_decides(visitor: PoliteClient, world: World) -> None:
    page = visitor.page(address(world.tea))
    for words in ("Longjing tea", "tea-100", "tea-250", "¥158.00", "In stock", "Green Hill", "杭州市"):
        assert words in page.words, words
    fields = buy_form(page)
    assert [radio["value"] for radio in fields["sku"]] == [
        str(world.skus["tea-100"].public_id),
        str(world.skus["tea-250"].public_id),
    ]
    assert {"quantity", "then"} <= set(fields)


def test_the_short_address_of_a_product_leads_to_the_long_one(visitor: PoliteClient, world: World) -> None:
    answer = visitor.get(f"/products/{world.tea.public_id}")
    assert (answer.status_code, answer.location) == (301, address(world.tea))


def test_an_address_may_choose_a_sku(visitor: PoliteClient, world: World) -> None:
    chosen = world.skus["tea-250"]
    for query in ({"sku": str(chosen.public_id)}, {"o0": "tea-250"}):
        fields = buy_form(visitor.page(address(world.tea, **query)))
        checked = [radio["value"] for radio in fields["sku"] if "checked" in radio]
        assert checked == [str(chosen.public_id)]


def test_a_sku_of_another_product_chooses_nothing(visitor: PoliteClient, world: World) -> None:
    page = visitor.page(address(world.tea, sku=str(world.skus["lamp"].public_id), o0="blue", o7="x"))
    assert str(world.skus["lamp"].public_id) not in {radio["value"] for radio in buy_form(page)["sku"]}


def test_many_skus_are_chosen_option_by_option(visitor: PoliteClient, world: World) -> None:
    product = shirt(world.green_hill, world.home, sizes=8)
    page = visitor.page(address(product, o0="red", o1="s3"))
    assert [field["value"] for field in buy_form(page)["sku"]] == [str(sku_named(world.green_hill, "red-s3").public_id)]
    targets = {link["href"] for link in page.all("a") if "pill" in str(link.get("class"))}
    assert f"{address(product)}?o0=blue&o1=s3#options" in targets
    assert f"{address(product)}?o0=red&o1=s7#options" in targets
    assert not any("o0=blue&o1=s7" in str(target) for target in targets), "a combination that is not made"


def test_a_link_to_an_option_that_is_not_made_in_that_size_leads_to_one_that_is(
    visitor: PoliteClient, world: World
) -> None:
    product = shirt(world.green_hill, world.home, sizes=8)
    page = visitor.page(address(product, o0="red", o1="s7"))
    blue = next(str(link["href"]) for link in page.all("a") if "o0=blue" in str(link.get("href")))
    visitor.page(blue)
    assert "o1=s0" in blue


def test_few_skus_stand_in_one_list_with_what_is_sold_out(visitor: PoliteClient, world: World) -> None:
    product = shirt(world.green_hill, world.home, sizes=2)
    fields = buy_form(visitor.page(address(product)))
    assert len(fields["sku"]) == 3
    checked = next(radio["value"] for radio in fields["sku"] if "checked" in radio)
    assert checked == str(sku_named(world.green_hill, "red-s1").public_id), "the first that is in stock"
    assert "Red / S0 ¥100.00 Sold out" in visitor.page(address(product)).words


def test_what_is_sold_out_cannot_be_pressed_for(visitor: PoliteClient, world: World) -> None:
    product = list_product(world.green_hill, world.home, "rare", {"en": "Rare pot"}, {"rare": 5000}, units=1)
    sku, location = sku_named(world.green_hill, "rare"), stores.default_location(world.green_hill.id)
    stock.recount(stock.Wanted(world.green_hill.id, sku.id, location.id, 0), ROBOT)
    db.session.commit()
    page = visitor.page(address(product))
    assert "Sold out" in page.words
    assert "then" not in buy_form(page)


def test_prices_by_quantity_are_told(visitor: PoliteClient, world: World) -> None:
    catalog.set_prices(world.skus["mug"], [(1, 3900), (12, 3300)])
    db.session.commit()
    assert "From 12 pieces: ¥33.00" in visitor.page(address(world.mug)).words


@pytest.mark.parametrize("state", ["withdrawn", "blocked"])
def test_goods_that_are_off_the_shelf_are_not_found(visitor: PoliteClient, world: World, state: str) -> None:
    if state == "withdrawn":
        catalog.withdraw(world.lamp, ROBOT)
    else:
        catalog.block(world.lamp, ROBOT, "fake")
    db.session.commit()
    visitor.page(address(world.lamp), 404)
    assert "Brass desk lamp" not in visitor.page("/").words


def test_the_goods_of_a_suspended_store_are_not_found(visitor: PoliteClient, world: World) -> None:
    stores.suspend(world.bright_lane, ROBOT, "why")
    db.session.commit()
    visitor.page(address(world.lamp), 404)
    visitor.page("/stores/bright-lane", 404)
    for path in ("/", "/categories/home", "/stores"):
        words = visitor.page(path).words
        assert "Brass desk lamp" not in words
        assert "Bright Lane" not in words


def test_a_store_on_leave_can_be_looked_at_and_sells_nothing(visitor: PoliteClient, world: World) -> None:
    stores.go_on_leave(world.bright_lane, ROBOT)
    db.session.commit()
    page = visitor.page(address(world.lamp))
    assert "This store is on leave" in page.words
    assert not any(form.get("action") == "/cart/lines" for form in page.forms)
    assert "This store is on leave" in visitor.page("/stores/bright-lane").words


def test_a_store_shows_its_own_goods_only(visitor: PoliteClient) -> None:
    words = visitor.page("/stores/green-hill").words
    assert "Longjing tea" in words
    assert "Brass desk lamp" not in words


def test_what_merchants_write_stays_text(visitor: PoliteClient, world: World) -> None:
    catalog.apply(
        world.lamp,
        {"title": {"en": '<img src=x onerror="x">'}, "details": catalog.text_blocks([{"en": "<script>x</script>"}])},
    )
    db.session.commit()
    html = visitor.get(address(world.lamp)).get_data(as_text=True)
    assert "<script>x" not in html
    assert "<img src=x" not in html


@pytest.mark.parametrize("path", ["/", "/categories", "/categories/home", "/stores", "/stores/green-hill"])
def test_an_unchanged_page_costs_next_to_nothing(visitor: PoliteClient, path: str) -> None:
    etag = visitor.get(path).headers["ETag"]
    again = visitor.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_changed_page_is_sent_again(visitor: PoliteClient, world: World) -> None:
    etag = visitor.get(address(world.lamp)).headers["ETag"]
    catalog.set_prices(world.skus["lamp"], [(1, 19900)])
    db.session.commit()
    assert visitor.get(address(world.lamp), headers={"If-None-Match": etag}).status_code == 200


def test_lite_mode_sends_no_script_and_small_pictures(visitor: PoliteClient, full_shelf: list[Product]) -> None:
    page = visitor.page("/", headers={"Save-Data": "on"})
    assert not page.all("script") and not page.all("svg")
    assert {str(picture["src"])[-7:] for picture in page.all("img") if "/media/" in str(picture["src"])} == {"160.jpg"}
    assert len(shown(page)) < len(shown(visitor.page("/")))


@pytest.mark.parametrize("who", ["a guest", "somebody signed in"])
def test_no_page_asks_the_database_more_than_twelve_times(
    app: Flask, visitor: PoliteClient, world: World, full_shelf: list[Product], who: str
) -> None:
    if who == "somebody signed in":
        with visitor.session_transaction() as session:
            session["_user_id"] = people.start_session(world.alice)
        db.session.commit()
    visitor.post("/cart/lines", data={"sku": world.skus["mug"].public_id, "quantity": 1})
    catalog.apply(world.tea, {"brand_id": catalog.add_brand("hill", {"en": "Hill"}).id})
    for path in ("/", "/categories", "/categories/home", "/stores", "/stores/bright-lane", address(world.tea)):
        with statements() as sent:
            visitor.page(path)
        asked = [statement for statement in sent if not statement.startswith(("SET", "SELECT set_config"))]
        assert len(asked) <= 12, f"{path}: {len(asked)}\n" + "\n".join(statement[:90] for statement in asked)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_are_light(visitor: PoliteClient, world: World, full_shelf: list[Product], language: str) -> None:
    visitor.set_cookie("lang", language)
    for path in ("/", "/categories", "/categories/home", "/stores/bright-lane", address(world.tea)):
        size = html_size(visitor.get(path).get_data(as_text=True))
        assert size <= HARD_LIMIT, f"{path}: {size} bytes"


def test_the_script_and_the_stylesheets_are_light(app: Flask) -> None:
    size = {name: len(built.br) for name, built in app.extensions["assets"].items()}
    assert size[assets.SHEET, look.USUAL] <= 10_000
    assert size["desk.css"] <= 4_500
    assert size["app.js"] <= 18_000


def test_a_product_in_review_is_not_shown(visitor: PoliteClient, world: World) -> None:
    payload = {
        "title": {"en": "Secret"},
        "summary": {},
        "details": [],
        "category_id": world.home.id,
        "brand_id": None,
        "attributes": {},
        "options": [],
        "picture_ids": [],
    }
    draft = catalog.write_product(world.green_hill, ROBOT, "secret", payload, [catalog.SkuDraft("secret", (), 100)])
    db.session.commit()
    visitor.page(address(draft), 404)


def test_a_reduced_price_says_how_it_comes_about(visitor: PoliteClient, world: World) -> None:
    world.skus["lamp"].list_price = 29900
    db.session.commit()
    words = visitor.page(address(world.lamp)).words
    assert (
        "How this price comes about List price ¥299.00 Taken off by the store −¥40.00 You pay for one ¥259.00" in words
    )
    assert "How this price comes about" not in visitor.page(address(world.mug)).words
