"""The same deed for several things, each in a savepoint of its own: one that is refused harms no other."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from mall.kernel.db import db
from mall.kernel.refusals import Refusal

Thing = TypeVar("Thing")


def outcomes(things: Iterable[Thing], deed: Callable[[Thing], object]) -> list[tuple[Thing, Any]]:
    """Each thing with why the deed was refused, or None where it was done."""
    return [(thing, _outcome(thing, deed)) for thing in things]


def _outcome(thing: Thing, deed: Callable[[Thing], object]) -> Any:
    try:
        with db.session.begin_nested():
            deed(thing)
    except Refusal as refusal:
        return refusal.message
    return None
