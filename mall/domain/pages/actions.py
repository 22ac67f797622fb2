"""Verbs of pages. Every step writes a revision; the page points at the one that is worked on and at the one that is live."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from mall.domain import catalog
from mall.domain.pages import checks, rules
from mall.domain.pages.checks import hold_back
from mall.domain.pages.fields import NotHere
from mall.domain.pages.kind import Kind, kind_of
from mall.domain.pages.loading import load, owned, shown
from mall.domain.pages.models import PageKind, PageRedirect, PageRevision, StorePage
from mall.domain.pages.presets import preset_of
from mall.domain.pages.queries import draft_of, draft_view, last_with, pages_for, redo_of, revision_of
from mall.domain.pages.rules import Block, Document, SlugTaken, has_block
from mall.domain.pages.topics import pages_topic
from mall.domain.stores import Store
from mall.kernel import actors, audit, clock, images, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock
from mall.kernel.refusals import NotNow, Refusal, Stale
from mall.kernel.text import _

MAX_PAGES = 40
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
SUBJECT = "store_page"
ROBOT = actors.job("pages")


class TooManyPages(Refusal):
    message = _("A store has at most %(count)s pages.", count=MAX_PAGES)


class NoSuchTime(Refusal):
    message = _("The times have to be in the future, and a page is taken down after it went live.")


class NothingToUndo(NotNow):
    message = _("There is nothing to undo.")


class NothingToRedo(NotNow):
    message = _("There is nothing to do again.")


def begin_page(
    store: Store,
    kind: PageKind,
    actor: Actor,
    document: Sequence[Block] = (),
    title: Mapping[str, str] | None = None,
    slug: str = "",
) -> StorePage:
    """A new page that only its merchant sees. Raises BadSlug, SlugTaken, TooManyPages."""
    there = pages_for(store)
    if len(there) >= MAX_PAGES:
        raise TooManyPages
    address = "" if kind == PageKind.HOME else rules.checked_slug(slug)
    if any(page.slug == address or (kind != PageKind.FREE and page.kind == kind) for page in there):
        raise SlugTaken
    page = StorePage(store_id=store.id, kind=kind, slug=address, title=dict(title or {}))
    db.session.add(page)
    db.session.flush()
    for block in shown(document, with_hidden=True):
        _cut_pictures(store, block.kind, block.values)
    write(store, page, None, document, "begin", actor)
    return page


def add_block(store: Store, page: StorePage, base: int, kind_key: str, after: str, actor: Actor) -> str:
    """A new block below the one with that id, on top without one; its id. Raises TooManyBlocks, Stale."""
    kind, block_id = kind_of(kind_key), new_id()
    block = rules.new_block(block_id, kind_key, kind.fresh())
    write(store, page, base, rules.with_new(_document(page, base, after), block, after), "add", actor, kind_key)
    return block_id


def edit_block(store: Store, page: StorePage, base: int, block_id: str, typed: Mapping[str, Any], actor: Actor) -> None:
    """Other values for a block. Raises a FieldRefusal about one field, Stale."""
    document = _document(page, base, block_id)
    block = rules.block_of(document, block_id)
    kind = kind_of(block["kind"])
    values = _checked(store, kind, typed)
    if values != block["values"]:
        write(store, page, base, rules.with_values(document, block_id, values), "edit", actor, kind.key)


def move_block(store: Store, page: StorePage, base: int, block_id: str, by: int, actor: Actor) -> int:
    """The block so many places further down, up below zero; its place then, from 0. Nothing happens at an end."""
    document = _document(page, base, block_id)
    moved = rules.with_moved(document, block_id, by)
    if moved != document:
        write(store, page, base, moved, "down" if by > 0 else "up", actor, kind_in(document, block_id))
    return rules.place_of(moved, block_id)


def copy_block(store: Store, page: StorePage, base: int, block_id: str, actor: Actor) -> str:
    """The block once more, below itself; the copy's id. Raises TooManyBlocks, Stale."""
    document, copy_id = _document(page, base, block_id), new_id()
    write(store, page, base, rules.with_copy(document, block_id, copy_id), "copy", actor, kind_in(document, block_id))
    return copy_id


def hide_block(store: Store, page: StorePage, base: int, block_id: str, is_hidden: bool, actor: Actor) -> None:
    """Keep the block from shoppers, or show it again."""
    document = _document(page, base, block_id)
    step = "hide" if is_hidden else "show"
    write(store, page, base, rules.with_hidden(document, block_id, is_hidden), step, actor, kind_in(document, block_id))


def remove_block(store: Store, page: StorePage, base: int, block_id: str, actor: Actor) -> None:
    """Take the block out of the page."""
    document = _document(page, base, block_id)
    write(store, page, base, rules.without(document, block_id), "remove", actor, kind_in(document, block_id))


