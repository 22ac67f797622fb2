"""Products as they are written: a new one, a copy, an edit that waits for review."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update

from mall.domain.catalog.actions.prices import write_skus
from mall.domain.catalog.models import (
    Picture,
    Product,
    ProductPicture,
    ProductRevision,
)
from mall.domain.catalog.queries import edit_of, fitting_drafts, open_revision, payload_of, placed_pictures
from mall.domain.catalog.rules import (
    REVIEWED,
    SkuDraft,
    address_words,
    code_for,
)
from mall.domain.catalog.states import PRODUCT, REVISION, ProductState, RevisionState
from mall.domain.stores import Store
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import Stale


def write_product(
    store: Store, actor: Actor, handle: str, payload: Mapping[str, Any], skus: Sequence[SkuDraft]
) -> Product:
    """A new draft of a store. `payload` holds the reviewed fields (rules.REVIEWED)."""
    title = payload["title"]
    product = Product(
        store_id=store.id,
        handle=handle,
        slug=address_words(title.get("en") or handle),
        category_id=payload["category_id"],
        title=title,
        currency=store.currency,
    )
    db.session.add(product)
    db.session.flush()
    PRODUCT.remember(product, "", ProductState.DRAFT, actor)
    apply(product, payload)
    write_skus(product, skus, actor)
    return product


def apply(product: Product, payload: Mapping[str, Any]) -> None:
    """Make the reviewed fields of `payload` the product's own, pictures included."""
    for name in REVIEWED:
        if name in payload and name != "picture_ids":
            setattr(product, name, payload[name])
    if "picture_ids" in payload:
        place_pictures(product, payload["picture_ids"])
    product.version += 1
    db.session.flush()


def place_pictures(product: Product, picture_ids: Sequence[int]) -> None:
    """Make the gallery these pictures of the store's library, in this order; foreign ids are left out."""
    own = {
        picture.id: picture
        for picture in db.session.scalars(
            select(Picture).where(Picture.store_id == product.store_id, Picture.id.in_(list(picture_ids)))
        )
    }
    kept = [own[picture_id] for picture_id in dict.fromkeys(picture_ids) if picture_id in own]
    if [picture.id for picture in kept] == placed_pictures(product):
        return
    gone = delete(ProductPicture).where(ProductPicture.product_id == product.id)
    db.session.execute(gone.execution_options(synchronize_session="fetch"))
    db.session.add_all(
        ProductPicture(store_id=product.store_id, product_id=product.id, picture_id=picture.id, position=position)
        for position, picture in enumerate(kept)
    )
    product.cover = kept[0].key if kept else None


def revise(product: Product, payload: Mapping[str, Any], actor: Actor, version: int) -> ProductRevision:
    """Write an edit. A product that was never live changes at once; a live one keeps selling as it is.

    Raises Stale when somebody else edited the product since `version`, REVISION's refusal while an edit is reviewed.
    """
    if product.version != version:
        raise Stale
    revision = open_revision(product)
    if revision is not None and revision.state == RevisionState.SUBMITTED:
        raise REVISION.refusal
    if revision is None:
        revision = ProductRevision(store_id=product.store_id, product_id=product.id, author_id=actor.id, payload={})
        db.session.add(revision)
    revision.payload = {**payload_of(product), **revision.payload, **payload}
    revision.version = (revision.version or 0) + 1
    if product.state == ProductState.DRAFT:
        apply(product, revision.payload)
    else:
        _bump(product, version)
    db.session.flush()
    return revision


def duplicate(product: Product, actor: Actor, handle: str) -> Product:
    """A draft that begins as the product was last written: its words, pictures, terms, SKUs and prices, under new codes."""
    payload = edit_of(product).payload
    drafts = [
        replace(draft, code=code_for(handle, draft.values)) for draft in fitting_drafts(product, payload["options"])
    ]
    store = db.session.get_one(Store, product.store_id)
    copy = write_product(store, actor, handle, payload, drafts)
    for name in ("freight_template_id", "order_limit", "by_parcel", "by_pickup", "by_courier"):
        setattr(copy, name, getattr(product, name))
    db.session.flush()
    return copy


def _bump(product: Product, version: int) -> None:
    bumped = db.session.execute(
        update(Product)
        .where(Product.id == product.id, Product.version == version)
        .values(version=version + 1)
        .execution_options(synchronize_session=False)
    )
    if bumped.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    db.session.refresh(product)
