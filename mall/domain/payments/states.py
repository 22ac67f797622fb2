"""The lives of an attempt to pay and of a refund."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class AttemptState(StrEnum):
    PENDING = "pending"  # the buyer was sent to the provider
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    SUPERSEDED = "superseded"  # the price changed meanwhile: the buyer is to pay another sum


ATTEMPT = Lifecycle(
    "state",
    AttemptState,
    {
        AttemptState.PENDING: (AttemptState.SUCCEEDED, AttemptState.FAILED, AttemptState.SUPERSEDED),
        AttemptState.FAILED: (AttemptState.SUCCEEDED,),  # a provider may change its mind; the money is real
        AttemptState.SUPERSEDED: (AttemptState.SUCCEEDED,),  # it was under way already, and is as real
    },
    rests=(AttemptState.SUCCEEDED, AttemptState.FAILED, AttemptState.SUPERSEDED),
)


class RefundState(StrEnum):
    CREATED = "created"
    SENT = "sent"  # the provider has it
    PAID = "paid"
    FAILED = "failed"  # an operator decides


class WrongRefundState(NotNow):
    message = _("The refund's current state does not allow this.")


REFUND = Lifecycle(
    "state",
    RefundState,
    {
        RefundState.CREATED: (RefundState.SENT, RefundState.PAID, RefundState.FAILED),
        RefundState.SENT: (RefundState.PAID, RefundState.FAILED),
        RefundState.FAILED: (RefundState.CREATED, RefundState.PAID),
    },
    rests=(RefundState.PAID,),
    refusal=WrongRefundState,
)


class NoticeState(StrEnum):
    RECEIVED = "received"
    APPLIED = "applied"
    DISPUTED = "disputed"  # it says something that cannot be; operators look


NOTICE = Lifecycle(
    "state",
    NoticeState,
    {NoticeState.RECEIVED: (NoticeState.APPLIED, NoticeState.DISPUTED), NoticeState.DISPUTED: (NoticeState.APPLIED,)},
    rests=(NoticeState.APPLIED,),
)
