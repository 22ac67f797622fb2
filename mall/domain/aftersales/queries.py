"""Reads of after-sale requests. A buyer's begin with the buyer, a store's with the store, an operator's say so."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import selectinload

from mall.domain import orders
from mall.domain.aftersales.models import AfterSale, AfterSaleLine
from mall.domain.aftersales.rules import Kind, Left, kinds, left
from mall.domain.aftersales.states import OPEN, AfterSaleState
from mall.domain.orders import FulfilmentState, Order, OrderLine, PaymentState
from mall.domain.stores import Store
from mall.kernel import clock
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound

_S = AfterSaleState

# What a store has to do with them. Under the first three the nearest deadline comes first.
DESK: dict[str, ColumnElement[bool]] = {
    "to_answer": AfterSale.state == _S.APPLIED,
    "coming_back": AfterSale.state == _S.SENT,
    "with_buyer": AfterSale.state.in_([_S.OFFERED, _S.TO_SEND, _S.REJECTED]),
    "with_mall": AfterSale.state.in_([_S.ESCALATED, _S.GRANTED, _S.REFUNDING]),
    "over": AfterSale.state.in_([_S.DONE, _S.WITHDRAWN, _S.REFUSED, _S.LAPSED]),
}
TIMED = ("to_answer", "coming_back", "with_buyer")
HELD = and_(AfterSale.state.in_(OPEN), or_(AfterSale.kind != Kind.CANCEL, AfterSale.state != _S.REJECTED))
LINES = selectinload(AfterSale.lines)


def request_of(buyer: orders.Buyer, number: str) -> AfterSale:
    """The buyer's request, or NotFound."""
    return _found(_requests_of(buyer).where(AfterSale.number == number))


def requests_for(buyer: orders.Buyer, after: str | None = None) -> Slice[AfterSale]:
    """A page of the buyer's requests, newest first."""
    return slice_of(_requests_of(buyer).options(LINES), AfterSale.id, after=after, size=10)


def count_open_for(buyer: orders.Buyer) -> int:
    """How many of them may still come to something."""
    mine = _requests_of(buyer).where(AfterSale.state.in_(OPEN))
    return int(db.session.scalar(select(func.count()).select_from(mine.subquery())) or 0)


def requests_about(order: Order) -> list[AfterSale]:
    """Everything that was asked about an order, newest first."""
    mine = select(AfterSale).where(AfterSale.store_id == order.store_id, AfterSale.order_id == order.id)
    return list(db.session.scalars(mine.options(LINES).order_by(AfterSale.id.desc())))


def open_requests_about(order: Order) -> list[AfterSale]:
    """Those that hold units of the order, and the order itself, still."""
    mine = select(AfterSale).where(AfterSale.store_id == order.store_id, AfterSale.order_id == order.id, HELD)
    return list(db.session.scalars(mine.options(LINES).order_by(AfterSale.id)))


def count_fruitless(order: Order) -> int:
    """How many requests about it came to nothing."""
    let_go = AfterSale.state.in_([_S.WITHDRAWN, _S.REFUSED, _S.LAPSED])
    said_no = and_(AfterSale.kind == Kind.CANCEL, AfterSale.state == _S.REJECTED)
    mine = select(func.count()).where(AfterSale.order_id == order.id, or_(let_go, said_no))
    return int(db.session.scalar(mine) or 0)


def left_of(order: Order) -> dict[int, Left]:
    """What of each line nobody asked back yet: {line id: Left}."""
    waiting = _waiting(order) if any(line.claimed > line.refunded for line in order.lines) else {}
    return {
        line.id: left(line.id, line.quantity, line.shipped, line.claimed, line.called_off + waiting.get(line.id, 0))
        for line in order.lines
    }


def _waiting(order: Order) -> dict[int, int]:
    """Units that open requests are about and that were not sent: {line id: units}."""
    units = (
        select(AfterSaleLine.line_id, func.sum(AfterSaleLine.unsent))
        .join(AfterSale, AfterSale.id == AfterSaleLine.after_sale_id)
        .where(AfterSale.store_id == order.store_id, AfterSale.order_id == order.id, HELD)
        .group_by(AfterSaleLine.line_id)
    )
    return {line_id: int(count) for line_id, count in db.session.execute(units)}


def kinds_for(order: Order) -> list[Kind]:
    """What its buyer may ask now. Nothing before it is paid, and nothing after its return period."""
    if order.payment != PaymentState.PAID or order.fulfilment == FulfilmentState.CLOSED or is_over(order):
        return []
    return kinds(not any(line.shipped for line in order.lines), left_of(order).values())


def is_over(order: Order) -> bool:
    """Whether the return period has ended."""
    return order.matured_at is not None or (order.matures_at is not None and order.matures_at <= clock.now())


