"""Reads of a store's figures: a period and the one before it, in a statement per table."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from mall.domain.analytics.models import MethodDay, ProductDay, SalesDay, SourceDay
from mall.domain.analytics.rules import ONE_DAY, Day, Period, day_of, midnight
from mall.domain.orders import Order, PaymentState
from mall.domain.stores import Store
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.settings import setting

BEST = 20  # products on the page; sheets have all


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums of a period."""

    orders: int = 0
    returning: int = 0
    units: int = 0
    sales: int = 0
    refunds: int = 0
    refunded: int = 0

    @property
    def average(self) -> int:
        """Of an order, rounded down to the minor unit."""
        return self.sales // self.orders if self.orders else 0


COLUMNS = tuple(Figures.__dataclass_fields__)


def figures_of(store: Store, period: Period) -> Figures:
    """What the store sold and gave back in a period."""
    sums = [func.coalesce(func.sum(getattr(SalesDay, name)), 0).label(name) for name in COLUMNS]
    row = db.session.execute(select(*sums).where(_of(SalesDay, store, period))).one()
    return Figures(**{name: int(getattr(row, name)) for name in COLUMNS})


def days_of(store: Store, period: Period) -> list[Day]:
    """Every day with something in it, of the period and of the one before."""
    both = Period(period.before.first, period.last)
    mine = select(SalesDay.day, SalesDay.orders, SalesDay.sales, SalesDay.refunded)
    rows = db.session.execute(mine.where(_of(SalesDay, store, both)).order_by(SalesDay.day))
    return [Day(*row) for row in rows]


def products_of(store: Store, period: Period, limit: int | None = BEST) -> list[Any]:
    """(product_id, units, sales, refunded, before) of a period, what sold best first."""
    return _compared(store, period, ProductDay, "product_id", ("units", "sales", "refunded"), limit)


def sources_of(store: Store, period: Period, limit: int | None = BEST) -> list[Any]:
    """(source, orders, sales, before) of a period, what brought most first."""
    return _compared(store, period, SourceDay, "source", ("orders", "sales"), limit)


def methods_of(store: Store, period: Period) -> list[Any]:
    """(method, orders, sales, before) of a period, what brought most first."""
    return _compared(store, period, MethodDay, "method", ("orders", "sales"), None)


def lately(store: Store) -> tuple[Figures, Figures, Figures]:
    """Orders and sales of today, from the orders themselves; of yesterday; of this month with today. One statement."""
    zone = setting("TIMEZONE")
    today = day_of(clock.now(), zone)
    paid = (Order.store_id == store.id, Order.payment == PaymentState.PAID, Order.paid_at >= midnight(today, zone))
    month = SalesDay.day.between(today.replace(day=1), today - ONE_DAY)
    before = (SalesDay.store_id == store.id, SalesDay.day.between(today.replace(day=1) - ONE_DAY, today - ONE_DAY))
    of_yesterday = SalesDay.day == today - ONE_DAY
    wanted = [
        select(func.count()).where(*paid),
        select(func.sum(Order.total)).where(*paid),
        *(
            select(func.sum(column)).where(*before, days)
            for days in (of_yesterday, month)
            for column in (SalesDay.orders, SalesDay.sales)
        ),
    ]
    found = [int(value or 0) for value in db.session.execute(select(*(one.scalar_subquery() for one in wanted))).one()]
    return (
        Figures(orders=found[0], sales=found[1]),
        Figures(orders=found[2], sales=found[3]),
        Figures(orders=found[4] + found[0], sales=found[5] + found[1]),
    )


def _compared(
    store: Store, period: Period, model: Any, key: str, names: tuple[str, ...], limit: int | None
) -> list[Any]:
    both = Period(period.before.first, period.last)
    now = model.day >= period.first
    sums = [func.coalesce(func.sum(getattr(model, name)).filter(now), 0).label(name) for name in names]
    before = func.coalesce(func.sum(model.sales).filter(~now), 0).label("before")
    found = select(getattr(model, key), *sums, before).where(_of(model, store, both)).group_by(getattr(model, key))
    best = found.having(func.count().filter(now) > 0).order_by(sums[names.index("sales")].desc(), getattr(model, key))
    return list(db.session.execute(best.limit(limit)))


def _of(model: Any, store: Store, period: Period) -> ColumnElement[bool]:
    mine: ColumnElement[bool] = (model.store_id == store.id) & model.day.between(period.first, period.last)
    return mine
