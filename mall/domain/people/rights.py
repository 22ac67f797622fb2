"""What the mall's operators may do at their desk, and the roles that bundle it."""

from enum import StrEnum


class AdminRight(StrEnum):
    """Every right of the operators' desk. An admin route declares one of these."""

    LOOK = "look"  # see the to-do home
    ADMIT_STORES = "admit_stores"  # decide applications, suspend and close stores
    MODERATE = "moderate"  # decide listings and reports
    SEE_ORDERS = "see_orders"
    SETTLE = "settle"  # run settlements, see statements and journals
    APPROVE_PAYOUT = "approve_payout"  # never one's own: the database wants a second person
    EDIT_FRONT = "edit_front"  # announcements, hot words, the mall's colour
    EDIT_COMMISSION = "edit_commission"
    SEE_PAYMENTS = "see_payments"
    RESOLVE_PAYMENTS = "resolve_payments"  # confirm transfers, settle disputed notices, refund
    MANAGE_PEOPLE = "manage_people"  # block accounts and let them back in
    GRANT_RIGHTS = "grant_rights"
    SEE_AUDIT = "see_audit"
    RUN_JOBS = "run_jobs"  # see failed jobs, run or drop them


_R = AdminRight

ROLES: dict[str, frozenset[AdminRight]] = {
    "admission": frozenset({_R.LOOK, _R.ADMIT_STORES}),
    "moderation": frozenset({_R.LOOK, _R.MODERATE}),
    "marketing": frozenset({_R.LOOK, _R.EDIT_FRONT}),
    "support": frozenset({_R.LOOK, _R.SEE_ORDERS, _R.SEE_PAYMENTS, _R.MANAGE_PEOPLE}),
    "finance": frozenset(
        {
            _R.LOOK,
            _R.SEE_ORDERS,
            _R.SETTLE,
            _R.APPROVE_PAYOUT,
            _R.EDIT_COMMISSION,
            _R.SEE_PAYMENTS,
            _R.RESOLVE_PAYMENTS,
        }
    ),
    "system": frozenset({_R.LOOK, _R.MANAGE_PEOPLE, _R.GRANT_RIGHTS, _R.SEE_AUDIT, _R.RUN_JOBS}),
}
