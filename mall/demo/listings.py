"""Many listings at once: the very rows that writing, submitting, approving and stocking each of them leaves, in a statement
per table instead of some seventy per product.

Nothing is announced: who fills a mall makes its search index afterwards, for all of them. When a verb of the catalog leaves
other rows than it did, tests/demo/test_listings.py says which are missing here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from mall.domain import catalog, moderation
from mall.domain.catalog.rules import address_words
from mall.kernel import clock, versions
from mall.kernel.actors import Actor
from mall.kernel.audit import AuditEntry
from mall.kernel.db import Base, db
from mall.kernel.states import StateChange
from mall.models import Price, Product, ProductPicture, ProductRevision, Sku, Stock, StockMovement, Store

REVIEWED = "product_revision"  # the kind of case
EDITS = 4  # versions of a product after it was written, submitted and approved

Row = dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """A product as its merchant writes it, with the keys of its pictures and the units of each SKU on one shelf."""

    store: Store
    handle: str
    payload: Mapping[str, Any]
    drafts: Sequence[catalog.SkuDraft]
    covers: Sequence[str]
    units: Sequence[int]
    shelf_id: int


def list_all(listings: Sequence[Listing], actor: Actor) -> list[Product]:
    """Written, submitted, approved and stocked by the actor, all at this moment. Handles and codes must be new."""
    now = clock.now()
    products = written(Product, [product_row(each, now) for each in listings])
    pairs = list(zip(products, listings, strict=True))
    db.session.execute(insert(ProductPicture), [row for pair in pairs for row in picture_rows(*pair)])
    revisions = written(ProductRevision, [revision_row(*pair, actor, now) for pair in pairs])
    cases = written(moderation.Case, [case_row(revision, now) for revision in revisions])
    reviewed = list(zip(products, revisions, cases, strict=True))
    db.session.execute(update(Product), [{"id": one.id, "live_revision_id": other.id} for one, other, _ in reviewed])
    db.session.execute(insert(StateChange), [row for each in reviewed for row in history_rows(*each, actor, now)])
    db.session.execute(insert(AuditEntry), [row for each in revisions for row in audit_rows(each, actor, now)])
    shelve(pairs, actor, now)
    versions.touch(catalog.GOODS)
    listed = select(Product).where(Product.id.in_([each.id for each in products]))
    return list(db.session.scalars(listed.order_by(Product.id)))


def written(model: type[Base], rows: list[Row]) -> Sequence[Any]:
    """The rows that were inserted, in their order."""
    return db.session.scalars(insert(model).returning(model, sort_by_parameter_order=True), rows).all()


def product_row(listing: Listing, now: datetime) -> Row:
    cheapest = min(listing.drafts, key=lambda draft: draft.price)
    return {
        **{name: listing.payload[name] for name in catalog.REVIEWED if name != "picture_ids"},
        "store_id": listing.store.id,
        "handle": listing.handle,
        "slug": address_words(listing.payload["title"].get("en") or listing.handle),
        "state": catalog.ProductState.PUBLISHED,
        "currency": listing.store.currency,
        "price_from": cheapest.price,
        "list_price": cheapest.list_price,
        "in_stock": any(listing.units),
        "cover": listing.covers[0],
        "version": EDITS,
        "published_at": now,
    }


def picture_rows(product: Product, listing: Listing) -> list[Row]:
    return [
        {"store_id": product.store_id, "product_id": product.id, "picture_id": picture_id, "position": position}
        for position, picture_id in enumerate(listing.payload["picture_ids"])
    ]


def revision_row(product: Product, listing: Listing, actor: Actor, now: datetime) -> Row:
    return {
        "store_id": product.store_id,
        "product_id": product.id,
        "author_id": actor.id,
        "payload": {name: listing.payload[name] for name in catalog.REVIEWED},
        "state": catalog.RevisionState.APPROVED,
        "version": 2,
        "submitted_at": now,
        "decided_at": now,
    }


def case_row(revision: ProductRevision, now: datetime) -> Row:
    return {
        "kind": REVIEWED,
        "subject_id": revision.id,
        "store_id": revision.store_id,
        "title": revision.payload["title"],
        "state": "approved",
        "version": 2,
        "decided_at": now,
    }


def history_rows(
    product: Product, revision: ProductRevision, case: moderation.Case, actor: Actor, now: datetime
) -> list[Row]:
    """The moves of the product, its edit and the operators' case, in their order."""
    moves = (
        (product, "", "draft"),
        (revision, "draft", "submitted"),
        (product, "draft", "in_review"),
        (case, "open", "approved"),
        (revision, "submitted", "approved"),
        (product, "in_review", "published"),
    )
    return [
        {
            "subject": type(row).__tablename__,
            "subject_id": row.id,
            "field": "state",
            "from_state": old,
            "to_state": new,
            "actor_kind": actor.kind,
            "actor_id": actor.id,
            "at": now,
        }
        for row, old, new in moves
    ]


