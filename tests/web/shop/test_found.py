"""What search engines and other people's pages find."""

import json
import re
from importlib import import_module
from xml.etree import ElementTree

import pytest
from flask import Flask

from mall.domain import catalog, stores
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Product, ProductScore
from tests.browser import PoliteClient
from tests.world import ROBOT, World

HOME = "http://localhost"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def address(product: Product) -> str:
    return f"/products/{product.public_id}/{product.slug}"


def facts(html: str) -> list[dict]:  # type: ignore[type-arg]
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return [json.loads(block) for block in blocks]


def places_in(client: PoliteClient, path: str) -> list[str]:
    """The paths that a sitemap names."""
    found = ElementTree.fromstring(client.get(path).data).iter(f"{SITEMAP}loc")
    return [str(each.text).removeprefix(HOME) for each in found]


def test_every_address_of_the_sitemaps_answers_and_names_itself(client: PoliteClient, world: World) -> None:
    maps = places_in(client, "/sitemap.xml")
    paths = [path for each in maps for path in places_in(client, each)]
    assert {"/", "/categories/home", "/stores/bright-lane", address(world.lamp)} <= set(paths)
    assert len(paths) == len(set(paths))
    for path in paths:
        page = client.page(path)
        own = [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
        assert own in ([HOME + path], []) and (own or path in ("/categories", "/stores")), path
        assert "X-Robots-Tag" not in client.get(path).headers


def test_the_index_splits_long_lists(client: PoliteClient, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("mall.blueprints.shop.crawlers"), "PER_SITEMAP", 1)
    maps = [path for path in places_in(client, "/sitemap.xml") if "products" in path]
    found = [path for each in maps for path in places_in(client, each)]
    assert len(maps) == len(found) == len(set(found)) > 1


def test_hidden_goods_and_stores_are_in_no_sitemap(client: PoliteClient, world: World) -> None:
    catalog.withdraw(world.lamp, ROBOT)
    stores.suspend(world.bright_lane, ROBOT, "papers")
    db.session.commit()
    paths = [path for each in places_in(client, "/sitemap.xml") for path in places_in(client, each)]
    assert address(world.lamp) not in paths
    assert "/stores/bright-lane" not in paths


@pytest.mark.parametrize("path", ["/cart", "/sign-in", "/search?q=lamp", "/nowhere", "/account"])
def test_ones_own_things_stay_out_of_indexes(client: PoliteClient, world: World, path: str) -> None:
    answer = client.get(path, follow_redirects=True)
    assert answer.headers.get("X-Robots-Tag") == "noindex" or '<meta name="robots" content="noindex' in answer.text


def test_robots_are_told_where_not_to_go(client: PoliteClient) -> None:
    told = client.get("/robots.txt").text
    assert "Disallow: /orders" in told
    assert f"Sitemap: {HOME}/sitemap.xml" in told


@pytest.mark.parametrize(("language", "title"), [("zh", "台灯"), ("en", "lamp")])
def test_an_address_may_ask_for_a_language_and_is_its_own(
    client: PoliteClient, world: World, language: str, title: str
) -> None:
    other = {"zh": "en", "en": "zh"}[language]
    client.set_cookie("lang", other)
    page = client.page(f"{address(world.lamp)}?lang={language}")
    assert title in page.words
    links = {link.get("hreflang") or link["rel"]: link["href"] for link in page.all("link")}
    assert links["canonical"] == f"{HOME}{address(world.lamp)}?lang={language}"
    assert links["x-default"] == HOME + address(world.lamp)
    assert {links["en"], links["zh-Hans"]} == {f"{HOME}{address(world.lamp)}?lang={each}" for each in ("en", "zh")}


def test_choosing_a_language_wins_over_what_the_address_asked_for(client: PoliteClient, world: World) -> None:
    here = "/categories/home?lang=zh&sort=sales"
    assert f'name="next" value="{here.replace("&", "&amp;")}"' in client.get(here).text
    answer = client.post("/language", data={"language": "en", "next": here})
    assert answer.headers["Location"] == "/categories/home?sort=sales"


def test_an_old_address_leads_to_the_new_one(client: PoliteClient, world: World) -> None:
    answer = client.get(f"/products/{world.lamp.public_id}/what-it-was-called?o0=red")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{address(world.lamp)}?o0=red")


def test_a_product_says_what_it_is_what_it_costs_and_where_it_stands(client: PoliteClient, world: World) -> None:
    product, trail = facts(client.get(f"{address(world.lamp)}?lang=en").text)
    assert product["@type"] == "Product"
    assert product["url"] == HOME + address(world.lamp)
    offer = product["offers"]
    assert (offer["price"], offer["priceCurrency"]) == (f"{world.lamp.price_from / 100:.2f}", "CNY")
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["seller"]["url"].startswith(f"{HOME}/stores/")
    assert [step["position"] for step in trail["itemListElement"]] == list(range(1, len(trail["itemListElement"]) + 1))


def test_a_product_of_several_prices_tells_their_range(client: PoliteClient, world: World) -> None:
    offer = facts(client.get(address(world.mug)).text)[0]["offers"]
    if offer["@type"] == "AggregateOffer":
        assert float(offer["lowPrice"]) < float(offer["highPrice"])
    else:
        assert float(offer["price"]) == world.mug.price_from / 100


def test_no_title_ends_the_block_it_is_told_in(client: PoliteClient, world: World) -> None:
    name = "</script><script>alert(1)</script>"
    catalog.apply(world.lamp, {"title": {"en": name, "zh": name}})
    catalog.announce(world.lamp)
    db.session.commit()
    html = client.get(address(world.lamp), follow_redirects=True).text
    assert facts(html)[0]["name"] == name
    assert "<script>alert" not in html


def test_the_feed_has_the_newest_goods(client: PoliteClient, world: World) -> None:
    answer = client.get("/new.rss")
    assert answer.mimetype == "application/rss+xml"
    items = list(ElementTree.fromstring(answer.data).iter("item"))
    assert items
    assert all(str(item.findtext("link")).startswith(f"{HOME}/products/") for item in items)


def test_the_mall_installs_as_an_app(app: Flask, client: PoliteClient, world: World) -> None:
    told = client.get("/manifest.webmanifest").get_json(force=True)
    assert told["display"] == "standalone"
    for icon in told["icons"]:
        assert client.get(icon["src"]).mimetype == "image/png"
    assert any(link.get("rel") == "manifest" for link in client.page("/").all("link"))


def test_a_product_is_passed_on_by_link_code_and_letter(client: PoliteClient, world: World) -> None:
    page = client.page(f"/products/{world.lamp.public_id}/share")
    link = f"{HOME}/products/{world.lamp.public_id}"
    assert any(each.get("value") == link for each in page.all("input"))
    assert client.get(link.removeprefix(HOME)).headers["Location"] == address(world.lamp)
    code = next(str(each["src"]) for each in page.all("img") if str(each["src"]).startswith("data:image/svg+xml"))
    assert "%3Cpath" in code or "<path" in code
    assert any(str(each.get("href")).startswith("mailto:") for each in page.all("a"))
    assert any(each.get("href", "").endswith("/share") for each in client.page(address(world.lamp)).all("a"))  # type: ignore[union-attr]


def test_what_buyers_think_is_told_with_how_many_they_are(client: PoliteClient, world: World) -> None:
    score = ProductScore(
        store_id=world.lamp.store_id, product_id=world.lamp.id, reviews=4, with_photos=0, stars=[0, 0, 1, 1, 2],
        average=410, computed_at=clock.now(),
    )  # fmt: skip
    db.session.add(score)
    db.session.commit()
    told = facts(client.get(address(world.lamp)).text)[0]["aggregateRating"]
    assert (told["ratingValue"], told["reviewCount"]) == ("4.25", 4)
