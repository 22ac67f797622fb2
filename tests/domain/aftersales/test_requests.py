"""What becomes of requests: cancellations, refunds, returns, offers, deadlines, operators."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from mall import audit
from mall.domain import aftersales, ledger, moderation, orders, payments, shipping, stock
from mall.domain.aftersales import AfterSale
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.models import Order
from tests.domain.aftersales.conftest import (
    Ask,
    again,
    agree,
    bank_pays,
    decide,
    line_of,
    now,
    settle_jobs,
    time_passes,
)
from tests.domain.orders.test_waterfall import paid_at_the_door
from tests.trade import as_person
from tests.world import ROBOT, World

OrderIn = Callable[[str], Order]
TO = "Green Hill, 1 Lake Street"


@pytest.fixture(autouse=True)
def sound(app: Flask) -> Iterator[None]:
    """After every trade the books and counters add up."""
    yield
    db.session.rollback()
    assert [str(finding) for finding in audit.findings()] == []


def refunded(order: Order) -> int:
    """Minor units promised back."""
    return sum(refund.amount for refund in payments.refunds_for(order.id))


def on_the_shelf(world: World, code: str) -> int:
    return stock.available([world.skus[code].id])[world.skus[code].id]


# Cancelling


def test_for_half_an_hour_a_buyer_cancels_by_herself_and_then_she_asks(world: World, bought: Order) -> None:
    alice = as_person(world.alice)
    assert aftersales.at_once(bought)
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        asked = aftersales.cancel_or_ask(now(bought), "changed_mind", "", alice)
        assert asked is not None and asked.amount == bought.total
        db.session.commit()
        with pytest.raises(aftersales.AskedBefore):
            aftersales.cancel_or_ask(now(bought), "changed_mind", "", alice)
        aftersales.withdraw(asked, alice)
        db.session.commit()
    assert aftersales.cancel_or_ask(now(bought), "changed_mind", "", alice) is None
    db.session.commit()
    assert now(bought).fulfilment == "closed"


def test_a_granted_cancellation_pays_everything_back_and_closes_the_order(
    world: World, bought: Order, ask: Ask
) -> None:
    request = agree(ask(bought, "cancel"))
    assert (request.state, now(bought).fulfilment, refunded(bought)) == ("refunding", "closed", bought.total)
    assert on_the_shelf(world, "mug") == 10
    assert ledger.balances_of(world.green_hill.id).pending == 0
    assert bank_pays(request).state == "done"


def test_while_it_is_asked_nothing_leaves_and_after_a_no_it_may(world: World, bought: Order, ask: Ask) -> None:
    request = ask(bought, "cancel")
    mug = line_of(bought, "mug")
    with pytest.raises(orders.AskedBack):
        shipping.ship(now(bought), {mug.id: 3}, "sf", "SF1234567890", ROBOT)
    with pytest.raises(aftersales.AskedBefore):
        aftersales.cancel_later(now(bought), ROBOT, "sold_out")
    aftersales.reject(again(request), "sent", "It left this morning", ROBOT)
    db.session.commit()
    shipping.ship(now(bought), {mug.id: 3}, "sf", "SF1234567890", ROBOT)
    db.session.commit()
    with pytest.raises(aftersales.SentMeanwhile):
        aftersales.escalate(again(request), "I want my money", as_person(world.alice))
    assert now(bought).freezes == 0


def test_operators_overrule_a_no_to_a_cancellation(world: World, bought: Order, ask: Ask) -> None:
    request = ask(bought, "cancel")
    aftersales.reject(again(request), "other", "No", ROBOT)
    aftersales.escalate(again_committed(request), "It was not sent for a week", as_person(world.alice))
    db.session.commit()
    with pytest.raises(orders.AskedBack):
        shipping.ship(now(bought), {line_of(bought, "mug").id: 1}, "sf", "SF1234567890", ROBOT)
    decide(True)
    assert (again(request).state, refunded(bought)) == ("refunding", bought.total)


# Refunds


def test_units_that_were_not_sent_go_back_on_the_shelf_and_the_rest_goes_on(
    world: World, order_in: OrderIn, ask: Ask
) -> None:
    order = order_in("half")
    request = agree(ask(order, "refund", "not_sent", mug=2, tea_100=1))
    assert request.amount == 2 * 3900 + 6800
    assert now(order).fulfilment == "shipped"
    assert on_the_shelf(world, "mug") == 9
    assert refunded(order) == 14600


def test_a_refund_of_all_that_was_never_sent_is_a_cancellation(bought: Order, ask: Ask) -> None:
    request = ask(bought, "refund", mug=3, tea_100=1)
    assert (request.kind, request.freight) == ("cancel", bought.freight)


def test_a_part_is_refunded_before_shipping_and_the_rest_cancelled_with_the_freight(
    world: World, bought: Order, ask: Ask
) -> None:
    agree(ask(bought, "refund", mug=1))
    assert now(bought).fulfilment == "ready"
    aftersales.cancel(now(bought), orders.CloseReason.BY_BUYER, as_person(world.alice))
    db.session.commit()
    assert (now(bought).fulfilment, refunded(bought), on_the_shelf(world, "mug")) == ("closed", bought.total, 10)


def test_refunds_one_by_one_come_to_what_was_paid_and_no_unit_is_asked_twice(
    world: World, order_in: OrderIn, ask: Ask
) -> None:
    order = order_in("received")
    for _unit in range(3):
        bank_pays(agree(ask(order, "refund", "damaged", mug=1)))
    with pytest.raises(orders.ClaimedBefore):
        ask(order, "refund", "damaged", mug=1)
    mug = line_of(order, "mug")
    assert (mug.refunded, mug.refunded_amount) == (3, mug.paid)
    assert ledger.balances_of(world.green_hill.id).pending == 6800 - 340 + order.freight


def test_freight_is_given_once_and_never_more_than_it_was(order_in: OrderIn, ask: Ask) -> None:
    order = order_in("received")
    agree(ask(order, "refund", "damaged", mug=1), freight=order.freight)
    second = ask(order, "refund", "damaged", mug=1)
    with pytest.raises(orders.ClaimedBefore):
        aftersales.agree(again(second), ROBOT, freight=1)
    assert refunded(order) == 3900 + order.freight


def test_an_order_that_was_refunded_whole_waits_for_no_receipt(order_in: OrderIn, ask: Ask) -> None:
    order = order_in("sent")
    agree(ask(order, "refund", "not_received", mug=3, tea_100=1))
    assert now(order).fulfilment == "received"


def test_cash_that_a_store_kept_is_paid_back_by_the_mall(world: World, ask: Ask) -> None:
    order = paid_at_the_door(world)
    request = agree(ask(order, "refund", "damaged", mug=1))
    assert (request.state, payments.refunds_for(order.id)[0].provider) == ("refunding", "transfer")


# Offers


def test_less_is_an_offer_that_the_buyer_accepts(world: World, order_in: OrderIn, ask: Ask) -> None:
    order = order_in("received")
    request = agree(ask(order, "refund", "damaged", mug=1), goods=1500, words="It can be glued")
    assert (request.state, request.asked, request.amount) == ("offered", 3900, 1500)
    aftersales.accept(request, as_person(world.alice))
    settle_jobs()
    assert (again(request).state, refunded(order)) == ("refunding", 1500)
    assert line_of(order, "mug").claimed_amount == 3900  # the unit is settled; what was let go of stays the store's


def test_an_offer_that_is_not_taken_goes_to_the_mall_about_all_that_was_asked(
    world: World, order_in: OrderIn, ask: Ask
) -> None:
    order = order_in("received")
    request = agree(ask(order, "refund", "damaged", mug=1), goods=100)
    aftersales.escalate(request, "It is in pieces", as_person(world.alice))
    db.session.commit()
    decide(True)
    assert refunded(order) == 3900


@pytest.mark.parametrize(("goods", "freight"), [(0, 0), (3901, 0), (-1, 0), (3900, -1)])
def test_offers_are_more_than_nothing_and_no_more_than_was_asked(
    order_in: OrderIn, ask: Ask, goods: int, freight: int
) -> None:
    request = ask(order_in("received"), "refund", "damaged", mug=1)
    with pytest.raises(aftersales.NotAnOffer):
        aftersales.agree(request, ROBOT, goods=goods, freight=freight)


# Returns


def test_a_return_is_agreed_to_sent_back_received_and_paid(world: World, order_in: OrderIn, ask: Ask) -> None:
    order, alice = order_in("received"), as_person(world.alice)
    request = ask(order, "return", "changed_mind", mug=2)
    with pytest.raises(aftersales.NoReturnAddress):
        aftersales.agree(request, ROBOT)
    request = agree(request, return_to=TO)
    assert (request.state, request.return_to, refunded(order)) == ("to_send", TO, 0)
    with pytest.raises(shipping.NotANumber):
        aftersales.send_back(request, "sf", "?", alice)
    aftersales.send_back(request, "sf", "SF 99887766", alice)
    db.session.commit()
    request = again(request)
    aftersales.receive(request, {request.lines[0].id}, ROBOT)
    settle_jobs()
    assert (again(request).state, refunded(order), on_the_shelf(world, "mug")) == ("refunding", 7800, 9)
    assert bank_pays(request).state == "done"


def test_what_came_back_broken_is_not_sold_again(world: World, order_in: OrderIn, ask: Ask) -> None:
    request = agree(ask(order_in("received"), "return", mug=1), return_to=TO)
    aftersales.send_back(request, aftersales.SELF, "", as_person(world.alice))
    aftersales.receive(again_committed(request), (), ROBOT)
    settle_jobs()
    assert on_the_shelf(world, "mug") == 7


@pytest.mark.parametrize(("approved", "state", "money"), [(True, "refunding", 3900), (False, "refused", 0)])
def test_operators_decide_about_goods_that_a_store_did_not_accept(
    world: World, order_in: OrderIn, ask: Ask, approved: bool, state: str, money: int
) -> None:
    order = order_in("received")
    request = agree(ask(order, "return", "defective", mug=1), return_to=TO)
    aftersales.send_back(request, "sf", "SF99887766", as_person(world.alice))
    aftersales.reject(again_committed(request), "used", "It was in use", ROBOT)
    aftersales.escalate(again_committed(request), "I only tried it", as_person(world.alice))
    db.session.commit()
    decide(approved, "So it is")
    assert (again(request).state, refunded(order), now(order).freezes) == (state, money, 0)


def test_operators_who_overrule_a_no_to_a_return_have_the_goods_sent_back_first(
    world: World, order_in: OrderIn, ask: Ask
) -> None:
    request = ask(order_in("received"), "return", "defective", mug=1)
    aftersales.reject(again(request), "as_described", "", ROBOT)
    aftersales.escalate(again_committed(request), "It does not hold water", as_person(world.alice))
    db.session.commit()
    decide(True)
    request = again(request)
    assert (request.state, bool(request.return_to)) == ("to_send", True)


def again_committed(request: AfterSale) -> AfterSale:
    db.session.commit()
    return again(request)


# Deadlines


def bring_to(world: World, state: str, order: Order, ask: Ask) -> AfterSale:
    """A return of a mug, further on."""
    request = ask(order, "return", "defective", mug=1)
    if state == "offered":
        return agree(request, goods=3000, return_to=TO)
    if state == "rejected":
        aftersales.reject(again(request), "as_described", "", ROBOT)
    elif state != "applied":
        request = agree(request, return_to=TO)
    if state == "sent":
        aftersales.send_back(request, "sf", "SF99887766", as_person(world.alice))
    settle_jobs()
    return again(request)


@pytest.mark.parametrize(
    ("state", "hours", "after"),
    [
        ("applied", 48, "to_send"),
        ("offered", 7 * 24, "to_send"),
        ("to_send", 7 * 24, "lapsed"),
        ("sent", 10 * 24, "refunding"),
        ("rejected", 7 * 24, "lapsed"),
    ],
)
def test_time_answers_for_whoever_says_nothing(
    world: World, order_in: OrderIn, ask: Ask, state: str, hours: int, after: str
) -> None:
    order = order_in("received")
    request = bring_to(world, state, order, ask)
    assert (request.state, now(order).freezes) == (state, 1)
    time_passes(hours=hours - 1)
    assert again(request).state == state
    time_passes(hours=hours + 1)
    assert again(request).state == after
    assert now(order).freezes == (1 if after == "to_send" else 0)


def test_neither_receipt_nor_maturity_passes_while_money_is_asked_back(
    world: World, order_in: OrderIn, ask: Ask
) -> None:
    order = order_in("received")
    request = bring_to(world, "rejected", order, ask)
    aftersales.escalate(request, "", as_person(world.alice))
    settle_jobs()
    settle = lambda: orders.mature(now(order))  # noqa: E731
    settle()
    assert now(order).matured_at is None
    decide(False)
    settle()
    db.session.commit()
    assert now(order).matured_at is not None


# What cannot be asked


@pytest.mark.parametrize(
    ("state", "kind", "units", "refusal"),
    [
        ("paid", "return", {"mug": 1}, aftersales.NotPossible),
        ("half", "cancel", {}, aftersales.NotPossible),
        ("half", "return", {"mug": 2}, orders.ClaimedBefore),
        ("sent", "refund", {}, aftersales.NothingAsked),
        ("sent", "refund", {"mug": 0}, aftersales.NothingAsked),
        ("sent", "refund", {"mug": 4}, orders.ClaimedBefore),
    ],
)
def test_nobody_asks_for_more_than_there_is(
    order_in: OrderIn, ask: Ask, state: str, kind: str, units: dict[str, int], refusal: type[Refusal]
) -> None:
    order = order_in(state)
    with pytest.raises(refusal):
        ask(order, kind, **units)


def test_a_strangers_line_cannot_be_asked_for(world: World, order_in: OrderIn) -> None:
    wish = aftersales.Wish(aftersales.Kind.REFUND, "other", {987654: 1})
    with pytest.raises(orders.ClaimedBefore):
        aftersales.ask(order_in("sent"), wish, as_person(world.alice))


def test_after_the_return_period_nothing_is_asked_back(order_in: OrderIn, ask: Ask) -> None:
    order = order_in("received")
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)), pytest.raises(aftersales.TooLate):
        ask(order, "return", mug=1)


def test_what_was_taken_back_can_be_asked_again_but_not_for_ever(world: World, order_in: OrderIn, ask: Ask) -> None:
    order = order_in("received")
    for _time in range(5):
        aftersales.withdraw(ask(order, "refund", mug=3), as_person(world.alice))
        db.session.commit()
    assert (line_of(order, "mug").claimed, now(order).freezes) == (0, 0)
    with pytest.raises(aftersales.TooOften):
        ask(order, "refund", mug=1)


def test_a_request_before_the_mall_can_be_taken_back(world: World, order_in: OrderIn, ask: Ask) -> None:
    request = bring_to(world, "rejected", order_in("received"), ask)
    aftersales.escalate(request, "", as_person(world.alice))
    aftersales.withdraw(again_committed(request), as_person(world.alice))
    db.session.commit()
    assert moderation.open_cases("after_sale").items == []
    assert again(request).state == "withdrawn"


def test_what_is_on_its_way_back_is_not_taken_back(world: World, order_in: OrderIn, ask: Ask) -> None:
    request = bring_to(world, "sent", order_in("received"), ask)
    for verb in (aftersales.withdraw, aftersales.accept):
        with pytest.raises(aftersales.WrongRequestState):
            verb(request, as_person(world.alice))
        db.session.rollback()
    with pytest.raises(aftersales.WrongRequestState):
        aftersales.agree(again(request), ROBOT, return_to=TO)
