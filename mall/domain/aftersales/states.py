"""What becomes of an after-sale request. Who waits for whom stands in the state; until when, in its `due_at`."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class WrongRequestState(NotNow):
    message = _("The request's current state does not allow this.")


class AfterSaleState(StrEnum):
    APPLIED = "applied"  # the store answers
    OFFERED = "offered"  # less than was asked; the buyer answers
    TO_SEND = "to_send"  # the buyer sends the goods back
    SENT = "sent"  # they are on their way; the store says when they are there
    REJECTED = "rejected"  # the buyer may bring it before the operators
    ESCALATED = "escalated"  # an operator decides
    GRANTED = "granted"  # a job pays it back
    REFUNDING = "refunding"  # the provider has it
    DONE = "done"
    WITHDRAWN = "withdrawn"  # by the buyer
    REFUSED = "refused"  # by an operator
    LAPSED = "lapsed"  # nothing was sent back, or nobody was asked about a rejection


_S = AfterSaleState

AFTER_SALE = Lifecycle(
    "state",
    AfterSaleState,
    {
        _S.APPLIED: (_S.OFFERED, _S.TO_SEND, _S.GRANTED, _S.REJECTED, _S.WITHDRAWN),
        _S.OFFERED: (_S.TO_SEND, _S.GRANTED, _S.ESCALATED, _S.WITHDRAWN),
        _S.TO_SEND: (_S.SENT, _S.WITHDRAWN, _S.LAPSED),
        _S.SENT: (_S.GRANTED, _S.REJECTED),
        _S.REJECTED: (_S.ESCALATED, _S.WITHDRAWN, _S.LAPSED),
        _S.ESCALATED: (_S.TO_SEND, _S.GRANTED, _S.REFUSED, _S.WITHDRAWN),
        _S.GRANTED: (_S.REFUNDING,),
        _S.REFUNDING: (_S.DONE,),
    },
    rests=(_S.DONE, _S.WITHDRAWN, _S.REFUSED, _S.LAPSED),
    refusal=WrongRequestState,
)

# Whoever still may press a button, or a job, has it.
OPEN = (_S.APPLIED, _S.OFFERED, _S.TO_SEND, _S.SENT, _S.REJECTED, _S.ESCALATED, _S.GRANTED)
