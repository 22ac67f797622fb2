"""Verbs of the catalog: categories and brands; write, submit, publish, withdraw, block products; SKUs and prices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from mall.domain import moderation
from mall.domain.catalog.models import (
    Brand,
    Category,
    CategoryAttribute,
    Picture,
    Price,
    Product,
    ProductPicture,
    ProductRevision,
    Sku,
)
from mall.domain.catalog.queries import edit_of, fitting_drafts, open_revision, payload_of, placed_pictures
from mall.domain.catalog.rules import (
    MAX_SKUS,
    REVIEWED,
    PriceMove,
    SkuDraft,
    Terms,
    TooManySkus,
    address_words,
    changed_fields,
    code_for,
    obstacles,
)
from mall.domain.catalog.states import PRODUCT, REVISION, ProductState, RevisionState
from mall.domain.catalog.topics import GOODS, TREE, product_topic
from mall.domain.stores import Store
from mall.kernel import actors, audit, clock, facts, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.one_by_one import outcomes
from mall.kernel.refusals import Refusal, Stale
from mall.kernel.text import _, in_a_row

PRODUCT_CHANGED = facts.declare("product.changed", "product_id")
PRODUCT_CHEAPER = facts.declare("product.cheaper", "product_id")
PRODUCT_RESTOCKED = facts.declare("product.restocked", "product_id")
REVISION_DECIDED = facts.declare("revision.decided", "revision_id")

CASE_KIND = "product_revision"
MALL = actors.job("catalog")
AT_ONCE = 200  # products that one run of a job changes


class NotReady(Refusal):
    """Something is missing; `obstacles` holds the sentences."""

    message = _("The product is not ready yet.")

    def __init__(self, found: list[Any]) -> None:
        self.obstacles = found
        super().__init__(in_a_row(found))


class NoWay(Refusal):
    message = _("Leave at least one way in which it reaches shoppers.")


class BadHours(Refusal):
    """An hour of the schedule cannot be; the message says why."""


class CodeTaken(Refusal):
    message = _("Another SKU of your store has this code.")


def add_category(name: Mapping[str, str], slug_: str, parent: Category | None = None, **fields: Any) -> Category:
    """A new node of the tree, last among its siblings unless `position` says otherwise."""
    category = Category(name=dict(name), slug=slug_, parent_id=parent.id if parent else None, **fields)
    db.session.add(category)
    db.session.flush()
    category.path = [*(parent.path if parent else []), category.id]
    db.session.flush()
    versions.touch(TREE)
    return category


def add_attribute(
    category: Category, key: str, name: Mapping[str, str], values: Sequence[Any], position: int = 0
) -> None:
    """What products of the category (and below) say about themselves."""
    db.session.add(
        CategoryAttribute(category_id=category.id, key=key, name=dict(name), values=list(values), position=position)
    )
    versions.touch(TREE)


def add_brand(slug_: str, name: Mapping[str, str]) -> Brand:
    """A new brand."""
    brand = Brand(slug=slug_, name=dict(name))
    db.session.add(brand)
    db.session.flush()
    versions.touch(TREE)
    return brand


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


def write_skus(product: Product, drafts: Sequence[SkuDraft], actor: Actor) -> None:
    """Make the product's SKUs these: known codes are updated, new ones added, missing ones retired, prices too."""
    if len(drafts) > MAX_SKUS:
        raise TooManySkus
    known = {
        sku.code: sku
        for sku in db.session.scalars(
            select(Sku).where(Sku.store_id == product.store_id, Sku.code.in_([d.code for d in drafts]))
        )
    }
    if any(sku.product_id != product.id for sku in known.values()):
        raise CodeTaken
    active = select(Sku).where(Sku.product_id == product.id, Sku.is_active)
    old = db.session.scalars(active.where(Sku.code.not_in(list(known)))).all()
    for sku in old:
        sku.is_active = False
        sku.values = [f"retired-{sku.id}", *sku.values]
    for draft in drafts:
        if draft.code in known and known[draft.code].values != list(draft.values):
            known[draft.code].values = [f"moving-{known[draft.code].id}"]  # so that two SKUs can change places
    db.session.flush()
    written = [_write_sku(product, place, draft, known.get(draft.code)) for place, draft in enumerate(drafts)]
    db.session.flush()
    tiers = {sku.id: {1: draft.price, **dict(draft.tiers)} for sku, draft in zip(written, drafts, strict=True)}
    _put_in_force(product, tiers, _locked_prices(sku.id for sku in known.values()), actor)
    note_prices(product)
    announce(product)