def request_of_store(store: Store, number: str) -> AfterSale:
    """The store's request, or NotFound."""
    return _found(select(AfterSale).where(AfterSale.store_id == store.id, AfterSale.number == number))


def requests_of_store(store: Store, tab: str, after: str | None = None) -> Slice[AfterSale]:
    """A page of the store's requests under a tab of DESK; an unknown one is the first."""
    tab = tab if tab in DESK else "to_answer"
    mine = select(AfterSale).where(AfterSale.store_id == store.id, DESK[tab]).options(LINES)
    if tab in TIMED:
        return slice_of(mine, AfterSale.due_at, AfterSale.id, after=after, size=20, descending=False)
    return slice_of(mine, AfterSale.id, after=after, size=20)


def counts_of_store(store: Store) -> dict[str, int]:
    """How many of the store's requests stand under each tab but the last, which only grows."""
    tabs = [tab for tab in DESK if tab != "over"]
    figures = [func.count().filter(DESK[tab]).label(tab) for tab in tabs]
    open_ones = select(*figures).where(AfterSale.store_id == store.id, ~DESK["over"])
    row = db.session.execute(open_ones).one()
    return {tab: int(getattr(row, tab)) for tab in tabs}


def asked_about(store: Store, found: Iterable[Order]) -> dict[int, AfterSale]:
    """The open request about each of these orders of the store that has one: {order id: the oldest}."""
    ids = [order.id for order in found]
    mine = select(AfterSale).where(AfterSale.store_id == store.id, AfterSale.order_id.in_(ids), HELD)
    return {each.order_id: each for each in db.session.scalars(mine.order_by(AfterSale.id.desc()))}


def history_with(store: Store, request: AfterSale) -> list[AfterSale]:
    """The last requests of the same member with this store alone, the present one left out; of a guest none."""
    person_id = select(Order.person_id).where(Order.id == request.order_id).scalar_subquery()
    mine = select(AfterSale).join(Order, Order.id == AfterSale.order_id)
    mine = mine.where(AfterSale.store_id == store.id, Order.person_id == person_id, AfterSale.id != request.id)
    return list(db.session.scalars(mine.order_by(AfterSale.id.desc()).limit(10)))


def request_by_id(after_sale_id: int) -> AfterSale:
    """For jobs and operators: a request, or NotFound."""
    return _found(select(AfterSale).where(AfterSale.id == after_sale_id))


def numbers_of(after_sale_ids: Iterable[int]) -> dict[int, str]:
    """Request numbers by id, for pages that show references."""
    wanted = select(AfterSale.id, AfterSale.number).where(AfterSale.id.in_(list(after_sale_ids)))
    return {row.id: row.number for row in db.session.execute(wanted)}


def lines_of(request: AfterSale) -> dict[int, OrderLine]:
    """The order's lines that it is about: {line id: line}."""
    wanted = select(OrderLine).where(OrderLine.id.in_([line.line_id for line in request.lines]))
    return {line.id: line for line in db.session.scalars(wanted)}


def first_lines(requests: Iterable[AfterSale]) -> dict[int, OrderLine]:
    """The first of the lines that each of these is about, for lists: {request id: order line}."""
    firsts = {each.id: each.lines[0].line_id for each in requests}
    wanted = select(OrderLine).where(OrderLine.id.in_(list(firsts.values())))
    lines = {line.id: line for line in db.session.scalars(wanted)}
    return {request_id: lines[line_id] for request_id, line_id in firsts.items()}


def belongings(person_id: int) -> list[dict[str, Any]]:
    """What a person asked, for herself: oldest first, amounts in minor units."""
    mine = select(AfterSale, Order.number).join(Order, Order.id == AfterSale.order_id)
    rows = db.session.execute(mine.where(Order.person_id == person_id).order_by(AfterSale.id))
    return [
        {
            "number": request.number,
            "order": number,
            "kind": request.kind,
            "state": request.state,
            "reason": request.reason,
            "words": request.words,
            "photos": [photo["key"] for photo in request.photos],
            "amount": request.amount,
            "currency": request.currency,
            "return_parcel": request.tracking_number,
            "asked_at": request.created_at,
        }
        for request, number in rows
    ]


def shows_picture(stem: str) -> bool:
    """Whether any request has the photo with that stem."""
    return bool(db.session.scalar(select(exists().where(AfterSale.photos.contains([{"key": stem}])))))


def _requests_of(buyer: orders.Buyer) -> Select[Any]:
    mine = orders.bought(buyer).with_only_columns(Order.id)
    return select(AfterSale).where(AfterSale.order_id.in_(mine))


def _found(wanted: Select[Any]) -> AfterSale:
    request: AfterSale | None = first(wanted.options(LINES))
    if request is None:
        raise NotFound
    return request
