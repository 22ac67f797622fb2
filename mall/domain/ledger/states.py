"""The lives of a statement, of a doubt about it, of a payout, of a store's bank account, of what it is to pay, of what is taken
from its deposit."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class StatementState(StrEnum):
    ISSUED = "issued"  # cut by the night job; the merchant looks at it
    DISPUTED = "disputed"  # the merchant doubts a line, or several
    CONFIRMED = "confirmed"  # by the merchant, or by time
    APPROVED = "approved"  # by a second person; a payout exists
    PAID = "paid"
    CARRIED = "carried"  # nothing to pay out: the balance goes on into the next period


class WrongStatementState(NotNow):
    message = _("The statement's current state does not allow this.")


STATEMENT = Lifecycle(
    "state",
    StatementState,
    {
        StatementState.ISSUED: (StatementState.CONFIRMED, StatementState.DISPUTED, StatementState.CARRIED),
        StatementState.DISPUTED: (StatementState.ISSUED,),
        StatementState.CONFIRMED: (StatementState.APPROVED,),
        StatementState.APPROVED: (StatementState.PAID,),
        StatementState.PAID: (StatementState.APPROVED,),  # the bank sent the money back
    },
    rests=(StatementState.PAID, StatementState.CARRIED),
    refusal=WrongStatementState,
)


class DisputeState(StrEnum):
    OPEN = "open"  # the merchant waits for an answer
    PROPOSED = "proposed"  # an operator proposed an adjustment; another one decides
    REJECTED = "rejected"  # answered with words: the line is right
    ADJUSTED = "adjusted"  # the books were corrected in the store's favour
    WITHDRAWN = "withdrawn"  # the merchant took it back


class WrongDisputeState(NotNow):
    message = _("This question was decided meanwhile.")


DISPUTE = Lifecycle(
    "state",
    DisputeState,
    {
        DisputeState.OPEN: (DisputeState.PROPOSED, DisputeState.REJECTED, DisputeState.WITHDRAWN),
        DisputeState.PROPOSED: (DisputeState.ADJUSTED, DisputeState.OPEN),
    },
    rests=(DisputeState.REJECTED, DisputeState.ADJUSTED, DisputeState.WITHDRAWN),
    refusal=WrongDisputeState,
)


class PayoutState(StrEnum):
    CREATED = "created"
    SENT = "sent"
    PAID = "paid"
    FAILED = "failed"  # by the bank, before or after it had said yes; may be sent again


class WrongPayoutState(NotNow):
    message = _("The payout's current state does not allow this.")


PAYOUT = Lifecycle(
    "state",
    PayoutState,
    {
        PayoutState.CREATED: (PayoutState.SENT,),
        PayoutState.SENT: (PayoutState.PAID, PayoutState.FAILED),
        PayoutState.PAID: (PayoutState.FAILED,),
        PayoutState.FAILED: (PayoutState.SENT,),
    },
    rests=(PayoutState.PAID,),
    refusal=WrongPayoutState,
)


class BankAccountState(StrEnum):
    COOLING = "cooling"  # entered; payouts go to the old one until its time has come
    IN_FORCE = "in_force"
    REPLACED = "replaced"  # by a later one
    CANCELLED = "cancelled"  # while it was cooling


class WrongBankAccountState(NotNow):
    message = _("This bank account is not waiting any more.")


BANK_ACCOUNT = Lifecycle(
    "state",
    BankAccountState,
    {
        BankAccountState.COOLING: (BankAccountState.IN_FORCE, BankAccountState.CANCELLED),
        BankAccountState.IN_FORCE: (BankAccountState.REPLACED,),
    },
    rests=(BankAccountState.IN_FORCE, BankAccountState.REPLACED, BankAccountState.CANCELLED),
    refusal=WrongBankAccountState,
)


class ChargeState(StrEnum):
    DUE = "due"
    ANNOUNCED = "announced"  # the store says that it has transferred it
    SETTING_OFF = "setting_off"  # the store wants it taken from its balance; a job does it
    SETTLED = "settled"
    WAIVED = "waived"  # by an operator; or nothing is missing any more


class WrongChargeState(NotNow):
    message = _("This payment is not waiting any more.")


CHARGE = Lifecycle(
    "state",
    ChargeState,
    {
        ChargeState.DUE: (ChargeState.ANNOUNCED, ChargeState.SETTING_OFF, ChargeState.SETTLED, ChargeState.WAIVED),
        ChargeState.ANNOUNCED: (ChargeState.SETTLED, ChargeState.DUE),
        ChargeState.SETTING_OFF: (ChargeState.SETTLED, ChargeState.DUE),
    },
    rests=(ChargeState.SETTLED, ChargeState.WAIVED),
    refusal=WrongChargeState,
)


class ClaimState(StrEnum):
    PROPOSED = "proposed"  # the amount is frozen; another operator decides
    APPROVED = "approved"
    DECLINED = "declined"


class WrongClaimState(NotNow):
    message = _("This was decided meanwhile.")


CLAIM = Lifecycle(
    "state",
    ClaimState,
    {ClaimState.PROPOSED: (ClaimState.APPROVED, ClaimState.DECLINED)},
    rests=(ClaimState.APPROVED, ClaimState.DECLINED),
    refusal=WrongClaimState,
)