def audit_rows(revision: ProductRevision, actor: Actor, now: datetime) -> list[Row]:
    """Submitted and approved."""
    return [
        audit_row("product.submit", "product", revision.product_id, revision.store_id, {}, actor, now),
        audit_row("case.approved", REVIEWED, revision.id, revision.store_id, {"reason_code": ""}, actor, now),
    ]


def audit_row(
    action: str, subject: str, subject_id: int, store_id: int, after: dict[str, Any], actor: Actor, now: datetime
) -> Row:
    return {
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        "action": action,
        "subject": subject,
        "subject_id": subject_id,
        "store_id": store_id,
        "after": after,
        "at": now,
    }


def shelve(pairs: Sequence[tuple[Product, Listing]], actor: Actor, now: datetime) -> None:
    """SKUs, their prices, and the units of those that have any."""
    parts = [
        (product, listing, position, draft, listing.units[position])
        for product, listing in pairs
        for position, draft in enumerate(listing.drafts)
    ]
    skus = written(Sku, [sku_row(product, position, draft) for product, _, position, draft, _ in parts])
    priced = [(sku, draft, product.currency) for sku, (product, _, _, draft, _) in zip(skus, parts, strict=True)]
    db.session.execute(insert(Price), [row for each in priced for row in price_rows(*each, now)])
    held = [(sku, part[1].shelf_id, part[4]) for sku, part in zip(skus, parts, strict=True) if part[4]]
    db.session.execute(insert(Stock), [stock_row(*each) for each in held])
    db.session.execute(insert(StockMovement), [movement_row(*each, actor) for each in held])
    deeds = [audit_row("stock.receive", "sku", sku.id, sku.store_id, {"units": n}, actor, now) for sku, _, n in held]
    db.session.execute(insert(AuditEntry), deeds)


def sku_row(product: Product, position: int, draft: catalog.SkuDraft) -> Row:
    return {
        "store_id": product.store_id,
        "product_id": product.id,
        "code": draft.code,
        "values": list(draft.values),
        "weight_g": draft.weight_g,
        "list_price": draft.list_price,
        "position": position,
    }


def price_rows(sku: Sku, draft: catalog.SkuDraft, currency: str, now: datetime) -> list[Row]:
    return [
        {
            "store_id": sku.store_id,
            "sku_id": sku.id,
            "min_quantity": minimum,
            "amount": amount,
            "currency": currency,
            "starts_at": now,
        }
        for minimum, amount in [(1, draft.price), *draft.tiers]
    ]


def stock_row(sku: Sku, shelf_id: int, units: int) -> Row:
    return {"store_id": sku.store_id, "sku_id": sku.id, "location_id": shelf_id, "on_hand": units}


def movement_row(sku: Sku, shelf_id: int, units: int, actor: Actor) -> Row:
    return {
        "store_id": sku.store_id,
        "sku_id": sku.id,
        "location_id": shelf_id,
        "kind": "received",
        "quantity": units,
        "actor_kind": actor.kind,
        "actor_id": actor.id,
    }
