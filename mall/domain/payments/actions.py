"""Verbs of payments: start an attempt, take a notice in, apply it, refund. A notice is believed only after its
signature; it is applied once; what does not fit is given back or shown to an operator, never lost."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from mall.domain import ledger, moderation, orders, stores
from mall.domain.payments.models import Capture, PaymentAttempt, PaymentNotice, Refund
from mall.domain.payments.provider import Intent, Notice, Provider, Sent, provider_of
from mall.domain.payments.queries import way_of
from mall.domain.payments.states import ATTEMPT, NOTICE, REFUND, AttemptState, NoticeState, RefundState
from mall.kernel import actors, audit, clock, facts, ids, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _

REFUND_PAID = facts.declare("refund.paid", "refund_id")

CASE_KIND = "payment_mismatch"


class NothingDue(Refusal):
    status = 409
    message = _("There is nothing left to pay for this purchase.")


class NotTaken(Refusal):
    message = _("Not every store in this purchase takes that way to pay.")


class OverRefund(Refusal):
    message = _("More than was paid cannot be refunded.")


def start(purchase: orders.Purchase, kind: str, return_url: str, title: str, actor: Actor) -> str:
    """Begin to pay by a provider: the address to send the buyer to. Raises NothingDue, NotFound, NotTaken.

    Give a locked purchase. Cash and transfer change what the order waits for; an online provider gets an attempt.
    """
    if not purchase.is_unpaid:
        raise NothingDue
    provider = provider_of(kind)
    shops = stores.stores_by_id({order.store_id for order in purchase.orders})
    if way_of(provider) not in orders.common_ways(shops.values()):
        raise NotTaken
    if kind == "cash":
        orders.choose_cash(purchase, {shop.id: shop.takes_cash_on_delivery for shop in shops.values()}, actor)
        return return_url
    attempt = _open_attempt(purchase, provider)
    if kind == "transfer":
        orders.wait_for_transfer(purchase, actor)
    return provider.start(Intent(attempt.number, attempt.amount, attempt.currency, title, return_url))


def supersede(purchase: orders.Purchase, actor: Actor) -> None:
    """The price changed: attempts under way ask for a sum that is not due any more. Give a locked purchase.

    What comes for one of them all the same is taken as any money is: what is due is applied, a surplus given back, and
    too little shown to an operator.
    """
    under_way = select(PaymentAttempt).where(
        PaymentAttempt.purchase_id == purchase.id,
        PaymentAttempt.state == AttemptState.PENDING,
        PaymentAttempt.amount != purchase.due,
    )
    for attempt in lock(under_way.order_by(PaymentAttempt.id)):
        ATTEMPT.move(attempt, AttemptState.SUPERSEDED, actor)


def take_in(kind: str, notice: Notice) -> bool:
    """Keep a verified notice and leave the rest to a job. Returns whether it is new."""
    notice_id = db.session.scalar(
        insert(PaymentNotice)
        .values(
            provider=kind,
            notice_id=notice.id,
            kind=notice.kind,
            number=notice.number,
            reference=notice.reference,
            amount=notice.amount,
            currency=notice.currency,
            body=dict(notice.body),
            state=NoticeState.RECEIVED,
            problem="",
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(PaymentNotice.id)
    )
    if notice_id is None:
        return False
    jobs.later(
        "mall.domain.payments.jobs:apply_notice", queue="money", unique_key=f"notice-{notice_id}", notice_id=notice_id
    )
    return True


def apply_notice(notice_id: int) -> None:
    """Do what a notice says, once, whatever order notices come in."""
    notice = lock(select(PaymentNotice).where(PaymentNotice.id == notice_id))[0]
    if notice.state != NoticeState.RECEIVED:
        return
    actor = Actor("provider", None, notice.provider)
    if notice.kind.startswith("refund"):
        _apply_refund_notice(notice, actor)
    else:
        _apply_payment_notice(notice, actor)


def confirm_transfer(attempt: PaymentAttempt, amount: int, reference: str, actor: Actor) -> Capture:
    """By an operator: this much came by bank transfer with this reference (of the bank statement)."""
    audit.record(
        actor, "transfer.confirm", "payment_attempt", attempt.id, after={"amount": amount, "reference": reference}
    )
    orders.locked_purchase(attempt.purchase_id)
    return capture(attempt, reference, amount, actor)


def capture(attempt: PaymentAttempt, reference: str, amount: int, actor: Actor) -> Capture:
    """Money came for an attempt: book it, and pay the purchase if it still waits for that money; else give it back.

    Lock the purchase first. The provider's reference makes a second call find the first one's row.
    """
    row, is_new = _insert_capture(
        provider=attempt.provider,
        reference=reference,
        amount=amount,
        currency=attempt.currency,
        attempt_id=attempt.id,
        purchase_id=attempt.purchase_id,
    )
    if not is_new:
        return row
    ledger.money_came(row.id, row.provider, row.amount, row.currency)
    if attempt.state != AttemptState.SUCCEEDED:
        ATTEMPT.move(attempt, AttemptState.SUCCEEDED, actor)
    purchase = orders.locked_purchase(attempt.purchase_id)
    due = purchase.due
    if due and amount >= due:
        row.applied = due
        db.session.flush()
        orders.mark_paid(purchase, actor)
        if amount > due:
            refund(row, amount - due, "surplus", row.id, actor)
    elif due:
        _ask_operators(row, f"{amount} came, {due} was due")
    else:
        refund(row, amount, "late", row.id, actor)
    return row


def capture_cash(order: orders.Order, actor: Actor) -> Capture:
    """A store collected an order's cash: the same books as any payment, and then the store keeps the money."""
    row, is_new = _insert_capture(
        provider="cash",
        reference=f"order-{order.number}",
        amount=order.total,
        currency=order.currency,
        purchase_id=order.purchase_id,
        order_id=order.id,
        collected_by="store",
        applied=order.total,
    )
    if is_new:
        ledger.money_came(row.id, "cash", row.amount, row.currency)
        ledger.order_paid(orders.sold(order))
        ledger.cash_kept(orders.sold(order), "cash")
    return row


