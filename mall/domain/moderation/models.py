"""The operators' one queue."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base, Keyed, created
from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.tenancy import shared
from mall.kernel.text import _


class CaseState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # by whoever submitted it


class AlreadyDecided(NotNow):
    message = _("Somebody has decided this already.")


CASE = Lifecycle(
    "state",
    CaseState,
    {CaseState.OPEN: (CaseState.APPROVED, CaseState.REFUSED, CaseState.WITHDRAWN)},
    rests=(CaseState.APPROVED, CaseState.REFUSED, CaseState.WITHDRAWN),
    refusal=AlreadyDecided,
)


@shared("SELECT, INSERT, UPDATE")
class Case(Keyed, Base):
    """Something that waits for an operator: its kind and id are plain references, its owner decides what happens."""

    __tablename__ = "moderation_case"
    __table_args__ = (
        CASE.check(),
        Index("ix_moderation_case_open", "kind", "id", postgresql_where=text("state = 'open'")),
        Index("uq_moderation_case_open", "kind", "subject_id", unique=True, postgresql_where=text("state = 'open'")),
    )

    kind: Mapped[str]
    subject_id: Mapped[int]
    store_id: Mapped[int | None] = mapped_column(index=True)
    title: Mapped[dict[str, str]] = mapped_column(default=dict)
    risks: Mapped[list[Any]] = mapped_column(default=list)  # what automatic checks noticed, as codes
    state: Mapped[str] = CASE.column(CaseState.OPEN)
    version: Mapped[int] = mapped_column(default=1)
    reason_code: Mapped[str] = mapped_column(default="")
    message: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
