"""Reads of parcels and codes."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mall.domain import orders, stores
from mall.domain.shipping.models import PickupCode, Shipment
from mall.kernel.db import db, first
from mall.kernel.ids import has_check_digit


def shipments_of(order: orders.Order) -> list[Shipment]:
    """The order's parcels, oldest first, with what is in them."""
    mine = select(Shipment).where(Shipment.order_id == order.id).options(selectinload(Shipment.lines))
    return list(db.session.scalars(mine.order_by(Shipment.id)))


def shipment_by_id(shipment_id: int) -> Shipment:
    """A parcel, for jobs."""
    return db.session.get_one(Shipment, shipment_id)


def open_code_of(order: orders.Order) -> PickupCode | None:
    """The code the buyer shows, until it is used."""
    return first(select(PickupCode).where(PickupCode.order_id == order.id, PickupCode.used_at.is_(None)))


def code_in(store: stores.Store, typed: str) -> PickupCode | None:
    """The store's code that was typed or scanned, spaces aside; None when there is none or a digit is wrong."""
    code = "".join(typed.split())
    if not has_check_digit(code):
        return None
    mine = select(PickupCode).where(PickupCode.store_id == store.id, PickupCode.code == code)
    return first(mine.order_by(PickupCode.id.desc()))
