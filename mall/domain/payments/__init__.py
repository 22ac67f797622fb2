"""Payments: money from buyers and back to them.

A *provider* is a way to pay (a plug-in). The buyer's *attempt* goes to the provider; its *notice* comes back signed,
is kept once and applied once; money that came is a *capture*, money that goes back a *refund*. What does not fit (late,
twice, wrong amount) is given back or shown to an operator.
"""

from mall.domain.payments.actions import (
    NothingDue,
    NotTaken,
    OverRefund,
    confirm_refund,
    confirm_transfer,
    locked_refund,
    refund,
    retry_refund,
    start,
    take_in,
)
from mall.domain.payments.models import Capture, PaymentAttempt, PaymentNotice, Refund
from mall.domain.payments.provider import Forged, Notice, Provider, provider_of, providers
from mall.domain.payments.queries import (
    attempt_by_number,
    attempts_for,
    capture_by_id,
    captures,
    captures_for,
    count_open_refunds,
    count_waiting_transfers,
    disputed_notices,
    refund_by_id,
    refunds,
    refunds_for,
    stuck_refunds,
    unmatched_notices,
    waiting_transfers,
    ways_to_pay,
)
from mall.domain.payments.states import AttemptState, RefundState

__all__ = [
    "AttemptState",
    "Capture",
    "Forged",
    "NotTaken",
    "NothingDue",
    "Notice",
    "OverRefund",
    "PaymentAttempt",
    "PaymentNotice",
    "Provider",
    "Refund",
    "RefundState",
    "attempt_by_number",
    "attempts_for",
    "capture_by_id",
    "captures",
    "captures_for",
    "confirm_refund",
    "confirm_transfer",
    "count_open_refunds",
    "count_waiting_transfers",
    "disputed_notices",
    "locked_refund",
    "provider_of",
    "providers",
    "refund",
    "refund_by_id",
    "refunds",
    "refunds_for",
    "retry_refund",
    "start",
    "stuck_refunds",
    "take_in",
    "unmatched_notices",
    "waiting_transfers",
    "ways_to_pay",
]
