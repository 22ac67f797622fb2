"""Desk roles, blocking, and who may do it to whom."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mall.domain import people
from mall.domain.people.states import WrongPersonState
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.states import changes_of
from mall.models import AuditEntry, Person, StaffGrant
from tests.domain.people.conftest import ROBOT


def audited() -> list[tuple[str, int | None]]:
    return [(row.action, row.subject_id) for row in db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))]


def test_every_role_names_rights_and_every_right_is_in_some_role() -> None:
    assert all(people.ROLES.values())
    assert frozenset().union(*people.ROLES.values()) == frozenset(people.AdminRight)


def test_roles_add_up(alice: Person) -> None:
    assert people.rights_of(alice) == frozenset()
    people.grant_role(alice, "support", ROBOT)
    people.grant_role(alice, "moderation", ROBOT)
    people.grant_role(alice, "moderation", ROBOT)
    assert people.rights_of(alice) == people.ROLES["support"] | people.ROLES["moderation"]
    people.revoke_role(alice, "support", ROBOT)
    assert people.rights_of(alice) == people.ROLES["moderation"]
    assert audited() == [("staff.grant", alice.id)] * 2 + [("staff.revoke", alice.id)]


def test_a_visitor_has_no_rights() -> None:
    assert people.rights_of(None) == frozenset()


def test_an_unknown_role_is_refused(alice: Person) -> None:
    with pytest.raises(people.NoSuchStaffRole):
        people.grant_role(alice, "emperor", ROBOT)


def test_nobody_changes_their_own_rights(alice: Person, bob: Person) -> None:
    people.grant_role(alice, "system", ROBOT)
    people.grant_role(bob, "system", ROBOT)
    herself = Actor("person", alice.id)
    for verb in (people.grant_role, people.revoke_role):
        with pytest.raises(people.OwnRights):
            verb(alice, "system", herself)
    with pytest.raises(people.OwnRights):
        people.block(alice, herself, "tired")


def test_the_database_refuses_a_role_given_to_oneself(alice: Person) -> None:
    db.session.add(StaffGrant(person_id=alice.id, role="system", granted_by=alice.id))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_somebody_who_can_grant_rights_is_always_left(alice: Person, bob: Person) -> None:
    people.grant_role(alice, "system", ROBOT)
    for verb in (
        lambda: people.revoke_role(alice, "system", ROBOT),
        lambda: people.block(alice, ROBOT, "why"),
        lambda: people.close_account(alice, ROBOT),
    ):
        with pytest.raises(people.LastGuardian):
            verb()
    people.grant_role(bob, "system", ROBOT)
    people.block(bob, ROBOT, "a blocked guardian guards nothing")
    with pytest.raises(people.LastGuardian):
        people.revoke_role(alice, "system", ROBOT)
    people.unblock(bob, ROBOT)
    people.revoke_role(alice, "system", ROBOT)


def test_a_blocked_operator_has_no_rights(alice: Person) -> None:
    people.grant_role(alice, "support", ROBOT)
    people.block(alice, ROBOT, "fraud")
    assert people.rights_of(alice) == frozenset()
    people.unblock(alice, ROBOT, "a mistake")
    assert people.rights_of(alice) == people.ROLES["support"]


def test_blocking_and_letting_back_in_leave_their_traces(alice: Person) -> None:
    people.block(alice, ROBOT, "fraud")
    people.unblock(alice, ROBOT, "a mistake")
    db.session.commit()
    assert [(row.to_state, row.why) for row in changes_of(alice)] == [
        ("active", ""),
        ("blocked", "fraud"),
        ("active", "a mistake"),
    ]
    assert audited() == [("person.block", alice.id), ("person.unblock", alice.id)]


def test_a_closed_account_stays_closed(alice: Person) -> None:
    people.close_account(alice, ROBOT)
    for verb in (people.unblock, people.block):
        with pytest.raises(WrongPersonState):
            verb(alice, ROBOT, "why")
