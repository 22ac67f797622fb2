"""A merchant doubts a line: she sees how it was computed, asks, and reads the answer where she asked."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from mall import audit
from mall.domain import ledger, orders
from mall.domain.ledger import Kind, Owner
from mall.kernel import jobs, tenancy
from mall.kernel.db import db
from mall.models import Posting, Purchase, Statement, StatementDispute, StatementLine
from tests.browser import PoliteClient
from tests.domain.orders.test_races import together
from tests.trade import as_person
from tests.web.seller.conftest import SignIn, press, settle, work_as
from tests.world import World

MONEY = "/seller/green-hill/statements"


@pytest.fixture
def statement(world: World, purchase: Purchase) -> Statement:
    return settle(world, purchase)


def line_of(statement: Statement, what: str) -> StatementLine:
    """The largest of that kind."""
    mine = [line for line in statement.lines if db.session.get_one(Posting, line.posting_id).line == what]
    return max(mine, key=lambda line: abs(line.amount))


def fresh(statement: Statement) -> Statement:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Statement, statement.id)


def doubt_of(statement: Statement) -> StatementDispute:
    return ledger.disputes_about(fresh(statement))[-1]


def test_a_line_says_how_it_was_computed(statement: Statement, owner: PoliteClient) -> None:
    words = owner.page(f"{MONEY}/{statement.public_id}/lines/{line_of(statement, 'commission').id}").words
    for part in (
        "Longjing tea tea-100",
        "2 × ¥68.00",
        "¥136.00",
        "Standard 5%",
        "5% of it: 6.8, rounded",
        "-¥6.80",
        "Sum ¥0.00",
    ):
        assert part in words, part


def test_every_kind_of_line_has_its_page(statement: Statement, owner: PoliteClient) -> None:
    for line in statement.lines:
        page = owner.page(f"{MONEY}/{statement.public_id}/lines/{line.id}")
        assert "What was booked" in page.words


def test_a_doubted_line_holds_the_statement_until_it_is_answered_in_words(
    world: World, statement: Statement, owner: PoliteClient, signed_in: SignIn
) -> None:
    path, line = f"{MONEY}/{statement.public_id}", line_of(statement, "commission")
    assert press(owner, f"{path}/lines/{line.id}/dispute", why=" ").status_code == 422
    assert press(owner, f"{path}/lines/{line.id}/dispute", why="We agreed on three per cent").status_code == 303
    assert press(owner, f"{path}/lines/{line.id}/dispute", why="Again").status_code == 409
    assert press(owner, f"{path}/confirmation").status_code == 409
    other = line_of(statement, "freight")
    assert press(owner, f"{path}/lines/{other.id}/dispute", why="Too low").status_code == 303
    desk = signed_in(world.operators["finance"])
    for doubt, answer in zip(ledger.disputes_about(fresh(statement)), ("From May on.", "As you set it."), strict=True):
        page = desk.page(f"/admin/disputes/{doubt.id}")
        assert doubt.why in page.words
        assert press(desk, f"/admin/disputes/{doubt.id}/rejection", answer=answer).status_code == 303
    assert "From May on." in owner.page(f"{path}/lines/{line.id}").words
    assert "As you set it." in owner.page(path).words
    jobs.drain()
    assert "The mall answered your question about a statement" in owner.page("/messages").words
    assert press(owner, f"{path}/confirmation").status_code == 303
    assert fresh(statement).total == 17425


def test_an_adjustment_takes_two_people_and_stands_on_the_doubted_statement(
    world: World, statement: Statement, owner: PoliteClient, signed_in: SignIn
) -> None:
    path, line = f"{MONEY}/{statement.public_id}", line_of(statement, "commission")
    press(owner, f"{path}/lines/{line.id}/dispute", why="We agreed on three per cent")
    first, second = signed_in(world.operators["finance"]), signed_in(world.operators["finance2"])
    answer = f"/admin/disputes/{doubt_of(statement).id}"
    assert press(first, f"{answer}/adjustment", amount="0", words="Right").status_code == 422
    assert press(first, f"{answer}/adjustment", amount="2.72", words="Right, three.").status_code == 303
    assert press(first, f"{answer}/approval").status_code == 422
    assert press(second, f"{answer}/approval").status_code == 303
    assert press(second, f"{answer}/approval").status_code == 409
    assert (fresh(statement).total, statement.payable, statement.state) == (17425 + 272, 17425 + 272, "issued")
    words = owner.page(path).words
    assert "The mall adds ¥2.72 Right, three." in words and "Adjustment after your question" in words
    assert ledger.balances_of(world.green_hill.id).available == 17425 + 272
    assert ledger.balance(Owner.PLATFORM, Kind.COMMISSION) == 680 + 195 + 1295 - 272
    order = orders.order_by_id(db.session.get_one(Posting, line.posting_id).order_id or 0)
    assert orders.waterfall_of(order).earned == 17425 + 272
    assert [str(each) for each in audit.findings()] == []


def test_a_proposal_may_be_sent_back_and_the_database_wants_two_people(
    world: World, statement: Statement, owner: PoliteClient, signed_in: SignIn
) -> None:
    press(owner, f"{MONEY}/{statement.public_id}/dispute", why="A sale is missing")
    desk, doubt = signed_in(world.operators["finance"]), doubt_of(statement)
    press(desk, f"/admin/disputes/{doubt.id}/adjustment", amount="5", words="Sorry")
    assert press(desk, f"/admin/disputes/{doubt.id}/return", why="It is on the next one").status_code == 303
    assert (doubt_of(statement).state, doubt_of(statement).amount) == ("open", None)
    doubt = doubt_of(statement)
    doubt.state, doubt.amount, doubt.answer, doubt.proposed_by, doubt.approved_by = "adjusted", 1, "x", 7, 7
    with pytest.raises(IntegrityError, match="two_people"):
        db.session.flush()
    db.session.rollback()


def test_she_may_take_her_question_back(
    world: World, statement: Statement, owner: PoliteClient, rival: PoliteClient
) -> None:
    path = f"{MONEY}/{statement.public_id}"
    press(owner, f"{path}/dispute", why="Hm")
    back = f"{path}/disputes/{doubt_of(statement).public_id}/withdrawal"
    assert press(rival, back.replace("green-hill", "bright-lane")).status_code == 404
    assert press(owner, back).status_code == 303
    assert press(owner, back).status_code == 409
    assert fresh(statement).state == "issued"


def test_whoever_may_only_look_asks_nothing(world: World, statement: Statement, signed_in: SignIn) -> None:
    work_as(world, world.bob, "manager")
    browser, line = signed_in(world.bob), line_of(statement, "goods")
    path = f"{MONEY}/{statement.public_id}/lines/{line.id}"
    assert not [form for form in browser.page(path).forms if "dispute" in form["action"]]
    assert press(browser, f"{path}/dispute", why="mine").status_code == 403


def test_what_is_added_to_a_carried_statement_stands_on_the_next(world: World, statement: Statement) -> None:
    """Everything was given back after the statement: it came to nothing and was carried on."""
    statement = fresh(statement)
    statement.state = "carried"
    db.session.commit()
    doubt = ledger.dispute(statement, as_person(world.olivia), "Late", line_of(statement, "freight"))
    ledger.propose_adjustment(doubt, as_person(world.operators["finance"]), 300, "Yes")
    ledger.approve_adjustment(doubt, as_person(world.operators["finance2"]))
    db.session.commit()
    assert (statement.total, statement.state) == (17425, "carried")
    assert ledger.balance(Owner.PLATFORM, Kind.ADJUSTMENTS) == -300


def test_of_a_confirmation_and_a_doubt_at_once_one_is_refused(app: Flask, world: World, statement: Statement) -> None:
    actor, number = as_person(world.olivia), statement.id
    outcomes = together(
        app,
        [
            lambda: ledger.confirm(db.session.get_one(Statement, number), actor),
            lambda: ledger.dispute(db.session.get_one(Statement, number), actor, "Hm").id,
        ],
    )
    assert sum(isinstance(each, Exception) for each in outcomes) == 1
    assert fresh(statement).state in ("confirmed", "disputed")
    assert audit.findings(["L7"]) == []


def test_of_two_colleagues_who_doubt_one_line_at_once_one_is_told(
    app: Flask, world: World, statement: Statement
) -> None:
    actor, number, line_id = as_person(world.olivia), statement.id, statement.lines[0].id

    def doubt() -> int:
        here = db.session.get_one(Statement, number)
        return ledger.dispute(here, actor, "Hm", ledger.line_of(here, line_id)).id

    outcomes = together(app, [doubt, doubt, doubt])
    assert sum(isinstance(each, ledger.AlreadyDoubted) for each in outcomes) == 2
    assert len(ledger.disputes_about(fresh(statement))) == 1


def test_an_answer_and_a_further_doubt_at_once_leave_nothing_forgotten(
    app: Flask, world: World, statement: Statement
) -> None:
    """The answer must not give back a statement about which a new question is just being written."""
    first = ledger.dispute(statement, as_person(world.olivia), "Hm", statement.lines[0]).id
    db.session.commit()
    number, line_id = statement.id, statement.lines[1].id

    def doubt() -> int:
        here = db.session.get_one(Statement, number)
        return ledger.dispute(here, as_person(world.olivia), "And this?", ledger.line_of(here, line_id)).id

    def answer() -> None:
        ledger.reject_dispute(ledger.dispute_by_id(first), as_person(world.operators["finance"]), "It is right.")

    together(app, [doubt, answer])
    assert fresh(statement).state == "disputed"
    assert audit.findings(["L7"]) == []


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE statement SET total = total + 1",
        "UPDATE statement_dispute SET amount = 100, answer = 'Yes'",
        "DELETE FROM statement_line",
        "UPDATE payout SET amount = 1",
    ],
)
def test_a_merchants_connection_writes_no_figure_and_no_answer(world: World, statement: Statement, deed: str) -> None:
    ledger.dispute(statement, as_person(world.olivia), "Hm")
    db.session.commit()
    tenancy.enter_store(world.green_hill.id)
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.session.execute(text(deed))
    db.session.rollback()
    tenancy.leave_store()
