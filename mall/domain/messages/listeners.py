"""What people are told when something happens to them. Each occurrence has a key, so that twice is once."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from mall.domain import aftersales, catalog, delivery, ledger, orders, payments, shipping, stock, stores
from mall.domain.messages import actions, queries
from mall.domain.messages.events import TO_BUYERS, TO_STORES, Event
from mall.kernel import clock
from mall.kernel.belongings import tells
from mall.kernel.facts import on
from mall.kernel.settings import setting


@on("purchase.paid")
def tell_paid(purchase_id: int) -> None:
    """The buyer's confirmation."""
    purchase = orders.purchase_by_id(purchase_id)
    if purchase.person_id is None:
        return
    paid_at = max((order.paid_at for order in purchase.orders if order.paid_at), default=clock.now())
    details = {"number": purchase.number, "amount": purchase.total, "currency": purchase.currency}
    actions.tell([purchase.person_id], Event.PURCHASE_PAID, str(purchase.id), paid_at, details)


@on("order.repriced")
def tell_repriced(change_id: int, order_id: int) -> None:
    """Her order costs something else than when she placed it."""
    order, change = orders.order_by_id(order_id), orders.price_change_by_id(change_id)
    if order.person_id is not None:
        details = {"number": order.number, "amount": change.goods_to + change.freight_to, "currency": order.currency}
        actions.tell([order.person_id], Event.PRICE_CHANGED, str(change.id), change.created_at, details)


@on("order.readdressed")
def tell_readdressed(order_id: int, at: str) -> None:
    """Her order goes somewhere else than she said."""
    order = orders.order_by_id(order_id)
    if order.person_id is not None:
        details = {"number": order.number}
        actions.tell([order.person_id], Event.ADDRESS_CHANGED, f"{order.id}@{at}", datetime.fromisoformat(at), details)


@on("shipment.sent")
def tell_sent(shipment_id: int, order_id: int) -> None:
    """A parcel left the store."""
    order = orders.order_by_id(order_id)
    parcel = next(each for each in shipping.shipments_of(order) if each.id == shipment_id)
    if order.person_id is None:
        return
    details = {"number": order.number, "carrier": parcel.carrier, "tracking": parcel.tracking_number}
    actions.tell([order.person_id], Event.PARCEL_SENT, str(parcel.id), parcel.created_at, details)


@on("order.ready")
def tell_ready(order_id: int, store_id: int) -> None:
    """An order that is fetched waits at the counter."""
    order = orders.order_by_id(order_id)
    if order.person_id is None or order.method != delivery.Method.PICKUP:
        return
    at = order.paid_at or order.created_at
    actions.tell([order.person_id], Event.READY_FOR_PICKUP, str(order.id), at, {"number": order.number})


@on("delivery.out")
def tell_out(task_id: int, order_id: int, tries: int) -> None:
    """The store's courier is on her way."""
    tell_delivery(Event.DELIVERY_OUT, task_id, tries, shipping.task_by_id(task_id).out_at)


@on("delivery.done")
def tell_delivered(task_id: int, order_id: int) -> None:
    """It was handed over."""
    tell_delivery(Event.DELIVERY_DONE, task_id, 0, shipping.task_by_id(task_id).done_at)


@on("delivery.failed")
def tell_not_delivered(task_id: int, order_id: int, tries: int) -> None:
    """It came back to the store."""
    tell_delivery(Event.DELIVERY_FAILED, task_id, tries, shipping.task_by_id(task_id).done_at)


@on("delivery.assigned")
def tell_assigned(task_id: int, order_id: int, courier_id: int, at: str) -> None:
    """A courier hears that a colleague gave her something to bring."""
    task, order = shipping.task_by_id(task_id), orders.order_by_id(order_id)
    store, due = stores.store_by_id(task.store_id), task.due_at.astimezone(ZoneInfo(setting("TIMEZONE")))
    details = {"number": order.number, "slug": store.slug, "title": store.name, "time": f"{due:%H:%M}"}
    actions.tell([courier_id], Event.DELIVERY_ASSIGNED, f"{task.id}@{at}", datetime.fromisoformat(at), details)


@on("order.closed")
def tell_closed(order_id: int, store_id: int) -> None:
    """An order will not be sent."""
    order = orders.order_by_id(order_id)
    if order.person_id is not None:
        details = {"number": order.number}
        actions.tell([order.person_id], Event.ORDER_CLOSED, str(order.id), clock.now(), details)


