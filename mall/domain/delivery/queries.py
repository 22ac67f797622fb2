"""Reads of delivery: a store's templates, what sending its goods costs, how shoppers may get them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from mall.domain import stores
from mall.domain.delivery.models import FreightTemplate
from mall.domain.delivery.rules import FreightQuote, Item, Method, Template, is_inside, quote
from mall.domain.stores import Store, StoreLocation
from mall.kernel.db import db
from mall.kernel.refusals import NotFound

WHOLE = select(FreightTemplate).options(joinedload(FreightTemplate.rules))
_THEIRS = WHOLE.where(FreightTemplate.store_id.in_(bindparam("store_ids", expanding=True))).order_by(FreightTemplate.id)


def freight_quote(store: Store, region_id: int | None, items: Sequence[Item]) -> FreightQuote:
    """What sending a store's items to a region costs. None for a region not known yet gives an estimate.

    A parcel to another country asks with `ABROAD`. Amounts are minor units of the store's currency.
    """
    return replace(freight_quotes({store: items}, region_id)[store.id], currency=store.currency)


def freight_quotes(items: Mapping[Store, Sequence[Item]], region_id: int | None) -> dict[int, FreightQuote]:
    """The same for several stores, by their ids, in one statement. Outside of its area a store delivers nothing."""
    if not items:
        return {}
    templates: dict[int, list[Template]] = {store.id: [] for store in items}
    for row in db.session.scalars(_THEIRS, {"store_ids": list(templates)}).unique():
        templates[row.store_id].append(Template(row.id, row.by, row.is_default, row.tariffs))
    return {
        store.id: quote(templates[store.id], region_id, goods)
        if is_inside(region_id, store.delivers_to)
        else FreightQuote.refused(len(goods), store.currency)
        for store, goods in items.items()
    }


def methods_for(store: Store) -> list[Method]:
    """How shoppers may get this store's goods: a parcel always, and pickup where it has a pickup point."""
    return methods_by_store([store])[store.id]


def methods_by_store(several: Iterable[Store]) -> dict[int, list[Method]]:
    """The same for several stores by their ids, in one statement."""
    store_ids = {store.id for store in several}
    return methods_at(store_ids, stores.pickup_points(store_ids))


def methods_at(store_ids: Iterable[int], points: Iterable[StoreLocation]) -> dict[int, list[Method]]:
    """The same where the stores' pickup points are known already."""
    fetching = {point.store_id for point in points}
    return {
        store_id: [Method.PARCEL, Method.PICKUP] if store_id in fetching else [Method.PARCEL] for store_id in store_ids
    }


def templates_for(store: Store) -> list[FreightTemplate]:
    """The store's templates with their rules, the default first."""
    mine = WHOLE.where(FreightTemplate.store_id == store.id)
    return list(db.session.scalars(mine.order_by(FreightTemplate.is_default.desc(), FreightTemplate.id)).unique())


def template_of(store: Store, template_id: int) -> FreightTemplate:
    """The store's template with its rules, or NotFound."""
    mine = WHOLE.where(FreightTemplate.store_id == store.id, FreightTemplate.id == template_id)
    template = db.session.scalars(mine).unique().one_or_none()
    if template is None:
        raise NotFound
    return template
