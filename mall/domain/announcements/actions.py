"""Verbs of announcements. Each is remembered in the audit log."""

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from mall.domain.announcements.models import Announcement
from mall.kernel import audit, clock, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import Refusal, Stale
from mall.kernel.text import _

ANNOUNCED = "announcements"  # what copies of pages that show them depend on (kernel/versions.py)
SUBJECT = "announcement"


class NoSuchTime(Refusal):
    message = _("It has to end after it begins.")


@dataclass(frozen=True, slots=True)
class Words:
    """What is announced, in two languages; where it leads; from when until when, for good without an end."""

    title: dict[str, str]
    body: dict[str, str] = field(default_factory=dict)
    path: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def announce(words: Words, actor: Actor) -> Announcement:
    """Say it, at once if no start is given. Raises NoSuchTime."""
    made = Announcement(**columns(words))
    db.session.add(made)
    db.session.flush()
    audit.record(actor, "announcement.add", SUBJECT, made.id, after=readable(words))
    versions.touch(ANNOUNCED)
    return made


def change(announcement: Announcement, version: int, words: Words, actor: Actor) -> None:
    """Say it otherwise. Raises NoSuchTime, and Stale when somebody else saved since `version`."""
    write(announcement, version, columns(words))
    audit.record(actor, "announcement.edit", SUBJECT, announcement.id, after=readable(words))


def take_down(announcement: Announcement, actor: Actor) -> None:
    """Let it end now. What has not begun ends before anybody saw it; what is over stays as it was."""
    if announcement.state == "over":
        return
    now = clock.now()
    begun = min(announcement.starts_at, now - timedelta(seconds=1))
    write(announcement, announcement.version, {"starts_at": begun, "ends_at": now})
    audit.record(actor, "announcement.end", SUBJECT, announcement.id)


def write(announcement: Announcement, version: int, values: dict[str, Any]) -> None:
    """The row, if nobody wrote it since `version`."""
    written = db.session.execute(
        update(Announcement)
        .where(Announcement.id == announcement.id, Announcement.version == version)
        .values(version=version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    if written.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    db.session.refresh(announcement)
    versions.touch(ANNOUNCED)


def columns(words: Words) -> dict[str, Any]:
    """What is stored."""
    starts_at = words.starts_at or clock.now()
    if words.ends_at is not None and words.ends_at <= starts_at:
        raise NoSuchTime
    return {**asdict(words), "starts_at": starts_at}


def readable(words: Words) -> dict[str, Any]:
    """The same for the log."""
    times = {name: value.isoformat() for name in ("starts_at", "ends_at") if (value := getattr(words, name))}
    return {"title": words.title, "path": words.path, **times}