def put_back(store: Store, page: StorePage, base: int, block_id: str, typed: Mapping[str, Any], actor: Actor) -> None:
    """A block that somebody took out, once more and with these values: below the nearest that stood above it and is still
    there. Raises a FieldRefusal about one field, TooManyBlocks, Stale also where somebody was faster, NotFound."""
    past, document = last_with(page, block_id).document, _document(page, base)
    if has_block(document, block_id):
        raise Stale
    block = rules.block_of(past, block_id)
    kind = kind_of(block["kind"])
    values = _checked(store, kind, typed)
    above = past[: rules.place_of(past, block_id)]
    after = next((each["id"] for each in reversed(above) if has_block(document, each["id"])), "")
    write(store, page, base, rules.with_new(document, {**block, "values": values}, after), "add", actor, kind.key)


def take_preset(store: Store, page: StorePage, base: int, key: str, actor: Actor) -> None:
    """Begin anew with one of the templates; a step like any other. Raises NotFound, Stale."""
    _document(page, base)
    parts = [(kind_of(kind_key), values) for kind_key, values in preset_of(key).parts]
    document = [rules.new_block(new_id(), kind.key, kind.clean(values)) for kind, values in parts]
    write(store, page, base, document, "template", actor)


def undo(page: StorePage, base: int) -> PageRevision:
    """Go back to before the last step; the step that was undone. Raises NothingToUndo, Stale."""
    undone = draft_of(page)
    if undone.parent_id is None:
        raise NothingToUndo
    _point(page, base, undone.parent_id)
    return undone


def redo(page: StorePage, base: int) -> PageRevision:
    """Do again what was undone last. Raises NothingToRedo, Stale."""
    done = redo_of(page)
    if done is None:
        raise NothingToRedo
    _point(page, base, done.id)
    return done


def restore(store: Store, page: StorePage, base: int, revision: PageRevision, actor: Actor) -> None:
    """Work on from an earlier revision; what came since stays in the history. Raises Stale."""
    write(store, page, base, revision.document, "restore", actor)


def publish(store: Store, page: StorePage, base: int, actor: Actor) -> None:
    """Let shoppers see the draft. Raises NotReady, and Stale when it is not the one that was looked at."""
    hold_back(draft_view(store, page))
    _change(page, StorePage.draft_id == base, live_id=base, published_at=clock.now(), planned_id=None, publish_at=None)
    audit.record(actor, "page.publish", SUBJECT, page.id, after={"revision": base})
    versions.touch(pages_topic(page.store_id))


def plan(
    store: Store, page: StorePage, base: int, publish_at: datetime | None, take_down_at: datetime | None, actor: Actor
) -> None:
    """Publish this draft at a time, take the page down at a time; without one, not. Raises NoSuchTime, NotReady, Stale."""
    now = clock.now()
    if any(time is not None and time <= now for time in (publish_at, take_down_at)):
        raise NoSuchTime
    if publish_at and take_down_at and take_down_at <= publish_at:
        raise NoSuchTime
    if publish_at:
        hold_back(draft_view(store, page))
    planned_id = base if publish_at else None
    _change(page, StorePage.draft_id == base, publish_at=publish_at, planned_id=planned_id, take_down_at=take_down_at)
    times = {"publish_at": publish_at, "take_down_at": take_down_at}
    after: dict[str, Any] = {name: time.isoformat() for name, time in times.items() if time}
    after |= {"revision": base} if publish_at else {}
    audit.record(actor, "page.plan", SUBJECT, page.id, after=after)


def keep_times() -> None:
    """Publish and take down what was planned for until now. A second time there is nothing left to do."""
    now = clock.now()
    due = (StorePage.publish_at <= now) | (StorePage.take_down_at <= now)
    for page in lock(select(StorePage).where(due, StorePage.removed_at.is_(None)).order_by(StorePage.id)):
        if page.publish_at and page.publish_at <= now:
            page.live_id, page.published_at = page.planned_id, now
            page.publish_at = page.planned_id = None
            audit.record(ROBOT, "page.publish", SUBJECT, page.id, after={"revision": page.live_id})
        if page.take_down_at and page.take_down_at <= now:
            page.live_id = page.take_down_at = None
            audit.record(ROBOT, "page.take_down", SUBJECT, page.id)
        versions.touch(pages_topic(page.store_id))
    db.session.flush()


def take_down(page: StorePage, actor: Actor) -> None:
    """Shoppers do not see the page any more; instead of the home they see all goods, as before it was designed."""
    _change(page, StorePage.id == page.id, live_id=None, take_down_at=None)
    audit.record(actor, "page.take_down", SUBJECT, page.id)
    versions.touch(pages_topic(page.store_id))


