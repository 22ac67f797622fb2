"""A store changes the price of an order that nobody has paid: a row says what it was, what it is, who did it and why, and
price rows spread the difference over the lines. Commission follows by the rule that was frozen when the order was placed."""

from sqlalchemy import insert, select, update

from mall.domain import ledger
from mall.domain.orders.actions import locked_purchase, settle_payable
from mall.domain.orders.models import Order, OrderLine, PriceChange, PriceRow
from mall.domain.orders.placing import OWNER
from mall.domain.orders.rules import adjustments
from mall.domain.orders.states import PaymentState, WrongOrderState
from mall.kernel import audit, facts, tenancy
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import Refusal, Stale
from mall.kernel.text import _

ORDER_REPRICED = facts.declare("order.repriced", "change_id", "order_id")

ADJUSTED = "adjusted"  # the kind of the price rows


class NothingLeft(Refusal):
    message = _("Something has to be left to pay.")


class SamePrice(Refusal):
    message = _("That is what it costs already.")


def reprice(order: Order, goods: int, freight: int, why: str, actor: Actor, seen: int) -> PriceChange:
    """By a store: from now on the goods cost this together, and the freight that, minor units. `seen` is the total that
    she changes.

    Locks the purchase first, as payment and expiry do: whoever comes second finds the order changed. Raises NothingLeft,
    SamePrice, WrongOrderState once it is paid or closed, Stale when it costs something else than `seen` by now.
    """
    with tenancy.outside():
        locked_purchase(order.purchase_id)
    db.session.refresh(order)
    if order.payment != PaymentState.UNPAID:
        raise WrongOrderState
    if order.total != seen:
        raise Stale
    if goods + freight <= 0:
        raise NothingLeft
    if (goods, freight) == (order.goods, order.freight):
        raise SamePrice
    change = PriceChange(
        store_id=order.store_id,
        order_id=order.id,
        goods_from=order.goods,
        goods_to=goods,
        freight_from=order.freight,
        freight_to=freight,
        why=why,
        author_id=actor.id,
    )
    db.session.add(change)
    db.session.flush()
    _set_total(order, goods, freight)
    _spread(order, goods, change)
    with tenancy.outside():
        settle_total(order.purchase_id)
    audit.record(
        actor,
        "order.reprice",
        OWNER,
        order.id,
        store_id=order.store_id,
        before={"goods": change.goods_from, "freight": change.freight_from},
        after={"goods": goods, "freight": freight},
        reason=why,
    )
    facts.publish(ORDER_REPRICED, change_id=change.id, order_id=order.id)
    return change


def settle_total(purchase_id: int) -> None:
    """What the whole purchase costs and what is still due of it, after one of its orders changed. Give a locked one."""
    purchase = locked_purchase(purchase_id)
    purchase.total = sum(order.total for order in purchase.orders)
    settle_payable(purchase)


def _set_total(order: Order, goods: int, freight: int) -> None:
    """The one move that decides: it finds the order unpaid and at the price that was seen, or refuses."""
    moved = db.session.execute(
        update(Order)
        .where(Order.id == order.id, Order.payment == PaymentState.UNPAID, Order.total == order.total)
        .values(goods=goods, freight=freight, total=goods + freight)
        .execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise WrongOrderState
    db.session.refresh(order)


def _spread(order: Order, goods: int, change: PriceChange) -> None:
    lines = db.session.scalars(
        select(OrderLine)
        .where(OrderLine.order_id == order.id)
        .order_by(OrderLine.id)
        .execution_options(populate_existing=True)
    ).all()
    for line, amount in zip(lines, adjustments([line.paid for line in lines], goods), strict=True):
        if amount:
            line.paid += amount
            line.commission = ledger.commission_on(line.commission, line.paid, line.quantity).frozen()
            row = {"store_id": order.store_id, "line_id": line.id, "kind": ADJUSTED, "ref_id": change.id}
            db.session.execute(insert(PriceRow), [{**row, "funder": change.funder, "amount": amount}])
    db.session.flush()
