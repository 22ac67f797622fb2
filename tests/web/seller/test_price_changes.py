"""The price of an unpaid order: changed by its store, to the cent, told to the buyer, and never once it is paid."""

from itertools import pairwise

import pytest

from mall import audit
from mall.domain import ledger, messages, orders, payments
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import AuditEntry, Order, OrderLine, PaymentAttempt, PriceChange, PriceRow, Purchase, Refund
from tests.browser import PoliteClient
from tests.trade import as_person, attempt_for, buy, fresh, notice, pay
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.world import World

DESK = "/seller/green-hill"


@pytest.fixture
def unpaid(world: World) -> Purchase:
    """Alice means to pay for three things of Green Hill's (¥175 and ¥8 freight) and a lamp of Bright Lane's."""
    return buy(world, world.alice, {"tea-100": 2, "mug": 1, "lamp": 1})


def here(world: World, purchase: Purchase) -> Order:
    return order_of(purchase, world.green_hill.id)


def change(owner: PoliteClient, order: Order, goods: str, freight: str = "8", **fields: object) -> int:
    form = {"goods": goods, "freight": freight, "reason": "agreed", "words": "", "seen": order.total} | fields
    return press(owner, f"{DESK}/orders/{order.number}/price-changes", **form).status_code


def honest() -> list[str]:
    db.session.rollback()
    return [str(finding) for finding in audit.findings()]


def test_a_store_lowers_a_price_and_lines_rows_commission_and_payable_follow(
    world: World, unpaid: Purchase, owner: PoliteClient
) -> None:
    order = here(world, unpaid)
    form = f"{DESK}/orders/{order.number}/price-changes/new"
    assert form in {link["href"] for link in owner.page(f"{DESK}/orders?tab=unpaid").all("a")}
    answer = owner.submit(
        form, f"{DESK}/orders/{order.number}/price-changes", goods="99.99", freight="0", words="Old friends"
    )
    assert answer.status_code == 303
    order = here(world, unpaid)
    assert (order.goods, order.freight, order.total) == (9999, 0, 9999)
    assert [line.paid for line in order.lines] == [7771, 2228]  # 136:39 of 99.99, by the largest remainder
    assert [line.commission["amount"] for line in order.lines] == [389, 111]
    rows = db.session.query(PriceRow).filter_by(kind="adjusted").order_by(PriceRow.id).all()
    assert [(row.funder, row.amount) for row in rows] == [("store", 7771 - 13600), ("store", 2228 - 3900)]
    lamp = order_of(unpaid, world.bright_lane.id).total
    purchase = fresh(unpaid)
    assert purchase.total == purchase.due == purchase.payables[0].amount == 9999 + lamp
    assert honest() == []
    pay(unpaid)
    assert ledger.balances_of(world.green_hill.id).pending == 9999 - 500
    assert honest() == []


def test_each_change_is_a_row_with_who_and_why_and_none_is_lost(
    world: World, unpaid: Purchase, owner: PoliteClient
) -> None:
    for goods, freight, reason in (("150", "8", "regular"), ("150", "12", "freight"), ("200.01", "0", "mistake")):
        assert change(owner, here(world, unpaid), goods, freight, reason=reason) == 303
    rows = orders.price_changes_of([here(world, unpaid)])
    assert [(row.goods_to, row.freight_to, row.reason, row.author_id) for row in rows] == [
        (15000, 800, "regular", world.olivia.id),
        (15000, 1200, "freight", world.olivia.id),
        (20001, 0, "mistake", world.olivia.id),
    ]
    assert all((a.goods_to, a.freight_to) == (b.goods_from, b.freight_from) for a, b in pairwise(rows))
    words = owner.page(f"{DESK}/orders/{here(world, unpaid).number}").words
    for part in ("From ¥183.00 to ¥158.00", "Freight from ¥8.00 to ¥12.00.", "For a regular customer", "Olivia"):
        assert part in words, part
    logged = db.session.query(AuditEntry).filter_by(action="order.reprice").order_by(AuditEntry.id).all()
    assert logged[-1].before == {"goods": 15000, "freight": 1200} and logged[-1].after == {"goods": 20001, "freight": 0}
    assert honest() == []


def test_the_buyer_is_told_and_reads_why_before_she_pays(
    world: World, unpaid: Purchase, owner: PoliteClient, signed_in: SignIn
) -> None:
    change(owner, here(world, unpaid), "170", words="<b>Thank you</b> for waiting")
    jobs.drain()
    alice = signed_in(world.alice)
    told = messages.notices_for(world.alice.id, "en").items[0]
    assert (told.title, told.path) == (
        "A store changed the price of your order",
        f"/orders/{here(world, unpaid).number}",
    )
    for path in (told.path, f"/purchases/{unpaid.number}/payment"):
        words = alice.page(path).words
        assert "From ¥183.00 to ¥178.00" in words and "<b>Thank you</b> for waiting" in words, path
        assert "Olivia" not in words, path


