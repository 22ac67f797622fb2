"""Transfers, refunds, commission and the settlement desk, through its forms."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.exc import IntegrityError

from mall.domain import ledger, orders, payments, shipping
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import CommissionRule, Purchase, Statement
from tests.trade import as_person, banks, buy, fresh
from tests.web.admin.conftest import Desk
from tests.web.seller.conftest import press, row_counts
from tests.world import ROBOT, World

NOBODY = "01890000-0000-7000-8000-000000000000"


def by_transfer(world: World) -> Purchase:
    purchase = buy(world, world.alice, {"mug": 1})
    payments.start(orders.locked_purchase(purchase.id), "transfer", "/", "", as_person(world.alice))
    db.session.commit()
    return purchase


def test_a_confirmed_transfer_pays_the_purchase(world: World, desk: Desk) -> None:
    purchase, finance = by_transfer(world), desk("finance")
    attempt = payments.waiting_transfers().items[0]
    answer = finance.submit(f"/admin/transfers/{attempt.number}", "/confirmation", reference="ICBC-77")
    assert answer.status_code == 303
    assert fresh(purchase).orders[0].payment == "paid"
    finance.submit(f"/admin/transfers/{attempt.number}", "/confirmation", reference="ICBC-77")
    assert len(payments.captures_for(fresh(purchase))) == 1


def test_what_a_transfer_brings_too_much_is_refunded_by_hand(world: World, desk: Desk) -> None:
    by_transfer(world)
    attempt, finance = payments.waiting_transfers().items[0], desk("finance")
    finance.submit(f"/admin/transfers/{attempt.number}", "/confirmation", amount="50.00", reference="ICBC-78")
    jobs.drain()
    refund = payments.refunds(open_only=True).items[0]
    assert (refund.cause, refund.amount, refund.state) == ("surplus", 500, "created")
    finance.submit(f"/admin/refunds/{refund.id}", "/confirmation", reference="ICBC-79")
    db.session.rollback()
    db.session.refresh(refund)
    assert refund.state == "paid"


def test_nonsense_on_a_bank_statement_is_refused(world: World, desk: Desk) -> None:
    purchase, finance = by_transfer(world), desk("finance")
    number = payments.waiting_transfers().items[0].number
    for fields in ({"amount": "x"}, {"amount": "-1"}, {"amount": "1.005"}, {"amount": "NaN"}, {"reference": ""}):
        answer = finance.submit(f"/admin/transfers/{number}", "/confirmation", **{"reference": "R", **fields})
        assert answer.status_code == 422, fields
    assert fresh(purchase).orders[0].payment == "unpaid"


def test_cash_on_delivery_ships_unpaid_and_its_commission_becomes_a_debt(world: World) -> None:
    world.bright_lane.takes_cash_on_delivery = True
    purchase = buy(world, world.alice, {"lamp": 1})
    payments.start(orders.locked_purchase(purchase.id), "cash", "/", "", as_person(world.alice))
    db.session.commit()
    order = fresh(purchase).orders[0]
    assert (order.payment, order.fulfilment) == ("on_delivery", "ready")
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1234567890", as_person(world.rita))
    orders.collect_cash(order, as_person(world.rita))
    db.session.commit()
    jobs.drain()
    assert ledger.balances_of(world.bright_lane.id) == ledger.Balances(0, 0, 0, 1295)


def test_two_people_pay_a_statement_out_and_the_bank_may_send_it_back(
    world: World, desk: Desk, purchase: Purchase
) -> None:
    statement = stated(world, purchase)
    first, second = desk("finance"), desk("finance2")
    path = f"/admin/statements/{statement.id}"
    assert first.submit(path, "/proposal").status_code == 303
    refused = first.submit(path, "/approval")
    assert refused.status_code == 422 and "Another person" in refused.text
    assert second.submit(path, "/approval").status_code == 303
    payout = ledger.payout_of(ledger.statement_by_id(statement.id))
    assert payout
    here = f"/admin/payouts/{payout.id}"
    assert second.submit(here, "/dispatch").status_code == 422  # nobody has said where to
    banks(statement.store_id)
    second.submit(here, "/dispatch")
    second.submit(here, "/receipt", reference="BANK-1")
    assert ledger.balances_of(world.bright_lane.id).payable == 0
    second.submit(here, "/failure", why="Account closed")
    db.session.rollback()
    assert ledger.balances_of(world.bright_lane.id).payable == payout.amount


def stated(world: World, purchase: Purchase) -> Statement:
    """Bright Lane's order was sent, received and matured; its merchant confirmed the statement."""
    order = next(each for each in fresh(purchase).orders if each.store_id == world.bright_lane.id)
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1234567890", as_person(world.rita))
    orders.receive(order, as_person(world.alice))
    db.session.commit()
    with time_machine.travel(clock.now() + timedelta(days=8)):
        jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
        db.session.commit()
        jobs.drain()
    statement = ledger.statements_for(world.bright_lane.id).items[0]
    ledger.confirm(statement, as_person(world.rita))
    db.session.commit()
    return statement


