"""Reads of announcements."""

from sqlalchemy import or_, select

from mall.domain.announcements.models import Announcement
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound


def current(size: int = 3) -> list[Announcement]:
    """What stands on the front page now, the newest first."""
    now = clock.now()
    shown = select(Announcement).where(
        Announcement.starts_at <= now, or_(Announcement.ends_at.is_(None), Announcement.ends_at > now)
    )
    return list(db.session.scalars(shown.order_by(Announcement.starts_at.desc(), Announcement.id.desc()).limit(size)))


def all_announcements(after: str | None = None) -> Slice[Announcement]:
    """For operators: all of them, the newest first."""
    return slice_of(select(Announcement), Announcement.id, after=after, size=30)


def announcement_by_id(announcement_id: int) -> Announcement:
    """One of them, or NotFound."""
    found = db.session.get(Announcement, announcement_id)
    if found is None:
        raise NotFound
    return found
