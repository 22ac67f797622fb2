"""Verbs of stores: found, open, go on leave, suspend, close; members; the application that comes before."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from mall.domain import moderation
from mall.domain.stores.models import (
    ApplicationDocument,
    Store,
    StoreApplication,
    StoreLocation,
    StoreMember,
    StoreMode,
)
from mall.domain.stores.queries import default_location
from mall.domain.stores.rights import ROLES
from mall.domain.stores.rules import missing_answers
from mall.domain.stores.states import APPLICATION, STORE, ApplicationState, StoreState
from mall.kernel import actors, audit, clock, facts, files, jobs, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, first
from mall.kernel.refusals import NotFound, NotNow, Refusal, Stale
from mall.kernel.text import _, slug

STORE_OPENED = facts.declare("store.opened", "store_id")
STORE_SUSPENDED = facts.declare("store.suspended", "store_id")
STORE_CHANGED = facts.declare("store.changed", "store_id")
WAITING = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.NEEDS_CHANGES)

APPLICATION_SUBMITTED = facts.declare("application.submitted", "application_id")
APPLICATION_DECIDED = facts.declare("application.decided", "application_id")


CASE_KIND = "store_application"
STORES = "stores"  # what copies of pages that show stores depend on (kernel/versions.py)


class NoSuchRole(Refusal):
    message = _("There is no such role.")


class LastOwner(Refusal):
    message = _("A store needs at least one owner.")


class AlreadyMember(Refusal):
    message = _("This person already works in the store.")


class LeaveEndsFirst(Refusal):
    message = _("A leave begins in the future and ends after it begins.")


class StillSuspended(NotNow):
    message = _("The mall has suspended this store. Only the mall can lift that.")


class Incomplete(Refusal):
    message = _("The application is not complete yet.")


def found(
    name: dict[str, str], *, owner_id: int, actor: Actor, mode: StoreMode = StoreMode.THIRD_PARTY, **fields: Any
) -> Store:
    """A new store in preparation with its owner and one location. `fields` are columns of Store."""
    store = Store(name=name, slug=free_slug(name.get("en") or name.get("zh") or "store"), mode=mode, **fields)
    db.session.add(store)
    db.session.flush()
    STORE.remember(store, "", StoreState.PREPARING, actor)
    db.session.add(StoreMember(store_id=store.id, person_id=owner_id, role="owner"))
    db.session.add(StoreLocation(store_id=store.id, name=name, is_default=True))
    db.session.flush()
    return store


def free_slug(text: str) -> str:
    """A slug that no store has yet."""
    stem = slug(text, "store")
    taken = set(db.session.scalars(select(Store.slug).where(Store.slug.like(f"{stem}%"))))
    if stem not in taken:
        return stem
    return next(f"{stem}-{count}" for count in range(2, 10_000) if f"{stem}-{count}" not in taken)


def open_store(store: Store, actor: Actor) -> None:
    """Let shoppers buy: after preparing, after leave, or when a closing is called off. Raises StillSuspended."""
    _not_suspended(store)
    opened_at = store.opened_at or clock.now()
    STORE.move(store, StoreState.OPEN, actor, opened_at=opened_at, leave_from=None, leave_until=None)
    audit.record(actor, "store.open", "store", store.id, store_id=store.id)
    facts.publish(STORE_OPENED, store_id=store.id)
    versions.touch(STORES)


def go_on_leave(store: Store, actor: Actor, why: str = "", until: datetime | None = None) -> None:
    """Stay visible and sell nothing for a while; with `until`, open again by itself then.

    Raises StillSuspended, LeaveEndsFirst.
    """
    _not_suspended(store)
    if until is not None and until <= clock.now():
        raise LeaveEndsFirst
    STORE.move(store, StoreState.ON_LEAVE, actor, why, leave_from=None, leave_until=until)
    after = {"until": until.isoformat()} if until else {}
    audit.record(actor, "store.leave", "store", store.id, store_id=store.id, after=after, reason=why)
    if until is not None:
        jobs.later("mall.domain.stores.jobs:end_leave", due_at=until, store_id=store.id)
    facts.publish(STORE_CHANGED, store_id=store.id)
    versions.touch(STORES)


def plan_leave(store: Store, actor: Actor, start: datetime, until: datetime) -> None:
    """Go on leave by itself then; a plan that is there is replaced. Raises WrongStoreState, LeaveEndsFirst."""
    if store.state != StoreState.OPEN:
        raise STORE.refusal
    if not clock.now() < start < until:
        raise LeaveEndsFirst
    store.leave_from, store.leave_until = start, until
    db.session.flush()
    after = {"from": start.isoformat(), "until": until.isoformat()}
    audit.record(actor, "store.plan_leave", "store", store.id, store_id=store.id, after=after)
    jobs.later("mall.domain.stores.jobs:begin_leave", due_at=start, store_id=store.id)
    versions.touch(STORES)


def drop_leave_plan(store: Store, actor: Actor) -> None:
    """Stay open after all. Raises WrongStoreState where nothing is planned."""
    if store.leave_from is None:
        raise STORE.refusal
    store.leave_from = store.leave_until = None
    db.session.flush()
    audit.record(actor, "store.drop_leave", "store", store.id, store_id=store.id)
    versions.touch(STORES)


def begin_planned_leave(store: Store, actor: Actor) -> None:
    """What was planned, if its time has come; a plan that slept through its time is forgotten."""
    if store.state != StoreState.OPEN or store.leave_from is None or store.leave_from > clock.now():
        return
    if store.leave_until is not None and store.leave_until <= clock.now():
        store.leave_from = store.leave_until = None
        return
    go_on_leave(store, actor, until=store.leave_until)


def end_planned_leave(store: Store, actor: Actor) -> None:
    """Open again, if that was said and its time has come."""
    if store.state == StoreState.ON_LEAVE and store.leave_until is not None and store.leave_until <= clock.now():
        open_store(store, actor)


def suspend(store: Store, actor: Actor, why: str) -> None:
    """By the operators: hide the goods, remember what was interrupted; orders stay reachable."""
    before = store.state
    STORE.move(store, StoreState.SUSPENDED, actor, why, state_before=before)
    audit.record(actor, "store.suspend", "store", store.id, store_id=store.id, before={"state": before}, reason=why)
    facts.publish(STORE_SUSPENDED, store_id=store.id)
    versions.touch(STORES)


def lift_suspension(store: Store, actor: Actor, why: str = "") -> None:
    """Back to what the suspension interrupted."""
    target = StoreState(store.state_before or StoreState.PREPARING)
    STORE.move(store, target, actor, why, state_before=None)
    audit.record(
        actor, "store.lift_suspension", "store", store.id, store_id=store.id, after={"state": target}, reason=why
    )
    begin_planned_leave(store, actor)
    end_planned_leave(store, actor)
    facts.publish(STORE_CHANGED, store_id=store.id)
    versions.touch(STORES)


def begin_closing(store: Store, actor: Actor, why: str = "") -> None:
    """Sell nothing more and settle what is open. Raises StillSuspended."""
    _not_suspended(store)
    STORE.move(store, StoreState.CLOSING, actor, why)
    audit.record(actor, "store.begin_closing", "store", store.id, store_id=store.id, reason=why)
    facts.publish(STORE_CHANGED, store_id=store.id)
    versions.touch(STORES)


def close(store: Store, actor: Actor, why: str = "") -> None:
    """For good. Whoever calls has made sure that nothing is open (orders, statements)."""
    STORE.move(store, StoreState.CLOSED, actor, why)
    audit.record(actor, "store.close", "store", store.id, store_id=store.id, reason=why)
    facts.publish(STORE_CHANGED, store_id=store.id)
    versions.touch(STORES)


def edit_store(store: Store, actor: Actor, version: int, **fields: Any) -> None:
    """Change settings. Raises Stale when somebody else saved since `version`."""
    changed = db.session.execute(
        update(Store)
        .where(Store.id == store.id, Store.version == version)
        .values(**fields, version=Store.version + 1)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    before = {name: getattr(store, name) for name in fields}
    db.session.refresh(store)
    audit.record(actor, "store.edit", "store", store.id, store_id=store.id, before=before, after=fields)
    facts.publish(STORE_CHANGED, store_id=store.id)
    versions.touch(STORES)


def edit_location(store: Store, actor: Actor, location: StoreLocation | None = None, **fields: Any) -> StoreLocation:
    """Change a location of the store, the main one unless it is another."""
    location = location or default_location(store.id)
    before = {name: getattr(location, name) for name in fields}
    moved = location.is_pickup_point != fields.get("is_pickup_point", location.is_pickup_point)
    for name, value in fields.items():
        setattr(location, name, value)
    db.session.flush()
    audit.record(actor, "store.place", "store", store.id, store_id=store.id, before=before, after=fields)
    if moved:  # searches are narrowed down to goods that can be fetched
        facts.publish(STORE_CHANGED, store_id=store.id)
    versions.touch(STORES)
    return location


def note_zones(store_id: int, zones: list[dict[str, Any]]) -> None:
    """Remember with the store where it delivers itself, so that no page of the shop has to ask for it."""
    store = db.session.get_one(Store, store_id)
    store.zones = zones
    db.session.flush()


def add_member(store: Store, person_id: int, role: str, actor: Actor) -> StoreMember:
    """Let a person work in the store. Raises NoSuchRole, AlreadyMember."""
    if role not in ROLES:
        raise NoSuchRole
    if first(select(StoreMember).where(StoreMember.store_id == store.id, StoreMember.person_id == person_id)):
        raise AlreadyMember
    member = StoreMember(store_id=store.id, person_id=person_id, role=role, added_by=actor.id)
    db.session.add(member)
    db.session.flush()
    audit.record(actor, "member.add", "person", person_id, store_id=store.id, after={"role": role})
    return member


def change_role(store: Store, member: StoreMember, role: str, actor: Actor) -> None:
    """Give a member another role; bites at her next request. Raises NoSuchRole, LastOwner."""
    if role not in ROLES:
        raise NoSuchRole
    if member.role == "owner" and role != "owner":
        keep_an_owner(store, member)
    before, member.role = member.role, role
    db.session.flush()
    audit.record(
        actor,
        "member.change_role",
        "person",
        member.person_id,
        store_id=store.id,
        before={"role": before},
        after={"role": role},
    )


def remove_member(store: Store, member: StoreMember, actor: Actor) -> None:
    """End a person's work in the store. Raises LastOwner."""
    if member.role == "owner":
        keep_an_owner(store, member)
    db.session.delete(member)
    db.session.flush()
    audit.record(actor, "member.remove", "person", member.person_id, store_id=store.id, before={"role": member.role})


