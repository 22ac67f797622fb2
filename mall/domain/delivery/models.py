"""Freight templates of a store and their rules, one per set of regions; the zones in which it delivers itself."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.delivery.rules import Tariff
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import Tenant, tenant


class Basis(StrEnum):
    """What a template counts."""

    PIECE = "piece"
    WEIGHT = "weight"  # grams


@tenant
class FreightTemplate(Tenant, Keyed, Base):
    """How a store charges freight. Products name one; the others take the store's default."""

    __tablename__ = "freight_template"
    __table_args__ = (
        UniqueConstraint("store_id", "id"),
        CheckConstraint("by IN ('piece', 'weight')", name="by_known"),
        Index("uq_freight_template_default", "store_id", unique=True, postgresql_where=text("is_default")),
    )

    name: Mapped[str]
    by: Mapped[str] = mapped_column(default=Basis.PIECE)
    is_default: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = created()

    rules: Mapped[list["FreightRule"]] = relationship(
        order_by="FreightRule.id",
        foreign_keys="FreightRule.template_id",
        primaryjoin="FreightRule.template_id == FreightTemplate.id",
        viewonly=True,
    )

    @property
    def tariffs(self) -> tuple[Tariff, ...]:
        """Its rules as values."""
        return tuple(rule.tariff for rule in self.rules)


@tenant
class FreightRule(Tenant, Keyed, Base):
    """One tariff of a template. Fees and `free_over` are minor units, `first_n` and `next_n` pieces or grams."""

    __tablename__ = "freight_rule"
    __table_args__ = (
        ForeignKeyConstraint(
            ["store_id", "template_id"], ["freight_template.store_id", "freight_template.id"], ondelete="CASCADE"
        ),
        CheckConstraint("first_n > 0 AND next_n > 0", name="counts_something"),
        CheckConstraint("first_fee >= 0 AND next_fee >= 0 AND free_over >= 0", name="costs_not_negative"),
        Index(None, "template_id", "id"),
    )

    template_id: Mapped[int] = mapped_column(BigInteger)
    region_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), default=list)
    first_n: Mapped[int] = mapped_column(default=1)
    first_fee: Mapped[int] = mapped_column(default=0)
    next_n: Mapped[int] = mapped_column(default=1)
    next_fee: Mapped[int] = mapped_column(default=0)
    free_over: Mapped[int | None]
    refuses: Mapped[bool] = mapped_column(default=False)

    @property
    def tariff(self) -> Tariff:
        """The same as a value."""
        return Tariff(
            tuple(self.region_ids),
            self.first_n,
            self.first_fee,
            self.next_n,
            self.next_fee,
            self.free_over,
            self.refuses,
            self.id,
        )


@tenant
class DeliveryZone(Tenant, Keyed, Base):
    """Regions in which a store delivers itself, and on what terms. Amounts are minor units; one that is off counts for
    nothing, and no region stands in two that are on."""

    __tablename__ = "delivery_zone"
    __table_args__ = (
        CheckConstraint("cardinality(region_ids) > 0", name="lies_somewhere"),
        CheckConstraint("fee >= 0 AND min_amount >= 0 AND free_over >= 0", name="costs_not_negative"),
        CheckConstraint("minutes BETWEEN 10 AND 2880", name="comes_within_two_days"),
    )

    name: Mapped[str]
    region_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    min_amount: Mapped[int] = mapped_column(default=0)  # of goods
    fee: Mapped[int] = mapped_column(default=0)
    free_over: Mapped[int | None]
    minutes: Mapped[int] = mapped_column(default=60)  # what is promised
    week: Mapped[list[Any]] = mapped_column(default=list)  # when it delivers, as StoreLocation.week; none means always
    is_on: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = created()
