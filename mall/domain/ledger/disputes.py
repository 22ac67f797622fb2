"""Doubts about statements: a merchant asks about a line or about the whole, operators answer with words or with money.

Every verb locks the statement first, so that a doubt, its answer and a confirmation meet there.
"""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from mall.domain.ledger.actions import SamePerson
from mall.domain.ledger.events import statement_adjusted
from mall.domain.ledger.models import Kind, Posting, Statement, StatementDispute, StatementLine
from mall.domain.ledger.states import DISPUTE, STATEMENT, DisputeState, StatementState
from mall.kernel import audit, clock, facts, ids
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound, NotNow
from mall.kernel.text import _

DISPUTE_DECIDED = facts.declare("statement.dispute_decided", "dispute_id", "store_id")

WAITING = (DisputeState.OPEN, DisputeState.PROPOSED)
# A statement that was carried on can be doubted too: what is added then stands on the next one.
DISPUTABLE = (StatementState.ISSUED, StatementState.DISPUTED, StatementState.CARRIED)
# Whose money an adjustment of such a line is; of any other it is the mall's own.
BORNE_BY = {"commission": Kind.COMMISSION, "commission_tax": Kind.COMMISSION_TAX}


class AlreadyDoubted(NotNow):
    message = _("Somebody of your store has asked about this already. The mall will answer.")


