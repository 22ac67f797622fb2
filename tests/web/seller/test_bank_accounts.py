"""Where the money goes: a second proof, everybody told, some days to stop it, and the number for the bank's eyes only."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
import python_calamine as calamine
import time_machine
from flask import Flask
from sqlalchemy import text

from mall.domain import ledger, people
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Payout, Person, Purchase, Statement
from tests.browser import PoliteClient
from tests.domain.orders.test_races import together
from tests.trade import as_person, banks
from tests.web.seller.conftest import SignIn, press, settle, work_as
from tests.world import ROBOT, World

pytestmark = pytest.mark.usefixtures("account")

PAGE = "/seller/green-hill/bank-accounts"
PASSWORD = "correct horse battery staple"
NUMBER = "6217 0012 1002 4455 667"
OLD, NEW = "0001", "5667"


@pytest.fixture
def account(world: World, purchase: Purchase) -> None:
    """Green Hill has sold something, its money goes somewhere already, and everybody was told."""
    banks(world.green_hill.id)
    jobs.drain()


@pytest.fixture
def pat(world: World) -> Person:
    """Green Hill's bookkeeper, who has a password."""
    person = people.sign_up(people.contact_of("pat@example.com"), "Pat", password=PASSWORD, language="en")
    work_as(world, person, "finance")
    return person


@pytest.fixture
def books(pat: Person, signed_in: SignIn) -> PoliteClient:
    """Her browser."""
    return signed_in(pat)


def typed(**over: str) -> dict[str, str]:
    return {
        "holder": "青山茶业有限公司", "bank": "建设银行", "branch": "西湖支行", "number": NUMBER, "number_again": NUMBER,
        "password": PASSWORD,
    } | over  # fmt: skip


def ending(world: World) -> str:
    db.session.rollback()
    account = ledger.account_in_force(world.green_hill.id)
    return account.ending if account else ""


def test_a_change_is_proven_told_to_everybody_and_counts_after_its_time(
    world: World, pat: Person, books: PoliteClient, signed_in: SignIn
) -> None:
    before = ending(world)
    assert press(books, PAGE, **typed(number_again="1234567890")).status_code == 422
    assert press(books, PAGE, **typed(password="a guess of mine")).status_code == 422
    assert ledger.cooling_account(world.green_hill.id) is None
    assert press(books, PAGE, **typed()).status_code == 303
    words = books.page(PAGE).words
    assert "建设银行 ···· 5667" in words and "6217" not in words.replace(" ", "")
    assert ending(world) == before
    assert press(books, PAGE, **typed()).status_code == 409
    jobs.drain()
    for person in (pat, world.olivia):
        assert "the bank account is being changed" in signed_in(person).page("/messages").words
    with time_machine.travel(clock.now() + timedelta(hours=73)):
        assert ending(world) == NEW
        jobs.drain()
        states = [each.state for each in ledger.bank_accounts_for(world.green_hill.id)]
    assert states == ["in_force", "replaced"]


def test_a_colleague_stops_it_while_it_waits(
    world: World, pat: Person, books: PoliteClient, rival: PoliteClient, signed_in: SignIn
) -> None:
    press(books, PAGE, **typed())
    waiting = ledger.cooling_account(world.green_hill.id)
    assert waiting
    path = f"{PAGE}/{waiting.public_id}/cancellation"
    assert press(rival, path.replace("green-hill", "bright-lane")).status_code == 404
    assert press(signed_in(world.olivia), path).status_code == 303
    assert press(books, path).status_code == 409
    stopped = ledger.bank_accounts_for(world.green_hill.id)[0]
    assert (stopped.state, stopped.number_locked) == ("cancelled", "")
    with time_machine.travel(clock.now() + timedelta(hours=73)):
        jobs.drain()
        assert ending(world) != NEW


def test_whoever_signs_in_with_codes_proves_herself_by_one(
    world: World, owner: PoliteClient, code: Callable[[], str]
) -> None:
    assert press(owner, f"{PAGE}/code").status_code == 303
    wrong = {**typed(), "code": "000000"}
    assert press(owner, PAGE, **wrong).status_code == 422
    assert press(owner, PAGE, **{**wrong, "code": code()}).status_code == 303
    assert ledger.cooling_account(world.green_hill.id)


