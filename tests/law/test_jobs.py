"""A job done once, twice, killed at any commit or done by two workers at once leaves the same database."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, text, update
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from mall import schedule
from mall.domain.people import jobs as people_jobs
from mall.kernel import clock, facts, jobs
from mall.kernel.db import db
from mall.models import Job
from tests.law import calls, rewind, source
from tests.law.job_cases import CASES, Case
from tests.world import World

source.import_trades()

LATER = "mall.kernel.jobs.later"
# The commits of a job: that it was claimed, and what it did.
AT_THE_CLAIM, AT_THE_END = 1, 2
DEATHS = (("after_commit", AT_THE_CLAIM), ("before_commit", AT_THE_END), ("after_commit", AT_THE_END))


def targets() -> set[str]:
    """Every function that runs as a job: on a schedule, on a fact, or because a verb wrote a row for it."""
    written = {
        calls.text_of(source.mall(), call.module, call.argument(0, "target"))
        for call in calls.calls_of(source.mall(), LATER)
    }
    heard = {target for listeners in facts.LISTENERS.values() for target in listeners}
    return {*heard, *(line.target for line in schedule.SCHEDULE), *filter(None, written)}


class Killed(BaseException):
    """What a process feels of `kill -9`: no handler runs."""


@pytest.fixture(scope="module")
def at_home(mall: Flask) -> Iterator[None]:
    """The mall answers over HTTP, for jobs that talk to the demo bank."""
    server = make_server("127.0.0.1", 0, mall, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    before, mall.config["BASE_URL"] = mall.config["BASE_URL"], f"http://127.0.0.1:{server.server_port}"
    yield
    mall.config["BASE_URL"] = before
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def clean_stage(mall: Flask, still_world: World) -> Iterator[World]:
    """The world, remembered; every case begins with it."""
    with db.engine.begin() as connection:
        rewind.save(connection, "world")
    yield still_world
    with db.engine.begin() as connection:
        rewind.forget(connection, "world")


class Stage:
    """One job, set up and ready to be done, as often as one likes."""

    def __init__(self, app: Flask, world: World, target: str, case: Case) -> None:
        self.app, self.target = app, target
        self.rewind("world")
        case.prepare(world)
        db.session.commit()
        self.job_id = self.waiting_job()
        with db.engine.begin() as connection:
            rewind.save(connection, "stage")
            self.start = rewind.contents(connection)

    def waiting_job(self) -> int:
        """The row that the stage left waiting; jobs of the schedule get theirs here."""
        if self.target in {line.target for line in schedule.SCHEDULE}:
            jobs.later(self.target)
            db.session.commit()
        mine = db.session.query(Job).filter_by(target=self.target, state=jobs.JobState.WAITING)
        job = mine.order_by(Job.id.desc()).first()
        assert job, f"the stage of {self.target} in tests/law/job_cases.py leaves no such job waiting"
        return job.id

    def rewind(self, name: str = "stage") -> None:
        db.session.rollback()
        with db.engine.begin() as connection:
            rewind.rewind(connection, name)
        db.session.expire_all()

    def after(self, *acts: Callable[[], Any]) -> dict[str, Any]:
        """What the database holds after these acts, from the beginning."""
        self.rewind()
        for act in acts:
            act()
        with db.engine.begin() as connection:
            return rewind.contents_after(connection, "stage", self.start)

    def do(self, job_id: int | None = None) -> None:
        """As a worker does it, in a session of its own."""
        job_id = job_id or self.job_id
        with self.app.app_context():
            make_due(job_id)
            jobs.perform(job_id)

    def succeed(self) -> None:
        """Do it, with no more commits than the two that are tried below."""
        commits = 0

        def count(session: Session) -> None:
            nonlocal commits
            commits += threading.get_ident() == here and not session.in_nested_transaction()

        here = threading.get_ident()
        with self.app.app_context():
            make_due(self.job_id)
            event.listen(Session, "after_commit", count)
            jobs.perform(self.job_id)
            event.remove(Session, "after_commit", count)
            job = db.session.get_one(Job, self.job_id)
            assert job.state == jobs.JobState.DONE, job.last_error
            assert commits == AT_THE_END, "a job commits once: verbs flush, and kernel.jobs commits"

    def copy(self) -> int:
        """A second row for the same work."""
        with self.app.app_context():
            job = db.session.get_one(Job, self.job_id)
            double = Job(target=job.target, args=job.args, queue=job.queue, due_at=clock.now())
            db.session.add(double)
            db.session.commit()
            return int(double.id)

    def drop(self, job_id: int) -> None:
        with self.app.app_context():
            db.session.execute(text("DELETE FROM job WHERE id = :id"), {"id": job_id})
            db.session.commit()

    def twice_on_purpose(self) -> None:
        double = self.copy()
        self.do()
        self.do(double)
        self.drop(double)

    def die(self, moment: str, place: int) -> None:
        """Do it and die just before or after the commit with that number."""
        here, seen = threading.get_ident(), 0

        def kill(session: Session) -> None:
            nonlocal seen
            seen += threading.get_ident() == here
            if threading.get_ident() == here and seen == place:
                raise Killed

        with self.app.app_context():
            make_due(self.job_id)
            event.listen(Session, moment, kill, insert=True)
            try:
                with pytest.raises(Killed):
                    jobs.perform(self.job_id)
            finally:
                event.remove(Session, moment, kill)

    def two_at_once(self, *job_ids: int) -> None:
        """Two workers begin at the same moment; whoever had to give way tries again."""
        gate = threading.Barrier(len(job_ids))

        def work(job_id: int) -> None:
            with self.app.app_context():
                make_due(job_id)
                gate.wait()
                jobs.perform(job_id)

        threads = [threading.Thread(target=work, args=(job_id,)) for job_id in job_ids]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for job_id in job_ids:
            self.do(job_id)

    def two_rows_at_once(self) -> None:
        double = self.copy()
        self.two_at_once(self.job_id, double)
        self.drop(double)


def make_due(job_id: int) -> None:
    """Its time has come, or the lease of whoever had it has run out."""
    waiting = update(Job).where(Job.id == job_id, Job.state == jobs.JobState.WAITING)
    db.session.execute(waiting.values(due_at=clock.now()))
    db.session.commit()


def test_every_job_has_a_stage() -> None:
    missing = sorted(targets() - set(CASES))
    assert not missing, f"say in tests/law/job_cases.py how to set the stage for: {missing}"
    idle = sorted(set(CASES) - targets())
    assert not idle, f"nobody runs these as jobs; strike them from tests/law/job_cases.py: {idle}"


@pytest.mark.parametrize("target", sorted(CASES))
def test_a_job_has_its_effect_once(target: str, mall: Flask, clean_stage: World, at_home: None) -> None:
    case = CASES[target]
    stage = Stage(mall, clean_stage, target, case)
    once = stage.after(stage.succeed)
    assert bool(case.is_silent) != bool(effects(stage.start, once)), (
        "a stage on which the job does nothing proves nothing"
    )

    same(once, stage.after(stage.twice_on_purpose), "it was written twice")
    for moment, place in DEATHS:
        killed = stage.after(lambda: stage.die(moment, place), stage.do)  # noqa: B023
        same(once, killed, f"the worker died {moment.replace('_', ' ')} {place} and another took over")
    same(once, stage.after(lambda: stage.two_at_once(stage.job_id, stage.job_id)), "two workers had its row at once")
    same(once, stage.after(stage.two_rows_at_once), "two workers did the same work at once")


def effects(start: dict[str, Any], end: dict[str, Any]) -> list[str]:
    """Tables besides the job's own row that are not as they were."""
    return [
        name for name in end if end[name] != start[name] and (name != "job" or end[name].total() != start[name].total())
    ]