@on("stock.low")
def tell_low(sku_id: int, location_id: int) -> None:
    """Those who keep a store's shelves, once a day for a SKU however often it goes up and down."""
    sku = catalog.skus_by_id([sku_id])[sku_id]
    store = stores.store_by_id(sku.store_id)
    members = [
        each.person_id
        for each in stores.members_for(store)
        if stores.StoreRight.EDIT_STOCK in stores.ROLES.get(each.role, ())
    ]
    details = {
        "title": sku.product.title,
        "code": sku.code,
        "left": stock.available([sku_id]).get(sku_id, 0),
        "store": store.slug,
        "product_id": str(sku.product.public_id),
    }
    now = clock.now()
    actions.tell(members, Event.STOCK_LOW, f"{sku_id}@{now.date()}", now, details)


@on("refund.paid")
def tell_refunded(refund_id: int) -> None:
    """Money went back to the buyer."""
    refund = payments.refund_by_id(refund_id)
    if refund.order_id is None:
        return
    order = orders.order_by_id(refund.order_id)
    if order.person_id is None:
        return
    details = {"number": order.number, "amount": refund.amount, "currency": refund.currency}
    at = refund.paid_at or refund.created_at
    actions.tell([order.person_id], Event.REFUND_PAID, str(refund.id), at, details)


@on("application.decided")
def tell_decided(application_id: int) -> None:
    """The mall answered somebody who wants to open a store."""
    application = stores.application_by_id(application_id)
    at = application.decided_at or application.created_at
    actions.tell([application.person_id], Event.APPLICATION_DECIDED, f"{application.id}@{at.isoformat()}", at)


@on("favourite.cheaper")
def tell_cheaper(product_id: int, person_ids: list[int], price: int, day: str) -> None:
    """A product that these people like costs less."""
    key = f"{product_id}@{price}@{day}"
    actions.tell(person_ids, Event.PRICE_DROP, key, clock.now(), {"price": price}, product_id)


@on("favourite.restocked")
def tell_restocked(product_id: int, person_ids: list[int], day: str) -> None:
    """A product that these people like is back."""
    actions.tell(person_ids, Event.RESTOCK, f"{product_id}@{day}", clock.now(), {}, product_id)


@on("question.answered")
def tell_answered(answer_id: int, question: str, product_id: int, person_id: int, by_store: bool) -> None:
    """Somebody knows what she wanted to know."""
    actions.tell([person_id], Event.QUESTION_ANSWERED, str(answer_id), clock.now(), {"question": question}, product_id)


@on("question.hidden")
def tell_words_hidden(subject: str, subject_id: int, product_id: int, person_id: int) -> None:
    """Operators took away a question or an answer of hers."""
    title = catalog.product_by_id(product_id).title
    actions.tell([person_id], Event.WORDS_HIDDEN, f"{subject} {subject_id}", clock.now(), {"title": title})


@on("review.answered")
def tell_review_answered(review_id: int, about: str, order_id: int, line_id: int) -> None:
    """The store said something to her review."""
    tell_reviewer(Event.REVIEW_ANSWERED, f"{review_id} {about}", order_id, line_id)


@on("review.hidden")
def tell_review_hidden(review_id: int, about: str, order_id: int, line_id: int, at: str) -> None:
    """Operators took away her review, or what she added to it."""
    tell_reviewer(Event.REVIEW_HIDDEN, f"{review_id} {about} {at}", order_id, line_id)


@on("export.made")
def tell_exported(export_id: int, person_id: int) -> None:
    """What the mall keeps about somebody lies ready for her."""
    actions.tell([person_id], Event.EXPORT_READY, str(export_id), clock.now())


@on("statement.dispute_decided")
def tell_dispute_decided(dispute_id: int, store_id: int) -> None:
    """Whoever may confirm a store's statements hears what the mall says to a doubt."""
    decided = ledger.dispute_by_id(dispute_id)
    statement = ledger.statement_by_id(decided.statement_id)
    details = {"number": statement.number, "statement": str(statement.public_id)}
    tell_money(store_id, Event.DISPUTE_DECIDED, str(dispute_id), details, decided.decided_at)