def dispute(statement: Statement, actor: Actor, why: str, line: StatementLine | None = None) -> StatementDispute:
    """By the merchant: a line looks wrong, or the whole does. Nothing is paid until the mall has answered.

    Raises AlreadyDoubted, and the lifecycle's refusal once the statement was confirmed.
    """
    statement = _locked(statement.id)
    if statement.state not in DISPUTABLE:
        raise STATEMENT.refusal
    made = db.session.scalar(
        upsert(StatementDispute)
        .values(
            public_id=ids.public_id(),
            store_id=statement.store_id,
            statement_id=statement.id,
            line_id=line.id if line else None,
            state=DisputeState.OPEN,
            why=why,
            raised_by=actor.id,
            answer="",
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(StatementDispute)
    )
    if made is None:
        raise AlreadyDoubted
    DISPUTE.remember(made, "", DisputeState.OPEN, actor)
    if statement.state == StatementState.ISSUED:
        STATEMENT.move(statement, StatementState.DISPUTED, actor, why)
    _record(made, actor, "statement.dispute", why)
    return made


def withdraw_dispute(made: StatementDispute, actor: Actor) -> None:
    """By the merchant: it was right after all."""
    statement = _locked(made.statement_id)
    DISPUTE.move(made, DisputeState.WITHDRAWN, actor, decided_at=clock.now())
    _record(made, actor, "statement.withdraw_dispute")
    _settle(statement, actor)


def reject_dispute(made: StatementDispute, actor: Actor, answer: str) -> None:
    """By an operator: the line is right, and why."""
    statement = _locked(made.statement_id)
    DISPUTE.move(made, DisputeState.REJECTED, actor, answer, answer=answer, decided_at=clock.now())
    _record(made, actor, "statement.reject_dispute", answer)
    _decided(made, statement, actor)


def propose_adjustment(made: StatementDispute, actor: Actor, amount: int, answer: str) -> None:
    """By the first of two operators: the store gets so much more (minor units), and why."""
    _locked(made.statement_id)
    DISPUTE.move(made, DisputeState.PROPOSED, actor, answer, amount=amount, answer=answer, proposed_by=actor.id)
    _record(made, actor, "statement.propose_adjustment", answer)


def return_adjustment(made: StatementDispute, actor: Actor, why: str) -> None:
    """By an operator: not like this; the question is open again."""
    _locked(made.statement_id)
    DISPUTE.move(made, DisputeState.OPEN, actor, why, amount=None, answer="", proposed_by=None)
    _record(made, actor, "statement.return_adjustment", why)


def approve_adjustment(made: StatementDispute, actor: Actor) -> None:
    """By the second of two: the books are corrected. The amount stands on the doubted statement if that still waits, else
    on the next one. Raises SamePerson; a CHECK in the database refuses one person being both."""
    statement = _locked(made.statement_id)
    db.session.refresh(made, with_for_update=True)
    if made.proposed_by == actor.id:
        raise SamePerson
    DISPUTE.move(made, DisputeState.ADJUSTED, actor, made.answer, approved_by=actor.id, decided_at=clock.now())
    posting = _doubted(made)
    journal = statement_adjusted(
        made.id,
        made.store_id,
        made.amount or 0,
        borne_by(posting),
        statement.currency,
        posting.order_id if posting else None,
    )
    if journal and statement.state == StatementState.DISPUTED:
        _add_line(statement, journal.id, made.amount or 0)
    _record(made, actor, "statement.approve_adjustment", made.answer)
    _decided(made, statement, actor)


def borne_by(posting: Posting | None) -> Kind:
    """The account of the mall's that an adjustment of such a line is taken from."""
    return BORNE_BY.get(posting.line, Kind.ADJUSTMENTS) if posting else Kind.ADJUSTMENTS


def disputes_about(statement: Statement) -> list[StatementDispute]:
    """Every doubt about the statement, oldest first."""
    mine = select(StatementDispute).where(StatementDispute.statement_id == statement.id)
    return list(db.session.scalars(mine.order_by(StatementDispute.id)))


def dispute_of(statement: Statement, public_id: uuid.UUID) -> StatementDispute:
    """A doubt about the statement, or NotFound."""
    mine = select(StatementDispute).where(
        StatementDispute.statement_id == statement.id, StatementDispute.public_id == public_id
    )
    found: StatementDispute | None = first(mine)
    if found is None:
        raise NotFound
    return found


def dispute_by_id(dispute_id: int) -> StatementDispute:
    """For operators: a doubt, or NotFound."""
    found = db.session.get(StatementDispute, dispute_id)
    if found is None:
        raise NotFound
    return found


def disputes(states: Iterable[str] = WAITING, after: str | None = None) -> Slice[StatementDispute]:
    """For operators: doubts in these states, newest first."""
    found = select(StatementDispute).where(StatementDispute.state.in_(list(states)))
    return slice_of(found, StatementDispute.id, after=after, size=50)


def count_disputes() -> int:
    """For operators: how many merchants wait for an answer."""
    waiting = select(func.count()).select_from(StatementDispute).where(StatementDispute.state.in_(WAITING))
    return int(db.session.scalar(waiting) or 0)


def _locked(statement_id: int) -> Statement:
    rows = lock(select(Statement).where(Statement.id == statement_id))
    if not rows:
        raise NotFound
    found: Statement = rows[0]
    return found


def _doubted(made: StatementDispute) -> Posting | None:
    of_line = select(Posting).join(StatementLine, StatementLine.posting_id == Posting.id)
    return first(of_line.where(StatementLine.id == made.line_id)) if made.line_id else None


def _add_line(statement: Statement, journal_id: int, amount: int) -> None:
    """Claim the adjustment for the statement that it is about."""
    posting_id = select(Posting.id).where(Posting.journal_id == journal_id, Posting.account_kind == Kind.AVAILABLE)
    db.session.execute(
        insert(StatementLine).values(
            store_id=statement.store_id,
            statement_id=statement.id,
            posting_id=posting_id.scalar_subquery(),
            amount=amount,
        )
    )
    statement.total += amount
    statement.payable += amount
    db.session.flush()


def _decided(made: StatementDispute, statement: Statement, actor: Actor) -> None:
    facts.publish(DISPUTE_DECIDED, dispute_id=made.id, store_id=made.store_id)
    _settle(statement, actor)


def _settle(statement: Statement, actor: Actor) -> None:
    """Back to the merchant when nothing of it is doubted any more."""
    waiting = select(StatementDispute.id).where(
        StatementDispute.statement_id == statement.id, StatementDispute.state.in_(WAITING)
    )
    if statement.state == StatementState.DISPUTED and first(waiting) is None:
        STATEMENT.move(statement, StatementState.ISSUED, actor)


def _record(made: StatementDispute, actor: Actor, action: str, reason: str = "") -> None:
    after = {"amount": made.amount} if made.amount else None
    audit.record(actor, action, "statement_dispute", made.id, store_id=made.store_id, after=after, reason=reason)
