"""All recurring work, in one list: when (a cron line, in the mall's time zone), what, on which queue.

Each period of each entry is one job row with a unique key, so two cron processes, or one that restarts, write it once.
"""

import logging
import signal
import threading
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from croniter import croniter
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from mall.kernel import clock, jobs
from mall.kernel.db import db

log = logging.getLogger(__name__)

LEADER = 7_215_001  # the advisory lock that one cron process holds
TICK = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Recurring:
    """A line of the schedule."""

    name: str
    when: str
    target: str
    queue: str = "default"


SCHEDULE: tuple[Recurring, ...] = (
    Recurring("assume-receipts", "7 * * * *", "mall.domain.orders.jobs:assume_receipts"),
    Recurring("check-invariants", "17 * * * *", "mall.audit.jobs:check", "money"),
    Recurring("seal-log", "47 * * * *", "mall.kernel.audit_chain:seal"),
    Recurring("tidy-carts", "55 3 * * *", "mall.domain.carts.jobs:tidy"),
    Recurring("tidy-sheets", "35 3 * * *", "mall.domain.imports.jobs:tidy_exports", "bulk"),
    Recurring("tidy-people", "50 3 * * *", "mall.domain.people.jobs:tidy"),
    Recurring("tidy-invitations", "35 3 * * *", "mall.domain.stores.jobs:tidy"),
    Recurring("tidy-exports", "45 3 * * *", "mall.domain.privacy.jobs:tidy"),
    Recurring("keep-hours", "* * * * *", "mall.domain.catalog.jobs:keep_hours"),
    Recurring("copy-sales", "40 * * * *", "mall.domain.search.jobs:copy_sales"),
    Recurring("gather-searches", "25 * * * *", "mall.domain.search.jobs:gather_searches"),
    Recurring("index-all", "20 4 * * *", "mall.domain.search.jobs:index_all"),
    Recurring("keep-page-times", "* * * * *", "mall.domain.pages.jobs:keep_times"),
    Recurring("prune-pages", "25 3 * * *", "mall.domain.pages.jobs:prune", "bulk"),
    Recurring("recommend", "40 3 * * *", "mall.domain.recommendations.jobs:count_all", "bulk"),
    Recurring("score-reviews", "10 3 * * *", "mall.domain.reviews.jobs:score_all"),
    Recurring("count-sales", "50 2 * * *", "mall.domain.analytics.jobs:count_all", "bulk"),
    Recurring("settle", "30 2 * * *", "mall.domain.orders.jobs:settle_all", "money"),
)


def run(app: Flask, stop: threading.Event) -> None:
    """Tick until told to stop. Only the process that holds the leader lock writes."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        with app.app_context():
            try:
                tick(ZoneInfo(app.config["TIMEZONE"]))
            except SQLAlchemyError as error:
                log.warning("the database is away, the next tick will try again: %s", error)
        stop.wait(TICK)


def tick(zone: ZoneInfo, at: datetime | None = None) -> int:
    """Write the jobs whose period has begun, and ring for all that are due. Returns how many were rung for.

    The leader lock lasts for the transaction: if another process holds it, this tick does nothing.
    """
    if not db.session.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": LEADER}):
        db.session.rollback()
        return 0
    moment = (at or clock.now()).astimezone(zone)
    for line in SCHEDULE:
        period = croniter(line.when, moment).get_prev(datetime)
        jobs.later(line.target, queue=line.queue, unique_key=f"{line.name}@{period.isoformat()}")
    due = jobs.sweep()
    db.session.commit()
    return due
