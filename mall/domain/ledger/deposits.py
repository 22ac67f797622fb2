"""Security that stores leave with the mall, and what they pay for being here.

Operators say what is required and what is charged; stores pay by transfer, which an operator confirms, or out of what they have
available. Of a deposit nothing is taken or given back by one person alone: it is frozen when the first proposes it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from mall.domain.ledger.actions import SamePerson
from mall.domain.ledger.books import balance, locked_balances
from mall.domain.ledger.events import charge_settled, deposit_claimed, deposit_frozen
from mall.domain.ledger.models import DepositClaim, Kind, Owner, Statement, StoreCharge, StoreDeposit
from mall.domain.ledger.states import CHARGE, CLAIM, ChargeState, ClaimState, StatementState
from mall.kernel import actors, audit, clock, facts, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock, take_turns
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _

ASKED = facts.declare("charge.asked", "charge_id", "store_id")

PROMISED = (StatementState.ISSUED, StatementState.DISPUTED, StatementState.CONFIRMED)
WAITING = (ChargeState.DUE, ChargeState.ANNOUNCED, ChargeState.SETTING_OFF)


class NotEnough(Refusal):
    message = _("There is not enough for this.")


class StillRequired(Refusal):
    message = _("Less than the required deposit would be left. Lower what is required first.")


class ReferenceKnown(Refusal):
    message = _("Another payment was settled with this reference.")


@dataclass(frozen=True, slots=True)
class DepositFigures:
    """A store's deposit in minor units; `free` is what it could set off from its balance."""

    required: int
    held: int
    frozen: int
    deducted: int
    returned: int
    free: int

    @property
    def missing(self) -> int:
        """How much less than required the mall holds."""
        return max(0, self.required - self.held - self.frozen)


def require_deposit(store_id: int, actor: Actor, amount: int, due_on: date, currency: str = "CNY") -> None:
    """By an operator: the store has to leave so much (minor units). What is missing is asked for."""
    _take_turns(store_id)
    before = deposit_figures(store_id, currency).required
    values = {"required": amount, "set_by": actor.id}
    row = {"store_id": store_id, "currency": currency, "created_at": clock.now(), **values}
    statement = upsert(StoreDeposit).values(row)
    db.session.execute(statement.on_conflict_do_update(index_elements=["store_id"], set_=values))
    audit.record(
        actor,
        "deposit.require",
        "store",
        store_id,
        store_id=store_id,
        before={"amount": before},
        after={"amount": amount},
    )
    _ask_for_rest(store_id, actor, due_on, currency)


def charge_fee(
    store_id: int, actor: Actor, kind: str, amount: int, words: str, due_on: date, currency: str = "CNY"
) -> StoreCharge:
    """By an operator: an entry fee ("entry") or the fee of a plan ("plan") is due."""
    return _charge(store_id, actor, kind, amount, words, due_on, currency)


def announce_transfer(charge: StoreCharge, actor: Actor) -> None:
    """By the store: the money is on its way to the mall's bank."""
    CHARGE.move(charge, ChargeState.ANNOUNCED, actor)
    _record(charge, actor, "charge.announce")


def set_off_later(charge: StoreCharge, actor: Actor) -> None:
    """By the store: take it from what I have available. A job does it, because the books are none of the store's tables.

    Raises NotEnough.
    """
    if free_balance(charge.store_id, charge.currency) < charge.amount:
        raise NotEnough
    CHARGE.move(charge, ChargeState.SETTING_OFF, actor)
    _record(charge, actor, "charge.set_off")
    jobs.later("mall.domain.ledger.jobs:set_off", queue="money", charge_id=charge.id)


def set_off(charge_id: int) -> None:
    """Take it, if that much is still free; else it is due as before. Twice changes nothing."""
    charge, actor = charge_by_id(charge_id), actors.job("set_off")
    _take_turns(charge.store_id)
    if charge.state != ChargeState.SETTING_OFF:
        return
    locked_balances(charge.store_id, [Kind.AVAILABLE], charge.currency)
    if free_balance(charge.store_id, charge.currency) < charge.amount:
        CHARGE.move(charge, ChargeState.DUE, actor, "balance")
        return
    _settle(charge, actor, from_balance=True)


