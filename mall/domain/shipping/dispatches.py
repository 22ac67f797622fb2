"""Many orders sent at once: a parcel for each, with all that is left of it. One that is refused keeps no other back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mall.domain import orders
from mall.domain.shipping.actions import ship
from mall.domain.shipping.queries import parcels_of
from mall.domain.shipping.rules import tidy_tracking_number
from mall.domain.stores import Store
from mall.kernel.actors import Actor
from mall.kernel.one_by_one import outcomes


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that is left of an order, by whom it goes, and the number as it was typed."""

    order: orders.Order
    carrier: str
    tracking: str


def dispatch(store: Store, parcels: Iterable[Parcel], actor: Actor) -> list[tuple[Parcel, Any]]:
    """Send each in a savepoint of its own: every parcel with why it was refused, or None where it is on its way. One that
    is recorded already is left as it is, so that the same again changes nothing."""
    wanted = sorted(parcels, key=lambda parcel: parcel.order.id)
    known = parcels_of(store, [parcel.order.id for parcel in wanted])
    waiting = [parcel for parcel in wanted if _key_of(parcel) not in known]
    same = [(parcel, None) for parcel in wanted if _key_of(parcel) in known]
    return same + outcomes(waiting, lambda parcel: send_rest(parcel, actor))


def send_rest(parcel: Parcel, actor: Actor) -> None:
    """All that is left of the order. Raises what `ship` raises, WrongOrderState also where nothing is left or the buyer
    comes for it."""
    units = {line.id: line.unsent for line in parcel.order.lines}
    if not any(units.values()):
        raise orders.WrongOrderState
    ship(parcel.order, units, parcel.carrier, parcel.tracking, actor)


def _key_of(parcel: Parcel) -> tuple[int, str, str | None]:
    return parcel.order.id, parcel.carrier, tidy_tracking_number(parcel.tracking)
