"""Signing up and in, passwords."""

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import func, select

from mall.domain import people
from mall.domain.people import passwords
from mall.kernel.db import db
from mall.kernel.facts import Fact
from mall.kernel.refusals import TooMany
from mall.models import AuditEntry, Identifier, Password, Person
from tests.domain.people.conftest import PASSWORD, ROBOT, Travel

ALICE = people.contact_of("alice@example.org")


def test_a_new_account_is_told_to_whoever_listens(alice: Person) -> None:
    told = db.session.scalars(select(Fact).where(Fact.name == "person.signed_up")).one()
    assert told.payload == {"person_id": alice.id}


def test_a_contact_leads_to_one_person_only(alice: Person) -> None:
    with pytest.raises(people.AlreadySignedUp):
        people.sign_up(people.contact_of("Alice@Example.org"), "Another")
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Person)) == 1


def test_the_code_from_the_letter_opens_an_account(app: Flask, code: Callable[[], str]) -> None:
    carol = people.contact_of("carol@example.org")
    people.request_code(people.Purpose.SIGN_UP, carol, "en")
    person = people.sign_up_by_code(carol, code(), "Carol", password=PASSWORD, language="en")
    assert person is not None
    assert people.sign_in(carol, PASSWORD) == person
    found = people.contacts_for(person)[0]
    assert (found.kind, found.value, found.verified_at is not None) == ("email", "carol@example.org", True)


def test_a_weak_password_costs_no_try_of_the_code(app: Flask, code: Callable[[], str]) -> None:
    carol = people.contact_of("carol@example.org")
    people.request_code(people.Purpose.SIGN_UP, carol, "en")
    digits = code()
    for _ in range(6):
        with pytest.raises(people.WeakPassword):
            people.sign_up_by_code(carol, "000000", "Carol", password="password")
    assert people.sign_up_by_code(carol, digits, "Carol") is not None


def test_the_right_password_signs_in(alice: Person) -> None:
    assert people.sign_in(ALICE, PASSWORD) == alice


@pytest.mark.parametrize("password", ["", "seven lazy heron", "x" * 10_000, "seven\x00lazy herons"])
def test_a_wrong_password_does_not(alice: Person, password: str) -> None:
    assert people.sign_in(ALICE, password) is None


def test_nobody_signs_in_without_an_account_or_a_password(bob: Person) -> None:
    assert people.sign_in(people.contact_of("nobody@example.org"), PASSWORD) is None
    assert people.sign_in(people.contact_of("13800138000"), PASSWORD) is None


def test_an_unknown_name_is_hashed_like_a_known_one(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    real = passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda digest, password: seen.append(digest) or real(digest, password))
    people.sign_in(ALICE, "wrong")
    people.sign_in(people.contact_of("nobody@example.org"), "wrong")
    assert [digest is None for digest in seen] == [False, True]


def test_guessing_is_slowed_down_and_never_locks_out(alice: Person, later: Travel) -> None:
    for _ in range(5):
        assert people.sign_in(ALICE, "wrong") is None
    with pytest.raises(TooMany, match="TooMany") as refused:
        people.sign_in(ALICE, PASSWORD)
    assert "seconds" in str(refused.value.message)
    later(seconds=3)
    assert people.sign_in(ALICE, PASSWORD) == alice


def test_a_name_without_an_account_is_slowed_down_just_the_same(app: Flask) -> None:
    nobody = people.contact_of("nobody@example.org")
    for _ in range(5):
        assert people.sign_in(nobody, "wrong") is None
    with pytest.raises(TooMany):
        people.sign_in(nobody, "wrong")


def test_a_stranger_who_guesses_does_not_delay_the_owners_browser(alice: Person) -> None:
    people.start_session(alice, device="alice's laptop")
    for _ in range(5):
        people.sign_in(ALICE, "wrong", device="a stranger's")
    with pytest.raises(TooMany):
        people.sign_in(ALICE, PASSWORD, device="a stranger's")
    assert people.sign_in(ALICE, PASSWORD, device="alice's laptop") == alice


