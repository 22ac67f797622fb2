"""Verbs of delivery: write freight templates. Their rules are replaced whole, so an edit is one thing."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update

from mall.domain.delivery.models import Basis, FreightRule, FreightTemplate
from mall.domain.delivery.rules import ABROAD, MAX_FEE, MAX_NAME, MAX_REGIONS, MAX_RULES, MAX_UNITS, Tariff
from mall.domain.stores import Store
from mall.kernel import versions
from mall.kernel.db import db, first
from mall.kernel.places import Region
from mall.kernel.refusals import Refusal, Stale
from mall.kernel.text import _, one_line

FREIGHT = "freight"  # what copies of pages that say what sending costs depend on (kernel/versions.py)


class BadRules(Refusal):
    """The rules of a template contradict each other or leave something open; the message says what."""


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
