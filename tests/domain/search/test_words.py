"""Words that mean the same, words that many ask for, stores by name, slips of the hand."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from redis import Redis
from sqlalchemy import select

from mall.domain import search, stores
from mall.domain.search import hot, rules, tally, tokens, widening
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.refusals import Stale
from mall.kernel.settings import setting
from mall.models import AuditEntry, SearchTally, Store
from tests.domain.search.test_find import handles
from tests.statements import statements
from tests.world import ROBOT, World, list_product

GROUPS = (["番茄", "西红柿", "tomato"], ["T恤", "短袖", "tee"], ["sneakers", "running shoes"])
GOODS = {
    "ketchup": {"zh": "番茄酱", "en": "Ketchup"},
    "soup": {"zh": "西红柿蛋汤", "en": "Egg soup"},
    "shirt": {"zh": "纯棉 T 恤", "en": "Cotton top"},
    "runner": {"zh": "小白鞋", "en": "Red running shoe"},
    "dress": {"zh": "碎花连衣裙", "en": "Summer dress"},
    "buds": {"zh": "蓝牙耳塞", "en": "Bluetooth buds"},
}
ALIKE = {
    "西红柿": {"ketchup", "soup"},
    "tomatoes": {"ketchup", "soup"},
    "西红柿酱": {"ketchup"},
    "短袖": {"shirt"},
    "纯棉短袖": {"shirt"},
    "t恤纯棉": {"shirt"},
    "tees": {"shirt"},
    "red sneaker": {"runner"},
    "running": {"runner"},
}
MEANT = {
    "连衣群": ["连衣裙"],
    "連衣群": ["连衣裙"],
    "lianyiqum": ["连衣裙"],
    "bluetoth": ["bluetooth"],
}
UNCOUNTED = [
    "",
    "🍵",
    "1",
    "a",
    "12345678",
    "138 0013 8000",
    "一三八〇〇一三",
    "a@b.example",
    "https://x.example",
    "x" * 17,
]
UNCOUNTED += ["茶" * 13, "word " * 9, "' OR 1=1 -- 987654"]


@pytest.fixture
def stocked(indexed: World) -> World:
    """The small world with more goods on its shelves."""
    for code, title in GOODS.items():
        list_product(indexed.green_hill, indexed.kitchen, code, title, {code: 1000})
    search.rebuild()
    db.session.commit()
    return indexed


@pytest.fixture
def counter(indexed: World) -> Iterator[World]:
    """Nothing was counted yet. Others use the cache at the same time."""
    tally._away_until = 0.0
    forget()
    yield indexed
    forget()


def forget() -> None:
    cache = Redis.from_url(setting("CACHE_URL"))
    for key in cache.scan_iter(f"{tally._names(clock.now().date())[0]}*"):
        cache.delete(key)


def asked(word: str, visitors: int) -> None:
    for number in range(visitors):
        search.count_search(word, f"visitor {number}")


def test_words_of_a_group_find_the_same(stocked: World) -> None:
    assert handles("短袖") == handles("tomato") == []
    groups = [search.add_synonyms(words, ROBOT) for words in GROUPS]
    assert {query: set(handles(query)) for query in ALIKE} == ALIKE
    search.change_synonyms(groups[0], 1, ["番茄", "西红柿"], ROBOT)
    assert handles("tomato") == []
    for group in groups:
        search.remove_synonyms(group, ROBOT)
    assert set(handles("西红柿")) == {"soup"}


def test_a_query_without_synonyms_is_one_small_statement_dearer(stocked: World) -> None:
    for words in GROUPS:
        search.add_synonyms(words, ROBOT)
    handles("tea")
    with statements() as sent:
        handles("tea")
    assert len([each for each in sent if "search_synonym" in each]) == 1
    assert widening.current().wants("龙井茶") == tokens.terms("龙井茶")


def test_groups_that_say_nothing_or_share_a_word_are_refused(indexed: World) -> None:
    group = search.add_synonyms(["番茄", "西红柿"], ROBOT)
    for words, refusal in (
        (["土豆"], search.TooFewWords),
        (["土豆", "土豆 "], search.TooFewWords),
        (["cup", "cups"], search.TooFewWords),
        (["土豆", "🍵"], search.NoWord),
        (["西紅柿", "tomato"], search.WordTaken),
        ([f"word{number}" for number in range(search.MOST_WORDS + 1)], search.TooManyWords),
        (["土豆", "x" * 41], search.TooManyWords),
    ):
        with pytest.raises(refusal):
            search.add_synonyms(words, ROBOT)
    search.change_synonyms(group, 1, ["番茄", "tomato"], ROBOT)
    with pytest.raises(Stale):
        search.change_synonyms(group, 1, ["番茄", "西红柿"], ROBOT)


def test_slips_are_set_right(stocked: World) -> None:
    assert [query for query in MEANT if search.find(query).items] == []
    assert {query: search.did_you_mean(query) for query in MEANT} == MEANT
    assert handles("連衣裙") == ["dress"]
    assert "连衣裙" in [each.text for each in search.suggestions("連衣")]
    assert handles("bluetoot") == ["buds"] and search.find("bluetoot").is_loose


def test_a_store_is_found_by_its_name_and_not_by_every_word(indexed: World) -> None:
    green, bright = indexed.green_hill.id, indexed.bright_lane.id
    for query in ("青山茶铺", "青山", "青山茶鋪 杯子", "green hill", "Green", "qingshancha", "qscp"):
        assert search.stores_named(query) == [green], query
    for query in ("茶", "茶铺", "gr", "tea", "🍵", "", "' OR 1=1 --", "%", "茶" * 10_000):
        assert search.stores_named(query) == [], query
    stores.suspend(db.session.get_one(Store, bright), ROBOT, "test")
    search.index_store(bright)
    assert search.stores_named("亮巷灯具") == []


def test_what_three_visitors_ask_for_and_find_is_hot(counter: World) -> None:
    for word, visitors in (("Tea", 4), ("Mug", 3), ("lamp", 2), ("submarine", 9)):
        asked(word, visitors)
        asked(word, visitors)
    assert search.gather_searches() == 2
    assert search.hot_words() == ["tea", "mug"]
    assert set(db.session.scalars(select(SearchTally.word))) == {"tea", "mug", "submarine"}, "too few asked for a lamp"
    with time_machine.travel(clock.now() + timedelta(days=hot.DAYS)):
        assert search.gather_searches() == 0
    assert search.hot_words() == []


def test_operators_pin_and_block(counter: World) -> None:
    for word in ("tea", "green tea", "mug"):
        asked(word, 3)
    search.gather_searches()
    blocked = search.block("TEA", ROBOT)
    search.pin("Brass lamp", ROBOT)
    assert search.hot_words() == ["Brass lamp", "mug"], "nor what has the blocked word in it"
    search.release(blocked, ROBOT)
    assert search.hot_words() == ["Brass lamp", "green tea", "mug", "tea"]
    with pytest.raises(search.NoWord):
        search.pin("🍵", ROBOT)
    deeds = list(
        db.session.scalars(select(AuditEntry.action).where(AuditEntry.subject == "hot_word").order_by(AuditEntry.id))
    )
    assert sorted(deeds) == ["hot_word.blocked", "hot_word.pinned", "hot_word.release"]


def test_nothing_personal_is_counted(counter: World) -> None:
    for word in UNCOUNTED:
        assert not rules.is_countable(hot.folded(word)), word
        asked(word, 3)
    asked("wh-1000xm5", 3)
    assert tally.counts(clock.now().date(), 1) == {"wh-1000xm5": 3}
    cache, names = Redis.from_url(setting("CACHE_URL")), tally._names(clock.now().date(), "wh-1000xm5")
    assert all(b"visitor" not in (cache.dump(name) or b"") for name in names)


def test_without_the_cache_searches_go_uncounted(app: Flask, counter: World, monkeypatch: pytest.MonkeyPatch) -> None:
    url = app.config["CACHE_URL"]
    monkeypatch.setitem(app.config, "CACHE_URL", "redis://127.0.0.1:1/0")
    asked("tea", 3)
    assert search.gather_searches() == 0
    monkeypatch.setitem(app.config, "CACHE_URL", url)
    tally._away_until = 0.0
