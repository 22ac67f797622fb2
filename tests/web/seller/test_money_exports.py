"""The money as a sheet: what stands in it adds up, and is the store's own."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
import python_calamine as calamine
from sqlalchemy import text

from mall.domain import ledger
from mall.domain.ledger import sheets
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.web.seller.conftest import SignIn, order_of, settle, work_as
from tests.world import World


def address(what: str, kind: str, **over: str) -> str:
    today = clock.now().date()
    asked = {
        "what": what,
        "kind": kind,
        "first": str(today - timedelta(days=30)),
        "last": str(today + timedelta(days=30)),
    }
    return "/seller/green-hill/statements/export?" + "&".join(
        f"{name}={value}" for name, value in (asked | over).items()
    )


def lines_of(browser: PoliteClient, what: str) -> list[dict[str, str]]:
    answer = browser.get(address(what, "csv"))
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_the_lines_of_statements_add_up_to_them(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    statement = settle(world, purchase)
    lines, stated = lines_of(owner, "lines"), lines_of(owner, "statements")
    assert (
        sum(Decimal(line["Amount"]) for line in lines) == Decimal(stated[0]["Total of the lines"]) == Decimal("174.25")
    )
    assert {line["Order"] for line in lines} == {order_of(purchase, world.green_hill.id).number}
    assert (stated[0]["Statement"], stated[0]["State"]) == (statement.number, "Issued")
    assert {line["Type"] for line in lines} == {"Goods sold", "Freight", "The mall's commission"}


def test_all_bookings_are_the_balances_and_nobody_elses(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    settle(world, purchase)
    entries = lines_of(owner, "entries")
    available = [Decimal(each["Amount"]) for each in entries if each["Account"].endswith("available")]
    assert sum(available) == Decimal(ledger.balances_of(world.green_hill.id).available) / 100
    assert "259.00" not in {each["Amount"] for each in entries}  # Bright Lane's lamp


def test_a_workbook_has_the_same_and_no_formula(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    settle(world, purchase)
    db.session.execute(
        text("UPDATE store_order SET number = '=1+1' WHERE store_id = :store"), {"store": world.green_hill.id}
    )
    db.session.commit()
    answer = owner.get(address("lines", "xlsx"))
    rows = calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    assert {row[3] for row in rows[1:]} == {"'=1+1"}
    assert sum(row[5] for row in rows[1:]) == pytest.approx(174.25)


def test_a_period_that_cannot_be_is_refused(world: World, owner: PoliteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ({"first": "2026-13-01"}, {"first": "2020-01-01"}, {"what": "all"}, {"kind": "exe"}):
        assert owner.get(address(**{"what": "lines", "kind": "csv", **wrong})).status_code == 422


def test_too_many_rows_are_not_half_given(
    world: World, purchase: Purchase, owner: PoliteClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST", 3)
    answer = owner.get(address("entries", "csv"))
    assert answer.status_code == 422 and "shorter period" in answer.get_data(as_text=True)


def test_whoever_sees_no_money_takes_none_away(world: World, signed_in: SignIn) -> None:
    work_as(world, world.bob, "orders")
    assert signed_in(world.bob).get(address("lines", "csv")).status_code == 403