def refund(row: Capture, amount: int, cause: str, cause_id: int, actor: Actor, order_id: int | None = None) -> Refund:
    """Promise money of a capture back and let a job send it. Once per cause. Raises OverRefund."""
    known = first(select(Refund).where(Refund.capture_id == row.id, Refund.cause == cause, Refund.cause_id == cause_id))
    if known is not None:
        return known
    promised = db.session.execute(
        update(Capture)
        .where(Capture.id == row.id, Capture.refunded + amount <= Capture.amount)
        .values(refunded=Capture.refunded + amount)
        .execution_options(synchronize_session=False)
    )
    if promised.rowcount != 1:  # type: ignore[attr-defined]
        raise OverRefund
    db.session.refresh(row)
    made = Refund(
        capture_id=row.id,
        order_id=order_id,
        provider=refund_provider(row),
        amount=amount,
        currency=row.currency,
        cause=cause,
        cause_id=cause_id,
    )
    db.session.add(made)
    db.session.flush()
    REFUND.remember(made, "", RefundState.CREATED, actor)
    jobs.later("mall.domain.payments.jobs:send_refund", queue="money", refund_id=made.id)
    return made


def refund_provider(row: Capture) -> str:
    """The way the money goes back: the way it came; cash that a store kept is paid back by the mall's bank."""
    return "transfer" if row.provider == "cash" else row.provider


def note_refund(made: Refund, sent: Sent, actor: Actor) -> None:
    """What the provider answered. A manual one waits for an operator; a paid one goes into the books."""
    if made.state == RefundState.PAID or sent.state == "manual":
        return
    if sent.state == "paid":
        REFUND.move(made, RefundState.PAID, actor, reference=sent.reference, paid_at=clock.now(), failure="")
        ledger.refund_paid(made.id, made.provider, made.amount, made.currency)
        facts.publish(REFUND_PAID, refund_id=made.id)
    elif sent.state == "failed":
        REFUND.move(made, RefundState.FAILED, actor, failure=sent.failure or "refused by the provider")
    elif made.state == RefundState.CREATED:
        REFUND.move(made, RefundState.SENT, actor, reference=sent.reference)


def confirm_refund(made: Refund, reference: str, actor: Actor) -> None:
    """By an operator: the money was sent by hand (cash and transfer), with this reference of the bank statement."""
    audit.record(actor, "refund.confirm", "refund", made.id, after={"reference": reference})
    if made.state == RefundState.PAID:
        raise REFUND.refusal
    note_refund(made, Sent("paid", reference), actor)


def retry_refund(made: Refund, actor: Actor) -> None:
    """By an operator: ask the provider again."""
    REFUND.move(made, RefundState.CREATED, actor, failure="")
    jobs.later("mall.domain.payments.jobs:send_refund", queue="money", refund_id=made.id)
    audit.record(actor, "refund.retry", "refund", made.id)


