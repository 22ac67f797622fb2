"""Commission is changed by two: one proposes a change of the list, another approves it, and then it holds."""

from typing import Any

from sqlalchemy import select, update

from mall.domain.ledger.actions import SamePerson
from mall.domain.ledger.commissions import add_rule, edit_rule, move_rule, rule_by_id
from mall.domain.ledger.models import CommissionRule, RuleChange
from mall.kernel import audit, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import NotFound, NotNow
from mall.kernel.text import _


class RuleChangeDecided(NotNow):
    message = _("This was decided meanwhile.")


def propose_rule_change(
    actor: Actor, kind: str, rule: CommissionRule | None = None, version: int = 0, **fields: Any
) -> RuleChange:
    """By the first of two operators: "add" a rule with these fields, "edit" one as it is in this version, or move it "up" or
    "down". It is tried and taken back, so that what cannot be is refused at once. Raises Stale, MatchesAll."""
    rule_id = rule.id if rule else None
    change = RuleChange(kind=kind, rule_id=rule_id, version=version, fields=fields, proposed_by=actor.id)
    trial = db.session.begin_nested()
    try:
        _apply(change, actor)
    finally:
        trial.rollback()
    db.session.add(change)
    db.session.flush()
    audit.record(actor, "commission_rule.propose", "commission_rule", rule_id, after={"kind": kind, **fields})
    return change


def approve_rule_change(change: RuleChange, actor: Actor) -> None:
    """By the second of two: the list is changed from now on. Raises SamePerson, RuleChangeDecided, and Stale or MatchesAll
    where the list has moved on meanwhile.

    A CHECK in the database refuses one person being both.
    """
    if change.proposed_by == actor.id:
        raise SamePerson
    _decide(change, approved_by=actor.id)
    _apply(change, actor)


def decline_rule_change(change: RuleChange, actor: Actor) -> None:
    """By any of them: the list stays as it is. Raises RuleChangeDecided."""
    _decide(change)
    audit.record(actor, "commission_rule.decline", "commission_rule", change.rule_id, after={"kind": change.kind})


def rule_changes() -> list[RuleChange]:
    """What waits for a second person, the oldest first."""
    waiting = select(RuleChange).where(RuleChange.decided_at.is_(None))
    return list(db.session.scalars(waiting.order_by(RuleChange.id)))


def rule_change_by_id(change_id: int) -> RuleChange:
    """For operators: one of them, or NotFound."""
    found = db.session.get(RuleChange, change_id)
    if found is None:
        raise NotFound
    return found


def _apply(change: RuleChange, actor: Actor) -> None:
    if change.kind == "add":
        add_rule(actor, **change.fields)
        return
    rule = rule_by_id(change.rule_id or 0)
    if change.kind == "edit":
        edit_rule(rule, actor, change.version, **change.fields)
    else:
        move_rule(rule, actor, up=change.kind == "up")


def _decide(change: RuleChange, approved_by: int | None = None) -> None:
    """Of two who decide at once one does."""
    decided = db.session.execute(
        update(RuleChange)
        .where(RuleChange.id == change.id, RuleChange.decided_at.is_(None))
        .values(decided_at=clock.now(), approved_by=approved_by)
    )
    if not decided.rowcount:  # type: ignore[attr-defined]
        raise RuleChangeDecided
