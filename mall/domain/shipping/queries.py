"""Reads of parcels, codes and deliveries."""

import hmac
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import selectinload

from mall.domain import orders, stores
from mall.domain.shipping.models import DeliveryTask, PickupCode, Shipment
from mall.domain.shipping.states import TaskState
from mall.kernel import clock
from mall.kernel.db import db, first
from mall.kernel.ids import has_check_digit
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound
from mall.kernel.seals import seal

PAGE = 20  # deliveries
SEALED = 20  # hexadecimal digits of a ticket's seal

UNDER_WAY = (TaskState.ACCEPTED, TaskState.PICKED_UP, TaskState.OUT)
OPEN = (TaskState.WAITING, *UNDER_WAY, TaskState.FAILED)

# The tabs of a store's deliveries.
DELIVERIES: dict[str, ColumnElement[bool]] = {
    "waiting": DeliveryTask.state == TaskState.WAITING,
    "under_way": DeliveryTask.state.in_(UNDER_WAY),
    "failed": DeliveryTask.state == TaskState.FAILED,
    "done": DeliveryTask.state == TaskState.DELIVERED,
}


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


def tasks_of_store(
    store: stores.Store, tab: str, courier_id: int | None = None, after: str | None = None
) -> Slice[DeliveryTask]:
    """The store's deliveries under a tab, what is due first at the top, the last done first; those that somebody sees who
    is a courier and no more."""
    mine = select(DeliveryTask).where(DeliveryTask.store_id == store.id, DELIVERIES[tab], _seen_by(courier_id))
    if tab == "done":
        return slice_of(mine, DeliveryTask.id, after=after, size=PAGE)
    return slice_of(mine, DeliveryTask.due_at, DeliveryTask.id, after=after, size=PAGE, descending=False)


def counts_of_deliveries(store: stores.Store, courier_id: int | None = None) -> dict[str, int]:
    """How many there are under each tab but the last, and how many of them are late."""
    tabs = [tab for tab in DELIVERIES if tab != "done"]
    figures = [func.count().filter(DELIVERIES[tab]).label(tab) for tab in tabs]
    late = func.count().filter(DeliveryTask.due_at < clock.now()).label("late")
    mine = (DeliveryTask.store_id == store.id, DeliveryTask.state.in_(OPEN), _seen_by(courier_id))
    row = db.session.execute(select(*figures, late).where(*mine)).one()
    return {name: int(getattr(row, name)) for name in (*tabs, "late")}


def task_of(store: stores.Store, number: str, courier_id: int | None = None) -> DeliveryTask:
    """The store's delivery of the order with that number, as far as a courier sees it, or NotFound."""
    mine = select(DeliveryTask).join(orders.Order, orders.Order.id == DeliveryTask.order_id)
    mine = mine.where(DeliveryTask.store_id == store.id, orders.Order.number == number, _seen_by(courier_id))
    task: DeliveryTask | None = first(mine)
    if task is None:
        raise NotFound
    return task


def task_about(order: orders.Order) -> DeliveryTask | None:
    """The delivery of an order, where the store's own people bring it."""
    found: DeliveryTask | None = first(select(DeliveryTask).where(DeliveryTask.order_id == order.id))
    return found


def task_by_id(task_id: int) -> DeliveryTask:
    """A delivery, for jobs."""
    return db.session.get_one(DeliveryTask, task_id, populate_existing=True)


def tasks_about(person_id: int) -> list[DeliveryTask]:
    """What was brought to a person, oldest first."""
    hers = select(orders.Order.id).where(orders.Order.person_id == person_id)
    return list(
        db.session.scalars(select(DeliveryTask).where(DeliveryTask.order_id.in_(hers)).order_by(DeliveryTask.id))
    )


def belongings(person_id: int) -> list[dict[str, Any]]:
    """The same for herself."""
    found = tasks_about(person_id)
    numbers = orders.numbers_of(task.order_id for task in found)
    return [
        {
            "order": numbers[task.order_id],
            "state": task.state,
            "promised_for": task.due_at,
            "done_at": task.done_at,
            "proof": task.proof,
            "given_to": task.given_to,
        }
        for task in found
    ]


def _seen_by(courier_id: int | None) -> ColumnElement[bool]:
    """What a courier sees: her own, and what waits for anybody."""
    if courier_id is None:
        return DeliveryTask.id.is_not(None)
    return or_(DeliveryTask.courier_id == courier_id, DeliveryTask.state == TaskState.WAITING)