def locked_refund(refund_id: int) -> Refund:
    """A refund, locked."""
    rows = lock(select(Refund).where(Refund.id == refund_id))
    if not rows:
        raise NotFound
    return rows[0]


def decide_mismatch(capture_id: int, approved: bool, actor: Actor) -> None:
    """An operator's word on money that did not fit: approve gives it back; refuse keeps it for a later decision."""
    if not approved:
        return
    row = lock(select(Capture).where(Capture.id == capture_id))[0]
    rest = row.amount - row.refunded - row.applied
    if rest > 0:
        refund(row, rest, "disputed", row.id, actor)


def _open_attempt(purchase: orders.Purchase, provider: Provider) -> PaymentAttempt:
    payable = purchase.payables[0]
    attempt = PaymentAttempt(
        payable_id=payable.id,
        purchase_id=purchase.id,
        provider=provider.kind,
        amount=purchase.due,
        currency=purchase.currency,
        number=ids.number(),
    )
    db.session.add(attempt)
    db.session.flush()
    return attempt


def _apply_payment_notice(notice: PaymentNotice, actor: Actor) -> None:
    attempt = first(
        select(PaymentAttempt).where(PaymentAttempt.number == notice.number, PaymentAttempt.provider == notice.provider)
    )
    if attempt is None:
        _dispute(notice, "no such attempt", actor)
        return
    orders.locked_purchase(attempt.purchase_id)
    attempt = lock(select(PaymentAttempt).where(PaymentAttempt.id == attempt.id))[0]
    if notice.kind == "payment_failed":
        if attempt.state == AttemptState.PENDING:
            ATTEMPT.move(attempt, AttemptState.FAILED, actor)
        NOTICE.move(notice, NoticeState.APPLIED, actor)
        return
    if notice.currency != attempt.currency:
        _dispute(notice, f"currency {notice.currency}, expected {attempt.currency}", actor)
        return
    if notice.amount != attempt.amount:
        _take_wrong_amount(notice, attempt, actor)
        return
    capture(attempt, notice.reference, notice.amount, actor)
    NOTICE.move(notice, NoticeState.APPLIED, actor)


def _take_wrong_amount(notice: PaymentNotice, attempt: PaymentAttempt, actor: Actor) -> None:
    """The money is real even if the amount is not what we asked for: book it, apply none of it, ask an operator."""
    row, is_new = _insert_capture(
        provider=notice.provider,
        reference=notice.reference,
        amount=notice.amount,
        currency=notice.currency,
        attempt_id=attempt.id,
        purchase_id=attempt.purchase_id,
    )
    if is_new:
        ledger.money_came(row.id, row.provider, row.amount, row.currency)
        _ask_operators(row, f"{notice.amount} came, {attempt.amount} was asked for")
    _dispute(notice, f"amount {notice.amount}, expected {attempt.amount}", actor)


def _apply_refund_notice(notice: PaymentNotice, actor: Actor) -> None:
    made = first(
        select(Refund).where(Refund.number == notice.number, Refund.provider == notice.provider).with_for_update()
    )
    if made is None or notice.amount != made.amount or notice.currency != made.currency:
        _dispute(notice, "no such refund of that amount", actor)
        return
    note_refund(made, Sent("paid" if notice.kind == "refund" else "failed", notice.reference), actor)
    NOTICE.move(notice, NoticeState.APPLIED, actor)


def _dispute(notice: PaymentNotice, problem: str, actor: Actor) -> None:
    NOTICE.move(notice, NoticeState.DISPUTED, actor, problem, problem=problem)


def _ask_operators(row: Capture, problem: str) -> None:
    moderation.open_case(CASE_KIND, row.id, title={"en": problem, "zh": problem}, risks=["amount"])


def _insert_capture(**values: Any) -> tuple[Capture, bool]:
    capture_id = db.session.scalar(
        insert(Capture)
        .values(**{"applied": 0, "refunded": 0, "collected_by": "platform", "created_at": clock.now(), **values})
        .on_conflict_do_nothing()
        .returning(Capture.id)
    )
    if capture_id is not None:
        return db.session.get_one(Capture, capture_id), True
    mine = select(Capture).where(Capture.provider == values["provider"], Capture.reference == values["reference"])
    return db.session.scalars(mine).one(), False


ROBOT = actors.job("payments")
