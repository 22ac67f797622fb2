"""Slowing down whoever guesses: a delay that grows with every try, per account and kind of browser, never a lock.

A browser that was signed in to the account before has a count of its own, so that a stranger who keeps guessing
delays herself and not the owner.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert

from mall.domain.people.models import Identifier, Throttle, WebSession
from mall.domain.people.rules import FORGOTTEN_AFTER, Contact
from mall.kernel import clock, seals
from mall.kernel.db import db, lock
from mall.kernel.refusals import TooMany
from mall.kernel.text import _


def begin(what: str, contact: Contact, device: str, delay: Callable[[int], timedelta]) -> Throttle:
    """Count a try, before it is known whether it is a good one. Raises TooMany while the last try's delay runs.

    The row stays locked until the transaction ends, so that parallel tries of one account queue up.
    """
    key = seals.seal("throttle", what, contact.kind, contact.value, known_device(contact, device))
    now = clock.now()
    db.session.execute(insert(Throttle).values(key=key, tries=0, last_at=now, free_at=now).on_conflict_do_nothing())
    row: Throttle = lock(select(Throttle).where(Throttle.key == key))[0]
    if row.free_at > now:
        seconds = int((row.free_at - now).total_seconds()) + 1
        raise TooMany(_("Too many tries. Please wait %(seconds)d seconds and try again."), seconds=seconds)
    row.tries = 1 if row.last_at < now - FORGOTTEN_AFTER else row.tries + 1
    row.last_at = now
    row.free_at = now + delay(row.tries)
    db.session.flush()
    return row


def forget(row: Throttle) -> None:
    """The try was a good one: the next mistake starts from nothing."""
    db.session.delete(row)
    db.session.flush()


def known_device(contact: Contact, device: str) -> str:
    """The digest of the browser's device cookie if this account was signed in to there before, else nothing."""
    if not device:
        return ""
    digest = device_digest(device)
    here_before = exists().where(
        Identifier.kind == contact.kind,
        Identifier.value == contact.value,
        WebSession.person_id == Identifier.person_id,
        WebSession.device_digest == digest,
    )
    return digest if db.session.scalar(select(here_before)) else ""


def device_digest(device: str) -> str:
    """What is stored of a device cookie."""
    return sha256(device.encode()).hexdigest() if device else ""


def tidy(before: datetime) -> None:
    """Forget tries that no longer count."""
    db.session.execute(delete(Throttle).where(Throttle.last_at < before))
