"""A store's other places: opened, and closed again. What waits at a closed one is still handed out there."""

from typing import Any

from sqlalchemy import update

from mall.domain.stores.actions import STORE_CHANGED, STORES
from mall.domain.stores.models import Store, StoreLocation
from mall.domain.stores.queries import locations_for
from mall.kernel import audit, clock, facts, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.text import _

MOST = 20  # places of a store


class TooManyLocations(Refusal):
    message = _("A store has at most %(count)s places.", count=MOST)


class MainLocation(NotNow):
    message = _("Your goods are sent from here: this place cannot be closed.")


class ClosedAlready(NotNow):
    message = _("This place is closed already.")


def add_location(store: Store, actor: Actor, **fields: Any) -> StoreLocation:
    """Another place, with columns of StoreLocation. Raises TooManyLocations."""
    if len(locations_for(store)) >= MOST:
        raise TooManyLocations
    location = StoreLocation(store_id=store.id, **fields)
    db.session.add(location)
    db.session.flush()
    audit.record(actor, "store.add_place", "store", store.id, store_id=store.id, after=fields)
    _tell(store)
    return location


def close_location(store: Store, location: StoreLocation, actor: Actor) -> None:
    """Nobody may choose it any more. Raises MainLocation, ClosedAlready."""
    if location.is_default:
        raise MainLocation
    closed = db.session.execute(
        update(StoreLocation)
        .where(StoreLocation.id == location.id, StoreLocation.closed_at.is_(None))
        .values(closed_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if closed.rowcount != 1:  # type: ignore[attr-defined]
        raise ClosedAlready
    db.session.refresh(location)
    audit.record(actor, "store.close_place", "store", store.id, store_id=store.id, before={"name": location.name})
    _tell(store)


def _tell(store: Store) -> None:
    # Searches are narrowed down to goods that can be fetched.
    facts.publish(STORE_CHANGED, store_id=store.id)
    versions.touch(STORES)
