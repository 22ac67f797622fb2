"""Reads of one person's inbox and of what she wants to be told."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from mall.domain.messages.events import KINDS, Event
from mall.domain.messages.models import Notice, NoticePreference
from mall.domain.messages.words import Told, told
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a person wants to be told of an event."""

    event: Event
    in_inbox: bool = True
    by_mail: bool = True


def notices_for(person_id: int, language: str, after: str | None = None) -> Slice[Told]:
    """A page of the person's inbox in words, the newest first."""
    mine = select(Notice).where(Notice.person_id == person_id, Notice.in_inbox)
    found = slice_of(mine, Notice.id, after=after, size=20)
    return Slice(told(found.items, language), found.next)


def notice_of(person_id: int, public_id: uuid.UUID) -> Notice:
    """The person's notice, or NotFound."""
    found = first(select(Notice).where(Notice.person_id == person_id, Notice.public_id == public_id, Notice.in_inbox))
    if found is None:
        raise NotFound
    return found


def unread_count(person_id: int) -> int:
    """How many notices she has not read."""
    unread = select(func.count()).where(Notice.person_id == person_id, Notice.in_inbox, Notice.read_at.is_(None))
    return int(db.session.scalar(unread) or 0)


def wishes_for(person_id: int) -> list[Wish]:
    """What the person wants to be told, of every event."""
    rows = {row.event: row for row in db.session.scalars(_preferences(person_id))}
    return [
        Wish(event, rows[event].in_inbox, rows[event].by_mail) if event in rows and not kind.must_come else Wish(event)
        for event, kind in KINDS.items()
    ]


def wish_of(person_id: int, event: Event) -> Wish:
    """The same of one event."""
    return next(wish for wish in wishes_for(person_id) if wish.event == event)


def belongings(person_id: int) -> dict[str, Any]:
    """All of it, for the person herself."""
    notices = db.session.scalars(select(Notice).where(Notice.person_id == person_id).order_by(Notice.id))
    return {
        "notices": [
            {"event": row.event, "details": row.details, "at": row.at, "read_at": row.read_at} for row in notices
        ],
        "preferences": [
            {"event": row.event, "inbox": row.in_inbox, "mail": row.by_mail}
            for row in db.session.scalars(_preferences(person_id))
        ],
    }


def _preferences(person_id: int) -> Any:
    return select(NoticePreference).where(NoticePreference.person_id == person_id).order_by(NoticePreference.event)
