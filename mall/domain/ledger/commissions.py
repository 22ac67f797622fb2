"""The operators' ordered list of commission rules."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select

from mall.domain.ledger.models import CommissionRule
from mall.domain.ledger.rules import Commission, Sale, Verdict, commission, first_match, measured, verdicts
from mall.kernel import audit, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import NotFound, Refusal, Stale
from mall.kernel.text import _


class MatchesAll(Refusal):
    """A rule without any condition belongs at the end; anywhere else it would silence those below it."""

    message = _("A rule without conditions must be the last one.")


def active_rules(at: datetime | None = None) -> list[CommissionRule]:
    """The rules in force, in order."""
    moment = at or clock.now()
    in_force = select(CommissionRule).where(
        CommissionRule.is_active,
        or_(CommissionRule.starts_at.is_(None), CommissionRule.starts_at <= moment),
        or_(CommissionRule.ends_at.is_(None), CommissionRule.ends_at > moment),
    )
    return list(db.session.scalars(in_force.order_by(CommissionRule.position, CommissionRule.id)))


def all_rules() -> list[CommissionRule]:
    """Every rule, in order, for operators."""
    return list(db.session.scalars(select(CommissionRule).order_by(CommissionRule.position, CommissionRule.id)))


def commission_for(rules: list[CommissionRule], sale: Sale, tax_bp: int = 0) -> Commission:
    """What a sale owes by the first rule that matches. Load the rules once per order."""
    return commission(first_match(rules, sale, clock.now()), sale, tax_bp)


def verdicts_on(sale: Sale) -> list[Verdict]:
    """What each rule of the list has to do with a sale made now."""
    return verdicts(all_rules(), sale, clock.now())


def commission_on(frozen: Mapping[str, Any], paid: int, quantity: int) -> Commission:
    """What a line owes, by the terms frozen on it, when its price is changed before anybody paid. Minor units."""
    return measured(Commission(**frozen), paid, quantity)


def add_rule(actor: Actor, name: dict[str, str], **fields: Any) -> CommissionRule:
    """A new rule; last of all, or before the rule without conditions if there is one. Raises MatchesAll."""
    rule = CommissionRule(name=name, position=_next_position(), **fields)
    rules = all_rules()
    if _is_global(rule) and any(_is_global(other) and other.is_active for other in rules):
        raise MatchesAll
    if rules and _is_global(rules[-1]) and not _is_global(rule):
        rule.position, rules[-1].position = rules[-1].position, rule.position
    db.session.add(rule)
    db.session.flush()
    audit.record(actor, "commission_rule.add", "commission_rule", rule.id, after={"rate_bp": rule.rate_bp})
    return rule


def add_first_rule(actor: Actor, name: dict[str, str], **fields: Any) -> CommissionRule:
    """A rule for one store that goes before all others: what the mall promised it, whatever else the list says."""
    lowest = db.session.scalar(select(func.min(CommissionRule.position))) or 0
    rule = CommissionRule(name=name, position=lowest - 10, **fields)
    if rule.store_id is None:
        raise MatchesAll
    db.session.add(rule)
    db.session.flush()
    after = {"rate_bp": rule.rate_bp, "store_id": rule.store_id}
    audit.record(actor, "commission_rule.add", "commission_rule", rule.id, store_id=rule.store_id, after=after)
    return rule


def edit_rule(rule: CommissionRule, actor: Actor, version: int, **fields: Any) -> None:
    """Change a rule from now on; lines already sold keep what was frozen on them. Raises Stale, MatchesAll."""
    if rule.version != version:
        raise Stale
    before = {name: getattr(rule, name) for name in fields}
    for name, value in fields.items():
        setattr(rule, name, value)
    rule.version += 1
    if _is_global(rule) and rule.is_active and all_rules()[-1].id != rule.id:
        raise MatchesAll
    db.session.flush()
    audit.record(
        actor,
        "commission_rule.edit",
        "commission_rule",
        rule.id,
        before={name: _plain(value) for name, value in before.items()},
        after={name: _plain(value) for name, value in fields.items()},
    )


def move_rule(rule: CommissionRule, actor: Actor, up: bool) -> None:
    """Swap a rule with its neighbour. Raises MatchesAll if a rule without conditions would not be last."""
    rules = all_rules()
    place = next(index for index, other in enumerate(rules) if other.id == rule.id)
    other_place = place - 1 if up else place + 1
    if not 0 <= other_place < len(rules):
        return
    other = rules[other_place]
    rule.position, other.position = other.position, rule.position
    db.session.flush()
    if any(_is_global(each) for each in all_rules()[:-1]):
        raise MatchesAll
    audit.record(actor, "commission_rule.move", "commission_rule", rule.id, after={"position": rule.position})


def rule_by_id(rule_id: int) -> CommissionRule:
    """A rule for operators."""
    rule = db.session.get(CommissionRule, rule_id)
    if rule is None:
        raise NotFound
    return rule


def _is_global(rule: CommissionRule) -> bool:
    return rule.store_id is None and rule.category_id is None and rule.store_mode is None


def _next_position() -> int:
    return (db.session.scalar(select(func.max(CommissionRule.position))) or 0) + 10


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
