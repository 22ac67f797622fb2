"""Reads of the queue, for operators."""

from sqlalchemy import func, select

from mall.domain.moderation.models import Case, CaseState
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of


def open_cases(kind: str | None = None, after: str | None = None, size: int = 30) -> Slice[Case]:
    """What waits, oldest first."""
    waiting = select(Case).where(Case.state == CaseState.OPEN)
    if kind:
        waiting = waiting.where(Case.kind == kind)
    return slice_of(waiting, Case.id, after=after, size=size, descending=False)


def open_counts() -> dict[str, int]:
    """How many wait, per kind."""
    rows = db.session.execute(select(Case.kind, func.count()).where(Case.state == CaseState.OPEN).group_by(Case.kind))
    return {kind: int(count) for kind, count in rows}


def next_open(kind: str, after_id: int) -> Case | None:
    """The case to look at after this one."""
    waiting = select(Case).where(Case.state == CaseState.OPEN, Case.kind == kind, Case.id > after_id)
    return first(waiting.order_by(Case.id))


def last_case_about(kind: str, subject_id: int) -> Case | None:
    """The latest case about a subject, for whoever submitted it."""
    about = select(Case).where(Case.kind == kind, Case.subject_id == subject_id)
    return first(about.order_by(Case.id.desc()))
