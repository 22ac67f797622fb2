"""Tables of the ledger, by what they hold (docs/money.md)."""

from mall.domain.ledger.models.books import Account, Journal, Kind, Owner, Posting
from mall.domain.ledger.models.commissions import CommissionRule, RuleChange
from mall.domain.ledger.models.deposits import DepositClaim, StoreCharge, StoreDeposit
from mall.domain.ledger.models.payouts import BankAccount, Payout, PayoutBatch, PayoutBatchLine, PayoutFreeze
from mall.domain.ledger.models.statements import Statement, StatementDispute, StatementLine

__all__ = [
    "Account",
    "BankAccount",
    "CommissionRule",
    "DepositClaim",
    "Journal",
    "Kind",
    "Owner",
    "Payout",
    "PayoutBatch",
    "PayoutBatchLine",
    "PayoutFreeze",
    "Posting",
    "RuleChange",
    "Statement",
    "StatementDispute",
    "StatementLine",
    "StoreCharge",
    "StoreDeposit",
]
