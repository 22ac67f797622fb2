"""Notices from a provider: late, doubled, reordered, forged, wrong. Money is never lost, doubled or invented."""

import json
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from mall import audit
from mall.domain import ledger, moderation, orders, payments
from mall.domain.ledger import Kind, Owner
from mall.kernel import clock, jobs, signatures
from mall.kernel.actors import VISITOR
from mall.kernel.db import db
from mall.models import Capture, PaymentNotice, Purchase, Refund
from tests.trade import as_person, attempt_for, buy, fresh, notice, pay
from tests.world import World

HEADER = "X-Demo-Bank-Signature"


@pytest.fixture
def purchase(world: World) -> Purchase:
    return buy(world, world.alice, {"mug": 1})


@pytest.fixture(autouse=True)
def books_add_up(app: Flask) -> object:
    """After every case the audit finds nothing."""
    yield
    db.session.rollback()
    assert [str(finding) for finding in audit.findings()] == []


def tell(said: payments.Notice) -> None:
    payments.take_in("demo", said)
    db.session.commit()
    jobs.drain()


def refunds() -> list[tuple[str, int]]:
    return [(refund.cause, refund.amount) for refund in db.session.query(Refund).order_by(Refund.id)]


def test_a_notice_told_twice_pays_once(purchase: Purchase) -> None:
    attempt = attempt_for(purchase)
    for _time in range(2):
        tell(notice(attempt.number, attempt.amount, "P1", notice_id="the-same"))
    assert fresh(purchase).orders[0].payment == "paid"
    assert db.session.query(Capture).count() == 1 and refunds() == []


def test_the_same_money_under_a_new_notice_id_is_booked_once(purchase: Purchase) -> None:
    attempt = attempt_for(purchase)
    tell(notice(attempt.number, attempt.amount, "P1"))
    tell(notice(attempt.number, attempt.amount, "P1"))
    assert db.session.query(Capture).count() == 1 and refunds() == []


def test_a_second_payment_is_given_back(purchase: Purchase, live: str) -> None:
    first, second = attempt_for(purchase), attempt_for(purchase)
    tell(notice(first.number, first.amount, "P1"))
    tell(notice(second.number, second.amount, "P2"))
    assert fresh(purchase).orders[0].payment == "paid"
    assert refunds() == [("late", purchase.total)]
    assert ledger.balance(Owner.PROVIDER, Kind.CLEARING, name="demo") == -purchase.total


def test_money_that_comes_after_the_deadline_is_given_back(purchase: Purchase, live: str) -> None:
    attempt = attempt_for(purchase)
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        jobs.drain()
        tell(notice(attempt.number, attempt.amount, "P1"))
    order = fresh(purchase).orders[0]
    assert (order.payment, order.fulfilment) == ("void", "closed")
    assert refunds() == [("late", purchase.total)]
    assert ledger.balance(Owner.PLATFORM, Kind.UNAPPLIED) == 0


@pytest.mark.parametrize("difference", [-1, 1, 500])
def test_a_wrong_amount_is_booked_applied_to_nothing_and_shown_to_an_operator(
    world: World, purchase: Purchase, live: str, difference: int
) -> None:
    attempt = attempt_for(purchase)
    tell(notice(attempt.number, attempt.amount + difference, "P1"))
    assert fresh(purchase).orders[0].payment == "unpaid"
    assert ledger.balance(Owner.PLATFORM, Kind.UNAPPLIED) == purchase.total + difference
    case = moderation.open_cases("payment_mismatch").items[0]
    moderation.decide(case, True, as_person(world.operators["finance"]), case.version)
    db.session.commit()
    jobs.drain()
    assert refunds() == [("disputed", purchase.total + difference)]
    assert ledger.balance(Owner.PLATFORM, Kind.UNAPPLIED) == 0


def test_a_failure_told_after_success_changes_nothing(purchase: Purchase) -> None:
    attempt = attempt_for(purchase)
    tell(notice(attempt.number, attempt.amount, "P1"))
    tell(notice(attempt.number, attempt.amount, "P1", kind="payment_failed"))
    assert fresh(purchase).orders[0].payment == "paid"


def test_success_told_after_a_failure_counts_because_the_money_is_real(purchase: Purchase) -> None:
    attempt = attempt_for(purchase)
    tell(notice(attempt.number, attempt.amount, "P1", kind="payment_failed"))
    tell(notice(attempt.number, attempt.amount, "P1"))
    assert fresh(purchase).orders[0].payment == "paid"


