"""Who does something: a person, a job, an API client, a payment provider. Every verb that leaves a trace takes one."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "visitor", "job", "provider", "client"]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the audit log, the state changes and the ledger remember it: a kind and a reference, no name."""

    kind: Kind
    id: int | None = None
    label: str = ""


def job(label: str) -> Actor:
    """The mall itself, acting on a schedule or on a fact."""
    return Actor("job", None, label)


VISITOR = Actor("visitor")
