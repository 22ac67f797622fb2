"""A store changes where an order goes, before anything of it has left. The audit says who, when, and from what to what,
masked: it is kept for ever, and what it is about can be erased."""

from typing import Any

from sqlalchemy import select

from mall.domain import delivery, people, stores
from mall.domain.orders.actions import locked_order
from mall.domain.orders.models import Order, OrderContact
from mall.domain.orders.placing import HOME, OWNER, Contact
from mall.domain.orders.states import FulfilmentState, WrongOrderState
from mall.kernel import audit, clock, facts, seals
from mall.kernel.actors import Actor
from mall.kernel.db import db, first
from mall.kernel.refusals import NotFound, Refusal, Stale
from mall.kernel.text import _

ORDER_READDRESSED = facts.declare("order.readdressed", "order_id", "at")

READDRESSED = "order.readdress"
WRITTEN = ("name", "phone", "region_id", "region", "line", "postcode")
NOT_GONE = (FulfilmentState.WAITING, FulfilmentState.READY)


class SameAddress(Refusal):
    message = _("That is where it goes already.")


class OutOfReach(Refusal):
    message = _("Your own people do not deliver there. Choose a place in one of your delivery zones.")


def readdress(order: Order, to: Contact, actor: Actor, seen: str) -> None:
    """By a store: send it to somebody or somewhere else in the same country. `seen` is the mark of the contact that she
    changes. Freight stays as it is.

    Raises WrongOrderState once something was sent or handed over, Stale when the address is another by now, SameAddress,
    OutOfReach for a place outside of the store's zones if its own people bring it, NotFound for one that was erased.
    """
    here = locked_order(order.id)
    if not can_be_readdressed(here):
        raise WrongOrderState
    contact = _contact_of(here)
    if contact.mark != seen:
        raise Stale
    if here.method == delivery.Method.COURIER and not can_reach(here, to):
        raise OutOfReach
    before = masked(contact)
    for name in WRITTEN:
        setattr(contact, name, getattr(to, name))
    db.session.flush()
    if contact.mark == seen:
        raise SameAddress
    at = clock.now()
    audit.record(actor, READDRESSED, OWNER, here.id, store_id=here.store_id, before=before, after=masked(contact))
    facts.publish(ORDER_READDRESSED, order_id=here.id, at=at.isoformat())


def can_be_readdressed(order: Order) -> bool:
    """Whether it is still to be sent, and nothing of it was."""
    return order.method != delivery.Method.PICKUP and order.fulfilment in NOT_GONE and order.out_at is None


def can_reach(order: Order, to: Contact) -> bool:
    """Whether the store's own people go there."""
    return to.country == HOME and delivery.delivers_itself_to(stores.store_by_id(order.store_id), to.region_id)


def readdressings_of(order: Order) -> list[audit.AuditEntry]:
    """Who changed where it goes, oldest first: {name, phone, region, line} before and after, masked."""
    return audit.about(OWNER, order.id, READDRESSED)


def masked(contact: OrderContact) -> dict[str, Any]:
    """Enough to see that something changed, too little to find anybody. The street is a mark of it alone."""
    return {
        "name": f"{contact.name[:1]}**",
        "phone": people.masked(people.Contact(people.ContactKind.PHONE, contact.phone)),
        "region": contact.region,
        "line": seals.seal("address_line", contact.order_id, contact.line, contact.postcode)[:8],
    }


def _contact_of(order: Order) -> OrderContact:
    mine = select(OrderContact).where(OrderContact.order_id == order.id)
    contact: OrderContact | None = first(mine.execution_options(populate_existing=True))
    if contact is None or not contact.name:
        raise NotFound
    return contact
