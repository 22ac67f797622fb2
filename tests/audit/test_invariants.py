"""The audit finds nothing in an honest mall, and names the row after each corruption."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import text

from mall import audit
from mall.audit.jobs import check
from mall.domain import aftersales, ledger, orders, shipping
from mall.kernel import clock, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import Order, Purchase
from tests.trade import as_person, banks, buy, fresh, pay, to_bring
from tests.world import ROBOT, World


@pytest.fixture
def settled(world: World) -> Order:
    """The lamp was bought, sent, received, matured, stated and paid out; tea is paid; mugs, made
    cheaper, wait for payment."""
    purchase = buy(world, world.alice, {"lamp": 1})
    pay(purchase)
    order = fresh(purchase).orders[0]
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1234567890", as_person(world.rita))
    orders.receive(order, as_person(world.alice))
    db.session.commit()
    with time_machine.travel(clock.now() + timedelta(days=8)):
        jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
        db.session.commit()
        jobs.drain()
        pay_out(world)
    to_bring(world)
    waiting = buy(world, world.bob, {"mug": 2}).orders[0]
    orders.reprice(waiting, waiting.goods - 100, waiting.freight, "agreed", as_person(world.olivia), waiting.total)
    db.session.commit()
    pay(buy(world, world.bob, {"tea-100": 1}))
    ask_back(buy(world, world.bob, {"mug": 1}), "changed_mind", is_granted=False)
    ask_back(buy(world, world.bob, {"mug": 1}), "mistake", is_granted=True)
    return order


def ask_back(purchase: Purchase, reason: str, is_granted: bool) -> None:
    """Bob asks to cancel what he paid for."""
    pay(purchase)
    wish = aftersales.Wish(aftersales.Kind.CANCEL, reason)
    request = aftersales.ask(fresh(purchase).orders[0], wish, Actor("person", purchase.person_id))
    if is_granted:
        aftersales.agree(request, ROBOT)
    db.session.commit()
    jobs.drain()


def pay_out(world: World) -> None:
    statement = ledger.statements_for(world.bright_lane.id).items[0]
    doubt = ledger.dispute(statement, as_person(world.rita), "Five per cent?", statement.lines[0])
    ledger.propose_adjustment(doubt, as_person(world.operators["finance"]), 295, "Half of it is ours.")
    ledger.approve_adjustment(doubt, as_person(world.operators["finance2"]))
    ledger.confirm(statement, as_person(world.rita))
    ledger.propose_payout(statement, as_person(world.operators["finance"]))
    payout = ledger.approve_payout(statement, as_person(world.operators["finance2"]))
    banks(world.bright_lane.id)
    with_a_deposit(world)
    ledger.gather_batch([payout.id], as_person(world.operators["finance"]))
    ledger.record_payout(payout, as_person(world.operators["finance"]), "BANK-1")
    db.session.commit()


def with_a_deposit(world: World) -> None:
    """A thousand yuan, of which an operator wants a hundred."""
    store_id, first = world.bright_lane.id, as_person(world.operators["finance"])
    ledger.require_deposit(store_id, first, 100_000, clock.now().date())
    ledger.confirm_receipt(ledger.charge_by_id(ledger.charges_for(store_id)[0].id), first, "BANK-D1")
    ledger.propose_claim(store_id, first, "deduction", 10_000, "Counterfeits")


def test_an_honest_mall_breaks_no_rule(settled: Order) -> None:
    assert [str(finding) for finding in audit.findings()] == []
    paid, captured, booked = audit.three_ways()
    assert paid == captured == booked > 0


# What somebody with access to the database might do -> the rule that names the row, and which row.
CORRUPTIONS: dict[str, tuple[str, str, str]] = {
    "a posting is made larger": (
        "UPDATE posting SET amount = amount + 1 WHERE id = (SELECT min(id) FROM posting)",
        "M1",
        "journal",
    ),
    "a balance is touched": (
        "UPDATE ledger_account SET balance = balance + 100 WHERE kind = 'commission'",
        "M5",
        "ledger_account",
    ),
    "a cent is moved between two accounts": (
        "UPDATE posting SET amount = amount + CASE account_kind WHEN 'pending' THEN 1 ELSE -1 END WHERE id IN "
        "(SELECT id FROM posting WHERE line = 'commission' AND account_kind IN ('pending', 'commission') ORDER BY id LIMIT 2)",
        "L1",
        "order_line",
    ),
    "an order's goods are made dearer": (
        "UPDATE store_order SET goods = goods + 1, total = total + 1 WHERE id = :order",
        "O1",
        "store_order",
    ),
    "a line's price row is lost": (
        "DELETE FROM price_row WHERE id = (SELECT min(id) FROM price_row)",
        "O2",
        "order_line",
    ),
    "a purchase's total is rounded": ("UPDATE purchase SET total = total - total % 1000", "O3", "purchase"),
    "an order is set paid by hand": (
        "UPDATE store_order SET payment = 'paid', paid_at = now() WHERE payment = 'unpaid'",
        "O5",
        "store_order",
    ),
    "a capture is made smaller": (
        "UPDATE capture SET amount = amount - 1, applied = applied - 1 WHERE id = (SELECT min(id) FROM capture)",
        "P2",
        "capture",
    ),
    "a refund is promised that nobody made": (
        "UPDATE capture SET refunded = 1 WHERE id = (SELECT min(id) FROM capture)",
        "P3",
        "capture",
    ),
    "a statement line is dropped": (
        "DELETE FROM statement_line WHERE id = (SELECT min(id) FROM statement_line)",
        "L4",
        "statement",
    ),
    "a payout is made larger": ("UPDATE payout SET amount = amount + 5000", "L5", "payout"),
    "a batch says less than was sent": ("UPDATE payout_batch_line SET amount = amount - 1", "L8", "payout_batch_line"),
    "an adjustment is made larger": ("UPDATE statement_dispute SET amount = amount + 1", "L6", "statement_dispute"),
    "a question is lost": (
        "UPDATE statement_dispute SET state = 'open'",
        "L7",
        "statement",
    ),
    "a settled deposit is made larger": ("UPDATE store_charge SET amount = amount + 1", "D1", "store_charge"),
    "a frozen part of a deposit is forgotten": ("UPDATE deposit_claim SET state = 'declined'", "D2", "deposit_claim"),
    "a deposit is spent twice": (
        "UPDATE ledger_account SET balance = balance - 100 WHERE kind = 'deposit'",
        "D3",
        "ledger_account",
    ),
    "a unit vanishes from the shelf": ("UPDATE stock SET on_hand = on_hand - 1 WHERE on_hand > 2", "S1", "stock"),
    "a hold is forgotten": ("DELETE FROM stock_hold WHERE state = 'held'", "S2", "stock"),
    "a sale leaves no movement": ("DELETE FROM stock_movement WHERE kind = 'sold'", "S3", "order_line"),
    "a zone is switched off behind the shop's back": ("UPDATE delivery_zone SET is_on = false", "Z1", "store"),
    "a delivered order is still to leave": (
        "UPDATE delivery_task SET state = 'delivered', proof = 'code', courier_id = 1",
        "Z2",
        "store_order",
    ),
    "a courier is said to be on the road": (
        "UPDATE delivery_task SET state = 'out', courier_id = 1",
        "Z3",
        "store_order",
    ),
    "a delivery is lost": ("DELETE FROM delivery_task", "Z4", "store_order"),
    "a delivery is hung on a parcel": (
        "UPDATE store_order SET method = 'parcel' WHERE method = 'courier'",
        "Z5",
        "delivery_task",
    ),
    "a parcel loses a unit": ("DELETE FROM shipment_line", "O8", "order_line"),
    "a price change says less than it did": ("UPDATE price_change SET goods_to = goods_to + 1", "O9", "price_change"),
    "a payable asks for what nobody owes": (
        "UPDATE payable SET amount = amount - 1 WHERE settled_at IS NULL",
        "O10",
        "payable",
    ),
    "a request is paid back by hand": (
        "UPDATE after_sale SET state = 'done', granted = goods WHERE state = 'applied'",
        "R1",
        "after_sale",
    ),
    "a request asks for more than its units are worth": ("UPDATE after_sale SET goods = goods + 1", "R2", "after_sale"),
    "units of a request are let go": ("UPDATE order_line SET claimed = 0 WHERE claimed > refunded", "R3", "order_line"),
    "an order with a request goes on": ("UPDATE store_order SET freezes = 0 WHERE freezes > 0", "R4", "store_order"),
    "an order with a request may leave": ("DELETE FROM order_gate", "R4", "store_order"),
    "freight of a request is forgotten": (
        "UPDATE store_order SET freight_refunded = 0 WHERE freezes > 0",
        "R5",
        "store_order",
    ),
    "history is rewritten": (
        "UPDATE state_change SET from_state = 'void' WHERE subject = 'store_order' AND to_state = 'shipped'",
        "O6",
        "state_change",
    ),
}


@pytest.mark.parametrize("deed", CORRUPTIONS)
def test_the_audit_names_the_row_when(deed: str, settled: Order, corrupt: Callable[..., None]) -> None:
    statement, code, thing = CORRUPTIONS[deed]
    corrupt(statement, order=settled.id)
    found = audit.findings()
    assert (code, thing) in {(finding.code, finding.thing) for finding in found}, [str(each) for each in found]
    assert all(finding.id is not None for finding in found if finding.code == code)


@pytest.fixture
def corrupt() -> Callable[..., None]:
    """Change rows past every trigger and constraint that can be switched off."""

    def run(statement: str, **values: int) -> None:
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        used = {name: value for name, value in values.items() if f":{name}" in statement}
        assert db.session.execute(text(statement), used).rowcount  # type: ignore[attr-defined]
        db.session.commit()

    return run


def test_a_broken_rule_stops_payouts_until_somebody_lifts_the_stop(
    world: World, settled: Order, corrupt: Callable[..., None]
) -> None:
    corrupt("UPDATE ledger_account SET balance = balance + 100 WHERE kind = 'commission'")
    check()
    db.session.commit()
    check()
    db.session.commit()
    assert len(ledger.freezes()) == 1
    statement = ledger.statements_for(world.bright_lane.id).items[0]
    with pytest.raises(ledger.PayoutsFrozen):
        ledger.approve_payout(statement, as_person(world.operators["finance2"]))
    ledger.lift_freeze(as_person(world.operators["finance"]), "a test row")
    assert not ledger.are_frozen()


def test_every_rule_has_a_code_of_its_own() -> None:
    codes = [rule.code for rule in audit.rules()]
    assert len(codes) == len(set(codes)) >= 25
