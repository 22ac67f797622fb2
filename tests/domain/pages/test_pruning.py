"""What a page held long ago is forgotten; what somebody may want back is not."""

from datetime import timedelta

import pytest
import time_machine

from mall.domain import pages
from mall.domain.pages import pruning
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import PageRevision, StorePage
from tests.domain.pages.conftest import block, designed
from tests.trade import as_person
from tests.world import World


@pytest.fixture
def home(world: World, monkeypatch: pytest.MonkeyPatch) -> StorePage:
    """A home that keeps three steps instead of fifty."""
    monkeypatch.setattr(pruning, "KEPT_STEPS", 3)
    return designed(world)


def step(world: World, home: StorePage) -> int:
    """Something is done; the revision that it made."""
    return pages.write(world.green_hill, home, home.draft_id, [block("divider")], "edit", as_person(world.olivia)).id


def kept() -> set[int]:
    jobs.later("mall.domain.pages.jobs:prune", queue="bulk")
    db.session.commit()
    jobs.drain(queue="bulk")
    db.session.rollback()
    return {key for (key,) in db.session.query(PageRevision.id)}


def test_the_newest_what_is_in_use_and_what_was_shown_within_a_year_stays(world: World, home: StorePage) -> None:
    me, now = as_person(world.olivia), clock.now()
    with time_machine.travel(now - pruning.KEPT_FOR - timedelta(hours=1)):
        long_ago = step(world, home)
        pages.publish(world.green_hill, home, long_ago, me)
    with time_machine.travel(now - pruning.KEPT_FOR + timedelta(hours=1)):
        lately = step(world, home)
        pages.publish(world.green_hill, home, lately, me)
        dropped = step(world, home)
        pages.plan(world.green_hill, home, dropped, now + timedelta(days=30), None, me)
        pages.plan(world.green_hill, home, dropped, None, None, me)
    live, planned, unseen = (step(world, home) for _ in range(3))
    newest = [step(world, home) for _ in range(3)]
    home.live_id, home.planned_id, home.publish_at = live, planned, now + timedelta(days=1)
    assert kept() == {lately, dropped, live, planned, *newest}
    assert kept() == {lately, dropped, live, planned, *newest} and unseen not in kept()


def test_what_is_worked_on_stays_however_old_and_its_undo_ends(world: World, home: StorePage) -> None:
    wanted = step(world, home)
    for _step in range(4):
        step(world, home)
    for _undone in range(4):
        pages.undo(home, home.draft_id or 0)
    assert home.draft_id == wanted and wanted in kept()
    with pytest.raises(pages.NothingToUndo):
        pages.undo(home, home.draft_id or 0)


def test_many_go_in_several_jobs(world: World, home: StorePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "AT_ONCE", 2)
    for _step in range(8):
        step(world, home)
    assert len(kept()) == 3
