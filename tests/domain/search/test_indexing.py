"""Documents follow products and stores."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from mall.domain import catalog, search, stores
from mall.domain.search import actions
from mall.kernel import clock, jobs, plugins
from mall.kernel.db import db
from mall.models import Job, Product, SearchDocument, SearchWord, Store
from tests.world import ROBOT, World, list_product

ALL = "SELECT product_id, title::text, everywhere::text, sold, in_stock, price_from, category_path FROM search_document"


def documents() -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.session.execute(text(f"{ALL} ORDER BY product_id"))]


def fetched(store: Store) -> Store:
    return db.session.get_one(Store, store.id)


def test_products_are_indexed_when_they_are_published(world: World, drain: Callable[[], int]) -> None:
    known = [world.tea.id, world.mug.id, world.lamp.id]
    cup = list_product(world.green_hill, world.kitchen, "cup", {"zh": "茶杯", "en": "Tea cup"}, {"cup": 2900})
    db.session.commit()
    assert [row[0] for row in documents()] == sorted(known)
    drain()
    assert [row[0] for row in documents()] == sorted([*known, cup.id])


def test_indexing_twice_is_the_same(indexed: World) -> None:
    before = documents()
    versions = db.session.scalars(text("SELECT xmin FROM search_document ORDER BY product_id")).all()
    search.index_products([indexed.tea.id, indexed.mug.id, indexed.lamp.id, indexed.tea.id])
    db.session.commit()
    search.rebuild()
    db.session.commit()
    assert documents() == before
    assert db.session.scalars(text("SELECT xmin FROM search_document ORDER BY product_id")).all() == versions


def test_a_withdrawn_product_is_found_no_more(indexed: World, drain: Callable[[], int]) -> None:
    tea = db.session.get_one(Product, indexed.tea.id)
    catalog.withdraw(tea, ROBOT)
    db.session.commit()
    drain()
    assert indexed.tea.id not in [row[0] for row in documents()]
    catalog.publish(tea, ROBOT)
    db.session.commit()
    drain()
    assert indexed.tea.id in [row[0] for row in documents()]


def test_a_draft_is_never_indexed(indexed: World) -> None:
    draft = catalog.write_product(
        indexed.green_hill, ROBOT, "secret", {"title": {"en": "Secret tea"}, "category_id": indexed.kitchen.id}, []
    )
    assert search.index_products([draft.id]) == 0
    assert search.find("secret").items == []


def test_an_approved_edit_is_found_under_its_new_words(indexed: World, drain: Callable[[], int]) -> None:
    tea = db.session.get_one(Product, indexed.tea.id)
    catalog.revise(tea, {"title": {"zh": "铁观音", "en": "Oolong"}}, ROBOT, tea.version)
    revision = catalog.submit(tea, ROBOT)
    db.session.commit()
    drain()
    assert [product.id for product in search.find("longjing").items] == [tea.id]
    catalog.approve_revision(revision, ROBOT)
    db.session.commit()
    drain()
    assert [product.id for product in search.find("tieguanyin").items] == [tea.id]
    assert search.find("longjing").items == []


def test_a_hidden_store_takes_its_goods_along(indexed: World, drain: Callable[[], int]) -> None:
    stores.suspend(fetched(indexed.green_hill), ROBOT, "test")
    stores.begin_closing(fetched(indexed.bright_lane), ROBOT)
    db.session.commit()
    drain()
    assert documents() == []


def test_a_store_that_comes_back_brings_them_back(indexed: World, drain: Callable[[], int]) -> None:
    before = documents()
    stores.suspend(fetched(indexed.green_hill), ROBOT, "test")
    db.session.commit()
    drain()
    stores.lift_suspension(fetched(indexed.green_hill), ROBOT)
    db.session.commit()
    drain()
    assert documents() == before


def test_a_renamed_store_is_found_by_its_new_name(indexed: World, drain: Callable[[], int]) -> None:
    store = fetched(indexed.bright_lane)
    stores.edit_store(store, ROBOT, store.version, name={"zh": "光巷", "en": "Glow Alley"})
    db.session.commit()
    drain()
    assert [product.id for product in search.find("glow alley").items] == [indexed.lamp.id]


def test_a_large_store_is_indexed_in_steps(
    indexed: World, drain: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = documents()
    db.session.execute(text("DELETE FROM search_document"))
    monkeypatch.setattr(actions, "BATCH", 1)
    search.index_store(indexed.green_hill.id)
    assert len(documents()) == 1
    db.session.commit()
    drain()
    assert documents() == [row for row in before if row[0] != indexed.lamp.id]


def test_a_rebuild_tells_how_far_it_is_and_removes_what_is_not_shown(
    indexed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    stores.suspend(fetched(indexed.bright_lane), ROBOT, "test")
    told: list[int] = []
    assert search.rebuild(told.append) == 2
    assert told == [2, 3]
    assert [row[0] for row in documents()] == sorted([indexed.tea.id, indexed.mug.id])


def test_the_nightly_chain_mends_what_nobody_announced(
    indexed: World, drain: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "BATCH", 1)
    indexed.kitchen.name = {"zh": "灶间", "en": "Cookery"}
    db.session.merge(indexed.kitchen)
    jobs.later("mall.domain.search.jobs:index_all")
    db.session.commit()
    while drain():
        pass
    assert {product.handle for product in search.find("cookery").items} == {"tea", "mug"}


def test_sales_are_copied(indexed: World) -> None:
    catalog.note_sold({indexed.mug.id: 7})
    assert search.copy_sales() == 1
    assert search.copy_sales() == 0
    sold = select(SearchDocument.sold).where(SearchDocument.product_id == indexed.mug.id)
    assert db.session.scalar(sold) == 7


def test_the_vocabulary_counts_products_and_forgets(indexed: World) -> None:
    list_product(indexed.green_hill, indexed.kitchen, "m2", {"zh": "粗陶马克杯", "en": "Two mugs"}, {"m2": 100})
    search.rebuild()
    counted = dict(db.session.execute(select(SearchWord.word, SearchWord.frequency)).all())
    assert counted["马克杯"] == 2
    assert counted["mug"] == 2
    assert counted["Kitchen"] == 3
    stores.suspend(fetched(indexed.bright_lane), ROBOT, "test")
    search.rebuild()
    assert "lamp" not in set(db.session.scalars(select(SearchWord.word)))


def test_a_mistyped_word_is_compared_with_the_vocabulary_as_it_is_now(indexed: World) -> None:
    assert search.did_you_mean("telescop") == []
    list_product(indexed.bright_lane, indexed.home, "t", {"zh": "望远镜", "en": "Telescope"}, {"t": 100})
    search.rebuild()
    assert search.did_you_mean("telascope") == ["telescope"]


def test_many_changes_gather_the_vocabulary_once(indexed: World) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    with clock.travel(tomorrow):
        for product in (indexed.tea, indexed.mug, indexed.lamp):
            search.index_products([product.id])
    waiting = select(func.count()).where(Job.target == "mall.domain.search.jobs:refresh_words", Job.due_at > tomorrow)
    assert db.session.scalar(waiting) == 1


def test_every_job_can_be_resolved(app: object) -> None:
    for name in ("index_store", "index_all", "copy_sales", "refresh_words"):
        assert callable(jobs.resolve(f"mall.domain.search.jobs:{name}"))


def test_searching_does_not_need_pinyin(indexed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The web process stays small: only indexing loads pypinyin."""
    asked: list[str] = []
    real = plugins.optional
    monkeypatch.setattr(plugins, "optional", lambda name: asked.append(name) or real(name))
    search.find("longjing cha")
    search.suggestions("longj")
    search.did_you_mean("longjng")
    assert "pypinyin" not in asked
    search.rebuild()
