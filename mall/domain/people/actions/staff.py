"""What operators do to accounts: grant and take back roles, block, let back in, close. Each leaves an audit row."""

from sqlalchemy import delete, select

from mall.domain.people.actions.factors import refuse_oneself
from mall.domain.people.actions.sessions import end_all_sessions, narrow
from mall.domain.people.models import (
    Address,
    Authenticator,
    Identifier,
    OneTimeCode,
    Password,
    Person,
    RecoveryCode,
    RoleProposal,
    StaffGrant,
    WebSession,
)
from mall.domain.people.queries import contacts_for, roles_of, sessions_for
from mall.domain.people.rights import ROLES, AdminRight
from mall.domain.people.rules import OPERATOR
from mall.domain.people.states import PERSON, PersonState
from mall.kernel import audit, audit_chain, facts
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

CLOSED = facts.declare("person.closed", "person_id")


class NoSuchStaffRole(Refusal):
    message = _("There is no such role.")


class LastGuardian(Refusal):
    message = _("Somebody must be left who can grant rights.")


def grant_role(person: Person, role: str, actor: Actor) -> None:
    """Give a desk role; her sessions become as short as an operator's. Raises NoSuchStaffRole, OwnRights."""
    if role not in ROLES:
        raise NoSuchStaffRole
    refuse_oneself(person, actor)
    if role in roles_of(person):
        return
    granted_by = actor.id if actor.kind == "person" else None
    db.session.add(StaffGrant(person_id=person.id, role=role, granted_by=granted_by))
    db.session.flush()
    for session in sessions_for(person):
        narrow(session, OPERATOR)
    audit.record(actor, "staff.grant", "person", person.id, after={"role": role})


def revoke_role(person: Person, role: str, actor: Actor, reason: str = "") -> None:
    """Take a desk role back. Raises OwnRights, LastGuardian."""
    refuse_oneself(person, actor)
    if role not in roles_of(person):
        return
    _leave_a_guardian(person, {role})
    db.session.execute(delete(StaffGrant).where(StaffGrant.person_id == person.id, StaffGrant.role == role))
    audit.record(actor, "staff.revoke", "person", person.id, before={"role": role}, reason=reason)


def block(person: Person, actor: Actor, why: str) -> None:
    """Sign the person out everywhere and keep her out. Raises OwnRights, LastGuardian."""
    refuse_oneself(person, actor)
    _leave_a_guardian(person, set(roles_of(person)))
    PERSON.move(person, PersonState.BLOCKED, actor, why)
    end_all_sessions(person)
    audit.record(actor, "person.block", "person", person.id, after={"state": PersonState.BLOCKED}, reason=why)


def unblock(person: Person, actor: Actor, why: str = "") -> None:
    """Let a blocked person back in."""
    PERSON.move(person, PersonState.ACTIVE, actor, why)
    audit.record(actor, "person.unblock", "person", person.id, after={"state": PersonState.ACTIVE}, reason=why)


def close_account(person: Person, actor: Actor, why: str = "") -> None:
    """Erase the person and keep the reference. Whoever calls has seen to open orders and stores.

    Raises LastGuardian.
    """
    _leave_a_guardian(person, set(roles_of(person)))
    PERSON.move(person, PersonState.CLOSED, actor, why, name="")
    for found in contacts_for(person):
        db.session.execute(delete(OneTimeCode).where(OneTimeCode.kind == found.kind, OneTimeCode.value == found.value))
    for table in (Identifier, Password, Authenticator, RecoveryCode, WebSession, Address, StaffGrant):
        db.session.execute(delete(table).where(table.person_id == person.id))
    db.session.execute(
        delete(RoleProposal).where(RoleProposal.person_id == person.id, RoleProposal.decided_at.is_(None))
    )
    audit_chain.erase(person.id)
    audit.record(actor, "person.close", "person", person.id, after={"state": PersonState.CLOSED}, reason=why)
    facts.publish(CLOSED, person_id=person.id)


def _leave_a_guardian(person: Person, leaving: set[str]) -> None:
    """Two operators who strike each other off at once meet in this lock."""
    guardians = {role for role, rights in ROLES.items() if AdminRight.GRANT_RIGHTS in rights}
    if not leaving & guardians:
        return
    held = lock(
        select(StaffGrant)
        .join(Person, Person.id == StaffGrant.person_id)
        .where(StaffGrant.role.in_(guardians), Person.state == PersonState.ACTIVE)
        .order_by(StaffGrant.id)
    )
    if not any(grant.person_id != person.id or grant.role not in leaving for grant in held):
        raise LastGuardian
