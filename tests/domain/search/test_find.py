"""What finds what, in the small world: 龙井茶 / Longjing tea, 陶瓷马克杯 / Stoneware mug, 黄铜台灯 / Brass desk lamp.

What only reads shares one world: a table of cases is one test.
"""

from collections.abc import Callable

import pytest

from mall.domain import catalog, search, stores
from mall.domain.search.documents import ways_of
from mall.kernel.db import db
from mall.kernel.pages import encode
from mall.kernel.refusals import NotFound
from mall.models import Product, Store
from tests.world import ROBOT, World, list_product

FINDS = {
    "tea": ["龙井茶", "龙井", "茶", "龍井茶", "Longjing TEA", "ｔｅａ", "teas", "tea-250", "青山茶铺 茶"],
    "mug": ["马克杯", "馬克杯", "陶瓷 mug", "Mugs", "mug, stoneware!", "stoneware–mug"],
    "lamp": ["台灯", "檯燈", "brass lamps", "desk-lamp", "黄铜灯", "亮巷灯具"],
}
SOUNDS = {
    "tea": ["longjingcha", "longjing cha", "LongJing", "lóngjǐng", "ljc", "lj"],
    "mug": ["makebei", "taocimakebei", "taoci makebei", "mkb", "tcmkb"],
    "lamp": ["taideng", "huangtong", "huangtongtaideng", "td", "httd"],
}
NONSENSE = [
    *["", "   ", "\t\n", "🍵", "&", "|", "!", ":*", "'", "''", "\\", "tea & !mug | (", "tea:*", "a<->b", "%", "_"],
    *["' OR 1=1 --", "\x00", "tea\x00mug", "\ud800", "\u202etea", "的", "，。！", "1e400", "NaN", "-1", "0x1F"],
    *["http://tea.example/?q=1", "a@b.example", "Ω≈ç√∫", "ก็็็็็", "<script>alert(1)</script>", "{{ 7*7 }}"],
    *["x" * 10_000, "茶" * 10_000, "tea " * 3_000, "ﷺ" * 500, "a-" * 5_000, "".join(map(chr, range(0x4E00, 0x4F00)))],
]
SET_RIGHT = {
    "stonware": ["stoneware"],
    "stonware mug": ["stoneware mug"],
    "longjng": ["longjing"],
    "mekebei": ["马克杯"],
    "马可杯": ["马克杯"],
    "brass mug": ["brass", "mug"],
    "陶瓷 台灯": ["陶瓷", "台灯"],
    "zebra": [],
    "zz": [],
}
COMPLETES = {
    **dict.fromkeys(["龙", "龍井", "longj", "long jing", "lj"], "龙井茶"),
    "Ston": "stoneware",
    "kit": "Kitchen",
    "chuf": "厨房",
    "green h": "Green Hill",
    "qscp": "青山茶铺",
    "brass la": "brass lamp",
    "陶瓷马": "陶瓷马克杯",
}
SUGGESTS_NOTHING = ["", " ", "b", "%", "_", "\\", "zzz", "brass mu"]
BAD_KEYS = [
    *["x", "AAAA", "é", "=" * 50, encode([0]), encode([0, "a", "b", "c"]), encode([0, None, None, None])],
    *[encode([0, 1, 2, 2**70]), encode([-1, 1, 2, 3]), encode([0, 1, 2.5, 3]), encode([0, 1, 2, 3, 4])],
]


def handles(query: str, sort: search.Sort = search.Sort.RELEVANCE) -> list[str]:
    return [product.handle for product in search.find(query, sort).items]


def test_chinese_english_and_model_words_find_the_product_first(indexed: World) -> None:
    found = {query: handles(query)[:1] for queries in FINDS.values() for query in queries}
    assert found == {query: [handle] for handle, queries in FINDS.items() for query in queries}


def test_pinyin_and_its_initials_find_it(world: World, drain: Callable[[], int]) -> None:
    ways_of.cache_clear()  # how names sound is found out when they are indexed
    drain()
    found = {query: handles(query)[:1] for queries in SOUNDS.values() for query in queries}
    assert found == {query: [handle] for handle, queries in SOUNDS.items() for query in queries}


def test_all_words_must_be_there(indexed: World) -> None:
    assert handles("brass mug") == []


def test_when_nothing_has_the_words_what_comes_close_is_found(indexed: World) -> None:
    assert not search.find("stoneware").is_loose
    assert search.find("stonew").is_loose
    assert handles("stonew") == ["mug"]
    assert handles("taideng huangt") == ["lamp"]


def test_a_word_is_found_inside_longer_ones(indexed: World) -> None:
    title = {"zh": "不锈钢琴架", "en": "Stand"}
    list_product(indexed.green_hill, indexed.home, "stand", title, {"stand": 100})
    search.rebuild()
    assert handles("钢琴") == handles("琴架") == handles("不锈钢") == ["stand"]
    assert handles("灯台") == []


