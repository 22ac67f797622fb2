"""Reads of delivery: a store's templates and zones, what sending its goods costs, how shoppers may get them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from mall.domain import stores
from mall.domain.delivery.models import DeliveryZone, FreightTemplate
from mall.domain.delivery.rules import FreightQuote, Item, Method, Template, is_inside, quote
from mall.domain.delivery.zones import Ride, Zone, promised_by, ride, zone_at
from mall.domain.stores import Store, StoreLocation
from mall.kernel import clock
from mall.kernel.db import db, first
from mall.kernel.refusals import NotFound
from mall.kernel.settings import setting

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


def rides(items: Mapping[Store, Sequence[Item]], region_id: int | None) -> dict[int, Ride]:
    """What it costs to have several stores' own people bring the items, by the stores' ids."""
    return {store.id: ride(zones_of(store), region_id, goods, store.currency) for store, goods in items.items()}


def zones_of(store: Store) -> list[Zone]:
    """Where the store delivers itself: its zones that are on. Asks nothing."""
    return [Zone.read(kept) for kept in store.zones]


def promised(promise: Mapping[str, Any], at: datetime | None = None) -> datetime:
    """When the store's people are to be at the door, by what a zone promises, if the store may begin now or at that time."""
    return promised_by(promise, (at or clock.now()).astimezone(ZoneInfo(setting("TIMEZONE"))))


def delivers_itself_to(store: Store, region_id: int | None) -> bool:
    """Whether its own people go there."""
    return zone_at(zones_of(store), region_id) is not None


def methods_for(store: Store) -> list[Method]:
    """How shoppers may get this store's goods: a parcel always, pickup where it has a pickup point, and from its own people
    where it has a zone, for those who live there."""
    return methods_by_store([store])[store.id]


def methods_by_store(several: Iterable[Store]) -> dict[int, list[Method]]:
    """The same for several stores by their ids, in one statement."""
    known = {store.id: store for store in several}
    return methods_at(known, stores.pickup_points(set(known)), {store.id for store in known.values() if store.zones})


def methods_at(
    store_ids: Iterable[int], points: Iterable[StoreLocation], delivering: Collection[int]
) -> dict[int, list[Method]]:
    """The same where the stores' pickup points are known already, and which stores deliver themselves."""
    fetching = {point.store_id for point in points}
    offers: dict[Method, Collection[int] | None] = {
        Method.PARCEL: None,
        Method.COURIER: delivering,
        Method.PICKUP: fetching,
    }
    return {
        store_id: [method for method, there in offers.items() if there is None or store_id in there]
        for store_id in store_ids
    }


def zones_for(store: Store) -> list[DeliveryZone]:
    """The store's zones, those that are on first."""
    mine = select(DeliveryZone).where(DeliveryZone.store_id == store.id)
    return list(db.session.scalars(mine.order_by(DeliveryZone.is_on.desc(), DeliveryZone.id)))


def zone_of(store: Store, zone_id: int) -> DeliveryZone:
    """The store's zone, or NotFound."""
    zone = first(select(DeliveryZone).where(DeliveryZone.store_id == store.id, DeliveryZone.id == zone_id))
    if zone is None:
        raise NotFound
    return zone


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
