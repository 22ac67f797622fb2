"""Jobs: a row in PostgreSQL is the truth, RQ is only the bell that wakes a worker (docs/jobs.md).

A row is written in the transaction that wants the work, so that what was committed will be done and what was rolled
back will not. A worker claims the row for a lease, runs the target and marks the row done in the target's own
transaction. A worker that dies leaves a lease that runs out; a job that outlives its lease cannot commit, because
its claim number is no longer the row's. So a job's effect on the database happens once; what it does to the outside
world may happen twice, and such jobs must be idempotent there.
"""

import importlib
import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any

from flask import current_app
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, UniqueConstraint, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.db import Base, Keyed, after_commit, created, db

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
ATTEMPTS = 8
QUEUES = ("default", "mail", "money", "bulk")
SHIFT = 10.0  # seconds after which a process takes no other job
LINGER = 0.5  # seconds it waits for one
LONGEST_SHIFT = int(LEASE.total_seconds())  # when RQ kills it: no later than the lease of a job that hangs


class JobState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"


class Job(Keyed, Base):
    """One thing to do later: a dotted target and its JSON arguments. A listener's share of a fact is a job too."""

    __tablename__ = "job"
    __table_args__ = (
        UniqueConstraint("fact_id", "target"),
        CheckConstraint("state IN ('waiting', 'done', 'failed', 'dropped')", name="state_known"),
        Index("ix_job_due", "due_at", postgresql_where=text("state = 'waiting'")),
        Index("ix_job_failed", "id", postgresql_where=text("state = 'failed'")),
    )

    target: Mapped[str]
    args: Mapped[dict[str, Any]] = mapped_column(default=dict)
    queue: Mapped[str] = mapped_column(default="default")
    state: Mapped[str] = mapped_column(default=JobState.WAITING)
    due_at: Mapped[datetime]
    claim: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"))
    unique_key: Mapped[str | None] = mapped_column(unique=True)
    done_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class LostClaim(RuntimeError):
    """The lease ran out and another worker has the job: this run must not commit."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that is ours until the lease runs out."""

    id: int
    target: str
    args: dict[str, Any]
    number: int


