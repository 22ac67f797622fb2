"""Counting: a store's days are written whole from its orders and refunds, so that a second count changes nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, Select, case, cast, delete, exists, func, insert, literal, select, union_all
from sqlalchemy.orm import aliased

from mall.domain.analytics.models import MethodDay, ProductDay, SalesDay, SourceDay
from mall.domain.analytics.rules import day_of, midnight
from mall.domain.orders import Order, OrderLine, PaymentState, Purchase
from mall.domain.payments import Refund, RefundState
from mall.kernel import clock, jobs
from mall.kernel.db import db, take_turns
from mall.kernel.settings import setting

LATER = 60  # seconds in which all that happens to a day is counted once
ZERO = literal(0)


def count(store_id: int, day: date | None = None) -> None:
    """Write a store's figures anew: of one day, or of all its days."""
    take_turns(f"figures of store {store_id}")
    for model, rows in (
        (SalesDay, sales_days(store_id, day)),
        (ProductDay, product_days(store_id, day)),
        (SourceDay, source_days(store_id, day)),
        (MethodDay, method_days(store_id, day)),
    ):
        old = delete(model).where(model.store_id == store_id)
        db.session.execute(old.where(model.day == day) if day else old)
        names = [column.name for column in model.__table__.columns]
        columns = rows.subquery().c
        db.session.execute(insert(model).from_select(names, select(*(columns[name] for name in names))))


def sales_days(store_id: int, day: date | None) -> Select[Any]:
    """Orders, units and money by the day it came, refunds by the day they went."""
    earlier = aliased(Order)
    returned = exists().where(
        earlier.store_id == Order.store_id, earlier.person_id == Order.person_id, earlier.paid_at < Order.paid_at
    )
    units = select(func.sum(OrderLine.quantity)).where(OrderLine.order_id == Order.id).scalar_subquery()
    sold = paid(store_id, day).with_only_columns(
        local_day(Order.paid_at).label("day"),
        literal(1).label("orders"),
        case((returned, 1), else_=0).label("returning"),
        units.label("units"),
        Order.total.label("sales"),
        ZERO.label("refunds"),
        ZERO.label("refunded"),
    )
    given_back = within(
        select(local_day(Refund.paid_at), ZERO, ZERO, ZERO, ZERO, literal(1), Refund.amount)
        .join(Order, Order.id == Refund.order_id)
        .where(Order.store_id == store_id, Refund.state == RefundState.PAID),
        Refund.paid_at,
        day,
    )
    rows = union_all(sold, given_back).subquery()
    sums = [func.sum(column).label(column.name) for column in rows.c if column.name != "day"]
    return select(literal(store_id).label("store_id"), rows.c.day, *sums).group_by(rows.c.day)


def product_days(store_id: int, day: date | None) -> Select[Any]:
    """The same by product, and what was given back since of what was sold that day."""
    when = local_day(Order.paid_at).label("day")
    return (
        paid(store_id, day)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .with_only_columns(
            literal(store_id).label("store_id"),
            when,
            OrderLine.product_id,
            func.sum(OrderLine.quantity).label("units"),
            func.sum(OrderLine.paid).label("sales"),
            func.sum(OrderLine.refunded_amount).label("refunded"),
        )
        .group_by(when, OrderLine.product_id)
    )


def source_days(store_id: int, day: date | None) -> Select[Any]:
    """The same by where the buyer had come from."""
    when = local_day(Order.paid_at).label("day")
    source = func.coalesce(Purchase.referrer["source"].astext, "").label("source")
    return (
        paid(store_id, day)
        .join(Purchase, Purchase.id == Order.purchase_id)
        .with_only_columns(
            literal(store_id).label("store_id"),
            when,
            source,
            func.count().label("orders"),
            func.sum(Order.total).label("sales"),
        )
        .group_by(when, source)
    )


def method_days(store_id: int, day: date | None) -> Select[Any]:
    """The same by how the goods reach the buyer."""
    when = local_day(Order.paid_at).label("day")
    return (
        paid(store_id, day)
        .with_only_columns(
            literal(store_id).label("store_id"),
            when,
            Order.method,
            func.count().label("orders"),
            func.sum(Order.total).label("sales"),
        )
        .group_by(when, Order.method)
    )


def paid(store_id: int, day: date | None) -> Select[Any]:
    """The store's orders whose money came, on that day or ever."""
    mine = select(Order).where(Order.store_id == store_id, Order.payment == PaymentState.PAID)
    return within(mine, Order.paid_at, day)


def within(rows: Select[Any], moment: Any, day: date | None) -> Select[Any]:
    """Of that day alone, if one is given."""
    if day is None:
        return rows
    zone = setting("TIMEZONE")
    return rows.where(moment >= midnight(day, zone), moment < midnight(day + timedelta(days=1), zone))


def local_day(moment: Any) -> Any:
    """The mall's day of a moment."""
    return cast(func.timezone(setting("TIMEZONE"), moment), Date)


def count_soon(order: Order, at: datetime | None) -> None:
    """Money of this order moved then: count that day and the one it was sold on, once for all of a minute."""
    if order.paid_at is None or at is None:
        return
    zone, minute = setting("TIMEZONE"), int(at.timestamp()) // LATER + 1
    for day in {day_of(order.paid_at, zone), day_of(at, zone)}:
        jobs.later(
            "mall.domain.analytics.jobs:count_day",
            due_at=datetime.fromtimestamp(minute * LATER, UTC),
            unique_key=f"figures-{order.store_id}-{day}-{minute}",
            store_id=order.store_id,
            day=day.isoformat(),
        )


def count_all() -> None:
    """Nightly: one job per store that ever sold something."""
    tonight = clock.now().date()
    for store_id in db.session.scalars(select(Order.store_id).distinct().order_by(Order.store_id)):
        jobs.later(
            "mall.domain.analytics.jobs:count_store",
            queue="bulk",
            unique_key=f"figures-{store_id}-whole-{tonight}",
            store_id=store_id,
        )
