"""Requests at the store's desk: found by deadline, answered, received, marked on the orders, out of rivals' reach."""

import pytest

from mall.domain import payments, stock
from mall.kernel.db import db
from mall.models import AfterSale, Order
from tests.browser import PoliteClient
from tests.domain.aftersales.conftest import Ask, again, ask, bought, now, order_in, settle_jobs
from tests.domain.aftersales.test_requests import OrderIn, bring_to
from tests.web.seller.conftest import press, row_counts, work_as
from tests.world import World

__all__ = ["ask", "bought", "order_in"]

DESK = "/seller/green-hill"


def path_of(request: AfterSale) -> str:
    return f"{DESK}/after-sales/{request.number}"


def test_what_waits_is_counted_and_the_nearest_deadline_comes_first(
    world: World, order_in: OrderIn, ask: Ask, owner: PoliteClient
) -> None:
    order = order_in("received")
    first, second = ask(order, "refund", "damaged", mug=1), ask(order, "return", "defective", tea_100=1)
    db.session.query(AfterSale).filter_by(id=second.id).update({"due_at": first.created_at})
    db.session.commit()
    assert "2 Requests to answer" in owner.page(DESK).words
    page = owner.page(f"{DESK}/after-sales")
    links = [link["href"] for link in page.all("a") if "/after-sales/" in link["href"]]
    assert links == [path_of(second), path_of(first)]
    assert "Answer by" in page.words
    for tab in ("coming_back", "with_buyer", "with_mall", "over", "nonsense"):
        assert owner.page(f"{DESK}/after-sales?tab={tab}")


def test_a_cancellation_is_agreed_to_with_one_press(bought: Order, ask: Ask, owner: PoliteClient) -> None:
    request = ask(bought, "cancel", "mistake", "The wrong colour")
    board, order_page = owner.page(f"{DESK}/orders"), owner.page(f"{DESK}/orders/{bought.number}")
    assert "Money is asked back" in board.words and path_of(request) in {link["href"] for link in board.all("a")}
    assert "Nothing leaves until that is answered." in order_page.words
    assert "Answer her request" in press(
        owner,
        f"{DESK}/orders/{bought.number}/shipments",
        carrier="sf",
        number="SF1234567",
        **{f"units_{line.id}": "1" for line in bought.lines},
    ).get_data(as_text=True)
    assert "The wrong colour" in owner.page(path_of(request)).words
    assert press(owner, f"{path_of(request)}/agreement").status_code == 303
    settle_jobs()
    assert (again(request).state, now(bought).fulfilment) == ("refunding", "closed")
    assert press(owner, f"{path_of(request)}/agreement").status_code == 409


def test_after_a_no_the_order_is_sent(bought: Order, ask: Ask, owner: PoliteClient) -> None:
    request = ask(bought, "cancel", "mistake")
    for form in ({}, {"reason_code": "whim"}, {"reason_code": "other", "words": ""}, {"reason_code": "used"}):
        assert press(owner, f"{path_of(request)}/rejection", **form).status_code == 422
    answer = press(owner, f"{path_of(request)}/rejection", reason_code="sent", words="The courier has it")
    assert answer.status_code == 303
    assert "The courier has it" in owner.page(path_of(request)).words
    units = {f"units_{line.id}": str(line.quantity) for line in bought.lines}
    sent = press(owner, f"{DESK}/orders/{bought.number}/shipments", carrier="sf", number="SF1234567", **units)
    assert sent.status_code == 303


def test_the_store_offers_less_and_some_of_the_freight(order_in: OrderIn, ask: Ask, owner: PoliteClient) -> None:
    request = ask(order_in("received"), "refund", "damaged", mug=1)
    path = f"{path_of(request)}/agreement"
    for form in ({}, {"goods": "0"}, {"goods": "39.01"}, {"goods": "x"}, {"goods": "39", "freight": "9.01"}):
        assert press(owner, path, **form).status_code in (409, 422), form
    assert press(owner, path, goods="20", freight="1.50", note="Let us share it").status_code == 303
    request = again(request)
    assert (request.state, request.amount, request.freight) == ("offered", 2150, 150)


def test_a_return_is_agreed_to_received_and_put_on_the_shelf(
    world: World, order_in: OrderIn, ask: Ask, owner: PoliteClient
) -> None:
    request = ask(order_in("received"), "return", "defective", mug=1)
    page = owner.page(path_of(request))
    assert "1 Lake Street" in page.words
    assert press(owner, f"{path_of(request)}/agreement", goods="39", return_to="").status_code == 422
    assert press(owner, f"{path_of(request)}/agreement", goods="39", return_to="Green Hill, Gate 3").status_code == 303
    assert press(owner, f"{path_of(request)}/receipt", sellable="1").status_code == 409
    request = again(request)
    assert (request.state, request.return_to) == ("to_send", "Green Hill, Gate 3")


def test_what_came_back_is_looked_at_and_paid_for(
    world: World, order_in: OrderIn, ask: Ask, owner: PoliteClient
) -> None:
    request = bring_to(world, "sent", order_in("received"), ask)
    assert "1 Coming back" in owner.page(DESK).words
    assert press(owner, f"{path_of(request)}/receipt", sellable="2").status_code == 422
    assert press(owner, f"{path_of(request)}/receipt", sellable="1").status_code == 303
    settle_jobs()
    assert again(request).state == "refunding"
    assert stock.available([world.skus["mug"].id])[world.skus["mug"].id] == 8
    assert [made.amount for made in payments.refunds_for(request.order_id)] == [3900]


def test_the_store_sees_what_this_buyer_asked_of_it_before(order_in: OrderIn, ask: Ask, owner: PoliteClient) -> None:
    order = order_in("received")
    first, second = ask(order, "refund", "damaged", mug=1), ask(order, "refund", "missing", mug=1)
    page = owner.page(path_of(second))
    assert "Earlier requests of this buyer" in page.words
    assert path_of(first) in {link["href"] for link in page.all("a")}


@pytest.mark.parametrize("verb", ["agreement", "rejection", "receipt"])
def test_rivals_and_colleagues_without_the_right_answer_nothing(
    world: World, order_in: OrderIn, ask: Ask, rival: PoliteClient, clerk: PoliteClient, verb: str
) -> None:
    request = bring_to(world, "sent" if verb == "receipt" else "applied", order_in("received"), ask)
    form = {"goods": "39", "return_to": "Here", "reason_code": "other", "words": "No", "sellable": "1"}
    before = row_counts()
    assert press(rival, f"/seller/bright-lane/after-sales/{request.number}/{verb}", **form).status_code == 404
    assert press(clerk, f"{path_of(request)}/{verb}", **form).status_code == 403
    assert row_counts() == before


def test_people_who_may_answer_are_told(world: World, order_in: OrderIn, ask: Ask, owner: PoliteClient) -> None:
    work_as(world, world.bob, "orders")
    ask(order_in("received"), "refund", "damaged", mug=1)
    settle_jobs()
    assert "Green Hill: a buyer asks for money back" in owner.page("/messages").words