def confirm_receipt(charge: StoreCharge, actor: Actor, reference: str) -> None:
    """By an operator: the bank statement has it, under this reference. Raises ReferenceKnown."""
    take_turns(f"reference {reference}")
    if first(select(StoreCharge.id).where(StoreCharge.reference == reference)):
        raise ReferenceKnown
    _settle(charge, actor, reference)
    _record(charge, actor, "charge.confirm", reference)


def refuse_announcement(charge: StoreCharge, actor: Actor, why: str) -> None:
    """By an operator: nothing came; it is due as before."""
    CHARGE.move(charge, ChargeState.DUE, actor, why)
    _record(charge, actor, "charge.refuse", why)


def waive_charge(charge: StoreCharge, actor: Actor, why: str) -> None:
    """By an operator: the store need not pay it. A deposit is let off by lowering what is required."""
    if charge.kind == "deposit":
        raise CHARGE.refusal
    CHARGE.move(charge, ChargeState.WAIVED, actor, why)
    _record(charge, actor, "charge.waive", why)


def propose_claim(store_id: int, actor: Actor, kind: str, amount: int, why: str, currency: str = "CNY") -> DepositClaim:
    """By the first of two operators: take ("deduction") or give back ("return") a part of the deposit. It is frozen.

    Raises NotEnough, StillRequired.
    """
    _take_turns(store_id)
    held = locked_balances(store_id, [Kind.DEPOSIT, Kind.DEPOSIT_FROZEN], currency)[Kind.DEPOSIT]
    if held < amount:
        raise NotEnough
    if kind == "return" and held - amount < deposit_figures(store_id, currency).required:
        raise StillRequired
    claim = DepositClaim(store_id=store_id, kind=kind, currency=currency, amount=amount, why=why, proposed_by=actor.id)
    db.session.add(claim)
    db.session.flush()
    CLAIM.remember(claim, "", ClaimState.PROPOSED, actor, why)
    deposit_frozen(claim.id, store_id, amount, currency)
    _record(claim, actor, f"deposit.propose_{kind}", why)
    return claim


def approve_claim(claim: DepositClaim, actor: Actor) -> None:
    """By the second of two. What was taken has to be made up for; what is given back stands on the next statement.

    Raises SamePerson; a CHECK in the database refuses one person being both.
    """
    _take_turns(claim.store_id)
    if claim.proposed_by == actor.id:
        raise SamePerson
    CLAIM.move(claim, ClaimState.APPROVED, actor, approved_by=actor.id, decided_at=clock.now())
    event = "deducted" if claim.kind == "deduction" else "returned"
    deposit_claimed(claim.id, claim.store_id, event, claim.amount, claim.currency)
    _record(claim, actor, f"deposit.approve_{claim.kind}")
    if claim.kind == "deduction":
        _ask_for_rest(claim.store_id, actor, clock.now().date(), claim.currency)


def decline_claim(claim: DepositClaim, actor: Actor, why: str) -> None:
    """By an operator: it stays where it is."""
    CLAIM.move(claim, ClaimState.DECLINED, actor, why, decided_at=clock.now())
    deposit_claimed(claim.id, claim.store_id, "thawed", claim.amount, claim.currency)
    _record(claim, actor, f"deposit.decline_{claim.kind}", why)


def deposit_figures(store_id: int, currency: str = "CNY") -> DepositFigures:
    """What is required, what is there, what became of the rest."""
    required = db.session.scalar(select(StoreDeposit.required).where(StoreDeposit.store_id == store_id)) or 0
    held, frozen = (
        balance(Owner.STORE, kind, store_id, currency=currency) for kind in (Kind.DEPOSIT, Kind.DEPOSIT_FROZEN)
    )
    done = (
        select(DepositClaim.kind, func.sum(DepositClaim.amount))
        .where(DepositClaim.store_id == store_id, DepositClaim.state == ClaimState.APPROVED)
        .group_by(DepositClaim.kind)
    )
    sums = {kind: int(amount) for kind, amount in db.session.execute(done)}
    free = free_balance(store_id, currency)
    return DepositFigures(required, held, frozen, sums.get("deduction", 0), sums.get("return", 0), free)


