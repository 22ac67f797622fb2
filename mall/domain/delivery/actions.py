"""Verbs of delivery: write freight templates, whose rules are replaced whole, and zones. An edit is one thing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, select, update

from mall.domain import stores
from mall.domain.delivery.models import Basis, DeliveryZone, FreightRule, FreightTemplate
from mall.domain.delivery.rules import ABROAD, MAX_FEE, MAX_NAME, MAX_REGIONS, MAX_RULES, MAX_UNITS, Tariff
from mall.domain.delivery.zones import MAX_ZONES, MINUTES, Zone
from mall.domain.stores import Store
from mall.kernel import versions
from mall.kernel.db import db, first, take_turns
from mall.kernel.places import Region
from mall.kernel.refusals import Refusal, Stale
from mall.kernel.text import _, one_line

FREIGHT = "freight"  # what copies of pages that say what sending costs depend on (kernel/versions.py)


class BadRules(Refusal):
    """The rules of a template contradict each other or leave something open; the message says what."""


class BadZone(Refusal):
    """The terms of a zone make no sense, or it lies where another one does; the message says what."""


def add_template(
    store: Store, name: str, by: str, tariffs: Sequence[Tariff], is_default: bool = False
) -> FreightTemplate:
    """A new template; a store's first one is its default. Raises BadRules."""
    check(name, by, tariffs)
    is_first = first(select(FreightTemplate.id).where(FreightTemplate.store_id == store.id)) is None
    if is_default:
        _unset_default(store.id)
    template = FreightTemplate(
        store_id=store.id, name=one_line(name, MAX_NAME), by=Basis(by), is_default=is_default or is_first
    )
    db.session.add(template)
    db.session.flush()
    _write_rules(template, tariffs)
    return template


