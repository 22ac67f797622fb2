"""The audit log: who did what to which thing, from what to what, why, from where. Rows are only ever added."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import g, has_request_context, request
from sqlalchemy import ColumnElement, Index, func, select
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.actors import Actor
from mall.kernel.db import Base, Keyed, created, db, ddl
from mall.kernel.pages import Slice, slice_of


class AuditEntry(Keyed, Base):
    """One deed. `before` and `after` hold the changed fields only."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index(None, "subject", "subject_id", "id"),
        Index(None, "actor_kind", "actor_id", "id"),
        Index(None, "store_id", "id"),
        Index(None, "action", "id", postgresql_ops={"action": "text_pattern_ops"}),
        Index(None, "at", "id"),
    )

    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]
    action: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[int | None]
    store_id: Mapped[int | None]
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reason: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    request_id: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = created()


APPEND_ONLY = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def append_only(table: Any) -> None:
    """Let the database refuse every UPDATE, DELETE and TRUNCATE on the table."""
    ddl(table, APPEND_ONLY)
    ddl(
        table,
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table.name} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    )


# The database's own word for the log: entries are added. What one says about people may be emptied once its digest is kept.
EMPTIED_ONLY = """
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    about_people text[] := ARRAY['before', 'after', 'reason', 'address'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - about_people = to_jsonb(OLD) - about_people
        AND NEW.before IN (OLD.before, '{}') AND NEW.after IN (OLD.after, '{}')
        AND NEW.reason IN (OLD.reason, '') AND NEW.address IN (OLD.address, '')
        AND EXISTS (SELECT FROM audit_erasure WHERE entry_id = OLD.id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""
ddl(AuditEntry.__table__, EMPTIED_ONLY)
ddl(
    AuditEntry.__table__,
    "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()",
)


def record(
    actor: Actor,
    action: str,
    subject: str,
    subject_id: int | None,
    *,
    store_id: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Add an entry in the running transaction. `action` is a verb and its object: "payout.approve". What is done in the
    seller centre belongs to the store that it is done in."""
    db.session.add(
        AuditEntry(
            actor_kind=actor.kind,
            actor_id=actor.id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            store_id=db.session.info.get("store_id") if store_id is None else store_id,
            before=before or {},
            after=after or {},
            reason=reason,
            address=(request.remote_addr or "") if has_request_context() else "",
            request_id=g.get("request_id", "") if has_request_context() else "",
            at=clock.now(),
        )
    )


def about(subject: str, subject_id: int, action: str) -> list[AuditEntry]:
    """The deeds of one kind that were done to one thing, oldest first."""
    found = select(AuditEntry).where(AuditEntry.subject == subject, AuditEntry.subject_id == subject_id)
    return list(db.session.scalars(found.where(AuditEntry.action == action).order_by(AuditEntry.id)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What operators look for in the log; what is None or empty narrows nothing down."""

    actor_ids: tuple[int, ...] | None = None
    action: str = ""  # its beginning
    subject: str = ""
    subject_id: int | None = None
    store_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None  # before this moment


def entries(wanted: Wanted, after: str | None = None, size: int = 50) -> Slice[AuditEntry]:
    """For operators: deeds, newest first."""
    found = select(AuditEntry).where(*conditions(wanted))
    return slice_of(found, AuditEntry.id, after=after, size=size)


def every_entry(wanted: Wanted, most: int) -> Iterator[AuditEntry]:
    """The same as far as they go, at most so many, a thousand at a time."""
    after, left = None, most
    while left > 0:
        found = entries(wanted, after, min(left, 1000))
        yield from found.items
        after, left = found.next, left - len(found.items)
        if after is None:
            return


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """The same for a statement."""
    if wanted.actor_ids is not None:
        yield AuditEntry.actor_kind == "person"
        yield AuditEntry.actor_id.in_(wanted.actor_ids)
    if wanted.action:
        yield AuditEntry.action.startswith(wanted.action, autoescape=True)
    if wanted.subject:
        yield AuditEntry.subject == wanted.subject
    if wanted.subject_id is not None:
        yield AuditEntry.subject_id == wanted.subject_id
    if wanted.store_id is not None:
        yield AuditEntry.store_id == wanted.store_id
    yield from _days(wanted.since, wanted.until)


def _days(since: datetime | None, until: datetime | None) -> Iterator[ColumnElement[bool]]:
    """Between two moments, and between the numbers that they lead to: pages are read along the numbers."""
    within = []
    if since is not None:
        within.append(AuditEntry.at >= since)
    if until is not None:
        within.append(AuditEntry.at < until)
    if not within:
        return
    # Behind the OFFSET the planner cannot take the lowest number for the first of the whole log that happens to fit.
    numbers = select(AuditEntry.id).where(*within).offset(0).subquery()
    first, last = db.session.execute(select(func.min(numbers.c.id), func.max(numbers.c.id))).one()
    yield from (*within, AuditEntry.id >= (first or 0), AuditEntry.id <= (last or 0))


def entries_of_store(
    store_id: int,
    actor_id: int | None = None,
    subjects: Collection[str] = (),
    day: tuple[datetime, datetime] | None = None,
    after: str | None = None,
) -> Slice[AuditEntry]:
    """A store's deeds, newest first: by whom, about which kinds of things, from one moment until before another."""
    found = select(AuditEntry).where(AuditEntry.store_id == store_id)
    if actor_id is not None:
        found = found.where(AuditEntry.actor_kind == "person", AuditEntry.actor_id == actor_id)
    if subjects:
        found = found.where(AuditEntry.subject.in_(subjects))
    if day is not None:
        found = found.where(AuditEntry.at >= day[0], AuditEntry.at < day[1])
    return slice_of(found, AuditEntry.id, after=after, size=50)


def subjects_of_store(store_id: int, action: str) -> list[int]:
    """The ids of what a deed was done to in a store: "member.remove" gives those who left."""
    done = select(AuditEntry.subject_id).where(AuditEntry.store_id == store_id, AuditEntry.action == action)
    return list(db.session.scalars(done.distinct()))
