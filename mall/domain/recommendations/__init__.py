"""Recommendations: what else a shopper may like, and why (docs/recommendations.md).

Counted every night from purchases and looks, never from a person's own past: goods *bought* or *viewed* together, and
those that are *popular* near a category. Pages read them from tables.
"""

from mall.domain.recommendations.queries import Suggestion, alongside, bought_with
from mall.domain.recommendations.rules import Reason

__all__ = ["Reason", "Suggestion", "alongside", "bought_with"]
