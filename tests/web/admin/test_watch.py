"""What is late, stuck, unmatched, owed or waits to be approved: counted, oldest first, each where it is resolved."""

from datetime import timedelta

from sqlalchemy import update

from mall.domain import aftersales, ledger, orders, payments, shipping
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Purchase, Refund, Statement
from tests.browser import Page
from tests.trade import as_person, buy, fresh, notice, paid
from tests.web.admin.conftest import Desk
from tests.web.admin.test_money import stated
from tests.world import World

WATCH = "/admin/watch"


def links(page: Page) -> list[str]:
    """Where the page leads, in its order."""
    return [str(link["href"]) for link in page.all("a")]


def test_overdue_parcels_are_listed_the_latest_first(world: World, desk: Desk) -> None:
    late = [paid(world, world.alice, {"mug": 1}).orders[0], paid(world, world.bob, {"mug": 1}).orders[0]]
    paid(world, world.bob, {"tea-100": 1})  # in time
    for order, days in zip(late, (1, 2), strict=True):
        order.ship_by = clock.now() - timedelta(days=days)
    db.session.commit()
    page = desk("support").page(WATCH)
    assert "2 Overdue shipments" in page.words
    numbers = [link.rpartition("/")[2] for link in links(page) if link.startswith("/admin/orders/")]
    assert numbers == [late[1].number, late[0].number]
    assert "negative balance" not in page.words  # support does not see the books


def test_a_refund_that_the_bank_refused_is_stuck_after_a_day(world: World, desk: Desk) -> None:
    purchase = paid(world, world.alice, {"mug": 1})
    aftersales.cancel(fresh(purchase).orders[0], orders.CloseReason.BY_BUYER, as_person(world.alice))
    made = payments.refunds_for(purchase.orders[0].id)[0]
    db.session.execute(update(Refund).values(state="failed"))
    db.session.commit()
    assert "0 Refunds stuck" in desk("finance").page(WATCH).words
    db.session.execute(update(Refund).values(created_at=clock.now() - timedelta(days=2)))
    db.session.commit()
    page = desk("finance").page(WATCH)
    assert "1 Refunds stuck" in page.words and f"/admin/refunds/{made.id}" in links(page)


def test_a_notice_that_fits_nothing_is_there_until_somebody_looks(world: World, desk: Desk) -> None:
    payments.take_in("demo", notice("4711", 100, "P4711"))
    db.session.commit()
    jobs.drain()
    page = desk("finance").page(WATCH)
    assert "1 Notices that could not be applied" in page.words and "4711" in page.words


def test_a_store_that_kept_cash_owes_and_leads_to_its_charges(world: World, desk: Desk) -> None:
    world.bright_lane.takes_cash_on_delivery = True
    purchase = buy(world, world.alice, {"lamp": 1})
    payments.start(orders.locked_purchase(purchase.id), "cash", "/", "", as_person(world.alice))
    db.session.commit()
    order = fresh(purchase).orders[0]
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1234567890", as_person(world.rita))
    orders.collect_cash(order, as_person(world.rita))
    db.session.commit()
    jobs.drain()
    page = desk("finance").page(WATCH)
    assert "1 Stores with a negative balance" in page.words and "12.95" in page.words
    assert f"/admin/deposits/{world.bright_lane.id}" in links(page)


def test_confirmed_statements_wait_for_two_people(world: World, desk: Desk, purchase: Purchase) -> None:
    statement: Statement = stated(world, purchase)
    finance = desk("finance")
    assert f"/admin/statements/{statement.id}" in links(finance.page(WATCH))
    ledger.propose_payout(statement, as_person(world.operators["finance"]))
    ledger.approve_payout(statement, as_person(world.operators["finance2"]))
    db.session.commit()
    assert f"/admin/statements/{statement.id}" not in links(finance.page(WATCH))
