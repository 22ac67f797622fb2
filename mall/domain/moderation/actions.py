"""Open a case, decide it. The trade that owns the subject has registered what a decision does to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select

from mall.domain.moderation.models import CASE, Case, CaseState
from mall.domain.moderation.rules import REASONS
from mall.kernel import audit, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db, first
from mall.kernel.one_by_one import outcomes
from mall.kernel.refusals import NotFound, Refusal, Stale
from mall.kernel.text import _


class NoReason(Refusal):
    message = _("Choose a reason; the person concerned will read it.")


@dataclass(frozen=True, slots=True)
class Decision:
    """What an operator decided about a subject."""

    subject_id: int
    approved: bool
    reason_code: str
    message: str
    actor: Actor
    fields: tuple[str, ...] = ()  # of the subject, that the reason is about


Handler = TypeVar("Handler", bound=Callable[[Decision], None])

HANDLERS: dict[str, Callable[[Decision], None]] = {}


def decides(kind: str) -> Callable[[Handler], Handler]:
    """Register what a decision does to subjects of this kind. Runs in the decision's transaction."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register


def open_case(
    kind: str, subject_id: int, *, title: dict[str, str], store_id: int | None = None, risks: list[Any] | None = None
) -> Case:
    """Put something into the queue."""
    case = Case(kind=kind, subject_id=subject_id, store_id=store_id, title=title, risks=risks or [])
    db.session.add(case)
    db.session.flush()
    return case


def withdraw_case(kind: str, subject_id: int, actor: Actor) -> None:
    """Take it out again before anybody decided; nothing happens if it is not there."""
    case = first(select(Case).where(Case.kind == kind, Case.subject_id == subject_id, Case.state == CaseState.OPEN))
    if case:
        CASE.move(case, CaseState.WITHDRAWN, actor)


def decide(
    case: Case,
    approved: bool,
    actor: Actor,
    version: int,
    reason_code: str = "",
    message: str = "",
    fields: Sequence[str] = (),
) -> None:
    """Approve or refuse, and let the owning trade act on it in the same transaction. `fields` are what a reason is about.

    Raises Stale when the case changed since `version`, AlreadyDecided to the second of two operators, NoReason.
    """
    if not approved and reason_code not in REASONS:
        raise NoReason
    if case.version != version:
        raise Stale
    target = CaseState.APPROVED if approved else CaseState.REFUSED
    CASE.move(
        case,
        target,
        actor,
        message,
        reason_code=reason_code,
        message=message,
        decided_by=actor.id,
        decided_at=clock.now(),
        version=version + 1,
    )
    HANDLERS[case.kind](Decision(case.subject_id, approved, reason_code, message, actor, tuple(fields)))
    audit.record(
        actor,
        f"case.{target}",
        case.kind,
        case.subject_id,
        store_id=case.store_id,
        after={"reason_code": reason_code, **({"fields": list(fields)} if fields else {})},
        reason=message,
    )


def decide_each(
    kind: str, case_ids: list[int], approved: bool, actor: Actor, reason_code: str = "", message: str = ""
) -> list[tuple[int, Any]]:
    """Decide several cases of one kind alike: (case id, why it was not decided or None). One that fails harms no other."""

    def deed(case_id: int) -> None:
        case = case_by_id(case_id)
        if case.kind != kind:
            raise NotFound
        decide(case, approved, actor, case.version, reason_code, message)

    return outcomes(case_ids, deed)


def case_by_id(case_id: int) -> Case:
    """A case for an operator."""
    case = db.session.get(Case, case_id)
    if case is None:
        raise NotFound
    return case
