"""Lists narrowed down by what goods are, cost and come from."""

from collections.abc import Callable
from importlib import import_module

import pytest
from flask import Flask

from mall.domain import catalog, stores
from mall.kernel.db import db
from mall.models import Category, Product
from tests.browser import PoliteClient
from tests.statements import statements
from tests.world import ROBOT, World


@pytest.fixture
def client(app: Flask) -> PoliteClient:
    """A browser without a script that polices what it gets."""
    app.test_client_class = PoliteClient
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def shown(client: PoliteClient, world: World, described: None) -> Callable[[str], set[str]]:
    """Which of the three goods a query of the category shows: shown("brand=hill")."""
    names = {str(each.public_id): each.handle for each in (world.lamp, world.mug, world.tea)}

    def look(query: str) -> set[str]:
        page = client.page(f"/categories/home?{query}")
        return {name for key, name in names.items() if any(key in str(link.get("href")) for link in page.all("a"))}

    return look


@pytest.fixture
def described(world: World) -> None:
    """The lamp is of brass and of a brand, the mug of clay; the tea says nothing."""
    home = db.session.query(Category).filter_by(slug="home").one()
    values = [
        {"key": "brass", "name": {"zh": "黄铜", "en": "Brass"}},
        {"key": "clay", "name": {"zh": "陶", "en": "Clay"}},
    ]
    catalog.add_attribute(home, "material", {"zh": "材质", "en": "Material"}, values)
    hill = catalog.add_brand("hill", {"zh": "山", "en": "Hill"})
    change(world.lamp, attributes={"material": "brass"}, brand_id=hill.id)
    change(world.mug, attributes={"material": "clay"})
    db.session.commit()


def change(product: Product, **fields: object) -> None:
    catalog.apply(product, fields)
    catalog.announce(product)


def test_without_a_filter_everything_is_there(shown: Callable[[str], set[str]], world: World) -> None:
    assert shown("") == {world.lamp.handle, world.mug.handle, world.tea.handle}


def test_by_what_goods_say_of_themselves(shown: Callable[[str], set[str]], world: World) -> None:
    assert shown("a-material=brass") == {world.lamp.handle}
    assert shown("a-material=brass&a-material=clay") == {world.lamp.handle, world.mug.handle}


def test_by_brand(shown: Callable[[str], set[str]], world: World) -> None:
    assert shown("brand=hill") == {world.lamp.handle}
    assert shown("brand=hill&a-material=clay") == set(), "of all kinds every one"


def test_by_price_both_ends_included(shown: Callable[[str], set[str]], world: World) -> None:
    exact = f"{world.lamp.price_from / 100:.2f}"
    assert shown(f"low={exact}&high={exact}") == {world.lamp.handle}
    below = f"{(world.lamp.price_from - 1) / 100:.2f}"
    assert world.lamp.handle not in shown(f"high={below}")


def test_by_store_and_delivery(shown: Callable[[str], set[str]], world: World) -> None:
    everything = shown("")
    assert shown("pickup=1") == everything, "both stores hand over at the counter"
    assert shown("mode=self") == set()
    store = stores.store_by_id(world.lamp.store_id)
    stores.edit_store(store, ROBOT, store.version, takes_cash_on_delivery=True)
    stores.edit_location(stores.store_by_id(world.lamp.store_id), ROBOT, is_pickup_point=False)
    db.session.commit()
    of_store = {each.handle for each in (world.lamp, world.mug, world.tea) if each.store_id == store.id}
    assert shown("cash=1") == of_store
    assert shown("pickup=1") == everything - of_store


def test_by_what_is_in_stock(shown: Callable[[str], set[str]], world: World) -> None:
    catalog.note_availability(world.mug.id, False)
    db.session.commit()
    assert shown("stock=1") == shown("") - {world.mug.handle}


@pytest.mark.parametrize(
    "query", ["a-material=gold", "brand=nobody", "mode=stolen", "stock=yes", "a-weight=1", "low=", "a-="]
)
def test_nonsense_narrows_nothing(shown: Callable[[str], set[str]], query: str) -> None:
    assert shown(query) == shown("")


@pytest.mark.parametrize("typed", ["cheap", "-3", "1e5", "12.345", "9" * 12, "%00", "١٢"])
def test_a_price_that_is_none_is_told_so(client: PoliteClient, world: World, typed: str) -> None:
    page = client.page(f"/categories/home?low={typed}&lang=en")
    assert "That price is not an amount." in page.words


