"""Signing in starts a row, signing out ends it; nothing else decides who is signed in."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import exists, select, update

from mall.domain.people.actions.throttles import device_digest
from mall.domain.people.models import Person, StaffGrant, WebSession
from mall.domain.people.queries import session_with
from mall.domain.people.rules import HALF, OPERATOR, SHOPPER, Span, device_label
from mall.kernel import clock, facts, ids
from mall.kernel.db import db, lock
from mall.kernel.refusals import Refusal
from mall.kernel.text import _, one_line

SEEN_EVERY = timedelta(minutes=5)
SIGNED_IN = facts.declare("person.signed_in", "person_id")


class AccountBlocked(Refusal):
    """Said only to whoever proved that the account is hers."""

    status = 403
    message = _("This account is blocked. Please contact us.")


def start_session(
    person: Person,
    *,
    device: str = "",
    user_agent: str = "",
    address: str = "",
    is_half: bool = False,
    by_second: bool = False,
) -> str:
    """Sign a browser in. Returns its token, which is stored nowhere else. Raises AccountBlocked.

    `device` is the browser's device cookie, `address` where the request came from. The person is locked, so that
    whoever is being blocked at this moment does not slip in. `by_second`: she proved a second factor too. A half session
    is not signed in yet: it waits a few minutes for the second factor.
    """
    if not lock(select(Person).where(Person.id == person.id))[0].is_active:
        raise AccountBlocked
    token, now = ids.token(), clock.now()
    is_staff = db.session.scalar(select(exists().where(StaffGrant.person_id == person.id)))
    span = HALF if is_half else OPERATOR if is_staff else SHOPPER
    db.session.add(
        WebSession(
            person_id=person.id,
            token_digest=token_digest(token),
            device_digest=device_digest(device),
            device=device_label(one_line(user_agent, 300)),
            address=address,
            idle_seconds=int(span.idle.total_seconds()),
            last_seen_at=now,
            expires_at=now + span.whole,
            is_half=is_half,
            proven_at=None if is_half else now,
            second_at=now if by_second else None,
            created_at=now,
        )
    )
    db.session.flush()
    if not is_half:
        facts.publish(SIGNED_IN, person_id=person.id)
    return token


def half_session(token: str) -> WebSession | None:
    """The half session that the token opens, its person loaded with it. None once it is over or has been made whole."""
    return session_with(token_digest(token), is_half=True)


def prove(session: WebSession, *, by_second: bool = False) -> None:
    """She has just proved once more that it is she: by a second factor too, or without one."""
    session.proven_at = clock.now()
    if by_second:
        session.second_at = session.proven_at
    db.session.flush()


def resume_session(token: str) -> WebSession | None:
    """The live session that the token opens, its person loaded with it. None when it was ended, ran out or lay idle,
    and when the person is blocked."""
    session = session_with(token_digest(token))
    if session is not None:
        _saw(session)
    return session


def end_session(session: WebSession) -> None:
    """Sign one browser out, wherever its cookie has been copied to."""
    if session.ended_at is None:
        session.ended_at = clock.now()
        db.session.flush()


def end_all_sessions(person: Person) -> int:
    """Sign the person out everywhere. Returns how many browsers that were."""
    ended = db.session.execute(
        update(WebSession)
        .where(WebSession.person_id == person.id, WebSession.ended_at.is_(None))
        .values(ended_at=clock.now())
    )
    return int(ended.rowcount)  # type: ignore[attr-defined]


def narrow(session: WebSession, span: Span) -> None:
    """Let the session last no longer than `span`: whoever enters the seller centre or gets a desk role risks more."""
    idle = min(session.idle_seconds, int(span.idle.total_seconds()))
    expires = min(session.expires_at, session.created_at + span.whole)
    if (idle, expires) != (session.idle_seconds, session.expires_at):
        session.idle_seconds, session.expires_at = idle, expires
        db.session.flush()


def _saw(session: WebSession) -> None:
    """Remember that it is in use, at most every few minutes, so that most reads write nothing."""
    now = clock.now()
    if session.last_seen_at < now - SEEN_EVERY:
        session.last_seen_at = now
        db.session.flush()


def token_digest(token: str) -> str:
    """What is stored of a session's token."""
    return sha256(token.encode()).hexdigest()
