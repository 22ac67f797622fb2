"""What is to do in a store today."""

from dataclasses import dataclass
from typing import Any

from flask import Response, g, url_for

from mall.blueprints.seller.front import may, offer, only_hers, seller
from mall.domain import (
    aftersales,
    analytics,
    announcements,
    catalog,
    delivery,
    ledger,
    orders,
    questions,
    reviews,
    shipping,
    stock,
    stores,
)
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits: where it is done, what it is, how many."""

    url: str
    label: Any
    count: int


@seller.get("")
@right_door(StoreRight.LOOK)
def home() -> Response:
    """Everything that waits for whoever looks, and what a new store still needs."""
    published = catalog.product_counts_for(g.store) if may(StoreRight.EDIT_GOODS) else {}
    return page(
        "seller/home/index.html",
        turnover=turnover() if may(StoreRight.SEE_MONEY) else [],
        sales=sales() if may(StoreRight.SHIP) else [],
        rounds=rounds() if may(StoreRight.DELIVER) else [],
        requests=requests() if may(StoreRight.TAKE_BACK) else [],
        words=words() if may(StoreRight.ANSWER) else [],
        goods=goods(published) if may(StoreRight.EDIT_GOODS) else [],
        money=money() if may(StoreRight.SEE_MONEY) else [],
        announced=announcements.current(),
        steps=steps(published) if may(StoreRight.EDIT_STORE) and g.store.state == stores.StoreState.PREPARING else [],
    )


def turnover() -> list[tuple[str, Any, int, int]]:
    """Sales and orders of today, from the orders as they are now, of yesterday and of this month; and where they stand."""
    today, yesterday, month = analytics.lately(g.store)
    url = url_for(".figures")
    return [
        (url, _("Sold today"), today.sales, today.orders),
        (url, _("Sold yesterday"), yesterday.sales, yesterday.orders),
        (url, _("Sold this month"), month.sales, month.orders),
    ]


def sales() -> list[Todo]:
    """Orders that wait: to be shipped or fetched, to be paid, to arrive, to be looked at by an operator."""
    counts = orders.counts_of_store(g.store)
    late, held = orders.pressing_of_store(g.store)
    return [
        Todo(url_for(".board", tab="to_ship"), _("To ship"), counts["to_ship"]),
        Todo(url_for(".board", tab="to_ship"), _("Late to ship"), late),
        Todo(url_for(".board", tab="to_hand_over"), _("To hand over"), counts["to_hand_over"]),
        Todo(url_for(".board", tab="unpaid"), _("Unpaid"), counts["unpaid"]),
        Todo(url_for(".board", tab="to_receive"), _("On the way"), counts["to_receive"]),
        Todo(url_for(".board", tab="to_ship"), _("Held back for a check"), held),
    ]


def rounds() -> list[Todo]:
    """Deliveries that wait for a courier, are under way, are late, or were not handed over: hers, or all of them."""
    counts = shipping.counts_of_deliveries(g.store, only_hers())
    return [
        Todo(url_for(".delivery_index", tab="waiting"), _("Waiting for a courier"), counts["waiting"]),
        Todo(url_for(".delivery_index", tab="under_way"), _("Under way"), counts["under_way"]),
        Todo(url_for(".delivery_index", tab="under_way"), _("Late deliveries"), counts["late"]),
        Todo(url_for(".delivery_index", tab="failed"), _("Not handed over"), counts["failed"]),
    ]


def requests() -> list[Todo]:
    """What buyers ask back, and what comes back."""
    counts = aftersales.counts_of_store(g.store)
    return [
        Todo(url_for(".after_sale_index", tab="to_answer"), _("Requests to answer"), counts["to_answer"]),
        Todo(url_for(".after_sale_index", tab="coming_back"), _("Coming back"), counts["coming_back"]),
    ]


def words() -> list[Todo]:
    """What shoppers ask and buyers say, and nobody of the store has answered."""
    return [
        Todo(url_for(".question_index"), _("Questions to answer"), questions.count_unanswered(g.store)),
        Todo(url_for(".review_index", tab="unanswered"), _("Reviews to answer"), reviews.count_unanswered(g.store)),
    ]


def goods(counts: dict[str, int]) -> list[Todo]:
    """Goods that wait: running low, drafts, edits that were sent back or that an operator has."""
    edits = catalog.edit_counts_for(g.store)
    found = [
        Todo(url_for(".products", state="draft"), _("Drafts"), counts.get("draft", 0)),
        Todo(url_for(".products", edit="refused"), _("Sent back"), edits.get("refused", 0)),
        Todo(url_for(".products", edit="submitted"), _("In review"), edits.get("submitted", 0)),
    ]
    if may(StoreRight.EDIT_STOCK):
        found.insert(0, Todo(url_for(".low_stock"), _("Running low"), stock.low_count(g.store)))
    return found


def money() -> list[Todo]:
    """Statements that wait for the merchant's word."""
    states = [row.state for row in ledger.statements_for(g.store.id).items]
    return [
        Todo(url_for(".statements"), _("Statements to confirm"), states.count(ledger.StatementState.ISSUED)),
        Todo(url_for(".statements"), _("Doubts with the mall"), states.count(ledger.StatementState.DISPUTED)),
    ]


def steps(counts: dict[str, int]) -> list[tuple[str, Any, bool]]:
    """What a new store does before it opens: where, what, and whether it is done."""
    location = stores.default_location(g.store.id)
    return [
        (url_for(".settings"), _("Say who you are: name, a line about the store, a phone number"), bool(g.store.phone)),
        (url_for(".place"), _("Say where your goods are sent from"), bool(location.region_id and location.line)),
        (url_for(".freight"), _("Set what freight costs"), bool(delivery.templates_for(g.store))),
        (url_for(".products"), _("Get your first product approved"), bool(counts.get("published"))),
    ]


offer("seller.home", _("To do"), StoreRight.LOOK)
