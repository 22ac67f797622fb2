"""Jobs of payments."""

from mall.domain.payments import actions
from mall.domain.payments.models import Capture
from mall.domain.payments.provider import provider_of
from mall.domain.payments.states import RefundState
from mall.kernel.db import db


def apply_notice(notice_id: int) -> None:
    """Do what a notice says."""
    actions.apply_notice(notice_id)


def send_refund(refund_id: int) -> None:
    """Ask the provider to send money back. The provider is called between two transactions; it knows the refund's
    number, so that a second call is answered like the first."""
    made = actions.locked_refund(refund_id)
    if made.state != RefundState.CREATED:
        return
    capture = db.session.get_one(Capture, made.capture_id)
    provider, number, reference = made.provider, made.number, capture.reference
    amount, currency = made.amount, made.currency
    db.session.rollback()
    sent = provider_of(provider).refund(number, reference, amount, currency)
    actions.note_refund(actions.locked_refund(refund_id), sent, actions.ROBOT)