def edit_template(
    template: FreightTemplate, version: int, name: str, by: str, tariffs: Sequence[Tariff], is_default: bool = False
) -> FreightTemplate:
    """Write a template anew. The default stays it until another takes its place.

    Raises BadRules, and Stale when somebody else saved since `version`.
    """
    check(name, by, tariffs)
    changed = db.session.execute(
        update(FreightTemplate)
        .where(FreightTemplate.id == template.id, FreightTemplate.version == version)
        .values(name=one_line(name, MAX_NAME), by=Basis(by), version=version + 1)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    if is_default and not template.is_default:
        make_default(template)
    db.session.execute(
        delete(FreightRule).where(FreightRule.template_id == template.id).execution_options(synchronize_session=False)
    )
    _write_rules(template, tariffs)
    return template


def make_default(template: FreightTemplate) -> None:
    """What products without a template of their own use."""
    _unset_default(template.store_id)
    db.session.execute(
        update(FreightTemplate)
        .where(FreightTemplate.id == template.id)
        .values(is_default=True)
        .execution_options(synchronize_session=False)
    )
    db.session.refresh(template)
    versions.touch(FREIGHT)


def check(name: str, by: str, tariffs: Sequence[Tariff]) -> None:
    """Raises BadRules unless the template says for every place, once, what freight costs."""
    if not name.strip():
        raise BadRules(_("Give the template a name."))
    if by not in list(Basis):
        raise BadRules(_("Choose whether to charge by piece or by weight."))
    if len(tariffs) > MAX_RULES:
        raise BadRules(_("At most %(count)d rules fit into one template."), count=MAX_RULES)
    if sum(1 for tariff in tariffs if not tariff.region_ids) != 1:
        raise BadRules(_("Exactly one rule must apply to everywhere else."))
    named = [region_id for tariff in tariffs for region_id in tariff.region_ids]
    if len(named) != len(set(named)):
        raise BadRules(_("A region appears in two rules."))
    if len(named) > MAX_REGIONS or not _all_known(set(named) - {ABROAD}):
        raise BadRules(_("There is no such region."))
    for tariff in tariffs:
        _check_amounts(tariff)


def _check_amounts(tariff: Tariff) -> None:
    if not (1 <= tariff.first_n <= MAX_UNITS and 1 <= tariff.next_n <= MAX_UNITS):
        raise BadRules(_("Count at least one piece or gram."))
    amounts = (tariff.first_fee, tariff.next_fee, tariff.free_over or 0)
    if any(not 0 <= amount <= MAX_FEE for amount in amounts):
        raise BadRules(_("A fee is negative or too high."))


def _all_known(region_ids: set[int]) -> bool:
    found = db.session.scalars(select(Region.id).where(Region.id.in_(region_ids)))
    return not region_ids - set(found)


def _unset_default(store_id: int) -> None:
    db.session.execute(
        update(FreightTemplate)
        .where(FreightTemplate.store_id == store_id, FreightTemplate.is_default)
        .values(is_default=False)
    )


def _write_rules(template: FreightTemplate, tariffs: Sequence[Tariff]) -> None:
    owned = {"store_id": template.store_id, "template_id": template.id}
    columns = ("first_n", "first_fee", "next_n", "next_fee", "free_over", "refuses")
    db.session.execute(
        insert(FreightRule),
        [
            {"region_ids": list(tariff.region_ids), **{name: getattr(tariff, name) for name in columns}, **owned}
            for tariff in tariffs
        ],
    )
    db.session.refresh(template)
    versions.touch(FREIGHT)


def add_zone(store: Store, name: str, terms: Zone) -> DeliveryZone:
    """Deliver there by the store's own people from now on. Raises BadZone."""
    check_terms(name, terms)
    others = _zones_beside(store)
    if len(others) >= MAX_ZONES:
        raise BadZone(_("A store has at most %(count)d zones."), count=MAX_ZONES)
    check_apart(terms.region_ids, others)
    zone = DeliveryZone(store_id=store.id, **_columns(name, terms))
    db.session.add(zone)
    _keep_zones(store.id)
    return zone


def edit_zone(zone: DeliveryZone, version: int, name: str, terms: Zone) -> DeliveryZone:
    """Write it anew. Orders keep what they were promised. Raises BadZone, and Stale when somebody saved since `version`."""
    check_terms(name, terms)
    others = _zones_beside(zone)
    if zone.is_on:
        check_apart(terms.region_ids, others)
    changed = db.session.execute(
        update(DeliveryZone)
        .where(DeliveryZone.id == zone.id, DeliveryZone.version == version)
        .values(**_columns(name, terms), version=version + 1)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    db.session.refresh(zone)
    _keep_zones(zone.store_id)
    return zone


def switch_zone(zone: DeliveryZone, is_on: bool) -> None:
    """Deliver there again, or not for now. Raises BadZone when another zone lies there by now."""
    others = _zones_beside(zone)
    if is_on:
        check_apart(zone.region_ids, others)
    zone.is_on = is_on
    _keep_zones(zone.store_id)


def remove_zone(zone: DeliveryZone) -> None:
    """Forget it. Orders keep what they were promised."""
    _zones_beside(zone)
    db.session.delete(zone)
    _keep_zones(zone.store_id)


def check_terms(name: str, terms: Zone) -> None:
    """Raises BadZone unless a zone could be of these terms."""
    if not name.strip():
        raise BadZone(_("Give the zone a name."))
    if not terms.region_ids:
        raise BadZone(_("Choose at least one place."))
    if len(terms.region_ids) > MAX_REGIONS or not _all_known(set(terms.region_ids)):
        raise BadZone(_("There is no such region."))
    if any(not 0 <= amount <= MAX_FEE for amount in (terms.fee, terms.min_amount, terms.free_over or 0)):
        raise BadZone(_("A fee is negative or too high."))
    if terms.minutes not in MINUTES:
        raise BadZone(_("Promise something between ten minutes and two days."))


def check_apart(region_ids: Collection[int], others: Iterable[DeliveryZone]) -> None:
    """Raises BadZone where another zone that is on names one of the regions."""
    for other in others:
        if other.is_on and not set(other.region_ids).isdisjoint(region_ids):
            raise BadZone(_("“%(name)s” lies there already."), name=other.name)


def _zones_beside(whose: Store | DeliveryZone) -> Sequence[DeliveryZone]:
    """The other zones of the store. A store's are written one after the other: two that lie apart from all there are may
    not lie apart from each other."""
    store_id, zone_id = (whose.store_id, whose.id) if isinstance(whose, DeliveryZone) else (whose.id, None)
    take_turns(f"delivery zones of {store_id}")
    mine = select(DeliveryZone).where(DeliveryZone.store_id == store_id, DeliveryZone.id.is_distinct_from(zone_id))
    return db.session.scalars(mine.execution_options(populate_existing=True)).all()


def _keep_zones(store_id: int) -> None:
    """Let the store's row say where it delivers itself now, for the shop."""
    db.session.flush()
    mine = select(DeliveryZone).where(DeliveryZone.store_id == store_id, DeliveryZone.is_on).order_by(DeliveryZone.id)
    stores.note_zones(store_id, [asdict(Zone.of(row)) for row in db.session.scalars(mine)])
    versions.touch(FREIGHT)


def _columns(name: str, terms: Zone) -> dict[str, Any]:
    columns = ("fee", "min_amount", "free_over", "minutes")
    return {
        "name": one_line(name, MAX_NAME),
        "region_ids": sorted(terms.region_ids),
        "week": list(terms.week),
        **{column: getattr(terms, column) for column in columns},
    }