def same(once: dict[str, Any], again: dict[str, Any], what: str) -> None:
    found = rewind.differences(once, again)
    assert not found, f"{what}, and the database is not as it is after once:\n{found}"


# The harness itself, tried on jobs that are wrong

TIDY = "mall.domain.people.jobs:tidy"


def test_a_job_that_adds_up_is_found(
    mall: Flask, clean_stage: World, at_home: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add() -> None:
        db.session.execute(text("UPDATE product SET sold = sold + 1"))

    monkeypatch.setattr(people_jobs, "tidy", add)
    with pytest.raises(AssertionError, match="it was written twice"):
        test_a_job_has_its_effect_once(TIDY, mall, clean_stage, at_home)


def test_a_job_that_commits_halfway_is_found(
    mall: Flask, clean_stage: World, at_home: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def halves() -> None:
        db.session.execute(text("UPDATE product SET sold = 1"))
        db.session.commit()
        db.session.execute(text("UPDATE product SET sold = 2"))

    monkeypatch.setattr(people_jobs, "tidy", halves)
    with pytest.raises(AssertionError, match="a job commits once"):
        test_a_job_has_its_effect_once(TIDY, mall, clean_stage, at_home)


def test_a_job_that_does_nothing_proves_nothing(
    mall: Flask, clean_stage: World, at_home: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_jobs, "tidy", lambda: None)
    with pytest.raises(AssertionError, match="proves nothing"):
        test_a_job_has_its_effect_once(TIDY, mall, clean_stage, at_home)