def test_nobody_pays_a_sum_that_she_has_not_seen(
    world: World, unpaid: Purchase, owner: PoliteClient, signed_in: SignIn
) -> None:
    alice, path, seen = signed_in(world.alice), f"/purchases/{unpaid.number}/payment", unpaid.total
    assert str(seen) in {field.get("value") for field in alice.page(path).all("input") if field.get("name") == "due"}
    change(owner, here(world, unpaid), "180")
    stale = {"provider": "demo", "due": seen}
    assert alice.send(f"/purchases/{unpaid.number}/payment-attempts", path, **stale).status_code == 409
    assert db.session.query(PaymentAttempt).count() == 0
    assert alice.submit(path, f"/purchases/{unpaid.number}/payment-attempts", provider="demo").status_code == 303
    assert payments.attempts_for(fresh(unpaid))[0].amount == seen + 500


@pytest.mark.parametrize(("goods", "payment", "refund"), [("100", "paid", 7500), ("200", "unpaid", 0)])
def test_a_payment_under_way_for_the_old_sum_is_superseded_and_its_money_never_lost(
    world: World, unpaid: Purchase, owner: PoliteClient, live: str, goods: str, payment: str, refund: int
) -> None:
    attempt = attempt_for(unpaid)
    asked = attempt.amount
    change(owner, here(world, unpaid), goods)
    jobs.drain()
    assert payments.attempt_by_number(attempt.number).state == "superseded"
    payments.take_in("demo", notice(attempt.number, asked, "P1"))
    db.session.commit()
    jobs.drain()
    assert here(world, unpaid).payment == payment
    assert [row.amount for row in db.session.query(Refund)] == ([refund] if refund else [])
    assert honest() == []  # P6: money that is nobody's lies before an operator


def test_an_attempt_for_the_new_sum_goes_on(world: World, unpaid: Purchase, owner: PoliteClient) -> None:
    change(owner, here(world, unpaid), "170")
    attempt = attempt_for(unpaid)
    jobs.drain()
    assert payments.attempt_by_number(attempt.number).state == "pending"


def test_a_transfer_for_the_old_sum_stays_before_the_operators(
    world: World, unpaid: Purchase, owner: PoliteClient
) -> None:
    purchase = orders.locked_purchase(unpaid.id)
    payments.start(purchase, "transfer", "/", "", as_person(world.alice))
    db.session.commit()
    change(owner, here(world, unpaid), "100")
    jobs.drain()
    waiting = payments.waiting_transfers().items
    assert [each.state for each in waiting] == ["superseded"] and payments.count_waiting_transfers() == 1
    payments.confirm_transfer(waiting[0], waiting[0].amount, "ICBC-1", as_person(world.alice))
    db.session.commit()
    assert here(world, unpaid).payment == "paid" and payments.count_waiting_transfers() == 0


def test_what_is_paid_or_closed_keeps_its_price(world: World, unpaid: Purchase, owner: PoliteClient) -> None:
    order = here(world, unpaid)
    pay(unpaid)
    before = row_counts()
    assert change(owner, order, "100") == 409
    assert row_counts() == before
    path = f"{DESK}/orders/{order.number}"
    assert f"{path}/price-changes/new" not in {link["href"] for link in owner.page(path).all("a")}
    assert owner.page(f"{path}/price-changes/new").words.count("¥175.00")


@pytest.mark.parametrize(
    ("goods", "freight", "more", "status"),
    [
        ("0", "0", {}, 422),
        ("-1", "8", {}, 422),
        ("", "8", {}, 422),
        ("1e3", "8", {}, 422),
        ("99999999", "8", {}, 422),
        ("175", "8", {}, 422),
        ("100", "8", {"reason": "whim"}, 422),
        ("100", "8", {"reason": "other"}, 422),
        ("100", "8", {"words": "x" * 201}, 422),
        ("100", "8", {"seen": ""}, 422),
        ("100", "8", {"seen": "18299"}, 409),
    ],
)
def test_no_sum_that_is_none_and_none_over_a_colleagues(
    world: World, unpaid: Purchase, owner: PoliteClient, goods: str, freight: str, more: dict[str, object], status: int
) -> None:
    order, before = here(world, unpaid), row_counts()
    assert change(owner, order, goods, freight, **more) == status
    assert row_counts() == before
    assert here(world, unpaid).total == order.total


def test_prices_are_for_those_who_may_change_them_in_their_own_store(
    world: World, unpaid: Purchase, signed_in: SignIn, rival: PoliteClient
) -> None:
    work_as(world, world.bob, "counter")
    order, counter = here(world, unpaid), signed_in(world.bob)
    assert change(counter, order, "100") == 403
    assert "Change the price" not in counter.page(f"{DESK}/orders/{order.number}").words
    path = f"/seller/bright-lane/orders/{order.number}/price-changes"
    assert press(rival, path, goods="1", freight="0", reason="agreed", seen=order.total).status_code == 404
    assert db.session.query(PriceChange).count() == 0
    assert sum(line.paid for line in db.session.query(OrderLine).filter_by(order_id=order.id)) == order.goods
