"""Facts: what happened, told to whoever listens, without knowing who does.

`publish("order.paid", order_id=7)` writes one fact row and one job row per listener in the same transaction, so one
failing mail repeats nothing else. Listeners live in `listeners.py` of a trade and are found by the plug-in loader.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Mapped

from mall.kernel import clock, jobs
from mall.kernel.db import Base, Keyed, created, db

Listener = TypeVar("Listener", bound=Callable[..., Any])

# fact name -> {dotted target: queue}; filled when the listeners are imported.
LISTENERS: dict[str, dict[str, str]] = {}
# fact name -> the names of its payload; a publisher with other names is a bug that a law test finds.
FACTS: dict[str, frozenset[str]] = {}


class Fact(Keyed, Base):
    """Something that happened, in the past tense: `order.paid`."""

    __tablename__ = "fact"

    name: Mapped[str]
    payload: Mapped[dict[str, Any]]
    at: Mapped[datetime] = created()


def declare(name: str, *payload: str) -> str:
    """Say that a trade publishes this fact with these payload names. Returns the name."""
    FACTS[name] = frozenset(payload)
    return name


def publish(name: str, **payload: Any) -> None:
    """Record the fact and one job per listener, in the running transaction."""
    if frozenset(payload) != FACTS.get(name):
        raise LookupError(f"the fact {name} is not declared with {sorted(payload)}")
    fact = Fact(name=name, payload=payload, at=clock.now())
    db.session.add(fact)
    db.session.flush()
    for target, queue in LISTENERS.get(name, {}).items():
        jobs.later(target, queue=queue, fact_id=fact.id, **payload)


def on(name: str, queue: str = "default") -> Callable[[Listener], Listener]:
    """Run the function, as a job of its own, whenever the fact is published. It gets the payload by name."""

    def subscribe(listener: Listener) -> Listener:
        LISTENERS.setdefault(name, {})[f"{listener.__module__}:{listener.__name__}"] = queue
        return listener

    return subscribe
