"""Make copies of what is kept about a person; erase her when she wants it and nothing stands in the way."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from mall.domain import people
from mall.domain.people import Person
from mall.domain.privacy.models import AccountClosing, DataExport
from mall.domain.privacy.queries import closing_of, exports_for, obstacles
from mall.domain.privacy.rules import CLOSING_WAITS, EXPORT_EVERY, EXPORT_KEPT, LOOK_AGAIN
from mall.kernel import actors, audit, clock, facts, files, jobs, mail, seals
from mall.kernel.actors import Actor
from mall.kernel.belongings import belongings_of
from mall.kernel.db import db, lock
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.text import LOCALES, _

EXPORT_MADE = facts.declare("export.made", "export_id", "person_id")

ROBOT = actors.job("privacy")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the date in the ZIP, so that the same data is the same file


class AskedToday(NotNow):
    message = _("You asked for a copy within the last day. There will be another one tomorrow.")


class InTheWay(Refusal):
    """Something is open; the sentence says what."""

    message = _("Your account cannot be deleted yet.")


def ask_export(person: Person) -> DataExport:
    """Have a copy made. Raises AskedToday."""
    lock(select(Person).where(Person.id == person.id))
    if any(row.created_at > clock.now() - EXPORT_EVERY for row in exports_for(person)):
        raise AskedToday
    wish = DataExport(person_id=person.id)
    db.session.add(wish)
    db.session.flush()
    jobs.later("mall.domain.privacy.jobs:make_export", queue="bulk", export_id=wish.id)
    audit.record(Actor("person", person.id), "person.export", "person", person.id)
    return wish


def make_export(export_id: int) -> None:
    """Write the file: one JSON per trade that keeps something about her, in a ZIP. Done once."""
    found = lock(select(DataExport).where(DataExport.id == export_id))
    if not found or found[0].is_ready:
        return
    wish, now = found[0], clock.now()
    content = packed(belongings_of(wish.person_id))
    digest = seals.seal("export", wish.public_id)
    key = f"exports/{digest[:2]}/{digest[2:40]}.zip"
    files.storage().put(key, content)
    wish.file_key, wish.size, wish.made_at, wish.ends_at = key, len(content), now, now + EXPORT_KEPT
    db.session.flush()
    facts.publish(EXPORT_MADE, export_id=wish.id, person_id=wish.person_id)


def packed(belongings: dict[str, Any]) -> bytes:
    """A ZIP with a readable JSON file per name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, things in belongings.items():
            written = json.dumps(things, ensure_ascii=False, indent=2, default=_plain)
            archive.writestr(zipfile.ZipInfo(f"{name}.json", EPOCH), written, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def tidy() -> None:
    """Delete copies that lay ready long enough."""
    old = select(DataExport).where(DataExport.ends_at <= clock.now())
    _drop(list(lock(old.order_by(DataExport.id))))


def ask_closing(person: Person) -> AccountClosing:
    """Erase the account in seven days; she may change her mind until then. Raises InTheWay."""
    refuse_open(person)
    row = {"person_id": person.id, "due_at": clock.now() + CLOSING_WAITS, "created_at": clock.now()}
    is_new = db.session.scalar(
        insert(AccountClosing).values(**row).on_conflict_do_nothing().returning(AccountClosing.person_id)
    )
    closing = db.session.get_one(AccountClosing, person.id)
    if is_new:
        jobs.later("mall.domain.privacy.jobs:close", due_at=closing.due_at, person_id=person.id)
        jobs.later("mall.domain.privacy.jobs:send_closing_letter", queue="mail", person_id=person.id)
        audit.record(Actor("person", person.id), "person.ask_closing", "person", person.id)
    return closing


def withdraw_closing(person: Person) -> None:
    """She stays. Nothing happens when she never wanted to go."""
    closing = closing_of(person)
    if closing is not None:
        db.session.delete(closing)
        db.session.flush()
        audit.record(Actor("person", person.id), "person.withdraw_closing", "person", person.id)


def close(person_id: int) -> None:
    """Erase her, if she still wants it and it is due. While something is open it is tried again every day."""
    found = lock(select(AccountClosing).where(AccountClosing.person_id == person_id))
    if not found or found[0].due_at > clock.now():
        return
    closing, person = found[0], people.person_by_id(person_id)
    if obstacles(person):
        closing.due_at = clock.now() + LOOK_AGAIN
        db.session.flush()
        jobs.later("mall.domain.privacy.jobs:close", due_at=closing.due_at, person_id=person_id)
        return
    db.session.delete(closing)
    db.session.flush()
    _drop(list(db.session.scalars(select(DataExport).where(DataExport.person_id == person_id))))
    people.close_account(person, ROBOT, "she asked for it")


def send_closing_letter(person_id: int) -> None:
    """Tell her at her e-mail addresses when it will happen and how to stop it: it may not have been her."""
    person = people.person_by_id(person_id)
    closing = closing_of(person)
    if closing is None:
        return
    subject, body = mail.render("closing", LOCALES[person.language], name=person.name, due_at=closing.due_at)
    for found in people.contacts_for(person):
        if found.kind == people.ContactKind.EMAIL:
            mail.deliver(found.value, subject, body)


def refuse_open(person: Person) -> None:
    """Raises InTheWay with the first thing that stands in the way."""
    for sentence in obstacles(person):
        raise InTheWay(sentence)


def _drop(copies: list[DataExport]) -> None:
    for copy in copies:
        if copy.file_key:
            files.storage().delete(copy.file_key)
    db.session.execute(delete(DataExport).where(DataExport.id.in_([copy.id for copy in copies])))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