def test_titles_come_before_other_places_whatever_sells_better(indexed: World) -> None:
    catalog.note_sold({indexed.tea.id: 50})
    search.copy_sales()
    title = {"zh": "绿灯", "en": "Green lamp"}
    green = list_product(indexed.bright_lane, indexed.home, "green-lamp", title, {"g": 100})
    search.index_products([green.id])
    assert handles("green") == ["green-lamp", "tea", "mug"]


def test_a_narrowed_search_stays_inside_the_category_and_below(indexed: World) -> None:
    assert search.find("台灯", category_id=indexed.kitchen.id).items == []
    assert [product.handle for product in search.find("台灯", category_id=indexed.home.id).items] == ["lamp"]
    assert [product.handle for product in search.find("茶", category_id=indexed.home.id).items] == ["tea"]


def test_it_says_in_which_categories_the_hits_lie(indexed: World) -> None:
    found = search.find("home")
    assert (found.hits, found.is_more) == (3, False)
    assert [(category.slug, hits) for category, hits in found.categories] == [("kitchen", 2), ("home", 1)]


def test_more_hits_than_are_counted_are_said_to_be_more(indexed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the count the index is walked in another way; the pages are the same."""
    few = search.find("home", size=2)
    monkeypatch.setattr("mall.domain.search.queries.COUNTED", 1)
    found = search.find("home", size=2)
    assert (few.hits, few.is_more, found.hits, found.is_more) == (3, False, 1, True)
    assert (found.items, found.next) == (few.items, few.next)


def test_pages_by_key_show_every_hit_once(indexed: World) -> None:
    for number in range(7):
        title = {"zh": f"茶壶{number}", "en": f"Teapot {number} for tea" if number % 2 else f"Pot {number}"}
        prices = {f"pot-{number}": 1000 + number // 3}
        list_product(indexed.green_hill, indexed.kitchen, f"pot-{number}", title, prices)
    search.rebuild()
    everything = sorted(["tea", "mug", *(f"pot-{number}" for number in range(7))])
    for sort in search.Sort:
        seen, after = [], None
        while (page := search.find("kitchen", sort, after, size=2)).next:
            seen, after = [*seen, *page.items], page.next
        assert sorted(product.handle for product in [*seen, *page.items]) == everything, sort


def test_prices_rise_and_fall(indexed: World) -> None:
    assert handles("home", search.Sort.PRICE_UP) == ["mug", "tea", "lamp"]
    assert handles("home", search.Sort.PRICE_DOWN) == ["lamp", "tea", "mug"]


def test_what_is_sold_out_comes_last(indexed: World) -> None:
    assert handles("home", search.Sort.SALES)[0] == "lamp"
    catalog.note_availability(indexed.lamp.id, False)
    search.index_products([indexed.lamp.id])
    assert handles("home", search.Sort.SALES)[-1] == "lamp"


def test_the_catalog_has_the_last_word(indexed: World) -> None:
    """The index still has all three: neither the withdrawal nor the suspension is indexed yet."""
    catalog.withdraw(db.session.get_one(Product, indexed.tea.id), ROBOT)
    stores.suspend(db.session.get_one(Store, indexed.bright_lane.id), ROBOT, "test")
    assert handles("home") == ["mug"]


def test_a_page_key_that_was_tampered_with_is_not_found(indexed: World) -> None:
    other = search.find("home", search.Sort.NEWEST, size=1).next
    for key in [*BAD_KEYS, other]:
        with pytest.raises(NotFound):
            search.find("home", search.Sort.SALES, key)


def test_nonsense_is_answered(indexed: World) -> None:
    for text in NONSENSE:
        search.find(text)
        search.did_you_mean(text)
        search.suggestions(text)


def test_a_long_query_is_cut(indexed: World) -> None:
    assert handles("tea " + " " * search.LONGEST_QUERY + "submarine") == ["tea"]


def test_what_finds_nothing_is_set_right(indexed: World) -> None:
    assert [query for query in SET_RIGHT if search.find(query).items] == []
    assert {query: search.did_you_mean(query) for query in SET_RIGHT} == SET_RIGHT
    assert all(search.find(each).items for meant in SET_RIGHT.values() for each in meant)


def test_suggestions_complete_what_is_typed(indexed: World) -> None:
    offered = {typed: [each.text for each in search.suggestions(typed)] for typed in COMPLETES}
    assert {typed for typed, word in COMPLETES.items() if word not in offered[typed]} == set()


def test_nothing_is_suggested_that_finds_nothing(indexed: World) -> None:
    assert [typed for typed in SUGGESTS_NOTHING if search.suggestions(typed)] == []


def test_there_are_never_more_suggestions_than_asked_for(indexed: World) -> None:
    title = {"en": " ".join(f"teak{letter}" for letter in "abcdefghijkl"), "zh": "板"}
    list_product(indexed.green_hill, indexed.kitchen, "board", title, {"board": 1000})
    search.rebuild()
    assert len(search.suggestions("tea")) == 8
