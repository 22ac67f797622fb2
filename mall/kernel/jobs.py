"""Jobs: a row in PostgreSQL is the truth, RQ is only the bell that wakes a worker (docs/jobs.md).

A row is written in the transaction that wants the work, so that what was committed will be done and what was rolled
back will not. A worker claims the row for a lease, runs the target and marks the row done in the target's own
transaction. A worker that dies leaves a lease that runs out; a job that outlives its lease cannot commit, because
its claim number is no longer the row's. So a job's effect on the database happens once; what it does to the outside
world may happen twice, and such jobs must be idempotent there.
"""

import importlib
import logging
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from flask import current_app
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.db import Base, Keyed, after_commit, created, db

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
ATTEMPTS = 8
QUEUES = ("default", "mail", "money", "bulk")


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
        after_commit(db.session, lambda: ring(queue, [job_id]))
    return True


def ring(queue: str, job_ids: list[int]) -> None:
    """Wake a worker for these rows. A dead Redis is no loss: the sweeper rings again."""
    url = current_app.config["REDIS_URL"]
    if not url:
        return
    try:
        bell = Queue(queue, connection=connection(url), serializer="json")
        for job_id in job_ids:
            bell.enqueue_call("worker.perform", args=(job_id,), result_ttl=0, failure_ttl=3600, timeout=600)
    except RedisError as error:
        log.warning("the job queue is unreachable, the sweeper will ring again: %s", error)


def connection(url: str) -> Redis:
    """One client per application and URL, for short commands."""
    clients: dict[str, Redis] = current_app.extensions.setdefault("redis_clients", {})
    if url not in clients:
        clients[url] = Redis.from_url(url, socket_timeout=3, socket_connect_timeout=2)
    return clients[url]


def perform(job_id: int) -> bool:
    """Claim the row, run its target, commit both. Returns whether this call did the work."""
    claimed = _claim(job_id)
    if claimed is None:
        return False
    target, args, claim = claimed
    try:
        resolve(target)(**args)
        _finish(job_id, claim)
        db.session.commit()
    except LostClaim:
        db.session.rollback()
        return False
    except Exception:
        db.session.rollback()
        log.exception("job %s (%s) failed", job_id, target)
        _fail(job_id, claim, traceback.format_exc(limit=20))
        return False
    return True


def resolve(target: str) -> Callable[..., Any]:
    """The function at "package.module:name". Only functions of the mall can be named."""
    module, _, name = target.partition(":")
    if not module.startswith("mall."):
        raise LookupError(f"{target} is not a job of the mall")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


def _claim(job_id: int) -> tuple[str, dict[str, Any], int] | None:
    row = db.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.WAITING, Job.due_at <= clock.now())
        .values(claim=Job.claim + 1, attempts=Job.attempts + 1, due_at=clock.now() + LEASE)
        .returning(Job.target, Job.args, Job.claim)
    ).one_or_none()
    db.session.commit()
    return (row.target, row.args, row.claim) if row else None


def _finish(job_id: int, claim: int) -> None:
    finished = db.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.claim == claim, Job.state == JobState.WAITING)
        .values(state=JobState.DONE, done_at=clock.now(), last_error="")
        .execution_options(synchronize_session=False)
    )
    if finished.rowcount != 1:  # type: ignore[attr-defined]
        raise LostClaim


def _fail(job_id: int, claim: int, error: str) -> None:
    job = db.session.get(Job, job_id, populate_existing=True)
    if job is None or job.claim != claim or job.state != JobState.WAITING:
        return
    job.last_error = error[-4000:]
    if job.attempts >= ATTEMPTS:
        job.state = JobState.FAILED
    else:
        job.due_at = clock.now() + timedelta(seconds=10 * 4 ** (job.attempts - 1))
    db.session.commit()


def sweep(limit: int = 500) -> int:
    """Ring for every row that is due: those whose bell was lost, whose lease ran out, whose back-off is over.

    Goes by state and due time, never by a watermark of ids. Returns how many were rung for.
    """
    due = db.session.execute(
        select(Job.id, Job.queue)
        .where(Job.state == JobState.WAITING, Job.due_at <= clock.now())
        .order_by(Job.due_at)
        .limit(limit)
    ).all()
    for queue in {row.queue for row in due}:
        ring(queue, [row.id for row in due if row.queue == queue])
    return len(due)


def drain(limit: int = 1000, before: datetime | None = None, queue: str | None = None) -> int:
    """Do what is due here and now, without a worker: for commands and tests. Returns how many ran."""
    done = 0
    while done < limit:
        due = select(Job.id).where(Job.state == JobState.WAITING, Job.due_at <= (before or clock.now()))
        if queue:
            due = due.where(Job.queue == queue)
        job_id = db.session.scalar(due.order_by(Job.due_at, Job.id).limit(1))
        db.session.commit()
        if job_id is None:
            return done
        done += perform(job_id)
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