def test_another_currency_and_an_unknown_number_are_disputed(purchase: Purchase) -> None:
    attempt = attempt_for(purchase)
    tell(payments.Notice("n1", "payment", attempt.number, "P1", attempt.amount, "USD"))
    tell(notice("0000000000000000", 100, "P2"))
    assert [each.state for each in db.session.query(PaymentNotice)] == ["disputed", "disputed"]
    assert fresh(purchase).orders[0].payment == "unpaid"
    assert db.session.query(Capture).count() == 0


def test_a_part_cancelled_before_paying_makes_the_rest_a_surplus(world: World, live: str) -> None:
    purchase = buy(world, world.alice, {"mug": 1, "lamp": 1})
    attempt = attempt_for(purchase)
    orders.cancel_unpaid(
        orders.locked_purchase(purchase.id).orders[1], orders.CloseReason.BY_BUYER, as_person(world.alice)
    )
    db.session.commit()
    tell(notice(attempt.number, attempt.amount, "P1"))
    assert [order.payment for order in fresh(purchase).orders] == ["paid", "void"]
    assert refunds() == [("surplus", 25900 + 600)]


def body_of(purchase: Purchase, **changes: object) -> bytes:
    attempt = attempt_for(purchase)
    said = {
        "id": "n1",
        "kind": "payment",
        "number": attempt.number,
        "reference": "P1",
        "amount": attempt.amount,
        "currency": "CNY",
        **changes,
    }
    return json.dumps(said).encode()


def signed(body: bytes, key: str = "demo-bank", at: int | None = None) -> dict[str, str]:
    return {HEADER: signatures.sign(body, signatures.key_for(key), at)}


def test_a_signed_notice_is_kept_and_acknowledged(purchase: Purchase, client: FlaskClient) -> None:
    body = body_of(purchase)
    answer = client.post("/hooks/payments/demo", data=body, headers=signed(body))
    assert (answer.status_code, answer.json) == (200, {"status": "kept"})
    assert client.post("/hooks/payments/demo", data=body, headers=signed(body)).json == {"status": "known"}
    jobs.drain()
    assert fresh(purchase).orders[0].payment == "paid"


def test_a_notice_that_is_not_the_banks_is_refused(purchase: Purchase, client: FlaskClient) -> None:
    body, now = body_of(purchase), int(clock.now().timestamp())
    headers = [
        {},
        {HEADER: ""},
        {HEADER: "t=1,v1=x"},
        {HEADER: "t=" + "9" * 40 + ",v1=x"},
        signed(body, "somebody-else"),
        signed(body, at=now - 301),
        signed(body, at=now + 400),
        signed(body + b" "),
        {HEADER: signed(body)[HEADER][:-1]},
    ]
    for header in headers:
        assert client.post("/hooks/payments/demo", data=body, headers=header).status_code == 400
    assert db.session.query(PaymentNotice).count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": "4500"},
        {"amount": -1},
        {"amount": 1.5},
        {"amount": True},
        {"amount": 10**30},
        {"kind": "gift"},
        {"kind": None},
    ],
)
def test_a_signed_notice_that_makes_no_sense_is_refused(
    purchase: Purchase, client: FlaskClient, changes: dict[str, object]
) -> None:
    body = body_of(purchase, **changes)
    assert client.post("/hooks/payments/demo", data=body, headers=signed(body)).status_code == 400


def test_bodies_that_are_no_notice_are_refused(app: Flask, client: FlaskClient) -> None:
    for body in (b"", b"null", b"[]", b"{", b"\xff\xfe", b'{"id": 1}'):
        assert client.post("/hooks/payments/demo", data=body, headers=signed(body)).status_code == 400
    assert client.post("/hooks/payments/demo", data=b"x" * 100_000).status_code == 413
    assert client.post("/hooks/payments/nobody", data=b"{}").status_code == 404
    assert client.get("/hooks/payments/demo").status_code == 405


def test_nothing_due_cannot_be_paid(world: World, purchase: Purchase) -> None:
    pay(purchase)
    with pytest.raises(payments.NothingDue):
        payments.start(orders.locked_purchase(purchase.id), "demo", "/", "", VISITOR)
