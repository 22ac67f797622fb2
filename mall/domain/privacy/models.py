"""Copies of what is kept about people, and accounts that are about to be closed."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private


@private
class DataExport(Keyed, Base):
    """A person's wish for a copy of her data, and the file once it is made."""

    __tablename__ = "data_export"

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    file_key: Mapped[str | None]
    size: Mapped[int] = mapped_column(default=0)  # bytes
    made_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime] = created()

    @property
    def is_ready(self) -> bool:
        """Whether there is a file."""
        return self.file_key is not None


@private
class AccountClosing(Base):
    """A person's wish to have her account erased, which she may take back until it is due."""

    __tablename__ = "account_closing"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime] = created()
