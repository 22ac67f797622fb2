"""What the store sold: by day, by product, by where buyers came from; as pictures, tables and sheets."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from flask import Response, abort, g, request
from flask_babel import gettext

from mall.blueprints.seller.figures_forms import SPANS, USUAL, Between, chosen
from mall.blueprints.seller.front import offer, seller
from mall.blueprints.seller.orders_forms import METHODS
from mall.domain import analytics, catalog
from mall.domain.stores import StoreRight
from mall.kernel import sheets
from mall.kernel.money import exponent
from mall.kernel.text import _, local
from mall.kernel.web.doors import right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import attached, page

REPORTS = ("days", "products", "sources", "methods")
Rows = Iterator[Sequence[sheets.Cell]]


@seller.get("/figures")
@right_door(StoreRight.SEE_MONEY)
def figures() -> Response:
    """A period in few numbers, beside the one before; then in bars, each with its table."""
    form = Between.from_query()
    period = chosen(form, request.args.get("days", USUAL))
    best = analytics.products_of(g.store, period)
    return page(
        "seller/figures/index.html",
        period=period,
        now=analytics.figures_of(g.store, period),
        before=analytics.figures_of(g.store, period.before),
        bars=analytics.bars(period, analytics.days_of(g.store, period)),
        best=best,
        products=catalog.products_by_id(g.store, [row.product_id for row in best]),
        sources=analytics.sources_of(g.store, period),
        methods=analytics.methods_of(g.store, period),
        ways=METHODS,
        spans=SPANS,
        span="" if form.is_typed else request.args.get("days", str(USUAL)),
        form=form,
    )


@seller.get("/figures/sheet")
@right_door(StoreRight.SEE_MONEY)
def figures_sheet() -> Response:
    """One of the tables whole, as CSV or XLSX."""
    report, kind = request.args.get("report", "days"), request.args.get("kind", "csv")
    if report not in REPORTS or kind not in sheets.KINDS:
        abort(404)
    period = chosen(Between.from_query(), request.args.get("days", USUAL))
    reports = {"days": day_rows, "products": product_rows, "sources": source_rows, "methods": method_rows}
    rows = reports[report](period)
    content = sheets.as_csv(rows) if kind == "csv" else sheets.as_xlsx(rows)
    return attached(content, f"{g.store.slug}-{report}-{period.first}-{period.last}", kind)


def day_rows(period: analytics.Period) -> Rows:
    """A row per day on which something was sold or given back."""
    yield gettext("Day"), gettext("Orders"), gettext("Sales"), gettext("Refunded")
    for day in analytics.days_of(g.store, period):
        if day.day >= period.first:
            yield str(day.day), day.orders, whole(day.sales), whole(day.refunded)


def product_rows(period: analytics.Period) -> Rows:
    """A row per product that was sold."""
    found = analytics.products_of(g.store, period, None)
    names = catalog.products_by_id(g.store, [row.product_id for row in found])
    yield gettext("Product"), gettext("Units"), gettext("Sales"), gettext("Refunded"), gettext("Period before")
    for row in found:
        name = local(names[row.product_id].title, language()) if row.product_id in names else str(row.product_id)
        yield name, int(row.units), whole(row.sales), whole(row.refunded), whole(row.before)


def source_rows(period: analytics.Period) -> Rows:
    """A row per source."""
    yield gettext("Source"), gettext("Orders"), gettext("Sales"), gettext("Period before")
    for row in analytics.sources_of(g.store, period, None):
        yield row.source or gettext("Straight to the mall"), int(row.orders), whole(row.sales), whole(row.before)


def method_rows(period: analytics.Period) -> Rows:
    """A row per way in which goods reach buyers."""
    yield gettext("Delivery method"), gettext("Orders"), gettext("Sales"), gettext("Period before")
    for row in analytics.methods_of(g.store, period):
        yield str(METHODS.get(row.method, row.method)), int(row.orders), whole(row.sales), whole(row.before)


def whole(minor: Any) -> Decimal:
    """An amount as a number with decimals, in the store's currency."""
    return Decimal(int(minor)).scaleb(-exponent(g.store.currency))


offer("seller.figures", _("Figures"), StoreRight.SEE_MONEY)
