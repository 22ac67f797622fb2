"""What the mall says."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import shared


@shared("SELECT")
class Announcement(Keyed, Base):
    """Words for everybody. `path` is an address of the mall or empty."""

    __tablename__ = "announcement"
    __table_args__ = (
        CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="ends_after_its_start"),
        Index(None, "starts_at"),
    )

    title: Mapped[dict[str, str]]
    body: Mapped[dict[str, str]] = mapped_column(default=dict)
    path: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = created()

    @property
    def state(self) -> str:
        """ "scheduled", "shown" or "over", by the clock."""
        now = clock.now()
        if self.ends_at is not None and self.ends_at <= now:
            return "over"
        return "shown" if self.starts_at <= now else "scheduled"
