"""Notices, and which of them people want."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private


@private
class Notice(Keyed, Base):
    """Something that a person is told, once: `key` says which occurrence of the event it is.

    Its words belong to the event (events.py); `details` are the names and numbers in them. `at` is when it happened.
    One that is not `in_inbox` was switched off and stands here so that it is not told again.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "event", "key"),
        Index("ix_notice_inbox", "person_id", "id", postgresql_where=text("in_inbox")),
        Index("ix_notice_unread", "person_id", postgresql_where=text("in_inbox AND read_at IS NULL")),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    event: Mapped[str]
    key: Mapped[str]
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"))
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    in_inbox: Mapped[bool] = mapped_column(default=True)
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


@private
class NoticePreference(Base):
    """Where a person wants to be told of an event. Whoever has said nothing is told everywhere."""

    __tablename__ = "notice_preference"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    event: Mapped[str] = mapped_column(primary_key=True)
    in_inbox: Mapped[bool] = mapped_column(default=True)
    by_mail: Mapped[bool] = mapped_column(default=True)
    changed_at: Mapped[datetime] = created()
