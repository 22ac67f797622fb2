"""What may be wrong with a line of a cart, and what it is called."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from mall.kernel.text import _, lazy_ngettext

MAX_PER_LINE = 99
MAX_LINES = 200
GUESTS_KEPT = timedelta(days=365)  # so long does a guest's cookie open her cart


class Reason(StrEnum):
    """Why a line cannot be bought, or what changed about it."""

    GONE = "gone"
    WITHDRAWN = "withdrawn"
    ON_LEAVE = "on_leave"
    CLOSED = "closed"
    SOLD_OUT = "sold_out"
    NOT_ENOUGH = "not_enough"
    OVER_LIMIT = "over_limit"
    DEARER = "dearer"
    CHEAPER = "cheaper"


# A changed price is told, and the line can be bought all the same.
HARMLESS = frozenset({Reason.DEARER, Reason.CHEAPER})


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides whether a line can be bought. Prices are minor units for one, `None` when there is none."""

    quantity: int
    of_product: int  # units of the same product in the whole cart
    price_seen: int
    price_now: int | None
    available: int
    order_limit: int | None
    is_offered: bool  # the SKU still exists
    is_published: bool
    store_sells: bool
    store_is_shown: bool


def reason_for(line: Situation) -> Reason | None:
    """The first thing that stands in the way, else what changed, else nothing."""
    if not line.store_is_shown:
        return Reason.CLOSED
    if not line.is_offered or line.price_now is None:
        return Reason.GONE
    if not line.is_published:
        return Reason.WITHDRAWN
    if not line.store_sells:
        return Reason.ON_LEAVE
    if line.available < line.quantity:
        return Reason.NOT_ENOUGH if line.available else Reason.SOLD_OUT
    if line.order_limit is not None and line.of_product > line.order_limit:
        return Reason.OVER_LIMIT
    if line.price_now != line.price_seen:
        return Reason.DEARER if line.price_now > line.price_seen else Reason.CHEAPER
    return None


def words(reason: Reason, line: Situation) -> Any:
    """The reason as a sentence for the shopper."""
    if reason is Reason.NOT_ENOUGH:
        return lazy_ngettext("Only %(num)d is left.", "Only %(num)d are left.", line.available)
    if reason is Reason.OVER_LIMIT:
        return lazy_ngettext(
            "An order may hold at most %(num)d of it.",
            "An order may hold at most %(num)d of it.",
            line.order_limit or 0,
        )
    return SENTENCES[reason]


SENTENCES = {
    Reason.GONE: _("This item is no longer offered."),
    Reason.WITHDRAWN: _("This product is not for sale at the moment."),
    Reason.ON_LEAVE: _("The store is on leave and sells nothing at the moment."),
    Reason.CLOSED: _("The store is closed."),
    Reason.SOLD_OUT: _("This item is sold out."),
    Reason.DEARER: _("It costs more than when you put it here."),
    Reason.CHEAPER: _("It costs less than when you put it here."),
}
