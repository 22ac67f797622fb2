"""Reads of orders. A buyer's begin with the buyer, a store's with the store, an operator's say so."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import selectinload

from mall.domain.orders.models import Order, OrderContact, OrderLine, PriceChange, Purchase
from mall.domain.orders.placing import Buyer
from mall.domain.orders.states import FulfilmentState, PaymentState
from mall.domain.stores import Store
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound

# The tabs of a buyer's list of orders; board.py has a store's.
TABS: dict[str, ColumnElement[bool]] = {
    "all": Order.id.is_not(None),
    "unpaid": Order.payment == PaymentState.UNPAID,
    "to_ship": and_(
        Order.fulfilment.in_([FulfilmentState.READY, FulfilmentState.PART_SHIPPED]),
        Order.payment != PaymentState.UNPAID,
    ),
    "to_receive": Order.fulfilment == FulfilmentState.SHIPPED,
    "received": Order.fulfilment == FulfilmentState.RECEIVED,
    "closed": Order.fulfilment == FulfilmentState.CLOSED,
}

WHOLE = (selectinload(Order.lines), selectinload(Order.contact))


def purchase_of(buyer: Buyer, number: str) -> Purchase:
    """The buyer's purchase with its orders and lines, or NotFound."""
    mine = select(Purchase).where(Purchase.number == number, _bought_by(buyer))
    purchase = first(mine.options(selectinload(Purchase.orders).options(*WHOLE), selectinload(Purchase.payables)))
    if purchase is None:
        raise NotFound
    return purchase


def purchase_by_id(purchase_id: int) -> Purchase:
    """For jobs and trades above: a purchase with its orders."""
    purchase = db.session.get(Purchase, purchase_id)
    if purchase is None:
        raise NotFound
    return purchase


def order_by_id(order_id: int) -> Order:
    """For jobs and trades above: an order, not locked, or NotFound. `locked_order` is for those that change it."""
    order = db.session.get(Order, order_id, populate_existing=True)
    if order is None:
        raise NotFound
    return order


def order_of(buyer: Buyer, number: str) -> Order:
    """The buyer's order, or NotFound."""
    order = first(_orders_of(buyer).where(Order.number == number).options(*WHOLE))
    if order is None:
        raise NotFound
    return order


def orders_for(buyer: Buyer, tab: str = "all", after: str | None = None) -> Slice[Order]:
    """A page of the buyer's orders, newest first. An unknown tab is all."""
    mine = _orders_of(buyer).where(TABS.get(tab, TABS["all"])).options(selectinload(Order.lines))
    return slice_of(mine, Order.id, after=after, size=10)


def bought(buyer: Buyer) -> Select[Any]:
    """The buyer's orders, to be narrowed down."""
    return _orders_of(buyer)


def counts_for(buyer: Buyer) -> dict[str, int]:
    """How many orders the buyer has under each tab."""
    return _counts(select(Order).join(Purchase, Purchase.id == Order.purchase_id).where(_bought_by(buyer)))


def adopt(guest_digest: str, person_id: int) -> None:
    """Give a guest's purchases to the person she turned out to be."""
    for purchase in db.session.scalars(
        select(Purchase).where(Purchase.guest_digest == guest_digest, Purchase.person_id.is_(None))
    ):
        purchase.person_id = person_id
        for order in purchase.orders:
            order.person_id = person_id
    db.session.flush()


def order_of_store(store: Store, number: str) -> Order:
    """The store's order, or NotFound."""
    mine = select(Order).where(Order.store_id == store.id, Order.number == number)
    order = first(mine.options(*WHOLE))
    if order is None:
        raise NotFound
    return order


def has_shipped_in_time(store: Store) -> bool:
    """Whether it ever sent a parcel as early as it had promised."""
    kept = select(Order.id).where(Order.store_id == store.id, Order.shipped_at <= Order.ship_by)
    return first(kept) is not None


def open_orders_of_store(store: Store) -> int:
    """Orders that keep a store from closing: not received yet, or with something to be settled about them."""
    resting = (FulfilmentState.RECEIVED, FulfilmentState.CLOSED)
    is_open = or_(Order.fulfilment.not_in(resting), Order.freezes > 0)
    still = select(func.count()).select_from(Order).where(Order.store_id == store.id, is_open)
    return int(db.session.scalar(still) or 0)


