"""What all verbs about a request share: lock it, move it and say so, hold its order and let it go."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from mall.domain import orders
from mall.domain.aftersales import rules
from mall.domain.aftersales.models import AfterSale
from mall.domain.aftersales.queries import LINES, open_requests_about
from mall.domain.aftersales.rules import Kind
from mall.domain.aftersales.states import AFTER_SALE, AfterSaleState
from mall.kernel import audit, clock, facts, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock

AFTER_SALE_MOVED = facts.declare("after_sale.moved", "after_sale_id", "store_id", "step", "turn")

SUBJECT = "after_sale"
FROZEN_BY = "after_sale"


def locked_request(request: AfterSale) -> tuple[orders.Order, AfterSale]:
    """Its order and the request, locked in this order everywhere and read anew."""
    order = orders.locked_with_lines(request.order_id)
    (found,) = lock(select(AfterSale).where(AfterSale.id == request.id).options(LINES))
    return order, found


def agreed(request: AfterSale, step: str, actor: Actor, why: str = "", **also: Any) -> None:
    """It is to be as it stands: of a return the goods come first, everything else is paid back. Lock it first."""
    if request.kind == Kind.RETURN and not request.is_back:
        move(request, AfterSaleState.TO_SEND, step, actor, why, within=rules.SEND_WITHIN, **also)
        return
    move(request, AfterSaleState.GRANTED, step, actor, why, **also)
    jobs.later("mall.domain.aftersales.jobs:pay_back", queue="money", after_sale_id=request.id)


def move(
    request: AfterSale,
    to: AfterSaleState,
    step: str,
    actor: Actor,
    why: str = "",
    within: timedelta | None = None,
    **also: Any,
) -> None:
    """Bring it to another state, with a deadline where somebody has to act, and announce the step."""
    due_at = clock.now() + within if within else None
    AFTER_SALE.move(request, to, actor, why, due_at=due_at, turn=request.turn + 1, **also)
    announce(request, step, actor, why)


def announce(request: AfterSale, step: str, actor: Actor, why: str = "") -> None:
    """Set the clock for whoever's turn it is, and say what was done."""
    if request.due_at:
        jobs.later(
            "mall.domain.aftersales.jobs:keep_deadline", due_at=request.due_at, queue="money", after_sale_id=request.id
        )
    audit.record(actor, f"after_sale.{step}", SUBJECT, request.id, store_id=request.store_id, reason=why)
    facts.publish(AFTER_SALE_MOVED, after_sale_id=request.id, store_id=request.store_id, step=step, turn=request.turn)


def take_hold(order: orders.Order, request: AfterSale, actor: Actor) -> None:
    """Neither receipt nor maturity passes while it is open; what it says was not sent stays in the store."""
    orders.freeze(order, FROZEN_BY, actor)
    db.session.refresh(request, ["lines"])
    if any(part.unsent for part in request.lines):
        orders.open_gate(order, orders.ASKED_BACK, [request.kind])


def let_go(order: orders.Order, request: AfterSale, actor: Actor) -> None:
    """It came to nothing: its units may be asked back again, and the order goes on. Move it first."""
    lines = {line.id: line for line in order.lines}
    for part in request.lines:
        orders.give_up(lines[part.line_id], part.units, part.amount)
    orders.claim_freight(order, -request.freight)
    release(order, actor)


def release(order: orders.Order, actor: Actor) -> None:
    """One request less holds the order."""
    orders.thaw(order, FROZEN_BY, actor)
    if not any(part.unsent for request in open_requests_about(order) for part in request.lines):
        orders.clear_gate(order, orders.ASKED_BACK, actor)
