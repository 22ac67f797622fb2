"""The audit log: who did what to which thing, from what to what, why, from where. Rows are only ever added."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from flask import g, has_request_context, request
from sqlalchemy import Index, select
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


append_only(AuditEntry.__table__)


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


def entries(action: str = "", subject: str = "", after: str | None = None) -> Slice[AuditEntry]:
    """For operators: deeds, newest first, by the beginning of the action and by the kind of thing."""
    found = select(AuditEntry)
    if action:
        found = found.where(AuditEntry.action.startswith(action, autoescape=True))
    if subject:
        found = found.where(AuditEntry.subject == subject)
    return slice_of(found, AuditEntry.id, after=after, size=50)


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
