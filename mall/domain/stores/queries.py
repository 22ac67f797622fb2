"""Reads. Each begins with who asks or with what shoppers may see."""

import uuid
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import defer

from mall.domain.stores.models import (
    ApplicationDocument,
    Store,
    StoreApplication,
    StoreInvitation,
    StoreLocation,
    StoreMember,
)
from mall.domain.stores.rights import ROLES, StoreRight
from mall.domain.stores.states import InvitationState, StoreState
from mall.kernel import tenancy
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound

SHOWN = (StoreState.OPEN, StoreState.ON_LEAVE)
LONG = (Store.about, Store.notice)  # what only a store's own pages say; read when asked for


# Built once: to build a statement costs as much as to ask it.
_SOME = select(Store).where(Store.id.in_(bindparam("store_ids", expanding=True))).options(*map(defer, LONG))
_WITH_LOCATIONS = (
    select(Store, StoreLocation)
    .outerjoin(StoreLocation, (StoreLocation.store_id == Store.id) & StoreLocation.closed_at.is_(None))
    .where(Store.id == bindparam("store_id"))
    .order_by(StoreLocation.is_default.desc(), StoreLocation.id)
)


def shown_store(slug: str) -> Store:
    """The store as shoppers may see it, or NotFound."""
    store = first(select(Store).where(Store.slug == slug, Store.state.in_(SHOWN)))
    if store is None:
        raise NotFound
    return store


def shown_stores(after: str | None = None, size: int = 24) -> Slice[Store]:
    """Stores that shoppers may see, newest first, by key."""
    return slice_of(
        select(Store).where(Store.state.in_(SHOWN)).options(*map(defer, LONG)), Store.id, after=after, size=size
    )


def shown_slugs() -> list[str]:
    """The slugs of all stores that shoppers see."""
    return list(db.session.scalars(select(Store.slug).where(Store.state.in_(SHOWN)).order_by(Store.id)))


def store_with_slug(slug: str) -> Store:
    """The store in whatever state, or NotFound: for operators and commands."""
    store = first(select(Store).where(Store.slug == slug))
    if store is None:
        raise NotFound
    return store


def stores_by_id(store_ids: set[int]) -> dict[int, Store]:
    """The stores with these ids, for pages that show things of many."""
    if not store_ids:
        return {}
    return {store.id: store for store in db.session.scalars(_SOME, {"store_ids": list(store_ids)})}


def store_by_id(store_id: int) -> Store:
    """A store by its key, for trades above that hold one. NotFound when it is gone."""
    store = db.session.get(Store, store_id)
    if store is None:
        raise NotFound
    return store


def store_with_locations(store_id: int) -> tuple[Store, list[StoreLocation]]:
    """A store and its places, the default first, in one statement. NotFound when it is gone."""
    rows = db.session.execute(_WITH_LOCATIONS, {"store_id": store_id}).all()
    if not rows:
        raise NotFound
    return rows[0][0], [location for _store, location in rows if location is not None]


def works_at(person_id: int, store_id: int) -> bool:
    """Whether the person is one of the store's own people."""
    member = exists().where(StoreMember.store_id == store_id, StoreMember.person_id == person_id)
    return bool(db.session.scalar(select(member)))


def memberships(person_id: int) -> list[tuple[Store, frozenset[StoreRight]]]:
    """Every store that is not closed and that the person works in, with her rights there, in one statement."""
    mine = select(Store, StoreMember.role).join(StoreMember, StoreMember.store_id == Store.id)
    mine = mine.where(StoreMember.person_id == person_id, Store.state != StoreState.CLOSED)
    rows = db.session.execute(mine.order_by(Store.id))
    return [(row.Store, ROLES.get(row.role, frozenset())) for row in rows]


def stores_for(person_id: int) -> list[Store]:
    """The stores the person works in."""
    mine = select(Store).join(StoreMember, StoreMember.store_id == Store.id).where(StoreMember.person_id == person_id)
    return list(db.session.scalars(mine.order_by(Store.id)))


def members_for(store: Store) -> list[StoreMember]:
    """Who works in the store."""
    return list(
        db.session.scalars(select(StoreMember).where(StoreMember.store_id == store.id).order_by(StoreMember.id))
    )


def people_with(store_id: int, right: StoreRight) -> list[int]:
    """The ids of the store's people who hold a right: whom the mall tells about it."""
    roles = [role for role, rights in ROLES.items() if right in rights]
    mine = select(StoreMember.person_id).where(StoreMember.store_id == store_id, StoreMember.role.in_(roles))
    return list(db.session.scalars(mine.order_by(StoreMember.id)))


def member_of(store: Store, member_id: int) -> StoreMember:
    """One member of the store, or NotFound."""
    member = first(select(StoreMember).where(StoreMember.store_id == store.id, StoreMember.id == member_id))
    if member is None:
        raise NotFound
    return member