def all_orders(tab: str = "all", text: str = "", after: str | None = None) -> Slice[Order]:
    """For operators: every order, newest first; `text` is an order's or a purchase's number."""
    found = select(Order).where(TABS.get(tab, TABS["all"])).options(*WHOLE)
    if text:
        numbered = select(Purchase.id).where(Purchase.number == text)
        found = found.where(or_(Order.number == text, Order.purchase_id.in_(numbered)))
    return slice_of(found, Order.id, after=after, size=30)


def order_by_number(number: str) -> Order:
    """For operators: an order, or NotFound."""
    order = first(select(Order).where(Order.number == number).options(*WHOLE))
    if order is None:
        raise NotFound
    return order


def price_changes_of(found: Iterable[Order]) -> list[PriceChange]:
    """What stores changed of the price of these orders, oldest first."""
    mine = select(PriceChange).where(PriceChange.order_id.in_([order.id for order in found]))
    return list(db.session.scalars(mine.order_by(PriceChange.id)))


def price_change_by_id(change_id: int) -> PriceChange:
    """For jobs."""
    return db.session.get_one(PriceChange, change_id)


def numbers_of(order_ids: Iterable[int]) -> dict[int, str]:
    """Order numbers by id, for pages that show references."""
    wanted = select(Order.id, Order.number).where(Order.id.in_(list(order_ids)))
    return {row.id: row.number for row in db.session.execute(wanted)}


def purchase_numbers(found: Iterable[Order]) -> dict[int, str]:
    """The purchase numbers of orders, by purchase id."""
    wanted = select(Purchase.id, Purchase.number).where(Purchase.id.in_([order.purchase_id for order in found]))
    return {row.id: row.number for row in db.session.execute(wanted)}


def _orders_of(buyer: Buyer) -> Select[Any]:
    if buyer.person_id is not None:
        return select(Order).where(Order.person_id == buyer.person_id)
    return select(Order).join(Purchase, Purchase.id == Order.purchase_id).where(_bought_by(buyer))


def _bought_by(buyer: Buyer) -> ColumnElement[bool]:
    if buyer.person_id is not None:
        return Purchase.person_id == buyer.person_id
    if buyer.guest_digest:
        return and_(Purchase.guest_digest == buyer.guest_digest, Purchase.person_id.is_(None))
    return Purchase.id.is_(None)


def _counts(orders: Select[Any]) -> dict[str, int]:
    figures = [func.count().filter(condition).label(tab) for tab, condition in TABS.items()]
    row = db.session.execute(orders.with_only_columns(*figures).order_by(None)).one()
    return {tab: int(getattr(row, tab)) for tab in TABS}


def purchases_by_id(purchase_ids: Iterable[int]) -> dict[int, Purchase]:
    """Purchases by their ids, for operators' lists."""
    found = select(Purchase).where(Purchase.id.in_(list(purchase_ids)))
    return {purchase.id: purchase for purchase in db.session.scalars(found)}


def belongings(person_id: int) -> list[dict[str, Any]]:
    """What a person bought, for herself: oldest first, amounts in minor units."""
    mine = select(Order).where(Order.person_id == person_id).options(*WHOLE).order_by(Order.id)
    return [
        {
            "number": order.number,
            "placed_at": order.created_at,
            "payment": order.payment,
            "fulfilment": order.fulfilment,
            "currency": order.currency,
            "goods": order.goods,
            "freight": order.freight,
            "total": order.total,
            "note": order.buyer_note,
            "sent_to": _sent_to(order.contact),
            "lines": [
                {"title": line.title, "options": line.options, "quantity": line.quantity, "paid": line.paid}
                for line in order.lines
            ],
        }
        for order in db.session.scalars(mine)
    ]


def _sent_to(contact: OrderContact | None) -> dict[str, str]:
    names = ("name", "phone", "country", "region", "line", "postcode")
    return {name: getattr(contact, name) for name in names} if contact else {}


def shows_picture(stem: str) -> bool:
    """Whether any order keeps the picture with that stem."""
    return bool(db.session.scalar(select(exists().where(OrderLine.picture == stem))))
