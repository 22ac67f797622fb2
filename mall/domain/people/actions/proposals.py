"""Roles at the desk are given by two: one proposes, another approves. Taking one away needs no second person."""

from sqlalchemy import select, update

from mall.domain.people.actions.factors import refuse_oneself
from mall.domain.people.actions.staff import NoSuchStaffRole, grant_role
from mall.domain.people.models import Person, RoleProposal
from mall.domain.people.queries import person_by_id, roles_of
from mall.domain.people.rights import ROLES
from mall.kernel import audit, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db, first
from mall.kernel.refusals import NotFound, NotNow, Refusal
from mall.kernel.text import _


class SamePerson(Refusal):
    message = _("Another person has to approve this.")


class AlreadyProposed(NotNow):
    message = _("She holds the role already, or somebody has proposed it.")


class AlreadyDecided(NotNow):
    message = _("This was decided meanwhile.")


def propose_role(person: Person, role: str, actor: Actor) -> RoleProposal:
    """By the first of two operators. Raises NoSuchStaffRole, OwnRights, AlreadyProposed."""
    if role not in ROLES:
        raise NoSuchStaffRole
    refuse_oneself(person, actor)
    open_one = select(RoleProposal.id).where(
        RoleProposal.person_id == person.id, RoleProposal.role == role, RoleProposal.decided_at.is_(None)
    )
    if role in roles_of(person) or first(open_one):
        raise AlreadyProposed
    proposal = RoleProposal(person_id=person.id, role=role, proposed_by=actor.id)
    db.session.add(proposal)
    db.session.flush()
    audit.record(actor, "staff.propose", "person", person.id, after={"role": role})
    return proposal


def approve_role(proposal: RoleProposal, actor: Actor) -> None:
    """By the second of two: she holds it from now on. Raises SamePerson, OwnRights, AlreadyDecided.

    CHECKs in the database refuse one person being two of them.
    """
    if proposal.proposed_by == actor.id:
        raise SamePerson
    person = person_by_id(proposal.person_id)
    refuse_oneself(person, actor)
    _decide(proposal, approved_by=actor.id)
    grant_role(person, proposal.role, actor)


def decline_role(proposal: RoleProposal, actor: Actor) -> None:
    """By anybody who may approve, also by who proposed it: it comes to nothing. Raises AlreadyDecided."""
    _decide(proposal)
    audit.record(actor, "staff.decline", "person", proposal.person_id, after={"role": proposal.role})


def _decide(proposal: RoleProposal, approved_by: int | None = None) -> None:
    """Of two who decide at once one does."""
    decided = db.session.execute(
        update(RoleProposal)
        .where(RoleProposal.id == proposal.id, RoleProposal.decided_at.is_(None))
        .values(decided_at=clock.now(), approved_by=approved_by)
    )
    if not decided.rowcount:  # type: ignore[attr-defined]
        raise AlreadyDecided


def role_proposals() -> list[RoleProposal]:
    """For operators: what waits for a second person, the oldest first."""
    waiting = select(RoleProposal).where(RoleProposal.decided_at.is_(None))
    return list(db.session.scalars(waiting.order_by(RoleProposal.id)))


def role_proposal_by_id(proposal_id: int) -> RoleProposal:
    """For operators: one of them, or NotFound."""
    found = db.session.get(RoleProposal, proposal_id)
    if found is None:
        raise NotFound
    return found
