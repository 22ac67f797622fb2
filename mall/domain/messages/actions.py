"""Tell people something, once; let them read it and say what they want to be told."""

import hmac
import uuid
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from mall.domain import people
from mall.domain.messages.events import KINDS, OPTIONAL, Event
from mall.domain.messages.models import Notice, NoticePreference
from mall.domain.messages.queries import notice_of, wish_of
from mall.domain.messages.words import Told, told
from mall.kernel import clock, ids, jobs, mail, seals
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.kernel.settings import setting
from mall.kernel.text import LOCALES

# A letter that could not go out for so long is left: it would only surprise.
LETTERS_WITHIN = timedelta(days=2)


def tell(
    person_ids: Iterable[int],
    event: Event,
    key: str,
    at: datetime,
    details: Mapping[str, Any] | None = None,
    product_id: int | None = None,
) -> int:
    """Put a notice into the inbox of each of these people, and a letter into the mail of those who want one.

    `key` names the occurrence: whoever was told of it is not told again. Returns how many were told.
    """
    wanted = _wanted(person_ids, event)
    rows = [
        {
            "public_id": ids.public_id(),
            "person_id": person_id,
            "event": event,
            "key": key,
            "product_id": product_id,
            "details": dict(details or {}),
            "in_inbox": in_inbox,
            "at": at,
            "created_at": clock.now(),
        }
        for person_id, (in_inbox, _by_mail) in wanted.items()
    ]
    if not rows:
        return 0
    written = insert(Notice).values(rows).on_conflict_do_nothing().returning(Notice.id, Notice.person_id)
    new = db.session.execute(written).all()
    for notice_id, person_id in new:
        if wanted[person_id][1]:
            jobs.later("mall.domain.messages.jobs:send_letter", queue="mail", notice_id=notice_id)
    return len(new)


def send_letter(notice_id: int) -> None:
    """Write to the person at her e-mail addresses, in her language. Whoever switched it off meanwhile gets nothing."""
    notice = db.session.get(Notice, notice_id)
    if notice is None or notice.at < clock.now() - LETTERS_WITHIN:
        return
    person, event = people.person_by_id(notice.person_id), Event(notice.event)
    if not person.is_active or not wish_of(person.id, event).by_mail:
        return
    is_optional = not KINDS[event].must_come
    way_out = f"{setting('BASE_URL')}/unsubscriptions/{unsubscription_token(person, event)}" if is_optional else ""
    subject, body = mail.render(
        "notice",
        LOCALES[person.language],
        name=person.name,
        told=told([notice], person.language)[0],
        way_out=way_out,
    )
    for found in people.contacts_for(person):
        if found.kind == people.ContactKind.EMAIL:
            mail.deliver(found.value, subject, body, way_out)


def read(person_id: int, public_id: uuid.UUID, language: str) -> Told:
    """The person has read it. Returns it in words. Raises NotFound."""
    notice = notice_of(person_id, public_id)
    notice.read_at = notice.read_at or clock.now()
    db.session.flush()
    return told([notice], language)[0]


def read_all(person_id: int) -> int:
    """The person has read everything. Returns how many that were."""
    unread = update(Notice).where(Notice.person_id == person_id, Notice.in_inbox, Notice.read_at.is_(None))
    done = db.session.execute(unread.values(read_at=clock.now()).execution_options(synchronize_session="fetch"))
    return int(done.rowcount)  # type: ignore[attr-defined]


def choose(person_id: int, inbox: Collection[str], letters: Collection[str]) -> None:
    """Say of which events she wants notices and letters. What must come comes whatever she says."""
    for event in OPTIONAL:
        _wish(person_id, event, in_inbox=event in inbox, by_mail=event in letters)


def unsubscribe(token: str) -> Event:
    """Send no more letters of the kind that carried this token, to whom it was sent. Raises NotFound."""
    person, event = subscription_of(token)
    _wish(person.id, event, by_mail=False)
    return event


def subscription_of(token: str) -> tuple[people.Person, Event]:
    """Whose letters of what kind the token stands for. Raises NotFound for one that we did not make."""
    public_id, _dot, rest = token.partition(".")
    event, _dot, _seal = rest.partition(".")
    try:
        person = people.person_of(uuid.UUID(public_id))
        kind = Event(event)
    except ValueError:
        raise NotFound from None
    is_ours = hmac.compare_digest(unsubscription_token(person, kind).encode(), token.encode())
    if not is_ours or kind not in OPTIONAL or not person.is_active:
        raise NotFound
    return person, kind


def unsubscription_token(person: people.Person, event: Event) -> str:
    """What a letter's way out is signed with: it opens nothing but this one switch."""
    return f"{person.public_id}.{event}.{seals.seal('unsubscription', person.public_id, event)[:32]}"


def forget(person_id: int) -> None:
    """Erase her inbox and her wishes: the account is closed."""
    for table in (Notice, NoticePreference):
        db.session.execute(delete(table).where(table.person_id == person_id))


def _wanted(person_ids: Iterable[int], event: Event) -> dict[int, tuple[bool, bool]]:
    """Where each wants to be told: {person id: (in the inbox, by mail)}. One statement."""
    wanted = dict.fromkeys(person_ids, (True, True))
    if KINDS[event].must_come or not wanted:
        return wanted
    said = select(NoticePreference).where(NoticePreference.event == event, NoticePreference.person_id.in_(list(wanted)))
    return wanted | {row.person_id: (row.in_inbox, row.by_mail) for row in db.session.scalars(said)}


def _wish(person_id: int, event: Event, **said: bool) -> None:
    """Remember one wish; what is not said stays as it was, everything is wanted at first."""
    row = {"person_id": person_id, "event": event, "in_inbox": True, "by_mail": True, "changed_at": clock.now()}
    statement = insert(NoticePreference).values(**(row | said))
    db.session.execute(
        statement.on_conflict_do_update(index_elements=["person_id", "event"], set_={**said, "changed_at": clock.now()})
    )
