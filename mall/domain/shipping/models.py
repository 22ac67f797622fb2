"""Parcels and pickup codes."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import Tenant, tenant


@tenant
class Shipment(Tenant, Keyed, Base):
    """A parcel of an order, with the carrier's number."""

    __tablename__ = "shipment"
    __table_args__ = (
        UniqueConstraint("store_id", "id"),
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        UniqueConstraint("order_id", "carrier", "tracking_number"),
    )

    order_id: Mapped[int] = mapped_column(BigInteger, index=True)
    carrier: Mapped[str]
    tracking_number: Mapped[str]
    shipped_by: Mapped[int | None]
    created_at: Mapped[datetime] = created()
    lines: Mapped[list["ShipmentLine"]] = relationship(
        order_by="ShipmentLine.id",
        foreign_keys="ShipmentLine.shipment_id",
        primaryjoin="Shipment.id == ShipmentLine.shipment_id",
        viewonly=True,
    )


@tenant
class ShipmentLine(Tenant, Keyed, Base):
    """Units of an order line in a parcel."""

    __tablename__ = "shipment_line"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "shipment_id"], ["shipment.store_id", "shipment.id"]),
        ForeignKeyConstraint(["store_id", "line_id"], ["order_line.store_id", "order_line.id"]),
        CheckConstraint("quantity > 0", name="ships_something"),
    )

    shipment_id: Mapped[int] = mapped_column(BigInteger, index=True)
    line_id: Mapped[int] = mapped_column(BigInteger)
    quantity: Mapped[int]


@tenant
class PickupCode(Tenant, Keyed, Base):
    """What the buyer shows at the counter: twelve digits, the last a check digit; unique among the open ones."""

    __tablename__ = "pickup_code"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        UniqueConstraint("order_id"),
        Index("uq_pickup_code_open", "code", unique=True, postgresql_where=text("used_at IS NULL")),
    )

    order_id: Mapped[int] = mapped_column(BigInteger)
    code: Mapped[str]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None]
    created_at: Mapped[datetime] = created()
