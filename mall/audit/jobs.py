"""The hourly check."""

import logging

from mall import audit
from mall.domain import ledger

log = logging.getLogger(__name__)


def check() -> None:
    """Stop payouts when any row breaks a rule; the reason names the first of them."""
    found = audit.findings()
    for finding in found:
        log.error("invariant broken: %s", finding)
    if found:
        ledger.freeze_payouts(str(found[0])[:500])