def keep_an_owner(store: Store, leaving: StoreMember) -> None:
    """Raises LastOwner when no other owner would be left. Locks the owners, so two cannot leave at once."""
    owners = select(StoreMember).where(StoreMember.store_id == store.id, StoreMember.role == "owner")
    rows = db.session.scalars(owners.order_by(StoreMember.id).with_for_update()).all()
    if not [owner for owner in rows if owner.id != leaving.id]:
        raise LastOwner


def start_application(person_id: int, actor: Actor) -> StoreApplication:
    """A draft; the one the person has already, if there is one."""
    draft = first(
        select(StoreApplication).where(
            StoreApplication.person_id == person_id,
            StoreApplication.state.in_([ApplicationState.DRAFT, ApplicationState.NEEDS_CHANGES]),
        )
    )
    if draft:
        return draft
    application = StoreApplication(person_id=person_id, answers={})
    db.session.add(application)
    db.session.flush()
    APPLICATION.remember(application, "", ApplicationState.DRAFT, actor)
    return application


def answer(application: StoreApplication, answers: dict[str, Any]) -> None:
    """Keep one step's answers; the wizard can be left and resumed at any step."""
    _still_open(application)
    application.answers = {**application.answers, **answers}
    application.version += 1
    db.session.flush()


def attach_document(application: StoreApplication, kind: str, content: bytes, extension: str) -> ApplicationDocument:
    """Keep a document; it replaces the one of the same kind."""
    _still_open(application)
    for old in [document for document in application.documents if document.kind == kind]:
        application.documents.remove(old)
        db.session.delete(old)
    key = files.key_for("documents", content, extension)
    files.storage().put(key, content)
    document = ApplicationDocument(application_id=application.id, kind=kind, key=key)
    db.session.add(document)
    db.session.flush()
    db.session.refresh(application)
    return document


