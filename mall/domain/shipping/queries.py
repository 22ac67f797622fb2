"""Reads of parcels and codes."""

import hmac
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mall.domain import orders, stores
from mall.domain.shipping.models import PickupCode, Shipment
from mall.kernel.db import db, first
from mall.kernel.ids import has_check_digit
from mall.kernel.refusals import NotFound
from mall.kernel.seals import seal

SEALED = 20  # hexadecimal digits of a ticket's seal


def shipments_of(order: orders.Order) -> list[Shipment]:
    """The order's parcels, oldest first, with what is in them."""
    mine = select(Shipment).where(Shipment.order_id == order.id).options(selectinload(Shipment.lines))
    return list(db.session.scalars(mine.order_by(Shipment.id)))


def parcels_of(store: stores.Store, order_ids: Iterable[int]) -> set[tuple[int, str, str]]:
    """The parcels of these orders of the store: (order id, carrier, number)."""
    mine = select(Shipment.order_id, Shipment.carrier, Shipment.tracking_number).where(Shipment.store_id == store.id)
    found = db.session.execute(mine.where(Shipment.order_id.in_(list(order_ids))))
    return {(row.order_id, row.carrier, row.tracking_number) for row in found}


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


def ticket_for(store: stores.Store, code: str) -> str:
    """The code as it stands in a link: with its store, and sealed, so that nobody finds codes by trying links."""
    return f"{store.slug}.{code}.{seal('pickup', store.id, code)[:SEALED]}"


def store_of_ticket(ticket: str) -> tuple[stores.Store, str]:
    """The store and the code that the ticket was made for. Raises NotFound for one that we did not make."""
    slug, _dot, rest = ticket.partition(".")
    code = rest.partition(".")[0]
    store = stores.store_with_slug(slug)
    if not hmac.compare_digest(ticket_for(store, code).encode(), ticket.encode()):
        raise NotFound
    return store, code
