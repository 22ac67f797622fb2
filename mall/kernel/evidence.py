"""Rows that one trade keeps and another counts, without knowing each other: offered as a statement, under a name.

The owner offers in its `listeners.py`, and thereby says which columns it stands by:

    @offers("looks")
    def looks():
        return select(Seen.person_id.label("actor_id"), Seen.product_id, Seen.seen_at.label("at"))
"""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Select

Rows = Select[*tuple[Any, ...]]
Offer = TypeVar("Offer", bound=Callable[[], Any])

OFFERED: dict[str, Callable[[], Rows]] = {}


def offers(name: str) -> Callable[[Offer], Offer]:
    """The function's statement selects what others may count under this name."""

    def register(offer: Offer) -> Offer:
        OFFERED[name] = offer
        return offer

    return register


def offered(name: str) -> Rows | None:
    """The statement, or None where no trade keeps such rows."""
    return OFFERED[name]() if name in OFFERED else None