def agree(desk: Desk, action: str = "/approval") -> None:
    """The second person at the desk approves what was proposed last."""
    assert desk("finance2").submit("/admin/commission-rules", action).status_code == 303


def test_commission_is_changed_by_two(world: World, desk: Desk) -> None:
    rule, finance = ledger.all_rules()[0], desk("finance")
    path = f"/admin/commission-rules/{rule.id}"
    assert finance.submit(path, path, rate="4").status_code == 303
    assert ledger.all_rules()[0].rate_bp == 500
    assert not any("approval" in str(form["action"]) for form in finance.page("/admin/commission-rules").forms)
    change = ledger.rule_changes()[0]
    own = finance.send(f"/admin/rule-changes/{change.id}/approval", _from="/admin/commission-rules")
    assert own.status_code == 422 and "Another person" in own.text
    assert "Changes of commission" in desk("finance2").page("/admin").words
    agree(desk)
    assert ledger.all_rules()[0].rate_bp == 400
    again = desk("finance2").send(f"/admin/rule-changes/{change.id}/approval", _from="/admin/commission-rules")
    assert again.status_code == 409
    finance.submit(path, path, rate="9")
    agree(desk, "/refusal")
    assert ledger.all_rules()[0].rate_bp == 400 and not ledger.rule_changes()


def test_what_was_proposed_of_an_older_rule_is_not_approved(world: World, desk: Desk) -> None:
    rule, finance = ledger.all_rules()[0], desk("finance")
    path = f"/admin/commission-rules/{rule.id}"
    for rate in ("4", "6"):
        finance.submit(path, path, rate=rate)
    first, second = ledger.rule_changes()
    desk("finance2").send(f"/admin/rule-changes/{second.id}/approval", _from="/admin/commission-rules")
    late = desk("finance2").send(f"/admin/rule-changes/{first.id}/approval", _from="/admin/commission-rules")
    assert late.status_code == 409 and ledger.all_rules()[0].rate_bp == 600


def test_the_database_refuses_one_person_being_both(world: World) -> None:
    change = ledger.propose_rule_change(as_person(world.rita), "up", ledger.all_rules()[0])
    change.approved_by, change.decided_at = change.proposed_by, clock.now()
    with pytest.raises(IntegrityError, match="two_people"):
        db.session.flush()
    db.session.rollback()


def test_the_first_commission_rule_that_matches_decides(world: World, desk: Desk) -> None:
    finance = desk("finance")
    finance.submit(
        "/admin/commission-rules", "/commission-rules", name_en="Kitchen", category=str(world.kitchen.id), rate="3"
    )
    agree(desk)
    page = finance.page(f"/admin/commission-rules?store={world.green_hill.id}&category={world.kitchen.id}&price=100")
    assert "¥3.00" in page.words and "¥97.00" in page.words
    page = finance.page(f"/admin/commission-rules?store={world.bright_lane.id}&category={world.home.id}&price=100")
    assert "¥95.00" in page.words


