"""One-time codes. Asking for one never looks at the accounts: the letter does, in a job, so answers and their timing
cannot tell whether an account exists."""

import hmac
import secrets

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from mall.domain.people.actions import throttles
from mall.domain.people.models import OneTimeCode
from mall.domain.people.rules import CODE_DIGITS, CODE_LIFE, CODE_TRIES, Contact, Purpose, resend_after
from mall.kernel import clock, jobs, seals
from mall.kernel.db import db


def request_code(purpose: Purpose, contact: Contact, language: str, device: str = "") -> None:
    """Have a letter with a new code sent; an older code for the same purpose is void. Raises TooMany.

    The letter goes out whether or not an account exists; it says which.
    """
    throttles.begin(f"code:{purpose}", contact, device, resend_after)
    now = clock.now()
    fresh = {
        "language": language,
        "nonce": secrets.token_hex(16),
        "attempts": 0,
        "expires_at": now + CODE_LIFE,
        "used_at": None,
    }
    code_id = db.session.scalar(
        insert(OneTimeCode)
        .values(purpose=purpose, kind=contact.kind, value=contact.value, created_at=now, **fresh)
        .on_conflict_do_update(index_elements=["purpose", "kind", "value"], set_=fresh)
        .returning(OneTimeCode.id)
    )
    jobs.later("mall.domain.people.jobs:deliver_code", queue="mail", code_id=code_id)


def use_code(purpose: Purpose, contact: Contact, typed: str) -> bool:
    """Whether this is the open code; it is used up then. A wrong one costs one of five tries: commit that too.

    The try is claimed before the comparison, so that parallel guesses cannot have more of them.
    """
    mine = select(OneTimeCode.id).where(
        OneTimeCode.purpose == purpose, OneTimeCode.kind == contact.kind, OneTimeCode.value == contact.value
    )
    now = clock.now()
    nonce = db.session.scalar(
        update(OneTimeCode)
        .where(
            OneTimeCode.id == mine.scalar_subquery(),
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > now,
            OneTimeCode.attempts < CODE_TRIES,
        )
        .values(attempts=OneTimeCode.attempts + 1)
        .returning(OneTimeCode.nonce)
        .execution_options(synchronize_session=False)
    )
    if nonce is None or not hmac.compare_digest(digits_of(nonce).encode(), typed.encode()):
        return False
    db.session.execute(
        update(OneTimeCode)
        .where(OneTimeCode.id == mine.scalar_subquery())
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    return True


def digits_of(nonce: str) -> str:
    """The code that belongs to a row."""
    return seals.digits(CODE_DIGITS, "one-time code", nonce)
