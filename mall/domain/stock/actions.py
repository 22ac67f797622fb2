"""Verbs of stock. Scarce counters change by one conditional UPDATE whose row count is read (docs/locking.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog
from mall.domain.stock.models import HOLD, HoldState, Movement, Stock, StockHold, StockMovement
from mall.domain.stores import Store
from mall.kernel import audit, facts, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

# A shelf ran out, or came back: what lists of products need to know.
STOCK_TURNED = facts.declare("stock.turned", "sku_ids")
# A shelf came down to where its store wants to know.
STOCK_LOW = facts.declare("stock.low", "sku_id", "location_id")

LEFT = Stock.on_hand + Stock.oversell_limit - Stock.held
# How much is left, and from how much on that is little: the shelf's own word, else its store's.
ALARM = func.coalesce(
    Stock.low_at, select(Store.low_stock_at).where(Store.id == Stock.store_id).correlate(Stock).scalar_subquery()
)
Remaining = Sequence[int]  # what may still be promised, what lies there for nobody, from how much on that is little
AFTER = (LEFT, Stock.on_hand - Stock.held, ALARM)


class SoldOut(Refusal):
    """Fewer units are left than asked for. `sku_id` says of what."""

    message = _("There is not enough left of this item.")

    def __init__(self, sku_id: int) -> None:
        self.sku_id = sku_id
        super().__init__()


class BelowHeld(Refusal):
    message = _("Some of these units are reserved for orders. The count cannot go below them.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Units of a SKU of a store, from one location."""

    store_id: int
    sku_id: int
    location_id: int
    quantity: int


def set_low_at(store: Store, sku_id: int, location_id: int, low_at: int | None) -> None:
    """Say from how many units left on it runs low there; None is what the store says for all."""
    owned = {"store_id": store.id, "sku_id": sku_id, "location_id": location_id}
    row = insert(Stock).values(**owned, on_hand=0, held=0, low_at=low_at)
    db.session.execute(row.on_conflict_do_update(index_elements=["sku_id", "location_id"], set_={"low_at": low_at}))


def receive(wanted: Wanted, actor: Actor, note: str = "") -> None:
    """Put units on the shelf; the shelf is made when there is none yet."""
    db.session.execute(
        insert(Stock)
        .values(store_id=wanted.store_id, sku_id=wanted.sku_id, location_id=wanted.location_id, on_hand=0, held=0)
        .on_conflict_do_nothing()
    )
    change(wanted, Movement.RECEIVED, wanted.quantity, actor, note=note)
    _record("stock.receive", wanted, actor, note)


def recount(wanted: Wanted, actor: Actor, note: str = "") -> None:
    """Say how many units there are. Raises BelowHeld when more are promised than that."""
    db.session.execute(
        insert(Stock)
        .values(store_id=wanted.store_id, sku_id=wanted.sku_id, location_id=wanted.location_id, on_hand=0, held=0)
        .on_conflict_do_nothing()
    )
    shelf = lock(select(Stock).where(Stock.sku_id == wanted.sku_id, Stock.location_id == wanted.location_id))[0]
    if wanted.quantity != shelf.on_hand:
        change(wanted, Movement.ADJUSTED, wanted.quantity - shelf.on_hand, actor, note=note)
        _record("stock.recount", wanted, actor, note)