def submit_application(application: StoreApplication, actor: Actor) -> None:
    """Hand it in. Raises Incomplete while something required is missing."""
    if missing_answers(application.answers, {document.kind for document in application.documents}):
        raise Incomplete
    APPLICATION.move(application, ApplicationState.SUBMITTED, actor, submitted_at=clock.now())
    name = {key: application.answers.get(f"name_{key}", "") for key in ("zh", "en")}
    moderation.open_case(CASE_KIND, application.id, title=name)
    facts.publish(APPLICATION_SUBMITTED, application_id=application.id)


def withdraw_application(application: StoreApplication, actor: Actor) -> None:
    """By the applicant: give the wish up, before or after handing it in."""
    APPLICATION.move(application, ApplicationState.WITHDRAWN, actor)
    moderation.withdraw_case(CASE_KIND, application.id, actor)


def approve_application(application: StoreApplication, actor: Actor, message: str = "") -> Store:
    """Found the store the application asks for."""
    answers = application.answers
    APPLICATION.move(application, ApplicationState.APPROVED, actor, message, decided_at=clock.now(), message=message)
    store = found(
        {key: answers[f"name_{key}"] for key in ("zh", "en") if answers.get(f"name_{key}")},
        owner_id=application.person_id,
        actor=actor,
        tagline={key: answers[f"tagline_{key}"] for key in ("zh", "en") if answers.get(f"tagline_{key}")},
        phone=answers.get("phone", ""),
    )
    edit_location(store, actor, region_id=answers.get("region_id"), line=answers.get("line", ""))
    application.store_id = store.id
    db.session.flush()
    _record_decision(application, "application.approve", actor, message)
    return store


