"""Where stores' payouts go. A changed account cools for some days, in which payouts still go to the old one and everybody
whom it concerns can stop it: whoever takes over a merchant's account of the mall does not get her money."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from mall.domain.ledger.models import BankAccount
from mall.domain.ledger.states import BANK_ACCOUNT, BankAccountState
from mall.kernel import actors, audit, clock, facts, jobs, seals
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock, take_turns
from mall.kernel.refusals import NotFound, NotNow
from mall.kernel.settings import setting
from mall.kernel.text import _

ADDED = facts.declare("bank_account.added", "account_id", "store_id")
CANCELLED = facts.declare("bank_account.cancelled", "account_id", "store_id")

PURPOSE = "bank account"


class OneIsCooling(NotNow):
    message = _("Another change is waiting already. Cancel it first.")


def add_bank_account(
    store_id: int, actor: Actor, *, holder: str, bank: str, number: str, branch: str = ""
) -> BankAccount:
    """Say where the money goes; `number` in digits. The first one counts at once, a later one after the cooling period.

    Raises OneIsCooling. Prove first that it is she.
    """
    take_turns(f"bank account of store {store_id}")
    if _in_state(store_id, BankAccountState.COOLING) and take_into_force(store_id) is None:
        raise OneIsCooling
    now, is_first = clock.now(), _in_state(store_id, BankAccountState.IN_FORCE) is None
    account = BankAccount(
        store_id=store_id,
        state=BankAccountState.IN_FORCE if is_first else BankAccountState.COOLING,
        holder=holder,
        bank=bank,
        branch=branch,
        number_locked=seals.lock_away(PURPOSE, number),
        ending=number[-4:],
        counts_from=now if is_first else now + timedelta(hours=setting("BANK_COOLING_HOURS")),
        added_by=actor.id,
    )
    db.session.add(account)
    db.session.flush()
    BANK_ACCOUNT.remember(account, "", BankAccountState(account.state), actor)
    if not is_first:
        jobs.later("mall.domain.ledger.jobs:take_into_force", due_at=account.counts_from, store_id=store_id)
    _record(account, actor, "bank_account.add")
    facts.publish(ADDED, account_id=account.id, store_id=store_id)
    return account


def cancel_bank_account(account: BankAccount, actor: Actor) -> None:
    """While it cools: payouts go on to the old one, and its number is forgotten."""
    take_turns(f"bank account of store {account.store_id}")
    if account.counts_from <= clock.now():
        raise BANK_ACCOUNT.refusal
    BANK_ACCOUNT.move(
        account,
        BankAccountState.CANCELLED,
        actor,
        ended_by=actor.id,
        ended_at=clock.now(),
        number_locked="",
    )
    _record(account, actor, "bank_account.cancel")
    facts.publish(CANCELLED, account_id=account.id, store_id=account.store_id)


def take_into_force(store_id: int) -> BankAccount | None:
    """Let the account count whose cooling is over, instead of the one before it. None when there is nothing to do."""
    due = _in_state(store_id, BankAccountState.COOLING)
    if due is None or due.counts_from > clock.now():
        return None
    actor, before = actors.job("take_into_force"), _in_state(store_id, BankAccountState.IN_FORCE)
    if before is not None:
        BANK_ACCOUNT.move(before, BankAccountState.REPLACED, actor, ended_at=due.counts_from)
    BANK_ACCOUNT.move(due, BankAccountState.IN_FORCE, actor)
    return due


def account_in_force(store_id: int, at: datetime | None = None) -> BankAccount | None:
    """Where a payout goes now: the account that counts, or a cooled one that a job has not taken into force yet."""
    counts = select(BankAccount).where(
        BankAccount.store_id == store_id,
        or_(BankAccount.state == BankAccountState.IN_FORCE, BankAccount.state == BankAccountState.COOLING),
        BankAccount.counts_from <= (at or clock.now()),
    )
    found: BankAccount | None = first(counts.order_by(BankAccount.counts_from.desc(), BankAccount.id.desc()))
    return found


def cooling_account(store_id: int) -> BankAccount | None:
    """The change that waits, if there is one."""
    waiting = _in_state(store_id, BankAccountState.COOLING)
    return waiting if waiting is not None and waiting.counts_from > clock.now() else None


def bank_accounts_for(store_id: int) -> list[BankAccount]:
    """Every account the store ever entered, newest first."""
    mine = select(BankAccount).where(BankAccount.store_id == store_id)
    return list(db.session.scalars(mine.order_by(BankAccount.id.desc())))


def bank_account_of(store_id: int, public_id: uuid.UUID) -> BankAccount:
    """One of the store's, locked, or NotFound."""
    mine = select(BankAccount).where(BankAccount.store_id == store_id, BankAccount.public_id == public_id)
    found = lock(mine)
    if not found:
        raise NotFound
    account: BankAccount = found[0]
    return account


def bank_accounts_by_id(account_ids: set[int]) -> dict[int, BankAccount]:
    """The accounts with these ids, for lists of payouts."""
    found = select(BankAccount).where(BankAccount.id.in_(account_ids))
    return {account.id: account for account in db.session.scalars(found)}


def number_of(account: BankAccount) -> str:
    """The whole number, for the order to the bank and for nobody's eyes else."""
    return seals.bring_out(PURPOSE, account.number_locked)


def _in_state(store_id: int, state: BankAccountState) -> BankAccount | None:
    mine = select(BankAccount).where(BankAccount.store_id == store_id, BankAccount.state == state)
    found: BankAccount | None = first(mine.with_for_update().execution_options(populate_existing=True))
    return found


def _record(account: BankAccount, actor: Actor, action: str) -> None:
    after = {"ending": account.ending, "bank": account.bank}
    audit.record(actor, action, "bank_account", account.id, store_id=account.store_id, after=after)
