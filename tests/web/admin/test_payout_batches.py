"""Payouts given to the bank in a batch, and the bank's answer: looked at, then booked line by line, twice the same."""

import io
from collections.abc import Sequence
from datetime import timedelta

import pytest
import time_machine
from werkzeug.datastructures import FileStorage

from mall import audit
from mall.domain import imports, ledger, orders, shipping
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.kernel.sheets import as_xlsx
from mall.models import AuditEntry, BankReturn, Payout, Purchase
from tests.browser import PoliteClient
from tests.trade import as_person, banks, fresh
from tests.web.admin.conftest import Desk
from tests.web.seller.conftest import press
from tests.world import ROBOT, World

BATCHES = "/admin/payout-batches"
HEAD = ["付款单号", "结果", "流水号", "原因", "金额"]


@pytest.fixture
def approved(world: World, purchase: Purchase) -> list[Payout]:
    """Green Hill's and Bright Lane's payouts, approved; both stores have said where to."""
    for order in fresh(purchase).orders:
        shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", f"SF{order.id:010d}", ROBOT)
        orders.receive(order, as_person(world.alice))
    db.session.commit()
    with time_machine.travel(clock.now() + timedelta(days=8)):
        jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
        db.session.commit()
        jobs.drain()
    first, second = (as_person(world.operators[name]) for name in ("finance", "finance2"))
    made = []
    for statement in reversed(ledger.statements_by_state(("issued",)).items):
        ledger.confirm(statement, ROBOT)
        ledger.propose_payout(statement, first)
        made.append(ledger.approve_payout(statement, second))
    banks(*(payout.store_id for payout in made))
    return made


def yuan(payout: Payout) -> str:
    return f"{payout.amount // 100}.{payout.amount % 100:02d}"