def test_the_simulator_says_of_each_rule_why_it_does_not_decide(world: World, desk: Desk) -> None:
    finance = desk("finance")
    for name, fields in {
        "Kitchen": {"category": str(world.kitchen.id), "rate": "3", "fixed": "0.50"},
        "Other lane": {"store": str(world.bright_lane.id), "rate": "2"},
        "Joint": {"store_mode": "joint", "rate": "1"},
    }.items():
        finance.submit("/admin/commission-rules", "/commission-rules", name_en=name, **fields)
        agree(desk)
    path = f"/admin/commission-rules?store={world.green_hill.id}&category={world.kitchen.id}&price=100&quantity=3"
    said = finance.page(path).words
    assert "¥10.50" in said and "¥289.50" in said  # 3 % of 300.00 and three times 0.50
    assert "decides Kitchen" in said and "not reached Other lane" not in said
    assert "does not hold Other lane It is for another store." in said
    assert "does not hold Joint It is for another kind of store." in said
    other = finance.page(path.replace(f"store={world.green_hill.id}", f"store={world.bright_lane.id}")).words
    assert "not reached Other lane A rule above decides." in other


def test_a_product_is_tried_at_the_price_and_by_the_rule_that_an_order_would_freeze(world: World, desk: Desk) -> None:
    finance = desk("finance")
    finance.submit(
        "/admin/commission-rules", "/commission-rules", name_en="K", category=str(world.mug.category_id), rate="7"
    )
    agree(desk)
    said = finance.page(f"/admin/commission-rules?product=/products/{world.mug.public_id}&quantity=2").words
    frozen = buy(world, world.alice, {"mug": 2}).orders[0].lines[0]
    assert format_amount(frozen.paid) in said and format_amount(frozen.commission["amount"]) in said
    assert frozen.commission["rate_bp"] == 700


def test_half_a_sale_is_not_tried(world: World, desk: Desk) -> None:
    finance, path = desk("finance"), "/admin/commission-rules"
    for query in ("product=x", "store=1", "price=1&store=999999&category=1", f"product={NOBODY}", "quantity=0&price=1"):
        page = finance.page(f"{path}?{query}")
        assert "Left for the store" not in page.words, query


def format_amount(amount: int) -> str:
    return f"¥{amount / 100:,.2f}"


def test_a_rule_that_matches_everything_stays_last(world: World, desk: Desk) -> None:
    finance = desk("finance")
    again = finance.submit("/admin/commission-rules", "/commission-rules", name_en="All", rate="1")
    assert again.status_code == 422
    assert db.session.query(CommissionRule).count() == 1


def test_an_old_form_does_not_undo_a_newer_rule(world: World, desk: Desk) -> None:
    rule, finance = ledger.all_rules()[0], desk("finance")
    path = f"/admin/commission-rules/{rule.id}"
    assert finance.submit(path, path, rate="4").status_code == 303
    agree(desk)
    assert finance.submit(path, path, rate="6", version="1").status_code == 409
    db.session.rollback()
    db.session.refresh(rule)
    assert rule.rate_bp == 400


def test_the_books_page_says_that_every_rule_holds(world: World, desk: Desk, purchase: Purchase) -> None:
    assert "Every rule holds" in desk("finance").page("/admin/books").words


def test_the_next_statement_is_previewed_without_a_trace_and_then_cut_as_it_was_seen(
    world: World, desk: Desk, purchase: Purchase
) -> None:
    for order in fresh(purchase).orders:
        shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", f"SF{order.id:010d}", ROBOT)
        orders.receive(order, as_person(world.alice))
        order.matures_at = clock.now() - timedelta(minutes=1)
    db.session.commit()
    finance, before = desk("finance"), row_counts()
    seen = orders.preview(world.bright_lane.id)
    db.session.rollback()
    page = finance.page("/admin/settlement-preview")
    assert seen and seen.total == sum(seen.lines.values()) and format_amount(seen.payable) in page.words
    assert row_counts() == before and ledger.count_statements("issued") == 0
    for _time in range(2):
        assert press(finance, f"/admin/settlement-runs/{world.bright_lane.id}").status_code == 303
        jobs.drain()
    statement = ledger.statements_for(world.bright_lane.id).items
    assert [(each.total, each.payable) for each in statement] == [(seen.total, seen.payable)]
    assert ledger.statements_for(world.green_hill.id).items == []
    assert orders.preview(world.bright_lane.id) is None