def set_prices(sku: Sku, tiers: Sequence[tuple[int, int]], actor: Actor = MALL) -> None:
    """Put these (minimum quantity, amount) tiers in force; rows that no longer hold are closed and stay as history."""
    product = db.session.get_one(Product, sku.product_id)
    versions.touch(GOODS, product_topic(product.id))
    _put_in_force(product, {sku.id: dict(tiers)}, _locked_prices([sku.id]), actor)


def reprice(product: Product, moves: Sequence[PriceMove], actor: Actor) -> None:
    """Other prices for some of its SKUs. Raises Stale when one of them costs something else by now."""
    current = _locked_prices(move.sku_id for move in moves)
    tiers: dict[int, dict[int, int]] = {move.sku_id: {} for move in moves}
    for price in current:
        tiers[price.sku_id][price.min_quantity] = price.amount
    if any(tiers[move.sku_id] != dict(move.before) for move in moves):
        raise Stale
    _put_in_force(product, {move.sku_id: dict(move.after) for move in moves}, current, actor)
    note_prices(product)
    announce(product)


def _locked_prices(sku_ids: Iterable[int]) -> Sequence[Price]:
    """The prices in force of these SKUs, held until the transaction ends."""
    mine = select(Price).where(Price.sku_id.in_(list(sku_ids)), Price.ends_at.is_(None))
    return lock(mine.order_by(Price.id))


def _put_in_force(
    product: Product, tiers: Mapping[int, Mapping[int, int]], current: Sequence[Price], actor: Actor
) -> None:
    """{sku id: {minimum quantity: amount}} from now on, in place of the `current` ones of these SKUs."""
    now = clock.now()
    wanted = {sku_id: dict(amounts) for sku_id, amounts in tiers.items()}
    for price in current:
        if wanted[price.sku_id].get(price.min_quantity) == price.amount:
            del wanted[price.sku_id][price.min_quantity]
        else:
            price.ends_at = now
    db.session.add_all(
        Price(
            store_id=product.store_id,
            sku_id=sku_id,
            min_quantity=minimum,
            amount=amount,
            currency=product.currency,
            starts_at=now,
            author_id=actor.id if actor.kind == "person" else None,
        )
        for sku_id, amounts in wanted.items()
        for minimum, amount in amounts.items()
    )
    db.session.flush()


def note_prices(product: Product) -> None:
    """Keep the price that lists show: the cheapest active SKU bought singly. Says so when a live product's fell."""
    before = product.price_from
    singly = (
        select(Price.amount, Sku.list_price)
        .join(Sku, Sku.id == Price.sku_id)
        .where(Sku.product_id == product.id, Sku.is_active, Price.ends_at.is_(None), Price.min_quantity == 1)
    )
    cheapest = db.session.execute(singly.order_by(Price.amount, Sku.id).limit(1)).one_or_none()
    product.price_from, product.list_price = (cheapest[0], cheapest[1]) if cheapest else (0, None)
    db.session.flush()
    if product.is_published and 0 < product.price_from < before:
        facts.publish(PRODUCT_CHEAPER, product_id=product.id)


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


def submit(product: Product, actor: Actor) -> ProductRevision:
    """Hand the product, or its open edit, to the operators. Raises NotReady with what is missing."""
    revision = open_revision(product) or revise(product, {}, actor, product.version)
    found = obstacles(revision.payload, *_sku_counts(product))
    if found:
        raise NotReady(found)
    REVISION.move(revision, RevisionState.SUBMITTED, actor, submitted_at=clock.now())
    if product.state == ProductState.DRAFT:
        PRODUCT.move(product, ProductState.IN_REVIEW, actor)
    fields = changed_fields(payload_of(product), revision.payload)
    moderation.open_case(
        CASE_KIND, revision.id, title=revision.payload["title"], store_id=product.store_id, risks=fields
    )
    audit.record(actor, "product.submit", "product", product.id, store_id=product.store_id)
    return revision


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