def edit_page(
    page: StorePage, version: int, title: Mapping[str, str], slug: str, position: int | None, actor: Actor
) -> None:
    """Its title, its address (the old one leads on) and its place in the menu. Raises BadSlug, SlugTaken, Stale."""
    address = "" if page.kind == PageKind.HOME else rules.checked_slug(slug)
    taken = select(StorePage.id).where(
        StorePage.store_id == page.store_id, StorePage.slug == address, StorePage.removed_at.is_(None)
    )
    if first(taken.where(StorePage.id != page.id)):
        raise SlugTaken
    before = page.slug
    values = {"title": dict(title), "slug": address, "position": position, "version": version + 1}
    _change(page, StorePage.version == version, **values)
    if before != address:
        _lead_on(page, before)
    audit.record(actor, "page.edit", SUBJECT, page.id, before={"slug": before}, after={"slug": address})
    versions.touch(pages_topic(page.store_id))


def remove_page(page: StorePage, actor: Actor) -> None:
    """Take the page away for good; its address leads home."""
    _lead_on(page, page.slug)
    _change(page, StorePage.id == page.id, removed_at=clock.now(), live_id=None, planned_id=None, publish_at=None)
    audit.record(actor, "page.remove", SUBJECT, page.id)
    versions.touch(pages_topic(page.store_id))


def write(
    store: Store,
    page: StorePage,
    base: int | None,
    document: Sequence[Block],
    done: str,
    actor: Actor,
    block_kind: str = "",
) -> PageRevision:
    """Keep a step and work on from there. Raises Stale when somebody else did something since `base`."""
    revision = PageRevision(
        store_id=store.id,
        page_id=page.id,
        parent_id=base,
        author_id=actor.id if actor.kind == "person" else None,
        done=done,
        block_kind=block_kind,
        document=list(document),
        weight=weight_of(store, document),
    )
    db.session.add(revision)
    db.session.flush()
    _point(page, base, revision.id)
    return revision


def weight_of(store: Store, document: Sequence[Block]) -> int:
    """About how many bytes a phone loads for these blocks before anybody scrolls."""
    blocks = shown(document)
    return checks.weight_of(blocks, load(store, blocks, []))


def new_id() -> str:
    """An id for a block: eight signs that nobody mistakes for each other."""
    return "".join(secrets.choice(ALPHABET) for _place in range(8))


def kind_in(document: Sequence[Block], block_id: str) -> str:
    """The kind of the block with that id."""
    return str(rules.block_of(document, block_id)["kind"])


def _document(page: StorePage, base: int, block_id: str = "") -> Document:
    """The draft's blocks. Raises Stale when it is another one than that which was looked at, NotFound when the block with
    that id did not stand there."""
    draft = draft_of(page)
    if page.draft_id != base:
        looked_at = revision_of(page, base)
        if block_id:
            rules.block_of(looked_at.document, block_id)
        raise Stale
    return list(draft.document)


def _point(page: StorePage, base: int | None, revision_id: int) -> None:
    _change(page, StorePage.draft_id.is_not_distinct_from(base), draft_id=revision_id)


def _change(page: StorePage, still: Any, **values: Any) -> None:
    """Write columns of a page where something still holds. Raises Stale."""
    changing = update(StorePage).where(StorePage.id == page.id, StorePage.removed_at.is_(None), still)
    done = db.session.execute(changing.values(**values).execution_options(synchronize_session=False))
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    db.session.refresh(page)


def _checked(store: Store, kind: Kind, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed as the kind keeps it, naming none but the store's own rows, with its pictures cut."""
    values = kind.clean(typed)
    _hold_to_own_rows(store, kind, values)
    _cut_pictures(store, kind, values)
    return values


def _hold_to_own_rows(store: Store, kind: Kind, values: Mapping[str, Any]) -> None:
    for field in kind.fields:
        refs = field.refs(values[field.name])
        if refs.lacks(owned(store, refs)):
            raise field.refused(NotHere)


def _cut_pictures(store: Store, kind: Kind, values: Mapping[str, Any]) -> None:
    """Make what the block shows of its pictures, where it was not made before."""
    cuts = list(kind.cuts(values))
    known = catalog.pictures_for(store, {picture_id for picture_id, _ratio, _focus in cuts}) if cuts else {}
    for picture_id, ratio, focus in cuts:
        if picture_id in known:
            images.cut(known[picture_id].key, ratio, focus)


def _lead_on(page: StorePage, slug: str) -> None:
    """Whoever comes by an address that the page had is led to where it is."""
    if not slug:
        return
    known = first(select(PageRedirect).where(PageRedirect.store_id == page.store_id, PageRedirect.slug == slug))
    if known:
        known.page_id = page.id
    else:
        db.session.add(PageRedirect(store_id=page.store_id, slug=slug, page_id=page.id))
