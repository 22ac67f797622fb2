"""What the mall keeps about a person, told by each trade for itself.

A trade registers in its `listeners.py`; whoever gathers it all (privacy) need not know who keeps what:

    @tells("favourites")
    def favourites_of(person_id): …
"""

from collections.abc import Callable
from typing import Any, TypeVar

Teller = TypeVar("Teller", bound=Callable[[int], Any])

TELLERS: dict[str, Callable[[int], Any]] = {}


def tells(name: str) -> Callable[[Teller], Teller]:
    """The function says, as plain values, what is kept under this name about the person with the id it is given."""

    def register(teller: Teller) -> Teller:
        TELLERS[name] = teller
        return teller

    return register


def belongings_of(person_id: int) -> dict[str, Any]:
    """Everything, by name."""
    return {name: TELLERS[name](person_id) for name in sorted(TELLERS)}