def change(
    wanted: Wanted,
    kind: Movement,
    quantity: int,
    actor: Actor,
    note: str = "",
    owner: str = "",
    owner_id: int | None = None,
) -> None:
    """Add `quantity` (negative: take) to `on_hand` and write the movement. Raises BelowHeld."""
    if quantity == 0:
        return
    after = db.session.execute(
        update(Stock)
        .where(
            Stock.sku_id == wanted.sku_id,
            Stock.location_id == wanted.location_id,
            Stock.on_hand + quantity >= 0,
            Stock.held <= Stock.on_hand + quantity + Stock.oversell_limit,
        )
        .values(on_hand=Stock.on_hand + quantity)
        .returning(*AFTER)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if after is None:
        raise BelowHeld
    left = after[0]
    _warn(wanted, -quantity, after)
    _write_movement(wanted, kind, quantity, actor, note, owner, owner_id)
    versions.touch(catalog.sku_topic(wanted.sku_id))
    if left <= 0 or left - quantity <= 0:
        facts.publish(STOCK_TURNED, sku_ids=[wanted.sku_id])


def hold(owner: str, wanted: Sequence[tuple[int, Wanted]], expires_at: datetime | None) -> None:
    """Promise units until a deadline, all or nothing: pairs of the owner's id and what it wants. Raises SoldOut.

    Goes through the shelves sorted, so that two holders of the same goods never wait for each other in a circle.
    """
    emptied = []
    for owner_id, item in sorted(wanted, key=lambda pair: (pair[1].sku_id, pair[1].location_id)):
        after = take(item)
        if after is None:
            raise SoldOut(item.sku_id)
        left = after[0]
        _warn(item, item.quantity, after)
        versions.touch(catalog.sku_topic(item.sku_id))
        if left <= 0:
            emptied.append(item.sku_id)
        db.session.add(
            StockHold(
                store_id=item.store_id,
                owner=owner,
                owner_id=owner_id,
                sku_id=item.sku_id,
                location_id=item.location_id,
                quantity=item.quantity,
                expires_at=expires_at,
            )
        )
    db.session.flush()
    if emptied:
        facts.publish(STOCK_TURNED, sku_ids=emptied)


def take(item: Wanted) -> Remaining | None:
    """The one statement that decides who gets the last unit: what is left after it (see AFTER), or None."""
    return db.session.execute(
        update(Stock)
        .where(
            Stock.sku_id == item.sku_id,
            Stock.location_id == item.location_id,
            Stock.on_hand + Stock.oversell_limit - Stock.held >= item.quantity,
        )
        .values(held=Stock.held + item.quantity)
        .returning(*AFTER)
        .execution_options(synchronize_session=False)
    ).one_or_none()


def _warn(item: Wanted, taken: int, after: Remaining) -> None:
    """Say that the shelf runs low, at the moment when it begins to."""
    _left, rest, alarm = after
    if rest <= alarm < rest + taken:
        facts.publish(STOCK_LOW, sku_id=item.sku_id, location_id=item.location_id)


def commit_holds(owner: str, owner_id: int, actor: Actor) -> None:
    """The owner paid: the held units leave the shelf. Does nothing for holds that are no longer held."""
    for held in _holds(owner, owner_id, HoldState.HELD):
        HOLD.move(held, HoldState.COMMITTED, actor, expires_at=None)
        _shift(held, on_hand=-held.quantity, held=-held.quantity)
        _write_movement(_wanted(held), Movement.SOLD, -held.quantity, actor, "", owner, owner_id)


def release_holds(owner: str, owner_id: int, actor: Actor) -> None:
    """The owner gives up: held units may be promised again."""
    released = _holds(owner, owner_id, HoldState.HELD)
    for held in released:
        HOLD.move(held, HoldState.RELEASED, actor)
        _shift(held, held=-held.quantity)
        versions.touch(catalog.sku_topic(held.sku_id))
    if released:
        facts.publish(STOCK_TURNED, sku_ids=[held.sku_id for held in released])


def put_back(owner: str, owner_id: int, quantities: dict[int, int], actor: Actor, note: str = "") -> None:
    """Sold units come back to the shelf they left: {sku id: units}. Never more than were sold to the owner."""
    for held in _holds(owner, owner_id, HoldState.COMMITTED):
        quantity = quantities.get(held.sku_id, 0)
        if quantity:
            change(_wanted(held), Movement.RETURNED, min(quantity, held.quantity), actor, note, owner, owner_id)


def _holds(owner: str, owner_id: int, state: HoldState) -> Sequence[StockHold]:
    mine = select(StockHold).where(StockHold.owner == owner, StockHold.owner_id == owner_id, StockHold.state == state)
    return lock(mine.order_by(StockHold.sku_id, StockHold.location_id))


def _shift(row: StockHold, **by: int) -> None:
    values: dict[str, Any] = {name: getattr(Stock, name) + amount for name, amount in by.items()}
    db.session.execute(
        update(Stock)
        .where(Stock.sku_id == row.sku_id, Stock.location_id == row.location_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _wanted(held: StockHold) -> Wanted:
    return Wanted(held.store_id, held.sku_id, held.location_id, held.quantity)


def _write_movement(
    wanted: Wanted, kind: Movement, quantity: int, actor: Actor, note: str, owner: str, owner_id: int | None
) -> None:
    db.session.add(
        StockMovement(
            store_id=wanted.store_id,
            sku_id=wanted.sku_id,
            location_id=wanted.location_id,
            kind=kind,
            quantity=quantity,
            owner=owner,
            owner_id=owner_id,
            actor_kind=actor.kind,
            actor_id=actor.id,
            note=note,
        )
    )


def _record(action: str, wanted: Wanted, actor: Actor, note: str) -> None:
    after = {"units": wanted.quantity}
    audit.record(actor, action, "sku", wanted.sku_id, store_id=wanted.store_id, after=after, reason=note)
