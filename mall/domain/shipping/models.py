"""Parcels, pickup codes, deliveries by the store's own people."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.shipping.states import TASK, TaskState
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


@tenant
class DeliveryTask(Tenant, Keyed, Base):
    """An order that one of the store's own people brings. `code` is what its buyer says at the door; `photo` is a file key,
    for the store's people and the buyer alone. What a delivery proves is one of the two."""

    __tablename__ = "delivery_task"
    __table_args__ = (
        TASK.check(),
        UniqueConstraint("order_id"),
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        CheckConstraint("proof IN ('', 'code', 'photo') AND (state = 'delivered') = (proof <> '')", name="is_proven"),
        CheckConstraint("state <> 'failed' OR reason <> ''", name="failed_for_a_reason"),
        CheckConstraint(
            "courier_id IS NOT NULL OR state IN ('waiting', 'cancelled')",
            name="somebody_brings_it",
        ),
        Index("ix_delivery_task_board", "store_id", "state", "due_at", "id"),
        Index("ix_delivery_task_courier", "store_id", "courier_id", "state"),
    )

    order_id: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = TASK.column(TaskState.WAITING)
    courier_id: Mapped[int | None]  # a person
    due_at: Mapped[datetime]  # when the buyer was promised it
    code: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)  # how often it failed
    reason: Mapped[str] = mapped_column(default="")  # it failed last: a code of FAILURES, and words after it
    proof: Mapped[str] = mapped_column(default="")
    photo: Mapped[str | None]
    given_to: Mapped[str] = mapped_column(default="")
    accepted_at: Mapped[datetime | None]
    picked_up_at: Mapped[datetime | None]
    out_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]  # delivered, failed or cancelled
    created_at: Mapped[datetime] = created()