def gather(finance: PoliteClient, payouts: Sequence[Payout]) -> str:
    answer = press(finance, BATCHES, payout=[str(each.id) for each in payouts])
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def as_csv(rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> bytes:
    return "".join(f"{','.join(row)}\r\n" for row in [HEAD, *rows]).encode(encoding)


def send_in(finance: PoliteClient, batch: str, content: bytes, name: str = "return.csv") -> str:
    answer = press(finance, f"{batch}/returns", file=FileStorage(io.BytesIO(content), name))
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def outcomes() -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    made = db.session.query(BankReturn).order_by(BankReturn.id.desc()).first()
    assert made
    return [line.outcome for line in imports.lines_of_return(made)]


def states(payouts: Sequence[Payout]) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    return [each.state for each in payouts]


def test_a_batch_is_sent_answered_and_booked_once(world: World, desk: Desk, approved: list[Payout]) -> None:
    green, bright = approved
    finance = desk("finance")
    batch = gather(finance, approved)
    assert states(approved) == ["sent", "sent"]
    assert "2 wait for the bank" in finance.page(BATCHES).words
    file = press(finance, f"{batch}/file")
    assert file.status_code == 200 and file.data.startswith(b"PK")
    assert db.session.query(AuditEntry).filter_by(action="payout_batch.file").count() == 1
    answer = as_csv([[green.number, "成功", "ICBC-1", "", yuan(green)], [bright.number, "退汇", "", "户名不符", ""]])
    report = send_in(finance, batch, answer)
    assert outcomes() == ["pay", "fail"] and states(approved) == ["sent", "sent"]  # looked at, and nothing else
    assert press(finance, f"{report}/confirmation").status_code == 303
    jobs.drain()
    assert outcomes() == ["paid", "failed"] and states(approved) == ["paid", "failed"]
    assert (green.bank_reference, bright.failure) == ("ICBC-1", "户名不符")
    again = send_in(finance, batch, answer)
    assert outcomes() == ["same", "same"] and "There is nothing to book in it." in finance.page(again).words
    assert audit.findings() == []
    words = finance.page(BATCHES).words  # what failed waits again, not ticked by itself
    assert bright.number in words and "户名不符" in words
    assert not [box for box in finance.page(BATCHES).all("input") if "checked" in box]


def test_what_is_wrong_in_an_answer_is_named_and_changes_nothing(
    world: World, desk: Desk, approved: list[Payout]
) -> None:
    green, bright = approved
    finance = desk("finance")
    batch, other = gather(finance, [green]), gather(finance, [bright])
    rows = [
        ["2611290000000001", "成功", "R", "", ""],
        ["1.2E+15", "成功", "R", "", ""],
        [bright.number, "成功", "R", "", ""],
        [green.number, "成功", "R", "", yuan(bright)],
    ]
    report = send_in(finance, batch, as_csv(rows))
    assert outcomes() == ["refused"] * 4
    assert "The amount is not the payout's." in finance.page(report).words
    for row in (["成功", "", "", ""], ["也许", "R", "", ""], ["成功", "R", "", "abc"]):
        send_in(finance, batch, as_csv([[green.number, *row]]))
        assert outcomes() == ["refused"], row
    doubled = [[green.number, "成功", "R", "", ""], [green.number, "失败", "", "x", ""]]
    send_in(finance, batch, as_csv(doubled))
    assert outcomes() == ["refused", "refused"]
    assert press(finance, f"{other}/failure", why="文件被银行拒收").status_code == 303
    assert states(approved) == ["sent", "failed"]
    second = gather(finance, [bright])
    send_in(finance, other, as_csv([[bright.number, "失败", "", "x", ""]]))
    assert outcomes() == ["refused"]  # an old answer does not speak of the second try
    send_in(finance, second, as_csv([[bright.number, "成功", "R", "", ""]]))
    assert outcomes() == ["pay"]


def test_an_answer_is_read_in_every_way_that_banks_write_it(world: World, desk: Desk, approved: list[Payout]) -> None:
    finance = desk("finance")
    batch, row = gather(finance, approved), [approved[0].number, "成功", "R-1", "", f"¥{yuan(approved[0])}"]
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        send_in(finance, batch, as_csv([row], encoding))
        assert outcomes() == ["pay"], encoding
    send_in(finance, batch, as_xlsx([HEAD, [approved[0].number, "成功", "=1+1", "=cmd", None]]), "return.xlsx")
    assert outcomes() == ["pay"]
    made = db.session.query(BankReturn).order_by(BankReturn.id.desc()).first()
    assert made and imports.lines_of_return(made)[0].reference == "=1+1"  # what was typed, computed nowhere


def test_a_file_that_is_no_answer_is_refused(world: World, desk: Desk, approved: list[Payout]) -> None:
    finance = desk("finance")
    batch = gather(finance, approved)
    many = as_csv([[approved[0].number, "成功", f"R{number}", "", ""] for number in range(50_000)])
    for content in (b"", b"PK\x03\x04 nothing", "a,b\r\n1,2\r\n".encode("utf-16"), b"\x00\xff" * 99, many):
        answer = press(finance, f"{batch}/returns", file=FileStorage(io.BytesIO(content), "x.csv"))
        assert answer.status_code == 422, content[:20]
    assert db.session.query(BankReturn).count() == 0


def test_of_two_who_send_the_same_payout_one_is_told(world: World, desk: Desk, approved: list[Payout]) -> None:
    gather(desk("finance"), approved[:1])
    answer = press(desk("finance2"), BATCHES, payout=[str(each.id) for each in approved])
    assert answer.status_code == 409 and states(approved) == ["sent", "created"]
    assert press(desk("finance"), BATCHES, payout=[]).status_code == 422


def test_while_payouts_are_stopped_none_goes(world: World, desk: Desk, approved: list[Payout]) -> None:
    ledger.freeze_payouts("a rule was broken")
    db.session.commit()
    assert press(desk("finance"), BATCHES, payout=[str(approved[0].id)]).status_code == 422
    assert states(approved) == ["created", "created"]


def test_a_file_that_was_put_away_is_not_booked(world: World, desk: Desk, approved: list[Payout]) -> None:
    finance = desk("finance")
    batch = gather(finance, approved)
    report = send_in(finance, batch, as_csv([[approved[0].number, "成功", "R", "", ""]]))
    assert press(finance, f"{report}/removal").status_code == 303
    assert press(finance, f"{report}/confirmation").status_code == 409
    jobs.drain()
    assert states(approved) == ["sent", "sent"]
