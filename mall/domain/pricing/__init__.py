"""Pricing: what lines cost, and why.

*Priced* lines go through the *steps* of one pipeline; every step writes *rows*, each with its kind, its amount and who
funds it. A line's *payable* is the sum of its rows, and the goods total the sum of the lines (docs/pricing.md).
"""

from mall.domain.pricing.queries import priced
from mall.domain.pricing.rules import (
    KINDS,
    STEPS,
    Priced,
    Quote,
    QuotedLine,
    Row,
    next_tier,
    price_line,
    quote,
    tier_of,
)

__all__ = [
    "KINDS",
    "STEPS",
    "Priced",
    "Quote",
    "QuotedLine",
    "Row",
    "next_tier",
    "price_line",
    "priced",
    "quote",
    "tier_of",
]
