"""Letters of people, and tidying. Arguments are references only: no code and no contact lies in a job row."""

from datetime import timedelta

from sqlalchemy import delete

from mall.domain.people.actions import throttles
from mall.domain.people.actions.codes import digits_of
from mall.domain.people.letters import write_to
from mall.domain.people.models import OneTimeCode, Person, WebSession
from mall.domain.people.queries import contacts_for, person_with
from mall.domain.people.rules import CODE_LIFE, FORGOTTEN_AFTER, Purpose
from mall.kernel import clock
from mall.kernel.db import db

KEPT = timedelta(days=90)  # ended sessions, by which a known browser is recognised


def deliver_code(code_id: int) -> None:
    """Write to the contact of a code row: the code, or that there is no account, or one already.

    A code that was used or ran out in the meantime goes nowhere.
    """
    row = db.session.get(OneTimeCode, code_id)
    if row is None or row.used_at is not None or row.expires_at <= clock.now():
        return
    person = person_with(row.contact)
    is_known = person is not None
    template = "code" if is_known == (row.purpose != Purpose.SIGN_UP) else "known" if is_known else "unknown"
    write_to(
        row.contact,
        template,
        person.language if person else row.language,
        purpose=row.purpose,
        code=digits_of(row.nonce),
        minutes=int(CODE_LIFE.total_seconds() // 60),
    )


def deliver_password_notice(person_id: int) -> None:
    """Tell the person at every contact that her password was changed."""
    person = db.session.get_one(Person, person_id)
    for found in contacts_for(person):
        write_to(found.contact, "password_changed", person.language, name=person.name)


def deliver_factor_notice(person_id: int, what: str) -> None:
    """Tell the person at every contact what became of her second factor: set_up, remove, take, new_codes, use_code."""
    person = db.session.get_one(Person, person_id)
    for found in contacts_for(person):
        write_to(found.contact, "second_factor", person.language, name=person.name, what=what)


def tidy() -> None:
    """Forget what has no use any more: void codes, old tries, sessions that ended long ago."""
    now = clock.now()
    db.session.execute(delete(OneTimeCode).where(OneTimeCode.expires_at < now - timedelta(days=1)))
    throttles.tidy(now - FORGOTTEN_AFTER)
    db.session.execute(delete(WebSession).where(WebSession.ended_at < now - KEPT))
    db.session.execute(delete(WebSession).where(WebSession.expires_at < now - KEPT))
