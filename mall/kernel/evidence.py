"""Rows that one trade keeps and another counts, without knowing each other: offered as a statement, under a name.

The owner offers in its `listeners.py`, and thereby says which columns it stands by:

    evidence.offer("looks", select(Seen.person_id.label("actor_id"), Seen.product_id, Seen.seen_at.label("at")))
"""

from typing import Any

from sqlalchemy import Select

Rows = Select[*tuple[Any, ...]]

OFFERED: dict[str, Rows] = {}


def offer(name: str, rows: Rows) -> None:
    """The statement selects what others may count under this name."""
    OFFERED[name] = rows


def offered(name: str) -> Rows | None:
    """The statement, or None where no trade keeps such rows."""
    return OFFERED.get(name)
