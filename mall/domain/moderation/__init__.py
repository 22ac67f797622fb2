"""Moderation: one queue of *cases* that operators decide.

A case names its subject by kind and id. The trade that owns the kind registers with `decides(kind)` what a *decision*
does; it runs in the same transaction.
"""

from mall.domain.moderation.actions import (
    Decision,
    NoReason,
    case_by_id,
    decide,
    decide_each,
    decides,
    open_case,
    withdraw_case,
)
from mall.domain.moderation.models import Case, CaseState
from mall.domain.moderation.queries import last_case_about, next_open, open_cases, open_counts
from mall.domain.moderation.rules import REASONS

__all__ = [
    "REASONS",
    "Case",
    "CaseState",
    "Decision",
    "NoReason",
    "case_by_id",
    "decide",
    "decide_each",
    "decides",
    "last_case_about",
    "next_open",
    "open_case",
    "open_cases",
    "open_counts",
    "withdraw_case",
]