def later(
    target: str,
    *,
    queue: str = "default",
    due_at: datetime | None = None,
    unique_key: str | None = None,
    fact_id: int | None = None,
    **args: Any,
) -> bool:
    """Write a job row for the function at the dotted path `target` ("mall.domain.carts.jobs:tidy") and ring after
    the commit. A second call with the same `unique_key` writes nothing; returns whether a row was written."""
    statement = (
        insert(Job)
        .values(
            target=target,
            args=args,
            queue=queue,
            due_at=due_at or clock.now(),
            unique_key=unique_key,
            fact_id=fact_id,
            state=JobState.WAITING,
            claim=0,
            attempts=0,
            last_error="",
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(Job.id)
    )
    job_id = db.session.scalar(statement)
    if job_id is None:
        return False
    if due_at is None or due_at <= clock.now():
        after_commit(db.session, f"ring {queue}", partial(ring, queue))
    return True


def ring(queue: str) -> None:
    """Wake the queue's worker, unless a bell is waiting for it already: whoever hears it looks at all rows.

    A dead Redis is no loss: the sweeper rings again.
    """
    if not current_app.config["REDIS_URL"]:
        return
    try:
        bells = _bells(queue)
        if bells.is_empty():
            bells.enqueue_call("worker.answer", args=(queue,), result_ttl=0, failure_ttl=3600, timeout=LONGEST_SHIFT)
    except RedisError as error:
        log.warning("the job queue is unreachable, the sweeper will ring again: %s", error)


def answer(queue: str) -> int:
    """Do what is due on the queue, and what becomes due while nobody is done waiting. Returns how many jobs ran.

    One process does many jobs: a new one for each would start with empty caches and without a connection, which is
    dearer than most jobs. After `SHIFT` seconds it makes way for a new one, so that nothing it leaks stays for long.
    """
    app, ends, done = current_app._get_current_object(), time.monotonic() + SHIFT, 0  # type: ignore[attr-defined]
    bells = _bells(queue)
    while True:
        bells.empty()  # before looking: a bell that rings from now on is for rows we may not have seen
        while time.monotonic() < ends:
            with app.app_context():  # a session of its own
                if not perform_next(queue):
                    break
            done += 1
        wait = min(LINGER, ends - time.monotonic())
        if wait <= 0:
            ring(queue)  # for what is still due, or was rung for and not looked at
            return done
        if not bells.connection.blmove(bells.key, bells.key, wait):  # type: ignore[arg-type]  # fractions too
            return done


def _bells(queue: str) -> Queue:
    return Queue(queue, connection=connection(current_app.config["REDIS_URL"]), serializer="json")


def connection(url: str) -> Redis:
    """One client per application and URL, for short commands."""
    clients: dict[str, Redis] = current_app.extensions.setdefault("redis_clients", {})
    if url not in clients:
        clients[url] = Redis.from_url(url, socket_timeout=3, socket_connect_timeout=2)
    return clients[url]


def perform(job_id: int) -> bool:
    """Claim the row, run its target, commit both. Returns whether this call did the work."""
    claimed = _claim(select(Job.id).where(Job.id == job_id))
    return claimed is not None and _run(claimed)


def perform_next(queue: str | None = None, before: datetime | None = None) -> bool:
    """Take the job that is due for longest, of one queue or of all; returns whether there was one, done or failed."""
    oldest = select(Job.id).where(Job.state == JobState.WAITING, Job.due_at <= (before or clock.now()))
    if queue:
        oldest = oldest.where(Job.queue == queue)
    claimed = _claim(oldest.order_by(Job.due_at, Job.id).limit(1).with_for_update(skip_locked=True))
    if claimed is not None:
        _run(claimed)
    return claimed is not None


def _run(claimed: Claimed) -> bool:
    try:
        resolve(claimed.target)(**claimed.args)
        _finish(claimed)
        db.session.commit()
    except LostClaim:
        db.session.rollback()
        return False
    except Exception:
        db.session.rollback()
        log.exception("job %s (%s) failed", claimed.id, claimed.target)
        _fail(claimed, traceback.format_exc(limit=20))
        return False
    return True


def resolve(target: str) -> Callable[..., Any]:
    """The function at "package.module:name". Only functions of the mall can be named."""
    module, _, name = target.partition(":")
    if not module.startswith("mall."):
        raise LookupError(f"{target} is not a job of the mall")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


def _claim(which: Select[int]) -> Claimed | None:
    row = db.session.execute(
        update(Job)
        .where(Job.id == which.scalar_subquery(), Job.state == JobState.WAITING, Job.due_at <= clock.now())
        .values(claim=Job.claim + 1, attempts=Job.attempts + 1, due_at=clock.now() + LEASE)
        .returning(Job.id, Job.target, Job.args, Job.claim)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    db.session.commit()
    return Claimed(*row) if row else None


def _finish(claimed: Claimed) -> None:
    finished = db.session.execute(
        update(Job)
        .where(Job.id == claimed.id, Job.claim == claimed.number, Job.state == JobState.WAITING)
        .values(state=JobState.DONE, done_at=clock.now(), last_error="")
        .execution_options(synchronize_session=False)
    )
    if finished.rowcount != 1:  # type: ignore[attr-defined]
        raise LostClaim


def _fail(claimed: Claimed, error: str) -> None:
    job = db.session.get(Job, claimed.id, populate_existing=True)
    if job is None or job.claim != claimed.number or job.state != JobState.WAITING:
        return
    job.last_error = error[-4000:]
    if job.attempts >= ATTEMPTS:
        job.state = JobState.FAILED
    else:
        job.due_at = clock.now() + timedelta(seconds=10 * 4 ** (job.attempts - 1))
    db.session.commit()


def sweep() -> int:
    """Ring for every row that is due: those whose bell was lost, whose lease ran out, whose back-off is over.

    Goes by state and due time, never by a watermark of ids. A job whose process died with it every time gives up here.
    Returns how many are due.
    """
    is_due = (Job.state == JobState.WAITING, Job.due_at <= clock.now())
    deadly = update(Job).where(*is_due, Job.attempts >= ATTEMPTS)
    db.session.execute(deadly.values(state=JobState.FAILED, last_error="its process ended before it, every time"))
    due = db.session.execute(select(Job.queue, func.count()).where(*is_due).group_by(Job.queue)).all()
    for queue, _number in due:
        ring(queue)
    return sum(number for _queue, number in due)


def drain(limit: int = 1000, before: datetime | None = None, queue: str | None = None) -> int:
    """Do what is due here and now, without a worker: for commands and tests. Returns how many were tried."""
    done = 0
    while done < limit and perform_next(queue, before):
        done += 1
    return done


def failed(limit: int = 100) -> list[Job]:
    """Jobs that gave up, newest first, for operators."""
    return list(
        db.session.scalars(select(Job).where(Job.state == JobState.FAILED).order_by(Job.id.desc()).limit(limit))
    )


def retry(job_id: int) -> bool:
    """Let a failed job try again from the start. Returns whether there was one."""
    return _settle(job_id, state=JobState.WAITING, attempts=0, due_at=clock.now())


def drop(job_id: int) -> bool:
    """Give a failed job up for good. Returns whether there was one."""
    return _settle(job_id, state=JobState.DROPPED)


def oldest_due() -> datetime | None:
    """When the longest-waiting due job became due: a health figure."""
    due = select(Job.due_at).where(Job.state == JobState.WAITING, Job.due_at <= clock.now())
    return db.session.scalar(due.order_by(Job.due_at).limit(1))


def dismiss(*targets: str) -> int:
    """Count waiting jobs of these targets as done, because what they would do was just done for all at once."""
    done = update(Job).where(Job.target.in_(targets), Job.state == JobState.WAITING)
    return db.session.execute(done.values(state=JobState.DONE, done_at=clock.now())).rowcount  # type: ignore[attr-defined]


def _settle(job_id: int, **values: Any) -> bool:
    changed = db.session.execute(update(Job).where(Job.id == job_id, Job.state == JobState.FAILED).values(**values))
    return changed.rowcount == 1  # type: ignore[attr-defined]