def test_what_is_chosen_can_be_taken_back_one_by_one(client: PoliteClient, world: World, described: None) -> None:
    page = client.page("/categories/home?brand=hill&a-material=brass&sort=sales&lang=en")
    links = [str(link["href"]) for link in page.all("a") if str(link.get("href", "")).startswith("/categories/home?")]
    assert "/categories/home?sort=sales&brand=hill" in links
    assert "/categories/home?sort=sales&a-material=brass" in links
    assert "/categories/home?brand=hill&a-material=brass&sort=price-up" in links, "another order stays as narrow"


def test_who_filters_everything_away_is_led_back(client: PoliteClient, world: World, described: None) -> None:
    page = client.page("/categories/home?brand=hill&a-material=clay&lang=en")
    assert "Nothing here is like that." in page.words
    assert any(link.get("href") == "/categories/home" for link in page.all("a"))


def test_the_next_page_stays_as_narrow(
    client: PoliteClient, world: World, described: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("mall.blueprints.shop.categories"), "list_size", lambda: 1)
    onward = next(
        link
        for link in client.page("/categories/home?a-material=brass&a-material=clay").all("a")
        if link.get("rel") == "next"
    )
    later = client.page(str(onward["href"]))
    assert "a-material=brass&a-material=clay" in str(onward["href"])
    assert [link for link in later.all("a") if "/products/" in str(link.get("href"))]


def test_a_search_is_narrowed_by_the_same(
    client: PoliteClient, world: World, described: None, drain: Callable[[], int]
) -> None:
    store = stores.store_by_id(world.lamp.store_id)
    stores.edit_store(store, ROBOT, store.version, takes_cash_on_delivery=True)
    drain()
    stores.edit_location(stores.store_by_id(world.tea.store_id), ROBOT, is_pickup_point=False)
    catalog.note_availability(world.mug.id, False)
    db.session.commit()
    drain()
    names = {str(each.public_id): each.handle for each in (world.lamp, world.mug, world.tea)}
    for query, found in IN_A_SEARCH.items():
        page = client.page(f"/search?q=home&lang=en&{query}")
        links = [str(link.get("href")) for link in page.all("a")]
        assert {name for key, name in names.items() if any(key in link for link in links)} == set(found), query
        assert "Results for" in page.words, query
    fields = [str(field.get("name")) for field in client.page("/search?q=home&category=home").all("input")]
    assert {"brand", "a-material", "low", "high", "mode", "stock", "pickup", "cash", "category"} <= set(fields)


IN_A_SEARCH = {
    "": ["lamp", "mug", "tea"],
    "brand=hill": ["lamp"],
    "a-material=brass&a-material=clay": ["lamp", "mug"],
    "brand=hill&a-material=clay": [],
    "low=100&high=300": ["lamp"],
    "high=50": ["mug"],
    "mode=self": [],
    "mode=third_party&stock=1": ["lamp", "tea"],
    "pickup=1": ["lamp"],
    "cash=1": ["lamp"],
    "brand=nobody&a-material=gold&mode=stolen&stock=yes&a-=1&a-'=%27&low=cheap": ["lamp", "mug", "tea"],
    "low=9999999999999": ["lamp", "mug", "tea"],
    "category=kitchen&a-material=clay": ["mug"],
}


def test_a_narrowed_search_keeps_its_words(
    client: PoliteClient,
    world: World,
    described: None,
    drain: Callable[[], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drain()
    monkeypatch.setattr(import_module("mall.blueprints.shop.search"), "list_size", lambda: 1)
    page = client.page("/search?q=home&a-material=brass&a-material=clay&sort=sales&lang=en")
    links = [str(link.get("href")) for link in page.all("a")]
    assert "/search?sort=sales&q=home&a-material=brass" in links, "one filter taken away"
    assert "/search?sort=sales&q=home" in links, "all taken away"
    onward = next(str(link["href"]) for link in page.all("a") if link.get("rel") == "next")
    assert "q=home&a-material=brass&a-material=clay" in onward
    assert [link for link in client.page(onward).all("a") if "/products/" in str(link.get("href"))]
    assert client.get(onward, headers={"HX-Request": "true"}).get_data(as_text=True).count("card-title") == 1
    nothing = client.page("/search?q=home&brand=hill&a-material=clay&lang=en")
    assert "Nothing here is like that." in nothing.words
    assert "/search?q=home" in [link.get("href") for link in nothing.all("a")]
    with statements() as sent:
        client.get("/search?q=home&brand=hill&a-material=brass&low=1&pickup=1&mode=self")
    assert len(sent) <= 12, sent


def test_filters_cost_no_more_than_twelve_statements(client: PoliteClient, world: World, described: None) -> None:
    with statements() as sent:
        client.get("/categories/home?brand=hill&a-material=brass&low=1&pickup=1&mode=self")
    assert len(sent) <= 12, sent