@on("bank_account.added")
def tell_bank_account_added(account_id: int, store_id: int) -> None:
    """Whoever may change it hears that somebody did."""
    account = ledger.bank_accounts_by_id({account_id})[account_id]
    hours = round((account.counts_from - account.created_at).total_seconds() / 3600)
    event = Event.BANK_ACCOUNT_CHANGING if hours else Event.BANK_ACCOUNT_ADDED
    tell_money(store_id, event, str(account_id), {"ending": account.ending, "hours": hours})


@on("bank_account.cancelled")
def tell_bank_account_cancelled(account_id: int, store_id: int) -> None:
    """And that it was stopped."""
    account = ledger.bank_accounts_by_id({account_id})[account_id]
    tell_money(store_id, Event.BANK_ACCOUNT_CANCELLED, str(account_id), {"ending": account.ending})


@on("payout.failed")
def tell_payout_failed(payout_id: int, store_id: int, attempt: int) -> None:
    """The store's bank sent the money back, or did not take it."""
    payout = ledger.payout_by_id(payout_id)
    details = {"number": payout.number, "amount": payout.amount, "currency": payout.currency}
    tell_money(store_id, Event.PAYOUT_FAILED, f"{payout_id}@{attempt}", details)


@on("charge.asked")
def tell_charge_asked(charge_id: int, store_id: int) -> None:
    """A deposit or a fee is due."""
    charge = ledger.charge_by_id(charge_id)
    tell_money(store_id, Event.CHARGE_ASKED, str(charge_id), {"amount": charge.amount, "currency": charge.currency})


@on("after_sale.moved")
def tell_after_sale(after_sale_id: int, store_id: int, step: str, turn: int) -> None:
    """The buyer and the store's people hear of a request what the other side, the mall or the clock did."""
    request = aftersales.request_by_id(after_sale_id)
    order, now, key = orders.order_by_id(request.order_id), clock.now(), f"{after_sale_id}@{turn}"
    step = step_told(step, request)
    details: dict[str, Any] = {"number": order.number, "request": request.number, "step": step}
    details |= {"amount": request.amount, "currency": request.currency}
    if step in TO_BUYERS and order.person_id is not None:
        actions.tell([order.person_id], Event.AFTER_SALE, key, now, details)
    if step in TO_STORES:
        store = stores.store_by_id(store_id)
        concerned = stores.people_with(store_id, stores.StoreRight.TAKE_BACK)
        details |= {"slug": store.slug, "title": store.name, "hours": aftersales.ANSWER_HOURS}
        actions.tell(concerned, Event.AFTER_SALE_OF_STORE, key, now, details)


def step_told(step: str, request: aftersales.AfterSale) -> str:
    """What people are told of it: that goods are to go back is more than that somebody agreed."""
    if step == "agreed" and request.kind == aftersales.Kind.RETURN:
        return "to_send"
    return {"accepted_by_time": "accepted", "received_by_time": "received"}.get(step, step)


@on("person.closed")
def forget_messages(person_id: int) -> None:
    """Erase the inbox."""
    actions.forget(person_id)


@tells("messages")
def messages_of(person_id: int) -> dict[str, Any]:
    """The inbox and what she wants to be told."""
    return queries.belongings(person_id)


def tell_money(store_id: int, event: Event, key: str, details: dict[str, Any], at: datetime | None = None) -> None:
    """Tell those of a store who confirm its statements and change its bank account."""
    store = stores.store_by_id(store_id)
    concerned = stores.people_with(store_id, stores.StoreRight.CONFIRM_MONEY)
    said = {"slug": store.slug, "title": store.name, **details}
    actions.tell(concerned, event, key, at or clock.now(), said)


def tell_delivery(event: Event, task_id: int, tries: int, at: datetime | None) -> None:
    """Tell who bought what is delivered, unless she is a guest. A delivery may be tried several times."""
    order = orders.order_by_id(shipping.task_by_id(task_id).order_id)
    if order.person_id is not None:
        actions.tell([order.person_id], event, f"{task_id}@{tries}", at or clock.now(), {"number": order.number})


def tell_reviewer(event: Event, key: str, order_id: int, line_id: int) -> None:
    """Tell who bought the line, unless she is a guest."""
    order = orders.order_by_id(order_id)
    if order.person_id is None:
        return
    line = next(each for each in order.lines if each.id == line_id)
    details = {"number": order.number, "line_id": line_id, "title": line.title}
    actions.tell([order.person_id], event, key, clock.now(), details)