def invitations_for(store: Store) -> list[StoreInvitation]:
    """The store's invitations that nobody has answered yet, newest first, those included that ran out."""
    mine = select(StoreInvitation).where(
        StoreInvitation.store_id == store.id, StoreInvitation.state == InvitationState.OPEN
    )
    return list(db.session.scalars(mine.order_by(StoreInvitation.id.desc())))


def invitation_of(store: Store, invitation_id: int) -> StoreInvitation:
    """One invitation of the store, or NotFound."""
    mine = select(StoreInvitation).where(StoreInvitation.store_id == store.id)
    invitation = first(mine.where(StoreInvitation.id == invitation_id))
    if invitation is None:
        raise NotFound
    return invitation


def locations_for(store: Store) -> list[StoreLocation]:
    """The store's places that are not closed, the default first."""
    mine = select(StoreLocation).where(StoreLocation.store_id == store.id, StoreLocation.closed_at.is_(None))
    return list(db.session.scalars(mine.order_by(StoreLocation.is_default.desc(), StoreLocation.id)))


def location_of(store: Store, location_id: int) -> StoreLocation:
    """One of the store's places, a closed one too, or NotFound."""
    mine = select(StoreLocation).where(StoreLocation.store_id == store.id, StoreLocation.id == location_id)
    location = first(mine)
    if location is None:
        raise NotFound
    return location


def default_location(store_id: int) -> StoreLocation:
    """Where the store's stock lies unless said otherwise."""
    mine = select(StoreLocation).where(StoreLocation.store_id == store_id)
    location = first(mine.order_by(StoreLocation.is_default.desc(), StoreLocation.id))
    if location is None:
        raise NotFound
    return location


def pickup_points(store_ids: set[int]) -> list[StoreLocation]:
    """Where shoppers may fetch goods of these stores."""
    points = select(StoreLocation).where(
        StoreLocation.store_id.in_(store_ids), StoreLocation.is_pickup_point, StoreLocation.closed_at.is_(None)
    )
    return list(db.session.scalars(points.order_by(StoreLocation.is_default.desc(), StoreLocation.id)))


def application_of(person_id: int, public_id: uuid.UUID) -> StoreApplication:
    """The person's application, or NotFound."""
    mine = select(StoreApplication).where(
        StoreApplication.person_id == person_id, StoreApplication.public_id == public_id
    )
    application = first(mine)
    if application is None:
        raise NotFound
    return application


def applications_for(person_id: int) -> list[StoreApplication]:
    """The person's applications, newest first."""
    mine = select(StoreApplication).where(StoreApplication.person_id == person_id)
    return list(db.session.scalars(mine.order_by(StoreApplication.id.desc())))


def application_by_id(application_id: int) -> StoreApplication:
    """For operators: an application, or NotFound."""
    application = db.session.get(StoreApplication, application_id)
    if application is None:
        raise NotFound
    return application


def has_shown_its_papers(store: Store) -> bool:
    """Whether it came with a licence that operators looked at; the mall asked no papers of stores that it founded itself."""
    with tenancy.outside():
        founded = first(select(StoreApplication).where(StoreApplication.store_id == store.id))
        return founded is None or any(document.kind == "licence" for document in founded.documents)


def document_by_id(document_id: int) -> ApplicationDocument:
    """For operators: a document of an application, or NotFound."""
    document = db.session.get(ApplicationDocument, document_id)
    if document is None:
        raise NotFound
    return document


def all_stores(state: str = "", text: str = "", after: str | None = None) -> Slice[Store]:
    """For operators: stores, newest first; `text` is sought in names and slugs."""
    found = select(Store)
    if state:
        found = found.where(Store.state == state)
    if text:
        pattern = f"%{text.replace('%', '').replace('_', '')}%"
        found = found.where(
            Store.slug.ilike(pattern) | Store.name["zh"].astext.ilike(pattern) | Store.name["en"].astext.ilike(pattern)
        )
    return slice_of(found, Store.id, after=after, size=30)


def every_store() -> list[Store]:
    """For operators' choices: all stores that are not closed, by slug."""
    return list(db.session.scalars(select(Store).where(Store.state != StoreState.CLOSED).order_by(Store.slug)))


def owned_stores(person_id: int) -> list[Store]:
    """The stores that the person owns and that are not closed."""
    mine = select(Store).join(StoreMember, StoreMember.store_id == Store.id)
    mine = mine.where(StoreMember.person_id == person_id, StoreMember.role == "owner", Store.state != StoreState.CLOSED)
    return list(db.session.scalars(mine.order_by(Store.id)))


def belongings(person_id: int) -> dict[str, Any]:
    """What stores keep about a person, for herself."""
    works = db.session.scalars(select(StoreMember).where(StoreMember.person_id == person_id).order_by(StoreMember.id))
    roles = {row.store_id: row for row in works}
    return {
        "works_in": [
            {"store": store.name, "role": roles[store.id].role, "since": roles[store.id].created_at}
            for store in stores_by_id(set(roles)).values()
        ],
        "applications": [
            {"state": row.state, "answers": row.answers, "documents": [each.kind for each in row.documents]}
            for row in applications_for(person_id)
        ],
    }
