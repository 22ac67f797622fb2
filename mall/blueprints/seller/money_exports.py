"""The store's money as a sheet: statements, their lines, every booking of some days; as CSV or as a workbook."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, g, get_template_attribute
from flask_babel import gettext

from mall.blueprints.seller.front import seller
from mall.blueprints.seller.money_exports_forms import MoneyExport
from mall.blueprints.seller.statements import statements
from mall.domain import ledger, orders
from mall.domain.stores import StoreRight
from mall.kernel import sheets
from mall.kernel.money import exponent
from mall.kernel.settings import setting
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import attached

Rows = Iterator[list[sheets.Cell]]


@seller.get("/statements/export")
@right_door(StoreRight.SEE_MONEY)
@again(statements)
def export_money() -> Response:
    """A file of what the period holds; nothing that anybody typed starts a formula in it."""
    typed = MoneyExport.asked().checked()
    rows = list(ROWS[typed.what](typed.first, typed.last))
    content = sheets.as_xlsx(rows) if typed.kind == "xlsx" else sheets.as_csv(rows)
    return attached(content, f"{typed.what}-{typed.first}-{typed.last}", typed.kind)


def statement_rows(first: date, last: date) -> Rows:
    """A row per statement, with its payout."""
    yield [gettext("Statement"), gettext("Period"), gettext("Total of the lines"), gettext("To be paid out"),
           gettext("Currency"), gettext("State"), gettext("Payout"), gettext("Paid out at")]  # fmt: skip
    for statement, payout in ledger.statement_rows(g.store.id, first, last):
        total, payable = (whole(each, statement.currency) for each in (statement.total, statement.payable))
        state = word("ui/states.html", "state_name", statement.state, "statement")
        sent = [payout.number, stamp(payout.paid_at)] if payout else ["", ""]
        yield [statement.number, statement.period_end.isoformat(), total, payable, statement.currency, state, *sent]


def line_rows(first: date, last: date) -> Rows:
    """A row per line of each statement."""
    yield [gettext("Statement"), gettext("Period"), gettext("Type"), gettext("Order"), gettext("When"),
           gettext("Amount"), gettext("Currency")]  # fmt: skip
    found = ledger.line_rows(g.store.id, first, last)
    numbers = orders.numbers_of({row.order_id for row in found if row.order_id})
    for row in found:
        what = word("ui/waterfall.html", "step_words", row.line)
        order = numbers.get(row.order_id, "")
        amount = whole(row.amount, row.currency)
        yield [row.number, row.period_end.isoformat(), what, order, stamp(row.at), amount, row.currency]


def entry_rows(first: date, last: date) -> Rows:
    """A row per leg at one of the store's accounts, of whole days in the mall's time."""
    yield [gettext("Entry"), gettext("Event"), gettext("When"), gettext("Account"), gettext("Type"), gettext("Order"),
           gettext("Amount"), gettext("Currency")]  # fmt: skip
    zone = ZoneInfo(setting("TIMEZONE"))
    since, until = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    found = ledger.entry_rows(g.store.id, since, until)
    numbers = orders.numbers_of({row.order_id for row in found if row.order_id})
    for row in found:
        event = word("ui/computed.html", "event_words", row.event)
        account = word("ui/computed.html", "account_words", "store", row.account_kind)
        what = word("ui/waterfall.html", "step_words", row.line)
        amount = whole(row.amount, row.currency)
        yield [row.id, event, stamp(row.at), account, what, numbers.get(row.order_id, ""), amount, row.currency]


ROWS: dict[str, Callable[[date, date], Rows]] = {
    "statements": statement_rows,
    "lines": line_rows,
    "entries": entry_rows,
}


def word(template: str, macro: str, *args: Any) -> str:
    """What the pages call it."""
    return " ".join(str(get_template_attribute(template, macro)(*args)).split())


def whole(minor: int, currency: str) -> Decimal:
    """An amount in whole units, as a number that a spreadsheet sums."""
    return Decimal(minor).scaleb(-exponent(currency))


def stamp(at: datetime | None) -> str:
    """Date and time in the mall's time, sortable."""
    return at.astimezone(ZoneInfo(setting("TIMEZONE"))).strftime("%Y-%m-%d %H:%M:%S") if at else ""
