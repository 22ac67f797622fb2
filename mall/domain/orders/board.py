"""A store's board of orders: its tabs with their counts, what narrows it down, and how an order is found.

The seller role sees rows through a policy, and behind one PostgreSQL uses an index only for operators that cannot tell
what they saw: equality and comparison, not LIKE. So names and phones are sought by how they begin and, through columns
that hold them backwards, by how they end.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, func, select, union_all

from mall.domain import catalog, delivery
from mall.domain.orders.actions import ASKED_BACK
from mall.domain.orders.models import Order, OrderContact, OrderGate, OrderLine
from mall.domain.orders.queries import WHOLE
from mall.domain.orders.states import FulfilmentState
from mall.domain.stores import Store
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.pages import Slice, first_of, slice_of
from mall.kernel.settings import setting
from mall.kernel.text import half_width

PAGE = 20
LAST = "\U0010ffff"  # sorts after everything that a name may go on with
TAIL = 4  # digits of a phone number that people know it by
LEAVING = Order.fulfilment.in_([FulfilmentState.READY, FulfilmentState.PART_SHIPPED])

BOARD: dict[str, ColumnElement[bool]] = {
    "to_ship": and_(LEAVING, Order.method == delivery.Method.PARCEL),
    "to_deliver": and_(LEAVING, Order.method == delivery.Method.COURIER),
    "to_hand_over": and_(LEAVING, Order.method == delivery.Method.PICKUP),
    "unpaid": Order.fulfilment == FulfilmentState.WAITING,
    "to_receive": Order.fulfilment == FulfilmentState.SHIPPED,
    "received": Order.fulfilment == FulfilmentState.RECEIVED,
    "closed": Order.fulfilment == FulfilmentState.CLOSED,
    "all": Order.id.is_not(None),
}
# What is done and over is not counted: it only grows, and nobody acts on the figure.
COUNTED = ("to_ship", "to_deliver", "to_hand_over", "unpaid", "to_receive")
OPEN = (
    FulfilmentState.WAITING,
    FulfilmentState.READY,
    FulfilmentState.PART_SHIPPED,
    FulfilmentState.SHIPPED,
)
ARRIVED = func.coalesce(Order.paid_at, Order.created_at)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
OLDEST_FIRST = ("to_ship", "to_deliver", "to_hand_over")  # whoever waits longest is next


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the board is narrowed down to. `text` is an order's number, the name or phone it goes to, a SKU code or
    words of a product's title; `day` is the day it was placed on, where the mall is."""

    text: str = ""
    day: date | None = None
    method: str = ""
    payment: str = ""


def orders_of_store(
    store: Store, tab: str = "all", wanted: Narrowed | None = None, after: str | None = None
) -> Slice[Order]:
    """A page of the store's board: what waits oldest first, everything else newest first."""
    mine = select(Order).where(Order.store_id == store.id, BOARD.get(tab, BOARD["all"])).options(*WHOLE)
    mine = mine.where(*_conditions(store, wanted)) if wanted else mine
    return slice_of(mine, Order.id, after=after, size=PAGE, descending=tab not in OLDEST_FIRST)


def orders_numbered(store: Store, numbers: Iterable[str]) -> list[Order]:
    """The store's orders with these numbers, oldest first; others are left out."""
    mine = select(Order).where(Order.store_id == store.id, Order.number.in_(list(numbers)))
    return list(db.session.scalars(mine.options(*WHOLE).order_by(Order.id)))


def orders_with_ids(store: Store, order_ids: Iterable[int]) -> dict[int, Order]:
    """The store's orders with these keys, for lists of what belongs to them."""
    mine = select(Order).where(Order.store_id == store.id, Order.id.in_(list(order_ids))).options(*WHOLE)
    return {order.id: order for order in db.session.scalars(mine)}


def orders_to_ship(store: Store, limit: int) -> list[Order]:
    """The store's orders that wait to be sent, the longest wait first."""
    mine = select(Order).where(Order.store_id == store.id, BOARD["to_ship"]).options(*WHOLE)
    return list(db.session.scalars(mine.order_by(Order.id).limit(limit)))


def counts_of_store(store: Store) -> dict[str, int]:
    """How many of the store's orders wait under each tab of `COUNTED`. Reads open orders only."""
    figures = [func.count().filter(BOARD[tab]).label(tab) for tab in COUNTED]
    row = db.session.execute(select(*figures).where(Order.store_id == store.id, Order.fulfilment.in_(OPEN))).one()
    return {tab: int(getattr(row, tab)) for tab in COUNTED}