def test_a_manager_looks_and_changes_nothing(world: World, signed_in: SignIn) -> None:
    work_as(world, world.bob, "manager")
    browser = signed_in(world.bob)
    assert "Bank of China ····" in browser.page(PAGE).words
    assert press(browser, PAGE, **typed()).status_code == 403


def test_the_number_is_locked_away(world: World, pat: Person, books: PoliteClient) -> None:
    press(books, PAGE, **typed())
    kept = db.session.scalars(text("SELECT bank_account::text FROM bank_account")).all()
    assert not [row for row in kept if "6217001210024455667" in row]
    waiting = ledger.cooling_account(world.green_hill.id)
    assert waiting and ledger.number_of(waiting) == "6217001210024455667"


def test_a_payout_remembers_where_it_went_and_says_why_it_failed(
    world: World, purchase: Purchase, owner: PoliteClient, signed_in: SignIn, rival: PoliteClient
) -> None:
    statement = settle(world, purchase)
    payout = approved(world, statement)
    first, second = (signed_in(world.operators[name]) for name in ("finance", "finance2"))
    batch = press(second, "/admin/payout-batches", payout=str(payout.id))
    sheet = press(second, f"{batch.location}/file")
    rows = calamine.CalamineWorkbook.from_filelike(BytesIO(sheet.data)).get_sheet_by_index(0).to_python()
    assert rows[1][0] == payout.number and rows[1][4].startswith("62220202001122") and rows[1][5] == 174.25
    assert press(first, f"/admin/payouts/{payout.id}/failure", why="账户已销户").status_code == 303
    path = f"/seller/green-hill/payouts/{payout.number}"
    words = owner.page(path).words
    assert "Bank of China ····" in words and "The bank did not take it. 账户已销户" in words
    assert payout.number in {
        link["href"].rpartition("/")[2] for link in owner.page("/seller/green-hill/payouts").all("a")
    }
    assert rival.get(path.replace("green-hill", "bright-lane")).status_code == 404
    jobs.drain()
    assert "the bank did not take a payout" in owner.page("/messages").words
    ledger.add_bank_account(payout.store_id, ROBOT, holder="G", bank="CCB", number="6217001210024455667")
    db.session.commit()
    assert "CCB ···· 5667 counts from" in second.page(f"/admin/payouts/{payout.id}").words
    with time_machine.travel(clock.now() + timedelta(hours=73)):
        again = ledger.payout_by_id(payout.id)
        ledger.send_payout(again, ROBOT)
        assert ledger.bank_accounts_by_id({again.account_id or 0})[again.account_id or 0].ending == NEW


def test_without_an_account_a_payout_waits(world: World, purchase: Purchase) -> None:
    payout = approved(world, settle(world, purchase))
    db.session.execute(text("DELETE FROM bank_account WHERE store_id = :store"), {"store": payout.store_id})
    db.session.commit()
    with pytest.raises(ledger.NoBankAccount):
        ledger.send_payout(payout, as_person(world.operators["finance"]))


def test_of_two_changes_at_once_one_is_told(app: Flask, world: World) -> None:
    actor, store_id = as_person(world.olivia), world.green_hill.id
    change = lambda: ledger.add_bank_account(store_id, actor, holder="G", bank="B", number="62170012100244").id  # noqa: E731
    outcomes = together(app, [change, change])
    assert sum(isinstance(each, ledger.OneIsCooling) for each in outcomes) == 1


def approved(world: World, statement: Statement) -> Payout:
    """Confirmed, proposed and approved: the order to the bank comes next."""
    first, second = (as_person(world.operators[name]) for name in ("finance", "finance2"))
    statement = ledger.statement_by_id(statement.id)
    ledger.confirm(statement, as_person(world.olivia))
    ledger.propose_payout(statement, first)
    payout = ledger.approve_payout(statement, second)
    db.session.commit()
    return payout
