"""Analytics: what a store sold, day by day (docs/figures.md).

A *day* is the mall's; a sale belongs to the day its money came, a refund to the day it went back. Rows are counted from
orders and refunds, which are the truth, and may be counted anew at any time. A *period* is compared with the one of the
same length before it; its *bars* are days, weeks or months. Today's own sum is asked of the orders themselves.
"""

from mall.domain.analytics.queries import (
    Figures,
    days_of,
    figures_of,
    lately,
    methods_of,
    products_of,
    sources_of,
)
from mall.domain.analytics.rules import Bar, Period, bars, day_of, period_of

__all__ = [
    "Bar",
    "Figures",
    "Period",
    "bars",
    "day_of",
    "days_of",
    "figures_of",
    "lately",
    "methods_of",
    "period_of",
    "products_of",
    "sources_of",
]
