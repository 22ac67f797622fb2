"""What is asked back of an order: units and freight are claimed once, let go when nothing comes of it, counted when they are
refunded. The counters stand on the line and on the order; their CHECKs are the last net. Lock the order first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from mall.domain import stock
from mall.domain.orders.actions import close_paid, locked_order, note_all_sent, receive
from mall.domain.orders.models import Order, OrderLine
from mall.domain.orders.placing import OWNER
from mall.domain.orders.rules import worth
from mall.domain.orders.states import CloseReason, FulfilmentState
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import NotNow
from mall.kernel.text import _


class ClaimedBefore(NotNow):
    message = _("So much of this is not left to be asked back.")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Units of a line that are refunded, with what the buyer gets for them in minor units; `unsent` of them never left the
    store."""

    line_id: int
    units: int
    amount: int
    unsent: int = 0


def locked_with_lines(order_id: int) -> Order:
    """An order, locked, with its lines as they are now."""
    order = locked_order(order_id)
    lines = select(OrderLine).where(OrderLine.order_id == order.id).execution_options(populate_existing=True)
    db.session.scalars(lines).all()
    return order


def claim(line: OrderLine, units: int) -> int:
    """Reserve units that were not asked back yet; what they are worth, minor units. Raises ClaimedBefore."""
    db.session.refresh(line)
    if not 0 < units <= line.quantity - line.claimed:
        raise ClaimedBefore
    amount = worth(line.paid, line.quantity, line.claimed, line.claimed_amount, units)
    seen = (OrderLine.claimed == line.claimed, OrderLine.claimed_amount == line.claimed_amount)
    if not _count(line.id, *seen, claimed=units, claimed_amount=amount):
        raise ClaimedBefore
    db.session.refresh(line)
    return amount


def give_up(line: OrderLine, units: int, amount: int) -> None:
    """Let go of units that were claimed for that much and are not refunded."""
    _count(line.id, claimed=-units, claimed_amount=-amount)
    db.session.refresh(line)


def claim_freight(order: Order, amount: int) -> None:
    """Reserve so much of the freight; a negative amount lets go of it. Raises ClaimedBefore."""
    claimed = db.session.execute(
        update(Order)
        .where(Order.id == order.id, Order.freight_refunded + amount <= Order.freight)
        .values(freight_refunded=Order.freight_refunded + amount)
        .execution_options(synchronize_session=False)
    )
    if claimed.rowcount != 1:  # type: ignore[attr-defined]
        raise ClaimedBefore
    db.session.refresh(order)


def note_refunded(order: Order, parts: Iterable[TakenBack], actor: Actor) -> None:
    """Count claimed units as refunded; what never left goes back on the shelf."""
    lines = {line.id: line for line in order.lines}
    units_back: dict[int, int] = {}
    for part in sorted(parts, key=lambda part: part.line_id):
        line = lines[part.line_id]
        _count(line.id, refunded=part.units, refunded_amount=part.amount, called_off=part.unsent)
        db.session.refresh(line)
        if part.unsent:
            units_back[line.sku_id] = units_back.get(line.sku_id, 0) + part.unsent
    put_back(order, units_back, actor)


def put_back(order: Order, units: dict[int, int], actor: Actor) -> None:
    """Units of the order's goods are on the shelf again: {sku id: units}."""
    if units:
        stock.put_back(OWNER, order.id, units, actor)


def move_on(order: Order, actor: Actor, reason: CloseReason, why: str = "") -> None:
    """After a refund: an order of which nothing is left to be sent is sent, or closed if nothing ever was; one that was
    refunded whole needs no word of its receipt."""
    nothing_waits = not any(line.unsent for line in order.lines)
    if nothing_waits and order.fulfilment == FulfilmentState.READY:
        close_paid(order, reason, actor, why)
    elif nothing_waits and order.fulfilment == FulfilmentState.PART_SHIPPED:
        note_all_sent(order, actor, "refunded")
    if order.is_refunded and order.fulfilment == FulfilmentState.SHIPPED:
        receive(order, actor, "refunded")


def _count(line_id: int, *conditions: Any, **by: int) -> bool:
    """Add to counters of a line where the conditions hold; whether they did."""
    values: dict[str, Any] = {name: getattr(OrderLine, name) + amount for name, amount in by.items()}
    changed = db.session.execute(
        update(OrderLine)
        .where(OrderLine.id == line_id, *conditions)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    return changed.rowcount == 1  # type: ignore[attr-defined]
