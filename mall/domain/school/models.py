"""Who has finished the school and what it brought, and what it brings."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import Tenant, shared, tenant


@tenant
class Graduation(Tenant, Keyed, Base):
    """A store has done every lesson. A job gives it the holiday; the seller centre may not write rules of commission."""

    __tablename__ = "school_graduation"
    __table_args__ = (UniqueConstraint("store_id"),)

    asked_by: Mapped[int | None]
    rule_id: Mapped[int | None]  # of the holiday, once it is granted
    rate_bp: Mapped[int | None]
    ends_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


@shared("SELECT")
class SchoolTerms(Base):
    """What finishing brings. One row, or none while the usual holds."""

    __tablename__ = "school_terms"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("rate_bp BETWEEN 0 AND 10000", name="rate_is_a_share"),
        CheckConstraint("days BETWEEN 0 AND 365", name="at_most_a_year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rate_bp: Mapped[int]
    days: Mapped[int]  # 0: no holiday