def refuse_application(
    application: StoreApplication, actor: Actor, reason_code: str, message: str, *, for_changes: bool = False
) -> None:
    """Say no, or (`for_changes`) not yet."""
    target = ApplicationState.NEEDS_CHANGES if for_changes else ApplicationState.REFUSED
    APPLICATION.move(
        application, target, actor, message, reason_code=reason_code, message=message, decided_at=clock.now()
    )
    _record_decision(application, "application.return" if for_changes else "application.refuse", actor, message)


def locked_application(application_id: int) -> StoreApplication:
    """The application, locked for a decision."""
    application = first(select(StoreApplication).where(StoreApplication.id == application_id).with_for_update())
    if application is None:
        raise NotFound
    return application


def _record_decision(application: StoreApplication, action: str, actor: Actor, message: str) -> None:
    audit.record(actor, action, "store_application", application.id, reason=message)
    facts.publish(APPLICATION_DECIDED, application_id=application.id)


def _not_suspended(store: Store) -> None:
    """A suspension remembers what it interrupted until it is lifted, whatever else happens to the state."""
    if store.state_before is not None:
        raise StillSuspended


def _still_open(application: StoreApplication) -> None:
    if application.state not in (ApplicationState.DRAFT, ApplicationState.NEEDS_CHANGES):
        raise APPLICATION.refusal


def forget_member(person_id: int) -> None:
    """Erase what a closed account leaves in stores: her work in them, and applications that led to none.

    An application that founded a store is the merchant's contract and stays with it; so does who owned a closed store.
    """
    db.session.execute(delete(StoreMember).where(StoreMember.person_id == person_id, StoreMember.role != "owner"))
    for application in db.session.scalars(
        select(StoreApplication).where(StoreApplication.person_id == person_id, StoreApplication.store_id.is_(None))
    ):
        if application.state in WAITING:
            withdraw_application(application, actors.job("closing"))
        for document in list(application.documents):
            files.storage().delete(document.key)
            application.documents.remove(document)
            db.session.delete(document)
        application.answers = {}
    db.session.flush()
