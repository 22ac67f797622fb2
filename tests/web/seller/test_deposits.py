"""The deposit: asked for, paid by transfer or out of the balance, frozen, taken and given back by two people."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy.exc import IntegrityError

from mall import audit
from mall.domain import ledger
from mall.domain.ledger import Kind, Owner
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.domain.orders.test_races import together
from tests.trade import as_person
from tests.web.seller.conftest import SignIn, order_of, press, settle, work_as
from tests.world import ROBOT, World

PAGE = "/seller/green-hill/deposit"


def figures(world: World) -> tuple[int, int, int, int]:
    """Held, frozen, deducted, given back."""
    db.session.rollback()
    db.session.expire_all()
    now = ledger.deposit_figures(world.green_hill.id)
    return now.held, now.frozen, now.deducted, now.returned


def newest(world: World) -> ledger.StoreCharge:
    db.session.rollback()
    db.session.expire_all()
    return ledger.charges_for(world.green_hill.id)[0]


def desk_of(world: World) -> str:
    return f"/admin/deposits/{world.green_hill.id}"


def ask(world: World, amount: int = 100_000) -> ledger.StoreCharge:
    ledger.require_deposit(world.green_hill.id, ROBOT, amount, clock.now().date())
    db.session.commit()
    return newest(world)


def paid(world: World, amount: int = 100_000) -> None:
    ledger.confirm_receipt(ask(world, amount), ROBOT, "ICBC-0")
    db.session.commit()


def test_a_deposit_is_asked_for_transferred_and_confirmed_once(
    world: World, owner: PoliteClient, rival: PoliteClient, signed_in: SignIn
) -> None:
    desk, today = signed_in(world.operators["finance"]), str(clock.now().date())
    assert press(desk, f"{desk_of(world)}/requirement", required="1000", due_on=today).status_code == 303
    charge = newest(world)
    assert "¥1,000.00" in owner.page(PAGE).words and charge.number in owner.page(PAGE).words
    path = f"{PAGE}/charges/{charge.number}/announcement"
    assert press(rival, path.replace("green-hill", "bright-lane")).status_code == 404
    assert press(owner, path).status_code == 303
    assert press(owner, path).status_code == 409
    here = f"{desk_of(world)}/charges/{charge.id}/receipt"
    assert press(desk, here, reference="ICBC-1").status_code == 303
    assert press(desk, here, reference="ICBC-2").status_code == 409
    assert figures(world) == (100_000, 0, 0, 0)
    assert ledger.balance(Owner.PLATFORM, Kind.BANK) == -100_000
    jobs.drain()
    assert "the mall asks for a payment" in owner.page("/messages").words
    ask(world, 150_000)
    assert press(desk, f"{desk_of(world)}/charges/{newest(world).id}/receipt", reference="ICBC-1").status_code == 422
    assert (newest(world).amount, newest(world).state) == (50_000, "due")
    ask(world, 100_000)
    assert newest(world).state == "waived"
    assert [str(each) for each in audit.findings()] == []


def test_a_fee_is_taken_from_the_balance_at_her_word(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    order.fulfilment = "shipped"
    ledger.order_matured(order.id, order.store_id, order.currency)
    charge = ledger.charge_fee(order.store_id, ROBOT, "entry", 4_000, "2026", clock.now().date())
    db.session.commit()
    path = f"{PAGE}/charges/{charge.number}/set-off"
    assert press(owner, path).status_code == 303
    jobs.drain()
    assert newest(world).state == "settled"
    assert ledger.balances_of(order.store_id).available == 17425 - 4000
    assert ledger.balance(Owner.PLATFORM, Kind.STORE_FEES) == 4000
    with time_machine.travel(clock.now() + timedelta(days=1)):
        statement = ledger.cut_statement(order.store_id, clock.now().date(), clock.now(), ROBOT)
    assert statement and (statement.total, statement.payable) == (13425, 13425)
    db.session.commit()
    assert "Fee paid" in owner.page(f"/seller/green-hill/statements/{statement.public_id}").words


def test_what_is_promised_by_a_statement_cannot_be_set_off(
    world: World, purchase: Purchase, owner: PoliteClient
) -> None:
    settle(world, purchase)
    charge = ask(world, 100)
    assert "Take it from my balance" not in owner.page(PAGE).words
    assert press(owner, f"{PAGE}/charges/{charge.number}/set-off").status_code == 422


def test_a_deduction_is_frozen_decided_by_another_and_made_up_for(world: World, signed_in: SignIn) -> None:
    paid(world)
    first, second = (signed_in(world.operators[name]) for name in ("finance", "finance2"))
    wanted = {"claim": "deduction", "amount": "300", "reason": "Counterfeits"}
    assert press(first, f"{desk_of(world)}/claims", **{**wanted, "amount": "1001"}).status_code == 422
    assert press(first, f"{desk_of(world)}/claims", **wanted).status_code == 303
    assert figures(world) == (70_000, 30_000, 0, 0)
    claim = ledger.claims_for(world.green_hill.id)[0].id
    assert press(first, f"{desk_of(world)}/claims/{claim}/approval").status_code == 422
    assert press(second, f"{desk_of(world)}/claims/{claim}/approval").status_code == 303
    assert press(second, f"{desk_of(world)}/claims/{claim}/approval").status_code == 409
    assert figures(world) == (70_000, 0, 30_000, 0)
    assert ledger.balance(Owner.PLATFORM, Kind.PENALTIES) == 30_000
    assert (newest(world).amount, newest(world).state) == (30_000, "due")
    assert [str(each) for each in audit.findings()] == []


def test_a_deposit_comes_back_by_the_next_statement_and_a_refused_claim_frees_it(world: World) -> None:
    paid(world)
    store_id = world.green_hill.id
    first, second = (as_person(world.operators[name]) for name in ("finance", "finance2"))
    with pytest.raises(ledger.StillRequired):
        ledger.propose_claim(store_id, first, "return", 100_000, "It leaves")
    ledger.require_deposit(store_id, first, 0, clock.now().date())
    declined = ledger.propose_claim(store_id, first, "return", 100_000, "It leaves")
    ledger.decline_claim(declined, second, "Not yet")
    ledger.approve_claim(ledger.propose_claim(store_id, first, "return", 100_000, "It leaves"), second)
    db.session.commit()
    assert figures(world) == (0, 0, 0, 100_000)
    assert ledger.balances_of(store_id).available == 100_000
    with time_machine.travel(clock.now() + timedelta(days=1)):
        statement = ledger.cut_statement(store_id, clock.now().date(), clock.now(), ROBOT)
    assert statement and statement.payable == 100_000
    db.session.commit()
    assert [str(each) for each in audit.findings()] == []


def test_the_database_wants_two_people(world: World) -> None:
    paid(world)
    claim = ledger.propose_claim(world.green_hill.id, as_person(world.operators["finance"]), "deduction", 100, "x")
    claim.approved_by = claim.proposed_by
    with pytest.raises(IntegrityError, match="two_people"):
        db.session.flush()
    db.session.rollback()


def test_two_claims_at_once_never_take_more_than_there_is(app: Flask, world: World) -> None:
    paid(world)
    actor, store_id = as_person(world.operators["finance"]), world.green_hill.id
    claim = lambda: ledger.propose_claim(store_id, actor, "deduction", 60_000, "x").id  # noqa: E731
    outcomes = together(app, [claim, claim])
    assert sum(isinstance(each, ledger.NotEnough) for each in outcomes) == 1
    assert figures(world)[:2] == (40_000, 60_000)


def test_a_manager_looks_and_pays_nothing(world: World, signed_in: SignIn) -> None:
    charge = ask(world)
    work_as(world, world.bob, "manager")
    browser = signed_in(world.bob)
    assert charge.number in browser.page(PAGE).words
    assert press(browser, f"{PAGE}/charges/{charge.number}/announcement").status_code == 403
