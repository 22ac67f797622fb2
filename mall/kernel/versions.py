"""Numbers that change when what a page shows has changed, so that a copy of the page can be known to be true.

A verb says what it touches ("goods", "product 7", "sku 12"); the numbers go up at the end of its transaction, in one
sorted statement: late, so that nobody waits long for a row that many touch, and sorted, so that nobody waits in a circle.
Who keeps a copy reads the numbers first and the rows afterwards: the copy may then be newer than its numbers, never older.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import CompoundSelect, Select, event, literal, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from mall.kernel.db import Base, db

Looked = Select[Any] | CompoundSelect[Any]

TOUCHED = "versions"
COUNT = text(
    "INSERT INTO version (topic, number) SELECT unnest(CAST(:topics AS varchar[])), 1 "
    "ON CONFLICT (topic) DO UPDATE SET number = version.number + 1"
)


class Version(Base):
    """How often a topic was touched."""

    __tablename__ = "version"

    topic: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


def touch(*topics: str) -> None:
    """Let the topics' numbers go up when the running transaction commits."""
    db.session.info.setdefault(TOUCHED, set()).update(topics)


def reading(topics: Iterable[str], more: Looked | None = None) -> Select[str, int]:
    """The statement that reads the topics' numbers, and those of the topics that `more` selects. Built once, asked often."""
    wanted: Any = Version.topic.in_(literal(each, literal_execute=True) for each in sorted(topics))
    return select(Version.topic, Version.number).where(wanted if more is None else or_(wanted, Version.topic.in_(more)))


def numbers(statement: Select[str, int], values: Mapping[str, Any] | None = None) -> dict[str, int]:
    """What such a statement finds; a topic that was never touched is missing. `values` fills what `more` left open."""
    return {row.topic: row.number for row in db.session.execute(statement, values or {})}


@event.listens_for(Session, "before_commit")
def _count(session: Session) -> None:
    if session.in_nested_transaction() or not session.info.get(TOUCHED):
        return
    session.flush()
    session.execute(COUNT, {"topics": sorted(session.info.pop(TOUCHED))})


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    if not session.in_nested_transaction():
        session.info.pop(TOUCHED, None)
