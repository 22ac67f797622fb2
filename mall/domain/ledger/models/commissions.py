"""The ordered list of commission rules."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import shared


@shared("SELECT")
class CommissionRule(Keyed, Base):
    """A line of the ordered list of commission rules; the first that matches decides. Empty conditions match all."""

    __tablename__ = "commission_rule"
    __table_args__ = (
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate_is_a_share"),
        CheckConstraint("minimum >= 0 AND fixed >= 0", name="amounts_not_negative"),
    )

    name: Mapped[dict[str, str]]
    position: Mapped[int]
    store_id: Mapped[int | None]
    category_id: Mapped[int | None]  # and everything below it
    store_mode: Mapped[str | None]
    rate_bp: Mapped[int]  # ten-thousandths of what the buyer paid for the line
    fixed: Mapped[int] = mapped_column(default=0)  # minor units per unit sold
    minimum: Mapped[int] = mapped_column(default=0)  # minor units per line
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = created()
