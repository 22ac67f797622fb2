"""Payouts given to the bank together. A batch has a number and a file; the bank's answer names its lines (docs/money.md)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from mall.domain.ledger.actions import PayoutsFrozen, are_frozen, fail_payout, send_payout
from mall.domain.ledger.models import Payout, PayoutBatch, PayoutBatchLine
from mall.domain.ledger.states import PAYOUT, PayoutState
from mall.kernel import audit
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound

MOST = 500  # payouts of a batch
TO_SEND = (PayoutState.CREATED, PayoutState.FAILED)


@dataclass(frozen=True, slots=True)
class Tried:
    """A line of a batch with its payout as it is now."""

    line: PayoutBatchLine
    payout: Payout

    @property
    def is_last(self) -> bool:
        """Whether the payout was not sent once more since."""
        return self.payout.attempt == self.line.attempt


def gather_batch(payout_ids: Collection[int], actor: Actor) -> PayoutBatch:
    """Give these payouts to the bank in one batch, each to the account that counts now.

    Raises PayoutsFrozen, NoBankAccount, WrongPayoutState when one of them does not wait any more.
    """
    if are_frozen():
        raise PayoutsFrozen
    chosen = lock(select(Payout).where(Payout.id.in_(payout_ids)).order_by(Payout.id))
    if not chosen or len(chosen) != len(set(payout_ids)):
        raise PAYOUT.refusal
    batch = PayoutBatch(gathered_by=actor.id)
    db.session.add(batch)
    db.session.flush()
    for payout in chosen:
        send_payout(payout, actor)
    db.session.add_all([_line_of(batch, payout) for payout in chosen])
    db.session.flush()
    audit.record(actor, "payout_batch.gather", "payout_batch", batch.id, after={"count": len(chosen)})
    return batch


def fail_batch(batch: PayoutBatch, actor: Actor, why: str) -> int:
    """The bank refuses the whole of it: every payout that waits for its answer failed. Returns how many."""
    waiting = [tried for tried in lines_in(batch, with_lock=True) if tried.is_last and tried.payout.state == "sent"]
    if not waiting:
        raise PAYOUT.refusal
    for tried in waiting:
        fail_payout(tried.payout, actor, why)
    return len(waiting)


def note_batch_file(batch: PayoutBatch, actor: Actor) -> None:
    """Somebody took the file with whole account numbers: the log keeps it."""
    audit.record(actor, "payout_batch.file", "payout_batch", batch.id)


def payouts_to_send() -> list[Payout]:
    """What the bank is to be told, oldest first, as much as one batch takes."""
    waiting = select(Payout).where(Payout.state.in_(TO_SEND))
    return list(db.session.scalars(waiting.order_by(Payout.id).limit(MOST)))


def batch_by_id(batch_id: int) -> PayoutBatch:
    """A batch, or NotFound."""
    batch = db.session.get(PayoutBatch, batch_id)
    if batch is None:
        raise NotFound
    return batch


def batches(after: str | None = None) -> Slice[PayoutBatch]:
    """All of them, newest first."""
    return slice_of(select(PayoutBatch), PayoutBatch.id, after=after, size=30)


def lines_in(batch: PayoutBatch, with_lock: bool = False) -> list[Tried]:
    """The batch's lines, by payout, each with what became of it."""
    lines = select(PayoutBatchLine).where(PayoutBatchLine.batch_id == batch.id)
    found = list(db.session.scalars(lines.order_by(PayoutBatchLine.id)))
    theirs = select(Payout).where(Payout.id.in_([line.payout_id for line in found])).order_by(Payout.id)
    rows: Sequence[Payout] = lock(theirs) if with_lock else db.session.scalars(theirs).all()
    payouts = {payout.id: payout for payout in rows}
    return [Tried(line, payouts[line.payout_id]) for line in found]


def open_in(batch_ids: Collection[int]) -> dict[int, int]:
    """{batch: payouts that wait for the bank's answer}, for lists of batches."""
    waiting = (
        select(PayoutBatchLine.batch_id, func.count())
        .join(Payout, Payout.id == PayoutBatchLine.payout_id)
        .where(
            PayoutBatchLine.batch_id.in_(batch_ids),
            Payout.attempt == PayoutBatchLine.attempt,
            Payout.state == PayoutState.SENT,
        )
        .group_by(PayoutBatchLine.batch_id)
    )
    return dict(db.session.execute(waiting).all())


def _line_of(batch: PayoutBatch, payout: Payout) -> PayoutBatchLine:
    return PayoutBatchLine(
        batch_id=batch.id,
        payout_id=payout.id,
        attempt=payout.attempt,
        account_id=payout.account_id,
        currency=payout.currency,
        amount=payout.amount,
    )