def test_a_good_try_forgives_the_wrong_ones(alice: Person) -> None:
    for _ in range(3):
        for _ in range(4):
            people.sign_in(ALICE, "wrong")
        assert people.sign_in(ALICE, PASSWORD) == alice


def test_old_mistakes_are_forgotten(alice: Person, later: Travel) -> None:
    for _ in range(4):
        people.sign_in(ALICE, "wrong")
    later(hours=13)
    people.sign_in(ALICE, "wrong")
    assert people.sign_in(ALICE, PASSWORD) == alice


def test_an_old_digest_is_made_anew_while_the_password_is_at_hand(alice: Person) -> None:
    stored = db.session.scalars(select(Password)).one()
    stored.digest = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(PASSWORD)
    db.session.flush()
    assert people.sign_in(ALICE, PASSWORD) == alice
    assert "m=19456,t=2,p=1" in stored.digest
    assert people.sign_in(ALICE, PASSWORD) == alice


def test_only_the_owner_learns_that_an_account_is_blocked(alice: Person) -> None:
    people.block(alice, ROBOT, "fraud")
    assert people.sign_in(ALICE, "wrong") is None
    with pytest.raises(people.AccountBlocked):
        people.sign_in(ALICE, PASSWORD)


def test_a_new_password_needs_the_old_one_and_ends_every_session(
    alice: Person, letters: Callable[[], list[str]]
) -> None:
    token = people.start_session(alice)
    assert not people.change_password(alice, "wrong", "eleven tall herons")
    assert people.resume_session(token) is not None
    assert people.change_password(alice, PASSWORD, "eleven tall herons")
    assert people.resume_session(token) is None
    assert people.sign_in(ALICE, PASSWORD) is None
    assert people.sign_in(ALICE, "eleven tall herons") == alice
    assert "Your password was changed" in letters()[0]
    assert "password.change" in db.session.scalars(select(AuditEntry.action)).all()


def test_an_account_without_a_password_has_none_to_change(bob: Person) -> None:
    with pytest.raises(people.NoPassword):
        people.change_password(bob, "", "eleven tall herons")


def test_a_password_must_not_hold_ones_own_name(alice: Person) -> None:
    with pytest.raises(people.WeakPassword):
        people.change_password(alice, PASSWORD, "herons of alice 77")


def test_a_reset_ends_every_session(alice: Person, code: Callable[[], str]) -> None:
    token = people.start_session(alice)
    people.request_code(people.Purpose.RESET, ALICE, "en")
    digits = code()
    assert people.reset_password(ALICE, "nonsense", "eleven tall herons") is None
    assert people.resume_session(token) is not None
    assert people.reset_password(ALICE, digits, "eleven tall herons") == alice
    assert people.resume_session(token) is None
    assert people.sign_in(ALICE, "eleven tall herons") == alice


def test_a_reset_gives_a_password_to_whoever_had_none(bob: Person, code: Callable[[], str]) -> None:
    contact = people.contact_of("13800138000")
    people.request_code(people.Purpose.RESET, contact, "zh")
    assert people.reset_password(contact, code(), "eleven tall herons") == bob
    assert people.has_password(bob)


def test_a_closed_account_leaves_nothing_personal(alice: Person) -> None:
    people.start_session(alice, user_agent="Firefox")
    people.add_address(
        alice, name="Alice", phone="+447400123456", country="GB", city="Leeds", line="1 Mill Lane", postcode="LS1 1AA"
    )
    people.grant_role(alice, "support", ROBOT)
    people.close_account(alice, ROBOT, "asked for it")
    db.session.commit()
    assert alice.name == ""
    assert people.person_with(ALICE) is None
    assert not people.addresses_for(alice)
    assert not people.rights_of(alice)
    assert db.session.scalar(select(func.count()).select_from(Identifier)) == 0
    assert people.sign_up(ALICE, "Alice again") != alice
