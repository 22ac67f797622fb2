"""Steps of a page: kept, undone, planned, compared; two people at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from mall.domain import catalog, pages
from mall.domain.pages import actions
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.refusals import NotFound, Stale
from mall.models import StorePage
from tests.domain.orders.test_races import together
from tests.domain.pages.conftest import block, designed, words_of
from tests.trade import as_person
from tests.world import World, picture


@pytest.fixture
def page(world: World) -> StorePage:
    made = designed(world)
    db.session.commit()
    return made


def live_words(world: World) -> list[str]:
    seen = pages.seen(world.green_hill)
    return [each.values["text"].get("en", "") for each in seen.blocks if each.kind.key == "text"] if seen else []


def test_every_step_is_kept_with_who_did_it(world: World, page: StorePage) -> None:
    words_of(world, page, "Picked in March")
    last, first = pages.revisions_of(page).items
    assert (first.done, first.author_id, last.done, last.block_kind) == ("begin", world.olivia.id, "edit", "text")
    assert last.parent_id == first.id and str(pages.said(last)) == "Changed: Text"


def test_what_was_undone_and_written_over_is_still_in_the_history(world: World, page: StorePage) -> None:
    words_of(world, page, "First")
    lost = page.draft_id or 0
    pages.undo(page, lost)
    words_of(world, page, "Second")
    with pytest.raises(pages.NothingToRedo):
        pages.redo(page, page.draft_id or 0)
    pages.restore(world.green_hill, page, page.draft_id or 0, pages.revision_of(page, lost), as_person(world.olivia))
    assert pages.draft_of(page).document[0]["values"]["text"] == {"en": "First"}


def test_a_page_goes_live_and_comes_down_at_its_times(world: World, page: StorePage) -> None:
    me, now = as_person(world.olivia), clock.now()
    pages.plan(world.green_hill, page, page.draft_id or 0, now + timedelta(hours=1), now + timedelta(hours=2), me)
    words_of(world, page, "Written since")
    pages.keep_times()
    assert live_words(world) == []
    with time_machine.travel(now + timedelta(minutes=61)):
        pages.keep_times()
        pages.keep_times()
    assert live_words(world) == ["Picked by hand"], "what was planned, not what was written since"
    with time_machine.travel(now + timedelta(minutes=121)):
        pages.keep_times()
    assert live_words(world) == [] and page.publish_at is None and page.take_down_at is None


@pytest.mark.parametrize(("start", "end"), [(-1, None), (2, 1), (None, -1)])
def test_a_plan_is_for_times_to_come_in_their_order(
    world: World, page: StorePage, start: int | None, end: int | None
) -> None:
    def at(hours: int | None) -> object:
        return clock.now() + timedelta(hours=hours) if hours is not None else None

    with pytest.raises(pages.NoSuchTime):
        pages.plan(world.green_hill, page, page.draft_id or 0, at(start), at(end), as_person(world.olivia))  # type: ignore[arg-type]


def test_a_preview_lasts_a_day_and_is_of_one_store(world: World, page: StorePage) -> None:
    token = pages.preview_token(page)
    assert pages.previewed(world.green_hill, token)[0].id == page.id
    other = pages.begin_page(world.bright_lane, pages.PageKind.HOME, as_person(world.rita))
    forged = token.replace(f"{page.id}.", f"{other.id}.", 1)
    for store, wrong in ((world.bright_lane, token), (world.bright_lane, forged), (world.green_hill, token + "0")):
        with pytest.raises(NotFound):
            pages.previewed(store, wrong)
    with time_machine.travel(clock.now() + timedelta(hours=25)), pytest.raises(NotFound):
        pages.previewed(world.green_hill, token)


def test_what_a_page_shows_stays_in_the_library(world: World) -> None:
    shot = picture(world.green_hill, "terrace")
    shown = block("carousel", pictures=[{"picture": shot.id, "alt": {}, "link": ""}])
    made = pages.begin_page(world.green_hill, pages.PageKind.HOME, as_person(world.olivia), [shown])
    assert [(use.kind, use.public_id) for use in catalog.uses_of(world.green_hill, [shot.id])[shot.id]] == [
        ("page", made.id)
    ]
    with pytest.raises(catalog.InUse):
        catalog.remove_picture(world.green_hill, shot)
    pages.remove_page(made, as_person(world.olivia))
    assert catalog.uses_of(world.green_hill, [shot.id])[shot.id] == []


def test_two_versions_side_by_side(world: World, page: StorePage) -> None:
    me, before = as_person(world.olivia), pages.draft_of(page).document
    words_of(world, page, "Other words")
    text, listed = (each["id"] for each in before)
    added = pages.add_block(world.green_hill, page, page.draft_id or 0, "heading", "", me)
    pages.move_block(world.green_hill, page, page.draft_id or 0, listed, -1, me)
    pairs = pages.compared(pages.shown(before, True), pages.shown(pages.draft_of(page).document, True))
    assert {(pair.after or pair.before).id: pair.state for pair in pairs} == {  # type: ignore[union-attr]
        added: "added",
        listed: "moved",
        text: "changed",
    }
    changed = next(pair for pair in pairs if pair.state == "changed")
    assert [line[1:] for line in changed.lines] == [("Picked by hand", "Other words")]


def writers(world: World, page: StorePage) -> list[Callable[[], object]]:
    """Two people who save a text, both on the version that they were shown."""
    page_id, base, me = page.id, page.draft_id or 0, as_person(world.olivia)
    document = [block("text", text={"en": "Mine"})]

    def save() -> int:
        here = db.session.get_one(StorePage, page_id)
        return pages.write(world.green_hill, here, base, document, "edit", me).id

    return [save, save]


def test_of_two_people_at_once_one_is_told(app: Flask, world: World, page: StorePage) -> None:
    outcomes = together(app, writers(world, page))
    assert sorted(isinstance(each, Stale) for each in outcomes) == [False, True]
    assert [each.done for each in pages.revisions_of(page).items] == ["edit", "begin"]


def test_the_control_without_the_guard_loses_a_step(
    app: Flask, world: World, page: StorePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(page: StorePage, base: int | None, revision_id: int) -> None:
        page.draft_id = revision_id

    monkeypatch.setattr(actions, "_point", careless)
    assert not any(isinstance(each, Stale) for each in together(app, writers(world, page)))
    assert len({each.parent_id for each in pages.revisions_of(page).items}) == 2, "both stand on the first, one is lost"