def arrived_since(store: Store, moment: datetime) -> int:
    """How many orders that may leave came to the store after that: when they were paid, or placed to be paid in cash."""
    mine = select(func.count()).select_from(Order).where(Order.store_id == store.id, LEAVING, moment < ARRIVED)
    return int(db.session.scalar(mine) or 0)


def last_arrival(store: Store) -> datetime:
    """When the newest of them came."""
    found = db.session.scalar(select(func.max(ARRIVED)).where(Order.store_id == store.id, LEAVING))
    return found or LONG_AGO


def count_of_store(store: Store) -> int:
    """For operators: how many orders the store ever had."""
    return int(db.session.scalar(select(func.count()).select_from(Order).where(Order.store_id == store.id)) or 0)


def waiting_at(store: Store, location_id: int) -> int:
    """How many of the store's open orders are to be fetched at that place."""
    mine = select(func.count()).select_from(Order).where(Order.store_id == store.id, Order.fulfilment.in_(OPEN))
    return int(db.session.scalar(mine.where(Order.location_id == location_id)) or 0)


def held_back(store: Store, found: Iterable[Order]) -> set[int]:
    """Which of these orders an operator has to clear before they may leave."""
    return set(db.session.scalars(_for_operators(store).where(OrderGate.order_id.in_([order.id for order in found]))))


def pressing_of_store(store: Store) -> tuple[int, int]:
    """Of the store's orders that may leave: how many parcels are later than it promised, how many orders an operator has to
    clear first."""
    is_late = and_(Order.method == delivery.Method.PARCEL, Order.ship_by < clock.now())
    late, held = func.count().filter(is_late), func.count().filter(Order.id.in_(_for_operators(store)))
    row = db.session.execute(select(late, held).where(Order.store_id == store.id, LEAVING)).one()
    return int(row[0]), int(row[1])


def overdue() -> tuple[int, list[Order]]:
    """For operators: how many parcels of all stores are later than was promised, and the latest of them."""
    late = select(Order).where(LEAVING, Order.method == delivery.Method.PARCEL, Order.ship_by < clock.now())
    return first_of(late, Order.ship_by, Order.id)


def _for_operators(store: Store) -> Select[Any]:
    """The keys of the store's orders with a gate that waits for an operator, and not for the store's own answer."""
    gates = select(OrderGate.order_id).where(OrderGate.store_id == store.id, OrderGate.cleared_at.is_(None))
    return gates.where(OrderGate.kind != ASKED_BACK)


def _conditions(store: Store, wanted: Narrowed) -> Iterator[ColumnElement[bool]]:
    if wanted.text:
        yield Order.id.in_(union_all(*_mentions(store, wanted.text)).scalar_subquery())
    if wanted.day:
        start, end = bounds_of(wanted.day)
        yield and_(Order.created_at >= start, Order.created_at < end)
    if wanted.method:
        yield Order.method == wanted.method
    if wanted.payment:
        yield Order.payment == wanted.payment


def _mentions(store: Store, text: str) -> Iterator[Select[Any]]:
    """The keys of the store's orders that the words may mean: a select for each thing that people know of an order."""
    lines = select(OrderLine.order_id).where(OrderLine.store_id == store.id)
    yield lines.where(OrderLine.sku_code == text)
    titled = catalog.products_titled(store, text)
    if titled:
        yield lines.where(OrderLine.product_id.in_(titled))
    typed = half_width(text).lower()
    digits = re.sub(r"[\s()-]", "", typed)
    is_number = digits.lstrip("+").isdigit()
    if is_number:
        yield select(Order.id).where(Order.store_id == store.id, Order.number == digits)
    sent_to = select(OrderContact.order_id).where(OrderContact.store_id == store.id)
    for column, beginning in _phone(digits) if is_number else _name(typed):
        yield sent_to.where(column >= beginning, column < f"{beginning}{LAST}")


def _phone(digits: str) -> Iterator[tuple[Any, str]]:
    """How it begins, as it is dialled at home or from abroad, or ends."""
    if len(digits) >= TAIL:
        yield OrderContact.phone_back, digits.lstrip("+")[::-1]
        yield OrderContact.phone, f"+{digits.lstrip('+')}"
        yield OrderContact.phone, f"+86{digits}"


def _name(name: str) -> Iterator[tuple[Any, str]]:
    """How it begins or ends."""
    yield OrderContact.name_key, name
    yield OrderContact.name_back, name[::-1]


def bounds_of(day: date) -> tuple[datetime, datetime]:
    """When that day begins and ends, where the mall is."""
    start = datetime.combine(day, time.min, ZoneInfo(setting("TIMEZONE")))
    return start, start + timedelta(days=1)
