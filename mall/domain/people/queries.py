"""Reads. Each begins with a person, a token, or what proves one."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import contains_eager

from mall.domain.people.models import (
    Address,
    Authenticator,
    Identifier,
    Password,
    Person,
    RecoveryCode,
    StaffGrant,
    WebSession,
)
from mall.domain.people.rights import ROLES, AdminRight
from mall.domain.people.rules import Contact
from mall.domain.people.states import PersonState
from mall.kernel import clock
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound
from mall.kernel.rights import granted


def live() -> tuple[ColumnElement[bool], ...]:
    """What makes a session count: whole, not ended, not over, not idle for too long."""
    return (WebSession.is_half.is_(False), *_running())


def _running() -> tuple[ColumnElement[bool], ...]:
    now = clock.now()
    idle = func.make_interval(0, 0, 0, 0, 0, 0, WebSession.idle_seconds)
    return (WebSession.ended_at.is_(None), WebSession.expires_at > now, WebSession.last_seen_at + idle > now)


def session_with(token_digest: str, *, is_half: bool = False) -> WebSession | None:
    """The live session with that digest, its person loaded with it; None for a blocked person's. A half one by request."""
    found: WebSession | None = first(
        select(WebSession)
        .join(WebSession.person)
        .where(WebSession.token_digest == token_digest, WebSession.is_half.is_(is_half), *_running())
        .where(Person.state == PersonState.ACTIVE)
        .options(contains_eager(WebSession.person))
    )
    return found


def sessions_for(person: Person) -> list[WebSession]:
    """Where the person is signed in, the last used first."""
    mine = select(WebSession).where(WebSession.person_id == person.id, *live())
    return list(db.session.scalars(mine.order_by(WebSession.last_seen_at.desc(), WebSession.id.desc())))


def session_of(person: Person, session_id: int) -> WebSession:
    """One of the person's live sessions, or NotFound."""
    found: WebSession | None = first(
        select(WebSession).where(WebSession.id == session_id, WebSession.person_id == person.id, *live())
    )
    if found is None:
        raise NotFound
    return found


def person_with(contact: Contact) -> Person | None:
    """Whose contact it is."""
    found: Person | None = first(
        select(Person)
        .join(Identifier, Identifier.person_id == Person.id)
        .where(Identifier.kind == contact.kind, Identifier.value == contact.value)
    )
    return found


def person_of(public_id: uuid.UUID) -> Person:
    """The person with that public id, for operators. NotFound when there is none."""
    found: Person | None = first(select(Person).where(Person.public_id == public_id))
    if found is None:
        raise NotFound
    return found


def person_by_id(person_id: int) -> Person:
    """A person by key, for trades above that hold one. NotFound when there is none."""
    found = db.session.get(Person, person_id)
    if found is None:
        raise NotFound
    return found


def people_by_id(person_ids: Iterable[int]) -> dict[int, Person]:
    """The people with these keys, for lists that name many."""
    wanted = set(person_ids)
    found = db.session.scalars(select(Person).where(Person.id.in_(wanted))) if wanted else ()
    return {person.id: person for person in found}


def contacts_for(person: Person) -> list[Identifier]:
    """Under what the person signs in, the oldest first."""
    return list(db.session.scalars(select(Identifier).where(Identifier.person_id == person.id).order_by(Identifier.id)))


def has_password(person: Person) -> bool:
    """Whether the person can sign in with a password."""
    return first(select(Password.id).where(Password.person_id == person.id)) is not None


def authenticator_of(person: Person) -> Authenticator | None:
    """Her app, whether it counts already or waits for its first code."""
    found: Authenticator | None = first(select(Authenticator).where(Authenticator.person_id == person.id))
    return found


def has_second_factor(person: Person) -> bool:
    """Whether signing in asks her for more than password or letter."""
    counts = select(Authenticator.id).where(
        Authenticator.person_id == person.id, Authenticator.confirmed_at.is_not(None)
    )
    return first(counts) is not None


def recovery_codes_left(person: Person) -> int:
    """How many codes on paper she has not used."""
    left = select(func.count()).where(RecoveryCode.person_id == person.id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(left) or 0


def roles_of(person: Person) -> list[str]:
    """The desk roles the person holds."""
    return list(
        db.session.scalars(select(StaffGrant.role).where(StaffGrant.person_id == person.id).order_by(StaffGrant.id))
    )


def rights_of(person: Person | None) -> frozenset[AdminRight]:
    """What the person may do at the operators' desk; nothing while blocked or signed out."""
    if person is None or not person.is_active:
        return frozenset()
    return granted(ROLES, roles_of(person))  # type: ignore[return-value]


def addresses_for(person: Person) -> list[Address]:
    """The person's addresses, the default first, then the newest."""
    mine = select(Address).where(Address.person_id == person.id)
    return list(db.session.scalars(mine.order_by(Address.is_default.desc(), Address.id.desc())))


def address_of(person: Person, public_id: uuid.UUID) -> Address:
    """One of the person's addresses, or NotFound."""
    found: Address | None = first(select(Address).where(Address.person_id == person.id, Address.public_id == public_id))
    if found is None:
        raise NotFound
    return found


def default_address(person: Person) -> Address | None:
    """Where parcels go unless said otherwise."""
    found: Address | None = first(select(Address).where(Address.person_id == person.id, Address.is_default))
    return found


def find(text: str = "", after: str | None = None) -> Slice[Person]:
    """For operators: people by a part of the name or by a whole e-mail address or number, newest first."""
    found = select(Person)
    if text:
        pattern = f"%{text.replace('%', '').replace('_', '')}%"
        named = select(Identifier.person_id).where(Identifier.value == text.casefold())
        found = found.where(Person.name.ilike(pattern) | Person.id.in_(named))
    return slice_of(found, Person.id, after=after, size=30)


def belongings(person_id: int) -> dict[str, Any]:
    """What is kept here about a person, for herself. Passwords and tokens are digests that say nothing about her."""
    person = person_by_id(person_id)
    sessions = db.session.scalars(select(WebSession).where(WebSession.person_id == person_id).order_by(WebSession.id))
    app = authenticator_of(person)
    return {
        "name": person.name,
        "language": person.language,
        "since": person.created_at,
        "contacts": [{"kind": row.kind, "value": row.value} for row in contacts_for(person)],
        "addresses": [
            {
                "name": row.name,
                "phone": row.phone,
                "country": row.country,
                "region": row.region_text,
                "region_id": row.region_id,
                "city": row.city,
                "line": row.line,
                "postcode": row.postcode,
            }
            for row in addresses_for(person)
        ],
        "second_factor_since": app.confirmed_at if app else None,
        "devices": [
            {
                "device": row.device,
                "address": row.address,
                "signed_in_at": row.created_at,
                "last_seen_at": row.last_seen_at,
                "ended_at": row.ended_at,
            }
            for row in sessions
        ],
    }
