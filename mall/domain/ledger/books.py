"""The one way into the books: `post` writes a journal whose legs sum to zero, once per event and thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from mall.domain.ledger.models import Account, Journal, Kind, Owner, Posting
from mall.kernel import clock
from mall.kernel.db import db


class Unbalanced(AssertionError):
    """Legs that do not sum to zero: a bug, stopped before the database has to."""


@dataclass(frozen=True, slots=True)
class Leg:
    """An amount to an account: minor units, credit positive. `line` says what it is, `line_ref` for which row."""

    owner: Owner
    kind: Kind
    amount: int
    line: str
    owner_id: int = 0
    name: str = ""
    line_ref: int | None = None


def platform(kind: Kind, amount: int, line: str, line_ref: int | None = None) -> Leg:
    """A leg to one of the mall's own accounts."""
    return Leg(Owner.PLATFORM, kind, amount, line, line_ref=line_ref)


def store(store_id: int, kind: Kind, amount: int, line: str, line_ref: int | None = None) -> Leg:
    """A leg to a store's account."""
    return Leg(Owner.STORE, kind, amount, line, owner_id=store_id, line_ref=line_ref)


def provider(name: str, amount: int, line: str, line_ref: int | None = None) -> Leg:
    """A leg to a payment provider's clearing account."""
    return Leg(Owner.PROVIDER, Kind.CLEARING, amount, line, name=name, line_ref=line_ref)


def post(
    event: str,
    ref: str,
    ref_id: int,
    legs: Sequence[Leg],
    *,
    currency: str = "CNY",
    order_id: int | None = None,
    memo: dict[str, Any] | None = None,
) -> Journal | None:
    """Write the journal of an event. Returns None, and writes nothing, when it is in the books already.

    Legs of nothing are left out; a journal without legs is not written. Accounts are touched in the order of their
    ids, so that two journals never wait for each other in a circle, and each account gains before it gives, so that it
    is not seen overdrawn half-way. Raises Unbalanced.
    """
    legs = [leg for leg in legs if leg.amount]
    if sum(leg.amount for leg in legs):
        raise Unbalanced(f"{event} of {ref} {ref_id}: {[(leg.line, leg.amount) for leg in legs]}")
    if not legs:
        return None
    now = clock.now()
    journal_id = db.session.scalar(
        upsert(Journal)
        .values(event=event, ref=ref, ref_id=ref_id, order_id=order_id, memo=memo or {}, at=now)
        .on_conflict_do_nothing()
        .returning(Journal.id)
    )
    if journal_id is None:
        return None
    rows = [
        {
            "journal_id": journal_id,
            "account_id": account_id(leg, currency),
            "account_kind": leg.kind,
            "store_id": leg.owner_id if leg.owner == Owner.STORE else None,
            "order_id": order_id,
            "line": leg.line,
            "line_ref": leg.line_ref,
            "currency": currency,
            "amount": leg.amount,
            "at": now,
        }
        for leg in legs
    ]
    db.session.execute(insert(Posting), sorted(rows, key=lambda row: (row["account_id"], -row["amount"])))
    return db.session.get(Journal, journal_id)


def account_id(leg: Leg, currency: str) -> int:
    """The id of the leg's account, opened when it is the first."""
    return _account_id(leg.owner, leg.owner_id, leg.name, leg.kind, currency)


def balance(owner: Owner, kind: Kind, owner_id: int = 0, name: str = "", currency: str = "CNY") -> int:
    """An account's balance in minor units; 0 when it was never used."""
    mine = select(Account.balance).where(*_is(owner, owner_id, name, kind, currency))
    return db.session.scalar(mine) or 0


def locked_balances(store_id: int, kinds: Sequence[Kind], currency: str) -> dict[Kind, int]:
    """A store's balances, locked until the end of the transaction, in id order."""
    for kind in kinds:
        _account_id(Owner.STORE, store_id, "", kind, currency)
    mine = select(Account).where(
        Account.owner == Owner.STORE,
        Account.owner_id == store_id,
        Account.kind.in_(list(kinds)),
        Account.currency == currency,
    )
    rows = db.session.scalars(
        mine.order_by(Account.id).with_for_update().execution_options(populate_existing=True)
    ).all()
    return {Kind(row.kind): row.balance for row in rows}


def _account_id(owner: Owner, owner_id: int, name: str, kind: Kind, currency: str) -> int:
    mine = select(Account.id).where(*_is(owner, owner_id, name, kind, currency))
    known = db.session.scalar(mine)
    if known is not None:
        return known
    db.session.execute(
        upsert(Account)
        .values(
            owner=owner, owner_id=owner_id, name=name, kind=kind, currency=currency, balance=0, created_at=clock.now()
        )
        .on_conflict_do_nothing()
    )
    return db.session.execute(mine).scalar_one()


def _is(owner: Owner, owner_id: int, name: str, kind: Kind, currency: str) -> tuple[Any, ...]:
    return (
        Account.owner == owner,
        Account.owner_id == owner_id,
        Account.name == name,
        Account.kind == kind,
        Account.currency == currency,
    )
