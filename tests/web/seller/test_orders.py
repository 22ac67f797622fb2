"""Orders on the board and one by one: who sees what, cash, cancelling, notes."""

import re
from collections.abc import Callable

import time_machine
from sqlalchemy import event, text

from mall.domain import aftersales, ledger, orders, payments, stock
from mall.kernel import jobs, tenancy
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.trade import as_person, buy, pay
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.world import World

DESK = "/seller/green-hill"


def test_the_board_shows_what_is_to_be_shipped(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    foreign = order_of(purchase, world.bright_lane.id)
    unpaid = buy(world, world.bob, {"mug": 1}).orders[0]
    page = owner.page(f"{DESK}/orders")
    assert order.number in page.words
    assert foreign.number not in page.words
    assert unpaid.number not in page.words
    assert unpaid.number in owner.page(f"{DESK}/orders?tab=unpaid").words
    links = {link["href"] for link in page.all("a")}
    assert f"{DESK}/orders/{order.number}/shipments/new" in links  # two taps: this, and the button there


def test_an_order_is_found_by_what_people_know_of_it(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    for typed in (order.number, "Alice", "ALI", "ice", "13800138", "8000", "+86 138", "tea-100", "Longjing", "陶瓷"):
        assert order.number in owner.page(f"{DESK}/orders?tab=all&q={typed}").words, typed
    assert order.number not in owner.page(f"{DESK}/orders?tab=all&q=Zoe").words
    for typed in ("%25_%25", "000", "Brass", "9138", "tea-10", "L_ngjing"):
        assert order.number not in owner.page(f"{DESK}/orders?tab=all&q={typed}").words, typed


def test_the_board_is_narrowed_down_by_day_delivery_and_payment(world: World, owner: PoliteClient) -> None:
    with time_machine.travel("2026-03-03 17:30:00+00:00"):  # past midnight in Shanghai
        sent = buy(world, world.bob, {"mug": 1}).orders[0]
    fetched = buy(world, world.bob, {"mug": 1}, method="pickup").orders[0]
    cash = order_of(in_cash(world), world.green_hill.id)
    shown = {
        "day=2026-03-04": {sent},
        "day=2026-03-03": set(),
        "method=pickup": {fetched},
        "method=parcel&payment=unpaid": {sent},
        "payment=on_delivery": {cash},
        "day=2026-03-04&method=whim&payment=": {sent},
        "day=yesterday": {sent, fetched, cash},
    }
    for query, wanted in shown.items():
        words = owner.page(f"{DESK}/orders?tab=all&{query}").words
        assert {order.number for order in (sent, fetched, cash) if order.number in words} == {
            order.number for order in wanted
        }, query


def test_tabs_say_how_many_wait_and_what_waits_longest_comes_first(
    world: World, purchase: Purchase, owner: PoliteClient
) -> None:
    order = order_of(purchase, world.green_hill.id)
    later = buy(world, world.bob, {"mug": 1})
    pay(later)
    pay(buy(world, world.bob, {"mug": 1}, method="pickup"))
    buy(world, world.bob, {"mug": 1})
    counts = {"to_ship": 2, "to_deliver": 0, "to_hand_over": 1, "unpaid": 1, "to_receive": 0}
    assert orders.counts_of_store(world.green_hill) == counts
    page = owner.page(f"{DESK}/orders")
    assert "To ship 2" in page.words and "To hand over 1" in page.words
    assert page.words.index(order.number) < page.words.index(later.orders[0].number)


def test_what_a_board_is_searched_for_is_found_by_an_index(world: World, purchase: Purchase) -> None:
    many_more(world)
    tenancy.enter_store(world.green_hill.id)
    for typed, indexes in (("8000", ["phone", "phone_back"]), ("ali", ["name_key", "name_back"])):
        found = explained(lambda typed=typed: orders.orders_of_store(world.green_hill, "all", orders.Narrowed(typed)))
        for index in indexes:
            assert re.search(rf"Index Cond:.*\W{index}(\)::text)? >= ", found), found
        assert re.search(r"Index Cond:.*sku_code = ", found), found


def many_more(world: World) -> None:
    """So many that PostgreSQL prefers an index where it may use one. Never committed."""
    of_store = {"store": world.green_hill.id}
    db.session.execute(text("SET LOCAL session_replication_role = replica"))
    db.session.execute(
        text(
            "INSERT INTO order_contact (store_id, order_id, name, phone, country, region, line, postcode) SELECT :store, "
            "100000 + i, md5(i::text), '+8613' || (i * 7919 % 1000000000), 'CN', '', '', '' FROM generate_series(1, 3000) i"
        ),
        of_store,
    )
    db.session.execute(
        text(
            "INSERT INTO order_line (store_id, order_id, kind, fulfilled_by_store_id, sku_id, product_id, location_id, "
            "sku_code, title, options, quantity, unit_price, paid, weight_g, commission, shipped, claimed, claimed_amount, "
            "refunded, refunded_amount, called_off) "
            "SELECT :store, 100000 + i, 'goods', :store, i, i, 1, md5(i::text), '{}', '{}', 1, 1, 1, 0, '{}', 0, 0, 0, 0, 0, 0 "
            "FROM generate_series(1, 3000) i"
        ),
        of_store,
    )
    db.session.execute(text("ANALYZE order_contact, order_line"))


def explained(deed: Callable[[], object]) -> str:
    """How the database goes about the statement that this sends."""
    sent: list[tuple[str, object]] = []
    note = lambda _line, _cursor, statement, values, *_: sent.append((statement, values))  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", note)
    deed()
    event.remove(db.engine, "before_cursor_execute", note)
    statement, values = next(each for each in sent if "UNION ALL" in each[0])
    return "\n".join(db.session.connection().exec_driver_sql(f"EXPLAIN {statement}", values).scalars())


def test_odd_filters_do_no_harm(purchase: Purchase, owner: PoliteClient) -> None:
    for query in (
        "tab=nonsense",
        "tab=",
        "q=" + "x" * 500,
        "tab=to_ship&q=%00",
        "tab=all&n=-3",
        "day=9999-12-31",
        "day=0001-01-01",
    ):
        assert owner.get(f"{DESK}/orders?{query}").status_code in (200, 400), query
    assert owner.get(f"{DESK}/orders?after=nonsense").status_code == 404


def test_an_order_says_what_was_bought_and_where_it_goes(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    words = owner.page(f"{DESK}/orders/{order.number}").words
    for part in ("Longjing tea", "× 2", "Alice", "8 Willow Lane", "¥183.00"):
        assert part in words, part


def test_the_money_is_told_in_the_merchants_words_and_adds_up(
    world: World, purchase: Purchase, owner: PoliteClient
) -> None:
    order = order_of(purchase, world.green_hill.id)
    words = owner.page(f"{DESK}/orders/{order.number}").words
    assert "¥175.00" in words  # goods
    assert "-¥8.75" in words  # commission
    assert "¥174.25" in words  # what is left
    assert ledger.balances_of(world.green_hill.id).pending == 17425


def test_finance_sees_an_orders_money_and_not_whose_it_is(
    world: World, purchase: Purchase, signed_in: SignIn, rival: PoliteClient
) -> None:
    order = order_of(purchase, world.green_hill.id)
    work_as(world, world.bob, "finance")
    words = signed_in(world.bob).page(f"{DESK}/orders/{order.number}/money").words
    for part in ("The buyer paid", "¥183.00", "Standard 5%", "on ¥175.00", "-¥8.75", "¥8.00", "¥174.25"):
        assert part in words, part
    assert "Alice" not in words and "Willow" not in words
    assert rival.get(f"/seller/bright-lane/orders/{order.number}/money").status_code == 404


def test_a_refund_stands_in_rows_of_its_own(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    aftersales.cancel(order, orders.CloseReason.BY_BUYER, as_person(world.alice))
    db.session.commit()
    words = owner.page(f"{DESK}/orders/{order.number}").words
    for part in ("Goods taken back", "-¥175.00", "Commission that you get back", "¥8.75", "Left for you ¥0.00"):
        assert part in words, part


def test_whoever_may_not_see_money_sees_the_order_without_it(
    world: World, purchase: Purchase, signed_in: SignIn
) -> None:
    work_as(world, world.bob, "counter")
    order = order_of(purchase, world.green_hill.id)
    words = signed_in(world.bob).page(f"{DESK}/orders/{order.number}").words
    assert "8 Willow Lane" in words
    assert "-¥8.75" not in words


def test_a_note_is_for_colleagues_only(
    world: World, purchase: Purchase, owner: PoliteClient, signed_in: SignIn
) -> None:
    order = order_of(purchase, world.green_hill.id)
    path = f"{DESK}/orders/{order.number}"
    assert press(owner, f"{path}/note", note="Fragile, <b>wrap</b> twice").status_code == 303
    assert "Fragile, &lt;b&gt;wrap&lt;/b&gt; twice" in owner.get(path).get_data(as_text=True)
    assert "Fragile" not in signed_in(world.alice).page(f"/orders/{order.number}").words
    assert press(owner, f"{path}/note", note="x" * 1001).status_code == 422


def test_a_store_cancels_what_it_cannot_send_and_the_buyer_gets_her_money(
    world: World, purchase: Purchase, owner: PoliteClient
) -> None:
    order = order_of(purchase, world.green_hill.id)
    path = f"{DESK}/orders/{order.number}"
    assert owner.page(f"{path}/cancellation")
    assert press(owner, f"{path}/cancellation", reason="sold_out", words="Broken in the store").status_code == 303
    jobs.drain()
    order = order_of(purchase, world.green_hill.id)
    assert (order.fulfilment, order.close_reason) == ("closed", "by_store")
    refund = payments.refunds_for(order.id)[0]
    assert refund.amount == order.total
    assert ledger.balances_of(world.green_hill.id).pending == 0
    assert stock.available([world.skus["mug"].id]) == {world.skus["mug"].id: 10}
    other = order_of(purchase, world.bright_lane.id)
    assert other.fulfilment == "ready"


def test_an_unpaid_order_can_be_cancelled_too(world: World, owner: PoliteClient) -> None:
    unpaid = buy(world, world.bob, {"mug": 1})
    path = f"{DESK}/orders/{unpaid.orders[0].number}/cancellation"
    press(owner, path, reason="wrong_price", words="")
    jobs.drain()
    assert order_of(unpaid, world.green_hill.id).payment == "void"


def test_cancelling_twice_refunds_once(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    for _ in range(2):
        press(owner, f"{DESK}/orders/{order.number}/cancellation", reason="sold_out", words="")
    jobs.drain()
    assert len(payments.refunds_for(order.id)) == 1


def test_a_cancellation_needs_a_reason(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    path = f"{DESK}/orders/{order_of(purchase, world.green_hill.id).number}/cancellation"
    for form in ({}, {"reason": "whim"}, {"reason": "other", "words": ""}, {"reason": "other", "words": "x" * 201}):
        assert press(owner, path, **form).status_code == 422
    jobs.drain()
    assert order_of(purchase, world.green_hill.id).fulfilment == "ready"


def test_what_has_left_cannot_be_cancelled(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    path = f"{DESK}/orders/{order.number}"
    first, second = order.lines
    form = {f"units_{first.id}": "1", f"units_{second.id}": "0"}
    assert press(owner, f"{path}/shipments", carrier="sf", number="SF12345", **form).status_code == 303
    assert press(owner, f"{path}/cancellation", reason="sold_out", words="").status_code == 409
    assert "Cancel the order" not in owner.page(path).words


def test_cash_is_recorded_once_it_is_there(world: World, owner: PoliteClient) -> None:
    purchase = in_cash(world)
    order = order_of(purchase, world.green_hill.id)
    path = f"{DESK}/orders/{order.number}"
    press(owner, f"{path}/shipments", carrier="own", number="BIKE-1", **{f"units_{order.lines[0].id}": "1"})
    assert press(owner, f"{path}/cash").status_code == 303
    jobs.drain()
    assert order_of(purchase, world.green_hill.id).payment == "paid"
    assert ledger.balances_of(world.green_hill.id).debt == 195  # the commission is owed to the mall
    assert press(owner, f"{path}/cash").status_code == 409


def test_a_paid_order_takes_no_cash(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    order = order_of(purchase, world.green_hill.id)
    assert press(owner, f"{DESK}/orders/{order.number}/cash").status_code == 409


def test_a_rivals_orders_are_out_of_reach(world: World, purchase: Purchase, rival: PoliteClient) -> None:
    jobs.drain()
    number, before = order_of(purchase, world.green_hill.id).number, row_counts()
    for path in ("", "/cancellation", "/shipments/new"):
        assert rival.get(f"/seller/bright-lane/orders/{number}{path}").status_code == 404
    for verb in ("cash", "note", "cancellation", "shipments"):
        form = {"reason": "sold_out", "note": "mine", "carrier": "sf", "number": "SF12345"}
        assert press(rival, f"/seller/bright-lane/orders/{number}/{verb}", **form).status_code == 404
    jobs.drain()
    assert row_counts() == before


def in_cash(world: World) -> Purchase:
    """A mug that Bob pays for at the door."""
    world.green_hill.takes_cash_on_delivery = True
    purchase = buy(world, world.bob, {"mug": 1})
    payments.start(orders.locked_purchase(purchase.id), "cash", "/", "test", as_person(world.bob))
    db.session.commit()
    return purchase