def free_balance(store_id: int, currency: str) -> int:
    """What is available and promised by no statement that waits."""
    promised = db.session.scalar(
        select(func.coalesce(func.sum(Statement.payable), 0)).where(
            Statement.store_id == store_id, Statement.currency == currency, Statement.state.in_(PROMISED)
        )
    )
    return max(0, balance(Owner.STORE, Kind.AVAILABLE, store_id, currency=currency) - int(promised or 0))


def charges_for(store_id: int) -> list[StoreCharge]:
    """What the store was asked for, newest first."""
    mine = select(StoreCharge).where(StoreCharge.store_id == store_id)
    return list(db.session.scalars(mine.order_by(StoreCharge.id.desc())))


def charge_of(store_id: int, number: str) -> StoreCharge:
    """The store's charge, locked, or NotFound."""
    return _one(select(StoreCharge).where(StoreCharge.store_id == store_id, StoreCharge.number == number))


def charge_by_id(charge_id: int) -> StoreCharge:
    """For operators and jobs: a charge, locked."""
    return _one(select(StoreCharge).where(StoreCharge.id == charge_id))


def claims_for(store_id: int) -> list[DepositClaim]:
    """What was and is to be taken from the store's deposit or given back, newest first."""
    mine = select(DepositClaim).where(DepositClaim.store_id == store_id)
    return list(db.session.scalars(mine.order_by(DepositClaim.id.desc())))


def claim_by_id(claim_id: int) -> DepositClaim:
    """For operators: a claim, locked."""
    return _one(select(DepositClaim).where(DepositClaim.id == claim_id))


def waiting_charges() -> list[StoreCharge]:
    """For operators: everything that stores have not paid yet; what they say they have transferred first."""
    waiting = select(StoreCharge).where(StoreCharge.state.in_(WAITING))
    return list(db.session.scalars(waiting.order_by(StoreCharge.state, StoreCharge.due_on, StoreCharge.id)))


def required_deposits() -> dict[int, int]:
    """For operators: what is required of each store, in minor units."""
    rows = db.session.execute(select(StoreDeposit.store_id, StoreDeposit.required))
    return {row.store_id: row.required for row in rows}


def _one(found: Any) -> Any:
    rows = lock(found)
    if not rows:
        raise NotFound
    return rows[0]


def _ask_for_rest(store_id: int, actor: Actor, due_on: date, currency: str) -> None:
    """One charge for what is missing and not on its way already; none when nothing is."""
    figures = deposit_figures(store_id, currency)
    mine = select(StoreCharge).where(StoreCharge.store_id == store_id, StoreCharge.kind == "deposit")
    coming = sum(each.amount for each in lock(mine.where(StoreCharge.state.in_(WAITING[1:])).order_by(StoreCharge.id)))
    rest, due = figures.missing - coming, lock(mine.where(StoreCharge.state == ChargeState.DUE))
    if due and rest > 0:
        due[0].amount, due[0].due_on = rest, due_on
        db.session.flush()
    elif due:
        CHARGE.move(due[0], ChargeState.WAIVED, actor, "nothing is missing")
    elif rest > 0:
        _charge(store_id, actor, "deposit", rest, "", due_on, currency)


def _charge(
    store_id: int, actor: Actor, kind: str, amount: int, words: str, due_on: date, currency: str
) -> StoreCharge:
    charge = StoreCharge(store_id=store_id, kind=kind, amount=amount, words=words, due_on=due_on, currency=currency)
    db.session.add(charge)
    db.session.flush()
    CHARGE.remember(charge, "", ChargeState.DUE, actor)
    _record(charge, actor, "charge.ask")
    facts.publish(ASKED, charge_id=charge.id, store_id=store_id)
    return charge


def _settle(charge: StoreCharge, actor: Actor, reference: str = "", from_balance: bool = False) -> None:
    CHARGE.move(charge, ChargeState.SETTLED, actor, reference=reference, settled_at=clock.now())
    charge_settled(charge.id, charge.store_id, charge.kind, charge.amount, charge.currency, from_balance)


def _take_turns(store_id: int) -> None:
    take_turns(f"deposit of store {store_id}")


def _record(row: StoreCharge | DepositClaim, actor: Actor, action: str, reason: str = "") -> None:
    after = {"amount": row.amount}
    audit.record(actor, action, type(row).__tablename__, row.id, store_id=row.store_id, after=after, reason=reason)
