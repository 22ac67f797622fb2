"""Signing up and in, passwords, the profile.

A verb that returns None was given something wrong and counted the try: the caller commits and asks again.
"""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mall.domain.people import passwords
from mall.domain.people.actions import throttles
from mall.domain.people.actions.codes import use_code
from mall.domain.people.actions.sessions import AccountBlocked, end_all_sessions
from mall.domain.people.models import Identifier, Password, Person
from mall.domain.people.queries import contacts_for, person_with
from mall.domain.people.rules import Contact, Purpose, check_password, delay_after
from mall.domain.people.states import PERSON, PersonState
from mall.kernel import audit, clock, facts, jobs
from mall.kernel.actors import VISITOR, Actor
from mall.kernel.db import db, lock
from mall.kernel.refusals import Refusal
from mall.kernel.text import _, one_line

SIGNED_UP = facts.declare("person.signed_up", "person_id")


class AlreadySignedUp(Refusal):
    message = _("There is an account with this e-mail address or number already. Sign in instead.")


class NoPassword(Refusal):
    message = _("This account has no password yet. Set one with a code.")


def sign_up(
    contact: Contact, name: str, *, password: str | None = None, language: str = "zh", actor: Actor = VISITOR
) -> Person:
    """A new account under a contact that was proven to be hers. Raises WeakPassword, AlreadySignedUp."""
    if password:
        check_password(password, (contact.value, name))
    person = Person(name=one_line(name, 50), language=language)
    db.session.add(person)
    db.session.flush()
    _claim(contact, person)
    PERSON.remember(person, "", PersonState.ACTIVE, actor)
    if password:
        _set_password(person, password)
    facts.publish(SIGNED_UP, person_id=person.id)
    return person


def sign_up_by_code(
    contact: Contact, typed: str, name: str, *, password: str | None = None, language: str = "zh"
) -> Person | None:
    """The same for a visitor, with the code from the letter; None when it is wrong."""
    if password:
        check_password(password, (contact.value, name))
    if not use_code(Purpose.SIGN_UP, contact, typed):
        return None
    return sign_up(contact, name, password=password, language=language)


def sign_in(contact: Contact, password: str, device: str = "") -> Person | None:
    """The person, or None when there is no such account or the password is wrong; both take equally long.

    Raises TooMany while an earlier wrong try's delay runs, AccountBlocked to the owner of a blocked account.
    """
    tried = throttles.begin("password", contact, device, delay_after)
    person, stored = _account(contact)
    if not passwords.matches(stored.digest if stored else None, password) or person is None or stored is None:
        return None
    if not _is_still(stored):
        return None
    throttles.forget(tried)
    if passwords.is_outdated(stored.digest):
        stored.digest = passwords.digest_of(password)
    return _admitted(person)


def sign_in_by_code(contact: Contact, typed: str) -> Person | None:
    """The person to whom the code was sent, or None. Raises AccountBlocked."""
    if not use_code(Purpose.SIGN_IN, contact, typed):
        return None
    person = person_with(contact)
    return _admitted(person) if person else None


def reset_password(contact: Contact, typed: str, password: str) -> Person | None:
    """Set a new password with a code; every session ends. None when the code is wrong.

    Raises WeakPassword, AccountBlocked.
    """
    check_password(password, (contact.value,))
    if not use_code(Purpose.RESET, contact, typed):
        return None
    person = person_with(contact)
    if person is None:
        return None
    _admitted(person)
    _replace_password(person, password, "password.reset")
    return person


def change_password(person: Person, current: str, password: str, device: str = "") -> bool:
    """Set a new password with the old one; every session ends, this one too: start a new one for the asker.

    False when the old one is wrong. Raises WeakPassword, NoPassword, TooMany.
    """
    stored = db.session.scalar(select(Password).where(Password.person_id == person.id))
    if stored is None:
        raise NoPassword
    contacts = [found.contact for found in contacts_for(person)]
    check_password(password, (person.name, *(contact.value for contact in contacts)))
    tried = throttles.begin("password", contacts[0], device, delay_after)
    if not passwords.matches(stored.digest, current) or not _is_still(stored):
        return False
    throttles.forget(tried)
    _replace_password(person, password, "password.change")
    return True


def edit_profile(person: Person, *, name: str, language: str) -> None:
    """What the mall calls the person, and in which language it writes."""
    person.name, person.language = one_line(name, 50), language
    db.session.flush()


def _account(contact: Contact) -> tuple[Person | None, Password | None]:
    found = db.session.execute(
        select(Person, Password)
        .join(Identifier, Identifier.person_id == Person.id)
        .outerjoin(Password, Password.person_id == Person.id)
        .where(Identifier.kind == contact.kind, Identifier.value == contact.value)
    ).one_or_none()
    return (found[0], found[1]) if found else (None, None)


def _is_still(stored: Password) -> bool:
    """Whether the digest has not been replaced while it was compared. Locked: a replacement that comes now will end the
    session that is about to start."""
    return bool(lock(select(Password).where(Password.id == stored.id, Password.digest == stored.digest)))


def _admitted(person: Person) -> Person:
    if not person.is_active:
        raise AccountBlocked
    return person


def _claim(contact: Contact, person: Person) -> None:
    now = clock.now()
    claimed = db.session.scalar(
        insert(Identifier)
        .values(person_id=person.id, kind=contact.kind, value=contact.value, verified_at=now, created_at=now)
        .on_conflict_do_nothing()
        .returning(Identifier.id)
    )
    if claimed is None:
        raise AlreadySignedUp


def _replace_password(person: Person, password: str, action: str) -> None:
    _set_password(person, password)
    end_all_sessions(person)
    audit.record(Actor("person", person.id), action, "person", person.id)
    jobs.later("mall.domain.people.jobs:deliver_password_notice", queue="mail", person_id=person.id)


def _set_password(person: Person, password: str) -> None:
    digest, now = passwords.digest_of(password), clock.now()
    statement = insert(Password).values(person_id=person.id, digest=digest, changed_at=now)
    db.session.execute(
        statement.on_conflict_do_update(index_elements=["person_id"], set_={"digest": digest, "changed_at": now})
    )
