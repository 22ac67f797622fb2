"""Reads of a person's copies and of her closing."""

import uuid
from typing import Any

from sqlalchemy import select

from mall.domain import aftersales, orders, people, stores
from mall.domain.people import Person
from mall.domain.privacy.models import AccountClosing, DataExport
from mall.kernel import clock, files
from mall.kernel.db import db, first
from mall.kernel.refusals import NotFound
from mall.kernel.text import _

OPEN_TABS = ("unpaid", "to_ship", "to_receive")


def exports_for(person: Person) -> list[DataExport]:
    """The person's copies that are wished for or lie ready, the newest first."""
    mine = select(DataExport).where(DataExport.person_id == person.id, _lives())
    return list(db.session.scalars(mine.order_by(DataExport.id.desc())))


def content_of(person: Person, public_id: uuid.UUID) -> bytes:
    """The person's copy as a ZIP. NotFound while there is none, when it is too old, and for everybody else."""
    mine = select(DataExport).where(DataExport.person_id == person.id, DataExport.public_id == public_id, _lives())
    found = first(mine)
    if found is None or not found.is_ready:
        raise NotFound
    return files.storage().get(found.file_key)


def closing_of(person: Person) -> AccountClosing | None:
    """The person's wish to be erased, if she has it."""
    return db.session.get(AccountClosing, person.id)


def obstacles(person: Person) -> list[Any]:
    """Sentences for what stands in the way of closing her account."""
    counts = orders.counts_for(orders.Buyer(person.id))
    found = []
    if any(counts[tab] for tab in OPEN_TABS):
        found.append(_("You have orders that are not finished. Wait until they are received, or cancel them."))
    if aftersales.count_open_for(orders.Buyer(person.id)):
        found.append(_("You have asked for money back. Wait for the answer, or take the request back."))
    if stores.owned_stores(person.id):
        found.append(_("You own a store. Close it or hand it to somebody else first."))
    if people.roles_of(person):
        found.append(_("You work at the mall's own desk. A colleague has to take your role back first."))
    return found


def _lives() -> Any:
    return DataExport.ends_at.is_(None) | (DataExport.ends_at > clock.now())
