"""Verbs of batches: choose, plan, carry out. A plan shows every figure before it is true; a product changes whole or not."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from mall.domain import catalog, stock, stores
from mall.domain.batches.models import Batch, Deed
from mall.domain.batches.rules import MOST, MOST_SKUS, PriceChange, new_tiers, problem_with
from mall.domain.batches.states import BATCH, BatchState
from mall.domain.catalog import Product, Sku
from mall.domain.stores import Store
from mall.kernel import clock
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.one_by_one import outcomes
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.text import _, in_each


class NothingChosen(Refusal):
    message = _("Choose at least one product.")


class TooManyChosen(Refusal):
    message = _("At most %(count)s products at once, with %(skus)s options together.", count=MOST, skus=MOST_SKUS)


class NoPlan(NotNow):
    message = _("Say first what is to change.")


class Gone(NotNow):
    message = _("This product is deleted.")


def begin(store: Store, actor: Actor, deed: Deed, public_ids: Sequence[uuid.UUID]) -> Batch:
    """Plan a deed for these products; what prices or counts are to be is said next.

    Raises NothingChosen, TooManyChosen, and NotFound when one of them is not the store's.
    """
    if not public_ids:
        raise NothingChosen
    if len(set(public_ids)) > MOST:
        raise TooManyChosen
    chosen = catalog.chosen_products(store, public_ids)
    items = [{"product": product.id, "changes": [], "why": {}} for product in chosen]
    batch = Batch(store_id=store.id, author_id=actor.id, deed=deed, items=items)
    db.session.add(batch)
    db.session.flush()
    BATCH.remember(batch, "", BatchState.PLANNED, actor)
    return batch


def plan_prices(store: Store, batch: Batch, change: PriceChange) -> None:
    """Note what each SKU would cost, and which products the change does not suit. May be said anew until it is done."""

    def planned(sku: Sku) -> tuple[Any, Any, Any]:
        before = sorted([price.min_quantity, price.amount] for price in sku.prices)
        after = new_tiers(before, change)
        return before, after, problem_with(after)

    _plan(store, batch, Deed.PRICES, asdict(change), planned)


def plan_units(store: Store, batch: Batch, units: int, adds: bool) -> None:
    """Note how many units of each SKU there would be at the main location: so many, or so many more."""
    home = stores.default_location(store.id).id
    shelves = stock.shelves_for(store, [sku.id for product in _products(store, batch).values() for sku in product.skus])

    def planned(sku: Sku) -> tuple[Any, Any, Any]:
        before = sum(shelf.on_hand for shelf in shelves.get(sku.id, ()) if shelf.location_id == home)
        return before, before + units if adds else units, ""

    _plan(store, batch, Deed.UNITS, {"units": units, "adds": adds}, planned)


def carry_out(store: Store, batch: Batch, actor: Actor) -> None:
    """Do it, product by product: one that refuses stays as it was, and the batch says why. Raises WrongBatchState, NoPlan."""
    held: Batch = lock(select(Batch).where(Batch.store_id == store.id, Batch.id == batch.id))[0]
    if held.is_planned and held.deed in (Deed.PRICES, Deed.UNITS) and not held.changes:
        raise NoPlan
    BATCH.move(held, BatchState.DONE, actor, done_at=clock.now())
    products = _products(store, held)

    def deed(item: dict[str, Any]) -> None:
        product = products[item["product"]]
        if product.state == catalog.ProductState.DELETED:
            raise Gone
        DEEDS[held.deed](store, held, product, item["changes"], actor)

    done = dict(_by_id(outcomes([item for item in held.items if not item["why"]], deed)))
    held.items = [
        {**item, "why": in_each(done[item["product"]])} if done.get(item["product"]) else item for item in held.items
    ]
    db.session.flush()


def _by_id(results: Sequence[tuple[dict[str, Any], Any]]) -> list[tuple[int, Any]]:
    return [(item["product"], why) for item, why in results]


def _offer(_store: Store, _batch: Batch, product: Product, _changes: list[Any], actor: Actor) -> None:
    catalog.offer(product, actor)


def _withdraw(_store: Store, _batch: Batch, product: Product, _changes: list[Any], actor: Actor) -> None:
    catalog.withdraw(product, actor)


def _reprice(_store: Store, _batch: Batch, product: Product, changes: list[Any], actor: Actor) -> None:
    moves = [catalog.PriceMove(change["sku"], _pairs(change["before"]), _pairs(change["after"])) for change in changes]
    catalog.reprice(product, moves, actor)


def _count(store: Store, batch: Batch, _product: Product, changes: list[Any], actor: Actor) -> None:
    """In the order of the SKUs, so that two who count do not wait for each other in a circle. What is added is added to
    what lies there by then."""
    home = stores.default_location(store.id).id
    for change in sorted(changes, key=lambda each: int(each["sku"])):
        if batch.terms["adds"]:
            stock.receive(stock.Wanted(store.id, change["sku"], home, change["after"] - change["before"]), actor)
        else:
            stock.recount(stock.Wanted(store.id, change["sku"], home, change["after"]), actor)


DEEDS: dict[str, Any] = {
    Deed.OFFER: _offer,
    Deed.WITHDRAW: _withdraw,
    Deed.PRICES: _reprice,
    Deed.UNITS: _count,
}


def _plan(store: Store, batch: Batch, deed: Deed, terms: dict[str, Any], planned: Any) -> None:
    """`planned` tells of a SKU: (before, after, why not)."""
    if batch.deed != deed or not batch.is_planned:
        raise BATCH.refusal
    products = _products(store, batch)
    if sum(len(product.skus) for product in products.values()) > MOST_SKUS:
        raise TooManyChosen
    batch.terms = terms
    batch.items = [_planned_item(products[item["product"]], planned) for item in batch.items]
    db.session.flush()


def _planned_item(product: Product, planned: Any) -> dict[str, Any]:
    figures = [(sku.id, *planned(sku)) for sku in product.skus]
    why = next((why for *_figures, why in figures if why), "" if figures else _("It has no price yet."))
    changes = [
        {"sku": sku_id, "before": before, "after": after} for sku_id, before, after, _why in figures if before != after
    ]
    return {"product": product.id, "changes": changes, "why": in_each(why) if why else {}}


def _products(store: Store, batch: Batch) -> dict[int, Product]:
    return catalog.priced_products(store, [item["product"] for item in batch.items])


def _pairs(tiers: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((minimum, amount) for minimum, amount in tiers)
