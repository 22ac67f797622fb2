"""Whether and how a product sells: its ways and hours, on the shelves and off them, blocked, deleted."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select

from mall.domain.catalog.actions.prices import MALL
from mall.domain.catalog.actions.reviewing import submit
from mall.domain.catalog.actions.telling import announce
from mall.domain.catalog.models import (
    Product,
    Sku,
)
from mall.domain.catalog.rules import (
    Terms,
)
from mall.domain.catalog.states import PRODUCT, ProductState
from mall.kernel import audit, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.one_by_one import outcomes
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

AT_ONCE = 200  # products that one run of a job changes


class NoWay(Refusal):
    message = _("Leave at least one way in which it reaches shoppers.")


class BadHours(Refusal):
    """An hour of the schedule cannot be; the message says why."""


def set_terms(product: Product, actor: Actor, terms: Terms) -> None:
    """How it reaches shoppers and how many units one order may have; no text changes, so nobody reviews it.

    The template must be the store's own: whoever calls has fetched it through the store. Raises NoWay.
    """
    if not (terms.by_parcel or terms.by_pickup or terms.by_courier):
        raise NoWay
    before = {name: getattr(product, name) for name in asdict(terms)}
    for name, value in asdict(terms).items():
        setattr(product, name, value)
    db.session.flush()
    announce(product)
    audit.record(
        actor, "product.terms", "product", product.id, store_id=product.store_id, before=before, after=asdict(terms)
    )


def schedule(product: Product, actor: Actor, goes_on_at: datetime | None, comes_off_at: datetime | None) -> None:
    """When it is put on sale and taken off by itself; None is never. Raises BadHours."""
    now = clock.now()
    if any(at is not None and at <= now for at in (goes_on_at, comes_off_at)):
        raise BadHours(_("This moment is over."))
    if goes_on_at and comes_off_at and comes_off_at <= goes_on_at:
        raise BadHours(_("It cannot come off before it goes on sale."))
    before = {"goes_on_at": _said(product.goes_on_at), "comes_off_at": _said(product.comes_off_at)}
    product.goes_on_at, product.comes_off_at = goes_on_at, comes_off_at
    db.session.flush()
    after = {"goes_on_at": _said(goes_on_at), "comes_off_at": _said(comes_off_at)}
    audit.record(actor, "product.hours", "product", product.id, store_id=product.store_id, before=before, after=after)


def keep_hours() -> int:
    """Put on sale and take off what is due, a few at a time. Returns how many were touched.

    What cannot follow, because it is blocked or was taken off by hand, forgets its hour; a draft that is still reviewed
    goes on sale when it is approved.
    """
    now = clock.now()
    due = (Product.comes_off_at <= now) | (Product.goes_on_at <= now)
    found = lock(select(Product).where(due).order_by(Product.id).limit(AT_ONCE))
    for product, _why in outcomes(found, lambda product: _keep_hour(product, now)):
        product.goes_on_at = None if product.goes_on_at and product.goes_on_at <= now else product.goes_on_at
        product.comes_off_at = None if product.comes_off_at and product.comes_off_at <= now else product.comes_off_at
    db.session.flush()
    return len(found)


def _keep_hour(product: Product, now: datetime) -> None:
    """Both hours may have passed while nobody looked: then it stays off."""
    is_over = product.comes_off_at is not None and product.comes_off_at <= now
    if is_over and product.is_published:
        withdraw(product, MALL)
    elif not is_over and product.state == ProductState.WITHDRAWN:
        publish(product, MALL)


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def publish(product: Product, actor: Actor) -> None:
    """Show a withdrawn product again. What was never reviewed has to be submitted instead."""
    first_day = product.published_at or clock.now()
    PRODUCT.move(product, ProductState.PUBLISHED, actor, published_at=first_day, goes_on_at=None)
    audit.record(actor, "product.publish", "product", product.id, store_id=product.store_id)
    announce(product)


def offer(product: Product, actor: Actor) -> None:
    """Have it sold: what was on sale before is shown again, a draft goes to the operators. Raises NotReady."""
    if product.state == ProductState.DRAFT:
        submit(product, actor)
    else:
        publish(product, actor)


def withdraw(product: Product, actor: Actor, why: str = "") -> None:
    """Take a product off the shelves; its merchant may publish it again."""
    PRODUCT.move(product, ProductState.WITHDRAWN, actor, why, comes_off_at=None)
    audit.record(actor, "product.withdraw", "product", product.id, store_id=product.store_id, reason=why)
    announce(product)


def block(product: Product, actor: Actor, why: str) -> None:
    """By an operator: take it off the shelves; its merchant cannot bring it back."""
    before = product.state
    PRODUCT.move(product, ProductState.BLOCKED, actor, why)
    audit.record(
        actor, "product.block", "product", product.id, store_id=product.store_id, before={"state": before}, reason=why
    )
    announce(product)


def unblock(product: Product, actor: Actor, why: str = "") -> None:
    """By an operator: give it back to its merchant, withdrawn if it was ever live, else as a draft."""
    target = ProductState.WITHDRAWN if product.published_at else ProductState.DRAFT
    PRODUCT.move(product, target, actor, why)
    audit.record(actor, "product.unblock", "product", product.id, store_id=product.store_id, reason=why)


def remove(product: Product, actor: Actor) -> None:
    """Delete a draft or withdrawn product from every list; orders keep their own copy of what was bought."""
    PRODUCT.move(product, ProductState.DELETED, actor)
    audit.record(actor, "product.remove", "product", product.id, store_id=product.store_id)
    product.handle = f"{product.handle}~{product.id}"  # the handle and the codes are free for another product
    for sku in db.session.scalars(select(Sku).where(Sku.product_id == product.id)):
        sku.code = f"{sku.code}~{sku.id}"
    db.session.flush()
    announce(product)
