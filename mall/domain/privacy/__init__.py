"""Privacy: a person's copy of what the mall keeps about her, and her way out.

An *export* is one ZIP of everything that trades tell about her (kernel/belongings); it lies ready for seven days. A
*closing* is her wish to be erased: it waits seven days, she may take it back, and it does not happen while something is
open (`obstacles`). What is erased, every trade does for itself when the account is closed.
"""

from mall.domain.privacy.actions import (
    AskedToday,
    InTheWay,
    ask_closing,
    ask_export,
    refuse_open,
    tidy,
    withdraw_closing,
)
from mall.domain.privacy.models import AccountClosing, DataExport
from mall.domain.privacy.queries import closing_of, content_of, exports_for, obstacles
from mall.domain.privacy.rules import CLOSING_WAITS, EXPORT_KEPT

__all__ = [
    "CLOSING_WAITS",
    "EXPORT_KEPT",
    "AccountClosing",
    "AskedToday",
    "DataExport",
    "InTheWay",
    "ask_closing",
    "ask_export",
    "closing_of",
    "content_of",
    "exports_for",
    "obstacles",
    "refuse_open",
    "tidy",
    "withdraw_closing",
]
