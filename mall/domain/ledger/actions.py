"""Verbs of settlement: cut a statement, confirm, propose and approve it, send and settle the payout."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from mall.domain.ledger.bank_accounts import account_in_force
from mall.domain.ledger.books import locked_balances
from mall.domain.ledger.events import payout_paid, payout_promised, payout_returned
from mall.domain.ledger.models import Kind, Payout, PayoutFreeze, Posting, Statement, StatementLine
from mall.domain.ledger.states import PAYOUT, STATEMENT, PayoutState, StatementState
from mall.kernel import audit, clock, facts
from mall.kernel.actors import Actor
from mall.kernel.db import db, first
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

STATEMENT_ISSUED = facts.declare("statement.issued", "statement_id", "store_id")
PAYOUT_SENT = facts.declare("payout.paid", "payout_id", "store_id")
PAYOUT_FAILED = facts.declare("payout.failed", "payout_id", "store_id", "attempt")

# What moves between the available account and others by settlement itself is not a line of a statement.
NOT_LINES = ("payout",)


class SamePerson(Refusal):
    message = _("Another person has to approve this.")


class PayoutsFrozen(Refusal):
    message = _("Payouts are stopped because the books do not add up. Look at the audit first.")


class NoBankAccount(Refusal):
    message = _("The store has not said yet to which bank account its money goes.")


class NothingToPay(Refusal):
    message = _("There is nothing to pay out.")


def cut_statement(
    store_id: int, period_end: date, cutoff: datetime, actor: Actor, currency: str = "CNY"
) -> Statement | None:
    """Claim what matured for a store before `cutoff` and write it up, once per store and day.

    Claiming is an INSERT into a table where each posting may stand once: a rerun finds nothing. Returns None when there
    is nothing to claim. A statement that comes out at nothing or less is carried into the next.
    """
    locked_balances(store_id, [Kind.AVAILABLE, Kind.DEBT], currency)
    if first(_of_period(store_id, period_end, currency)):
        return None
    claimed = _unclaimed(store_id, cutoff, currency)
    if not claimed:
        return None
    statement = Statement(
        store_id=store_id,
        currency=currency,
        period_end=period_end,
        total=sum(amount for _posting_id, amount in claimed),
        payable=max(0, _free_balance(store_id, cutoff, currency)),
    )
    db.session.add(statement)
    db.session.flush()
    db.session.execute(
        insert(StatementLine),
        [
            {"store_id": store_id, "statement_id": statement.id, "posting_id": posting_id, "amount": amount}
            for posting_id, amount in claimed
        ],
    )
    STATEMENT.remember(statement, "", StatementState.ISSUED, actor)
    if statement.payable <= 0:
        STATEMENT.move(statement, StatementState.CARRIED, actor)
    facts.publish(STATEMENT_ISSUED, statement_id=statement.id, store_id=store_id)
    return statement


def confirm(statement: Statement, actor: Actor) -> None:
    """By the merchant: the figures are right."""
    STATEMENT.move(statement, StatementState.CONFIRMED, actor, confirmed_by=actor.id, confirmed_at=clock.now())
    audit.record(actor, "statement.confirm", "statement", statement.id, store_id=statement.store_id)


def propose_payout(statement: Statement, actor: Actor) -> None:
    """The first of two operators: this confirmed statement may be paid."""
    if statement.state != StatementState.CONFIRMED:
        raise STATEMENT.refusal
    statement.proposed_by = actor.id
    db.session.flush()
    audit.record(actor, "payout.propose", "statement", statement.id, store_id=statement.store_id)


def approve_payout(statement: Statement, actor: Actor) -> Payout:
    """The second of two: the money leaves the available account and a payout waits to be sent.

    Raises SamePerson, PayoutsFrozen, NothingToPay. A CHECK in the database refuses one person being both.
    """
    if are_frozen():
        raise PayoutsFrozen
    if statement.proposed_by is None:
        raise STATEMENT.refusal
    if statement.proposed_by == actor.id:
        raise SamePerson
    balance = locked_balances(statement.store_id, [Kind.AVAILABLE, Kind.PAYABLE], statement.currency)[Kind.AVAILABLE]
    amount = min(statement.payable, balance)
    if amount <= 0:
        raise NothingToPay
    STATEMENT.move(
        statement, StatementState.APPROVED, actor, approved_by=actor.id, approved_at=clock.now(), payable=amount
    )
    payout_promised(statement.id, statement.store_id, amount, statement.currency)
    payout = Payout(store_id=statement.store_id, statement_id=statement.id, amount=amount, currency=statement.currency)
    db.session.add(payout)
    db.session.flush()
    PAYOUT.remember(payout, "", PayoutState.CREATED, actor)
    audit.record(actor, "payout.approve", "payout", payout.id, store_id=statement.store_id, after={"amount": amount})
    return payout


def send_payout(payout: Payout, actor: Actor) -> None:
    """The order was given to the bank (again, after a failure): to the account that counts now, which the payout remembers.

    Raises PayoutsFrozen, NoBankAccount.
    """
    if are_frozen():
        raise PayoutsFrozen
    account = account_in_force(payout.store_id)
    if account is None:
        raise NoBankAccount
    PAYOUT.move(payout, PayoutState.SENT, actor, attempt=payout.attempt + 1, failure="", account_id=account.id)
    after = {"ending": account.ending}
    audit.record(actor, "payout.send", "payout", payout.id, store_id=payout.store_id, after=after)


def record_payout(payout: Payout, actor: Actor, bank_reference: str) -> None:
    """The bank confirms: the money is with the store."""
    PAYOUT.move(payout, PayoutState.PAID, actor, bank_reference=bank_reference, paid_at=clock.now())
    payout_paid(payout.id, payout.attempt, payout.store_id, payout.amount, payout.currency)
    statement = db.session.get_one(Statement, payout.statement_id)
    STATEMENT.move(statement, StatementState.PAID, actor)
    audit.record(
        actor, "payout.record", "payout", payout.id, store_id=payout.store_id, after={"reference": bank_reference}
    )
    facts.publish(PAYOUT_SENT, payout_id=payout.id, store_id=payout.store_id)


def fail_payout(payout: Payout, actor: Actor, why: str) -> None:
    """The bank refuses, or sends back what it had confirmed; the payout may be sent again."""
    was_paid = payout.state == PayoutState.PAID
    PAYOUT.move(payout, PayoutState.FAILED, actor, why, failure=why)
    if was_paid:
        payout_returned(payout.id, payout.attempt, payout.store_id, payout.amount, payout.currency)
        STATEMENT.move(db.session.get_one(Statement, payout.statement_id), StatementState.APPROVED, actor, why)
    audit.record(actor, "payout.fail", "payout", payout.id, store_id=payout.store_id, reason=why)
    facts.publish(PAYOUT_FAILED, payout_id=payout.id, store_id=payout.store_id, attempt=payout.attempt)


def freeze_payouts(reason: str) -> None:
    """Stop all payouts until an operator lifts it; saying the same reason twice is one freeze."""
    if not first(select(PayoutFreeze).where(PayoutFreeze.reason == reason, PayoutFreeze.lifted_at.is_(None))):
        db.session.add(PayoutFreeze(reason=reason))
        db.session.flush()


def lift_freeze(actor: Actor, why: str) -> None:
    """Let payouts go again."""
    db.session.execute(
        update(PayoutFreeze).where(PayoutFreeze.lifted_at.is_(None)).values(lifted_at=clock.now(), lifted_by=actor.id)
    )
    audit.record(actor, "payouts.lift_freeze", "payout_freeze", None, reason=why)


def are_frozen() -> bool:
    """Whether payouts are stopped."""
    return first(select(PayoutFreeze.id).where(PayoutFreeze.lifted_at.is_(None))) is not None


def _unclaimed(store_id: int, cutoff: datetime, currency: str) -> Sequence[tuple[int, int]]:
    lines = (
        select(Posting.id, Posting.amount)
        .outerjoin(StatementLine, StatementLine.posting_id == Posting.id)
        .where(
            Posting.store_id == store_id,
            Posting.account_kind == Kind.AVAILABLE,
            Posting.currency == currency,
            Posting.line.not_in(NOT_LINES),
            Posting.at < cutoff,
            StatementLine.id.is_(None),
        )
    )
    return [(row.id, row.amount) for row in db.session.execute(lines.order_by(Posting.id))]


def _of_period(store_id: int, period_end: date, currency: str) -> Select[Any]:
    return select(Statement.id).where(
        Statement.store_id == store_id, Statement.period_end == period_end, Statement.currency == currency
    )


def _free_balance(store_id: int, cutoff: datetime, currency: str) -> int:
    """What was available before the cutoff and is not on its way out by an earlier statement."""
    waiting = (StatementState.ISSUED, StatementState.DISPUTED, StatementState.CONFIRMED)
    promised = db.session.scalar(
        select(func.coalesce(func.sum(Statement.payable), 0)).where(
            Statement.store_id == store_id, Statement.currency == currency, Statement.state.in_(waiting)
        )
    )
    later = db.session.scalar(
        select(func.coalesce(func.sum(Posting.amount), 0)).where(
            Posting.store_id == store_id,
            Posting.account_kind == Kind.AVAILABLE,
            Posting.currency == currency,
            Posting.amount > 0,
            Posting.at >= cutoff,
        )
    )
    balance = locked_balances(store_id, [Kind.AVAILABLE], currency)[Kind.AVAILABLE]
    return balance - int(promised or 0) - int(later or 0)