def recall(product: Product, actor: Actor) -> None:
    """Take a submitted edit back before it is decided; it is a draft no more, the next edit starts from the live one."""
    revision = open_revision(product)
    if revision is None:
        raise REVISION.refusal
    moderation.withdraw_case(CASE_KIND, revision.id, actor)
    REVISION.move(revision, RevisionState.WITHDRAWN, actor)
    if product.state == ProductState.IN_REVIEW:
        PRODUCT.move(product, ProductState.DRAFT, actor)
    audit.record(actor, "product.recall", "product", product.id, store_id=product.store_id)


def approve_revision(revision: ProductRevision, actor: Actor, message: str = "") -> Product:
    """Make the edit live. A product in review is published with it, or when its hour has come."""
    REVISION.move(revision, RevisionState.APPROVED, actor, message, message=message, decided_at=clock.now())
    product = db.session.get_one(Product, revision.product_id)
    apply(product, revision.payload)
    product.live_revision_id = revision.id
    db.session.flush()
    if product.state == ProductState.IN_REVIEW and product.goes_on_at and product.goes_on_at > clock.now():
        PRODUCT.move(product, ProductState.WITHDRAWN, actor)
    elif product.state == ProductState.IN_REVIEW:
        PRODUCT.move(product, ProductState.PUBLISHED, actor, published_at=clock.now())
    facts.publish(REVISION_DECIDED, revision_id=revision.id)
    announce(product)
    return product


def refuse_revision(
    revision: ProductRevision, actor: Actor, reason_code: str, message: str, blamed: Iterable[str] = ()
) -> None:
    """Send the edit back with the reason and the fields that it is about; what was live stays live."""
    REVISION.move(
        revision,
        RevisionState.REFUSED,
        actor,
        message,
        reason_code=reason_code,
        message=message,
        blamed=[name for name in REVIEWED if name in set(blamed)],
        decided_at=clock.now(),
    )
    product = db.session.get_one(Product, revision.product_id)
    if product.state == ProductState.IN_REVIEW:
        PRODUCT.move(product, ProductState.DRAFT, actor, message)
    facts.publish(REVISION_DECIDED, revision_id=revision.id)


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


def note_availability(product_id: int, in_stock: bool) -> None:
    """Remember for lists whether any SKU is left. A live product that has some again is announced."""
    state = db.session.scalar(
        update(Product)
        .where(Product.id == product_id, Product.in_stock != in_stock)
        .values(in_stock=in_stock)
        .returning(Product.state)
        .execution_options(synchronize_session=False)
    )
    if state is not None:
        _tell(product_id)
        if in_stock and state == ProductState.PUBLISHED:
            facts.publish(PRODUCT_RESTOCKED, product_id=product_id)


def note_sold(quantities: Mapping[int, int]) -> None:
    """Count units paid for: {product id: units}. In id order, so that two payments do not wait in a circle."""
    for product_id, units in sorted(quantities.items()):
        db.session.execute(
            update(Product)
            .where(Product.id == product_id)
            .values(sold=Product.sold + units)
            .execution_options(synchronize_session=False)
        )
        versions.touch(product_topic(product_id))


def announce(product: Product) -> None:
    """Tell whoever keeps copies (search) that the product changed. Nobody has copies of a draft."""
    if product.state != ProductState.DRAFT:
        _tell(product.id)


def _tell(product_id: int) -> None:
    facts.publish(PRODUCT_CHANGED, product_id=product_id)
    versions.touch(GOODS, product_topic(product_id))


def _write_sku(product: Product, position: int, draft: SkuDraft, known: Sku | None) -> Sku:
    """One SKU as its draft says; the caller flushes."""
    sku = known or Sku(store_id=product.store_id, product_id=product.id, code=draft.code)
    sku.values, sku.weight_g, sku.list_price = list(draft.values), draft.weight_g, draft.list_price
    sku.position, sku.is_active = position, True
    db.session.add(sku)
    return sku


def _sku_counts(product: Product) -> tuple[int, int]:
    active = select(Sku.id).where(Sku.product_id == product.id, Sku.is_active)
    sku_ids = list(db.session.scalars(active))
    priced = db.session.scalars(
        select(Price.sku_id).where(Price.sku_id.in_(sku_ids), Price.ends_at.is_(None), Price.min_quantity == 1)
    )
    return len(sku_ids), len(set(priced))


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
