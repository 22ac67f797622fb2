"""Synonyms and hot words at the operators' desk."""

from sqlalchemy import select

from mall.domain import search
from mall.kernel.db import db
from mall.models import AuditEntry
from tests.web.admin.conftest import Desk
from tests.world import World


def test_an_operator_keeps_the_synonyms(world: World, desk: Desk) -> None:
    browser = desk("moderation")
    browser.submit("/admin/synonyms", "/admin/synonyms", synonyms="番茄，西红柿、 tomato")
    group = search.all_synonyms()[0]
    path = f"/admin/synonyms/{group.id}"
    assert "番茄 · 西红柿 · tomato" in browser.page("/admin/synonyms").words
    taken = browser.submit("/admin/synonyms", "/admin/synonyms", synonyms="potato, 西红柿")
    assert "西红柿” is in another group already" in taken.get_data(as_text=True)
    assert browser.submit("/admin/synonyms", "/admin/synonyms", synonyms="potato").status_code == 422
    browser.submit(path, path, synonyms="番茄\n西红柿")
    assert search.all_synonyms()[0].words == ["番茄", "西红柿"]
    browser.submit("/admin/synonyms", "/removal")
    assert search.all_synonyms() == []
    deeds = db.session.scalars(
        select(AuditEntry.action).where(AuditEntry.subject == "synonyms").order_by(AuditEntry.id)
    )
    assert list(deeds.all()) == ["synonyms.add", "synonyms.edit", "synonyms.remove"]
    assert desk("finance").get("/admin/synonyms").status_code == 403


def test_an_operator_pins_blocks_and_releases_words(world: World, desk: Desk) -> None:
    browser, path = desk("marketing"), "/admin/hot-words"
    browser.submit(path, path, word="Tea gifts", standing="pinned")
    assert "Shoppers see: Tea gifts" in browser.page(path).words
    browser.submit(path, path, word="Tea gifts", standing="blocked")
    assert search.hot_words() == []
    assert browser.submit(path, path, word="🍵", standing="pinned").status_code == 422
    browser.submit(path, "/release")
    assert search.hot_words_by_standing()[search.Standing.BLOCKED] == []
