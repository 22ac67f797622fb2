"""SKUs and what they cost. Prices act at once; closed rows stay as they were."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from mall.domain.catalog.actions.telling import announce
from mall.domain.catalog.models import (
    Price,
    Product,
    Sku,
)
from mall.domain.catalog.rules import (
    MAX_SKUS,
    PriceMove,
    SkuDraft,
    TooManySkus,
)
from mall.domain.catalog.topics import GOODS, product_topic
from mall.kernel import actors, clock, facts, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.refusals import Refusal, Stale
from mall.kernel.text import _

PRODUCT_CHEAPER = facts.declare("product.cheaper", "product_id")
MALL = actors.job("catalog")


class CodeTaken(Refusal):
    message = _("Another SKU of your store has this code.")


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


def _write_sku(product: Product, position: int, draft: SkuDraft, known: Sku | None) -> Sku:
    """One SKU as its draft says; the caller flushes."""
    sku = known or Sku(store_id=product.store_id, product_id=product.id, code=draft.code)
    sku.values, sku.weight_g, sku.list_price = list(draft.values), draft.weight_g, draft.list_price
    sku.position, sku.is_active = position, True
    db.session.add(sku)
    return sku
