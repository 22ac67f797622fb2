"""Batches: one deed for many of a store's products.

A merchant chooses products and a *deed*: put on sale, take off, other prices, other counts. The batch is *planned*, which
writes nothing but what it would do; when she confirms it is done, product by product, and remembers what came of each.
"""

from mall.domain.batches.actions import (
    NothingChosen,
    TooManyChosen,
    begin,
    carry_out,
    plan_prices,
    plan_units,
)
from mall.domain.batches.models import Batch, Deed
from mall.domain.batches.queries import batch_of, batches_for, choice_in
from mall.domain.batches.rules import MOST, STEPS, How, PriceChange
from mall.domain.batches.states import BatchState

__all__ = [
    "MOST",
    "STEPS",
    "Batch",
    "BatchState",
    "Deed",
    "How",
    "NothingChosen",
    "PriceChange",
    "TooManyChosen",
    "batch_of",
    "batches_for",
    "begin",
    "carry_out",
    "choice_in",
    "plan_prices",
    "plan_units",
]
