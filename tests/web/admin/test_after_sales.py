"""Requests that a buyer brings before the operators: judged from what both sides said, decided once."""

from mall.domain import aftersales, payments
from mall.kernel.db import db
from mall.models import AfterSale
from tests.domain.aftersales.conftest import Ask, again, ask, bought, order_in, settle_jobs
from tests.domain.aftersales.test_requests import OrderIn, bring_to
from tests.trade import as_person
from tests.web.admin.conftest import Desk
from tests.world import ROBOT, World

__all__ = ["ask", "bought", "order_in"]


def escalated(world: World, order_in: OrderIn, ask: Ask) -> tuple[AfterSale, str]:
    """A refund that the store rejected, and where the operators find it."""
    request = ask(order_in("received"), "refund", "damaged", "The handle is off", mug=2)
    aftersales.reject(again(request), "not_shown", "I see no handle", ROBOT)
    db.session.commit()
    aftersales.escalate(again(request), "Look at the photo", as_person(world.alice))
    db.session.commit()
    return request, "/admin/cases?kind=after_sale"


def test_an_operator_reads_both_sides_and_decides_for_the_buyer(
    world: World, order_in: OrderIn, ask: Ask, desk: Desk
) -> None:
    request, queue = escalated(world, order_in, ask)
    finance = desk("finance")
    assert "1 Refunds that stores refuse" in finance.page("/admin").words
    (case,) = (str(link["href"]) for link in finance.page(queue).all("a") if "/admin/cases/" in str(link["href"]))
    words = finance.page(case).words
    for said in ("The handle is off", "I see no handle", "Look at the photo", "¥78.00", "The buyer asked the mall"):
        assert said in words, said
    assert finance.submit(case, "/decision", verdict="approve", message="The photo shows it").status_code == 303
    settle_jobs()
    assert again(request).state == "refunding"
    assert [made.amount for made in payments.refunds_for(request.order_id)] == [7800]
    assert "The photo shows it" in finance.page(case).words


def test_a_no_needs_a_reason_and_ends_it(world: World, order_in: OrderIn, ask: Ask, desk: Desk) -> None:
    request, queue = escalated(world, order_in, ask)
    finance = desk("finance")
    (case,) = (str(link["href"]) for link in finance.page(queue).all("a") if "/admin/cases/" in str(link["href"]))
    assert finance.submit(case, "/decision", verdict="refuse").status_code == 422
    assert again(request).state == "escalated"
    assert finance.submit(case, "/decision", verdict="refuse", reason_code="not_shown").status_code == 303
    assert again(request).state == "refused"


def test_it_is_decided_by_those_who_may_move_money(world: World, order_in: OrderIn, ask: Ask, desk: Desk) -> None:
    _request, queue = escalated(world, order_in, ask)
    assert desk("moderation").get(queue).status_code == 404
    assert desk("support").get(queue).status_code == 403


def test_the_orders_page_shows_what_is_asked_back(world: World, order_in: OrderIn, ask: Ask, desk: Desk) -> None:
    order = order_in("received")
    request = bring_to(world, "to_send", order, ask)
    words = desk("finance").page(f"/admin/orders/{order.number}").words
    assert request.number in words and "To be sent back" in words
