"""The life of an account."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class PersonState(StrEnum):
    ACTIVE = "active"
    BLOCKED = "blocked"  # by the operators; may come back
    CLOSED = "closed"  # personal data erased; only the reference is left


class WrongPersonState(NotNow):
    message = _("The account's current state does not allow this.")


PERSON = Lifecycle(
    "state",
    PersonState,
    {
        PersonState.ACTIVE: (PersonState.BLOCKED, PersonState.CLOSED),
        PersonState.BLOCKED: (PersonState.ACTIVE, PersonState.CLOSED),
    },
    rests=(PersonState.CLOSED,),
    refusal=WrongPersonState,
)
