"""Rows in PostgreSQL, bells in a real Valkey, and a real worker process."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from rq import Queue
from sqlalchemy import select

from mall.config import Settings
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.kernel.jobs import Job, JobState

TIDY = "mall.domain.carts.jobs:tidy"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bells(app: Flask) -> Iterator[Queue]:
    """The bells of the default queue, none of them ringing."""
    queue = Queue("default", connection=jobs.connection(app.config["REDIS_URL"]), serializer="json")
    queue.empty()
    yield queue
    queue.empty()


def test_a_commit_rings_once_however_many_jobs_it_writes(bells: Queue) -> None:
    for _ in range(3):
        jobs.later(TIDY)
    assert bells.count == 0, "rung before the commit"
    db.session.commit()
    assert bells.count == 1


def test_nobody_rings_where_a_bell_is_waiting(bells: Queue) -> None:
    for _ in range(2):
        jobs.later(TIDY)
        db.session.commit()
    assert bells.count == 1


def test_what_rolls_back_does_not_ring(bells: Queue) -> None:
    jobs.later(TIDY)
    db.session.rollback()
    db.session.commit()
    assert bells.count == 0


def test_one_bell_is_enough_for_all_that_is_due(bells: Queue) -> None:
    for _ in range(5):
        jobs.later(TIDY)
    db.session.commit()
    assert jobs.answer("default") == 5
    assert bells.count == 0
    assert states() == {JobState.DONE}


def test_what_is_written_meanwhile_is_done_without_a_new_process(
    app: Flask, bells: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LINGER", 20.0)
    monkeypatch.setattr(jobs, "SHIFT", 3.0)

    def write_another() -> None:
        time.sleep(0.3)
        with app.app_context():
            jobs.later(TIDY)
            db.session.commit()

    jobs.later(TIDY)
    db.session.commit()
    other = threading.Thread(target=write_another)
    other.start()
    done = jobs.answer("default")
    other.join()
    assert done == 2


def test_a_shift_that_ends_rings_for_the_next(bells: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs.later(TIDY)
    db.session.commit()
    monkeypatch.setattr(jobs, "SHIFT", 0.0)
    assert jobs.answer("default") == 0
    assert states() == {JobState.WAITING}
    assert bells.count == 1
    assert jobs.sweep() == 1
    assert bells.count == 1, "one bell is enough"


def test_two_who_take_the_next_job_never_take_the_same(app: Flask) -> None:
    for _ in range(20):
        jobs.later(TIDY)
    db.session.commit()
    taken: list[int] = []

    def take() -> None:
        with app.app_context():
            while jobs.perform_next("default"):
                taken.append(1)

    workers = [threading.Thread(target=take) for _ in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert len(taken) == 20
    assert db.session.scalars(select(Job.attempts)).all() == [1] * 20


def test_a_job_whose_process_always_dies_is_shown_to_operators(bells: Queue) -> None:
    jobs.later(TIDY)
    db.session.commit()
    job = db.session.scalars(select(Job)).one()
    job.attempts = jobs.ATTEMPTS
    db.session.commit()
    assert jobs.sweep() == 0
    db.session.commit()
    assert [each.id for each in jobs.failed()] == [job.id]
    assert jobs.failed()[0].last_error


def test_a_worker_process_does_what_was_written_and_stops_when_told(
    settings: Settings, bells: Queue, tmp_path: Path
) -> None:
    env = {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "CACHE_URL": settings.cache_url,
        "SECRET_KEY": settings.secret_key,
        "MALL_VAR": str(tmp_path),
    }
    jobs.later(TIDY)
    db.session.commit()
    worker = subprocess.Popen([sys.executable, "worker.py", "work", "default"], cwd=ROOT, env=env)
    try:
        wait_until(lambda: states() == {JobState.DONE})
        jobs.later(TIDY)
        jobs.later("mall.domain.carts.jobs:nothing_of_this_name")
        db.session.commit()
        wait_until(lambda: [*db.session.scalars(select(Job.attempts))] == [1, 1, 1])
        wait_until(lambda: db.session.scalar(select(Job.last_error).where(Job.last_error != "")) is not None)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(15) == 0
    finally:
        worker.kill()
        worker.wait()
    assert db.session.scalars(select(Job).where(Job.state == JobState.WAITING)).one().due_at > clock.now(), (
        "tried again"
    )


def states() -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(select(Job.state)))


def wait_until(happened: Callable[[], bool], seconds: float = 30) -> None:
    """Look every tenth of a second; complains when it does not happen in time."""
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it never happened"
        db.session.rollback()
        time.sleep(0.1)
