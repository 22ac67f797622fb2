"""The ordered list of commission rules, and changes of it that wait for a second person."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private, shared


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


@private
class RuleChange(Keyed, Base):
    """A change of that list that one operator wants and another decides about."""

    __tablename__ = "rule_change"
    __table_args__ = (
        CheckConstraint("kind IN ('add', 'edit', 'up', 'down')", name="kind_known"),
        CheckConstraint("(kind = 'add') = (rule_id IS NULL)", name="of_a_rule"),
        CheckConstraint("approved_by <> proposed_by", name="two_people"),
        CheckConstraint("approved_by IS NULL OR decided_at IS NOT NULL", name="approved_at_some_time"),
    )

    kind: Mapped[str]
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("commission_rule.id"))
    version: Mapped[int]  # of the rule as it was looked at
    fields: Mapped[dict[str, Any]]
    proposed_by: Mapped[int | None]
    approved_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
