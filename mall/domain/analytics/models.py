"""What each store sold on each day: counted from its orders, written by jobs alone. Amounts are minor units."""

from datetime import date

from sqlalchemy import Date, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base
from mall.kernel.tenancy import Tenant, tenant


@tenant
class SalesDay(Tenant, Base):
    """A store's day: what was paid, and what went back."""

    __tablename__ = "sales_day"
    __table_args__ = (PrimaryKeyConstraint("store_id", "day"),)

    day: Mapped[date] = mapped_column(Date)
    orders: Mapped[int]
    returning: Mapped[int]  # of them by people who had bought here before
    units: Mapped[int]
    sales: Mapped[int]
    refunds: Mapped[int]
    refunded: Mapped[int]


@tenant
class ProductDay(Tenant, Base):
    """A product's part of a day: what was paid for it, and what has been given back of that since."""

    __tablename__ = "product_day"
    __table_args__ = (PrimaryKeyConstraint("store_id", "day", "product_id"),)

    day: Mapped[date] = mapped_column(Date)
    product_id: Mapped[int]
    units: Mapped[int]
    sales: Mapped[int]
    refunded: Mapped[int]


@tenant
class SourceDay(Tenant, Base):
    """Where a day's buyers had come from: another site's host, a campaign's name, or nothing."""

    __tablename__ = "source_day"
    __table_args__ = (PrimaryKeyConstraint("store_id", "day", "source"),)

    day: Mapped[date] = mapped_column(Date)
    source: Mapped[str]
    orders: Mapped[int]
    sales: Mapped[int]


@tenant
class MethodDay(Tenant, Base):
    """How a day's orders reach their buyers: by parcel, by the store's own people, at the counter."""

    __tablename__ = "method_day"
    __table_args__ = (PrimaryKeyConstraint("store_id", "day", "method"),)

    day: Mapped[date] = mapped_column(Date)
    method: Mapped[str]
    orders: Mapped[int]
    sales: Mapped[int]
