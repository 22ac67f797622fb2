"""Verbs of shipping: send a parcel, whole or in part; issue and take a pickup code."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mall.domain import delivery, orders, stores
from mall.domain.shipping.models import PickupCode, Shipment, ShipmentLine
from mall.domain.shipping.queries import open_code_of
from mall.domain.shipping.rules import CARRIERS, tidy_tracking_number
from mall.kernel import audit, clock, facts, ids
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.text import _

SHIPMENT_SENT = facts.declare("shipment.sent", "shipment_id", "order_id")


class NotANumber(Refusal):
    message = _("This does not look like a tracking number.")


class NothingInIt(Refusal):
    message = _("Choose at least one unit.")


class WrongCode(Refusal):
    message = _("No order of this store has this pickup code.")


class AlreadyFetched(NotNow):
    message = _("This order was handed over already.")


def ship(
    order: orders.Order, quantities: Mapping[int, int], carrier: str, tracking_number: str, actor: Actor
) -> Shipment:
    """Send a parcel with these units: {line id: units}. The same number twice is one parcel.

    Raises NotANumber, NothingInIt, orders.GateOpen, orders.TooManyShipped, orders.WrongOrderState, which is also what an
    order gets that its buyer fetches or the store's own people bring.
    """
    if order.method != delivery.Method.PARCEL:
        raise orders.WrongOrderState
    number = tidy_tracking_number(tracking_number)
    if number is None or carrier not in CARRIERS:
        raise NotANumber
    wanted = {line_id: units for line_id, units in quantities.items() if units}
    if not wanted:
        raise NothingInIt
    order = orders.locked_order(
        order.id
    )  # before the parcel's row, whose reference to it would hold up who locks it next
    shipment_id = db.session.scalar(
        insert(Shipment)
        .values(
            store_id=order.store_id,
            order_id=order.id,
            carrier=carrier,
            tracking_number=number,
            shipped_by=actor.id,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["order_id", "carrier", "tracking_number"])
        .returning(Shipment.id)
    )
    if shipment_id is None:
        raise orders.WrongOrderState(_("This parcel was recorded already."))
    orders.note_shipped(order, wanted, actor)
    db.session.add_all(
        ShipmentLine(store_id=order.store_id, shipment_id=shipment_id, line_id=line_id, quantity=units)
        for line_id, units in wanted.items()
    )
    db.session.flush()
    audit.record(actor, "order.ship", orders.OWNER, order.id, store_id=order.store_id, after={"number": number})
    facts.publish(SHIPMENT_SENT, shipment_id=shipment_id, order_id=order.id)
    return db.session.get_one(Shipment, shipment_id)


def issue_code(order: orders.Order) -> None:
    """Give an order its pickup code, once. A number that an open code has already is drawn again."""
    for _attempt in range(20):
        issued = db.session.execute(
            insert(PickupCode)
            .values(store_id=order.store_id, order_id=order.id, code=ids.code(12), created_at=clock.now())
            .on_conflict_do_nothing()
        )
        if issued.rowcount == 1 or open_code_of(order):  # type: ignore[attr-defined]
            return


def take_code(
    store: stores.Store, order: orders.Order, code: str, actor: Actor, quantities: Mapping[int, int] | None = None
) -> bool:
    """At the counter: the code is right, hand these units over ({line id: units}; without them all that are left). Whether
    that was the last of it: until then the code stays good.

    Raises AlreadyFetched, NothingInIt, orders.GateOpen, orders.NotPaidYet, orders.TooManyShipped, orders.WrongOrderState.
    """
    mine = select(PickupCode).where(PickupCode.store_id == store.id, PickupCode.order_id == order.id)
    held = lock(mine.where(PickupCode.code == code, PickupCode.used_at.is_(None)))
    if not held:
        raise AlreadyFetched
    db.session.refresh(order, ["lines"])
    wanted = quantities if quantities is not None else {line.id: line.unsent for line in order.lines}
    given = {line_id: units for line_id, units in wanted.items() if units}
    if not given:
        raise NothingInIt
    is_whole = orders.hand_over(order, given, actor)
    if is_whole:
        held[0].used_at, held[0].used_by = clock.now(), actor.id
        db.session.flush()
    audit.record(actor, "order.hand_over", orders.OWNER, order.id, store_id=store.id)
    return is_whole
