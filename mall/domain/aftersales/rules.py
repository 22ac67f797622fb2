"""Who may ask what back, until when, and what it comes to. docs/aftersales.md tells it in prose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from mall.kernel.money import cumulative, split
from mall.kernel.text import _

ANSWER_HOURS = 48
ANSWER_WITHIN = timedelta(hours=ANSWER_HOURS)  # the store; else it has agreed
ACCEPT_WITHIN = timedelta(days=7)  # the buyer, an offer; else she has accepted it
SEND_WITHIN = timedelta(days=7)  # the buyer, the goods; else the request is over
RECEIVE_WITHIN = timedelta(days=10)  # the store, what comes back; else it has received it
ESCALATE_WITHIN = timedelta(days=7)  # the buyer, a rejection; else it stands

MAX_PHOTOS = 6
MAX_WORDS = 500
MAX_FRUITLESS = 5  # requests about one order that may come to nothing

SELF = "self"  # a carrier: the buyer brings it to the store herself


class Kind(StrEnum):
    CANCEL = "cancel"  # the whole order, before anything of it was sent
    REFUND = "refund"  # money alone: what was not sent, did not arrive, or may be kept
    RETURN = "return"  # the goods go back, then the money


KINDS = {
    Kind.CANCEL: _("Cancel the order"),
    Kind.REFUND: _("Refund without sending back"),
    Kind.RETURN: _("Send back and refund"),
}

# Why a buyer asks. The store reads it.
REASONS: dict[str, dict[str, Any]] = {
    Kind.CANCEL: {
        "changed_mind": _("I do not want it any more"),
        "mistake": _("I ordered the wrong thing"),
        "wrong_address": _("The address is wrong"),
        "too_slow": _("It takes too long"),
        "other": _("Another reason"),
    },
    Kind.REFUND: {
        "not_sent": _("It was not sent"),
        "not_received": _("It has not arrived"),
        "missing": _("Something is missing"),
        "damaged": _("It arrived broken"),
        "not_as_described": _("It is not as described"),
        "agreed": _("As agreed with the store"),
        "other": _("Another reason"),
    },
    Kind.RETURN: {
        "changed_mind": _("I do not want it any more"),
        "damaged": _("It arrived broken"),
        "defective": _("It does not work"),
        "wrong_goods": _("It is something else than I ordered"),
        "not_as_described": _("It is not as described"),
        "other": _("Another reason"),
    },
}

# Why a store says no: to the request, and to what came back. The buyer reads it.
REJECTIONS = {
    "sent": _("It is on its way already"),
    "as_described": _("It is as it was described"),
    "not_shown": _("Photos or words do not show what is wrong"),
    "made_to_order": _("It was made or cut for you"),
    "arrived": _("The carrier says that it arrived"),
    "other": _("Another reason"),
}
RETURN_REJECTIONS = {
    "nothing_came": _("Nothing has arrived"),
    "used": _("It was used"),
    "incomplete": _("Something is missing"),
    "other_goods": _("It is something else than was sold"),
    "broken": _("It came back broken"),
    "other": _("Another reason"),
}


@dataclass(frozen=True, slots=True)
class Left:
    """Units of a line that nobody asked back yet: those that wait in the store, those that were sent."""

    line_id: int
    unsent: int
    sent: int

    def units(self, kind: str) -> int:
        """How many a request of that kind may be about."""
        return {Kind.CANCEL: self.unsent, Kind.REFUND: self.unsent + self.sent, Kind.RETURN: self.sent}[Kind(kind)]


def left(line_id: int, quantity: int, shipped: int, claimed: int, claimed_unsent: int) -> Left:
    """`claimed_unsent` are those of the claimed units that are not to be sent."""
    return Left(line_id, quantity - shipped - claimed_unsent, shipped - (claimed - claimed_unsent))


def kinds(is_whole: bool, lines: Iterable[Left]) -> list[Kind]:
    """What may be asked. `is_whole`: nothing of the order was sent."""
    found = []
    lines = list(lines)
    if is_whole and any(line.unsent for line in lines):
        found.append(Kind.CANCEL)
    if any(line.unsent or line.sent for line in lines):
        found.append(Kind.REFUND)
    if any(line.sent for line in lines):
        found.append(Kind.RETURN)
    return found


def unsent_of(kind: str, units: int, line: Left) -> int:
    """How many of the units asked for never left: of a refund those come first, of a return none."""
    return 0 if kind == Kind.RETURN else min(units, line.unsent)


def shared(granted: int, worths: Sequence[int]) -> list[int]:
    """What is granted, shared out over what the lines are worth: exact to the cent, and none gets more than its worth."""
    return split(granted, worths)


def taken_back(owed: int, paid: int, before: int, amount: int) -> int:
    """What of a commission or tax goes back with a refund of `amount` of a line of which `before` was refunded: in proportion,
    by running totals, so that all refunds of a line together take back all of it."""
    return cumulative(owed, paid, before, amount) if paid else 0


def is_within(paid_at: datetime | None, minutes: int, now: datetime) -> bool:
    """Whether a buyer may still cancel at once."""
    return paid_at is not None and now < paid_at + timedelta(minutes=minutes)


def wanted(units: Mapping[int, int]) -> dict[int, int]:
    """The lines of which something is asked, sorted as they are locked."""
    return {line_id: count for line_id, count in sorted(units.items()) if count > 0}
