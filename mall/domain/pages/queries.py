"""Reads of a store's pages; each begins with the store."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from mall.domain.pages.loading import Loaded, Shown, load, shown
from mall.domain.pages.models import PageKind, PageRedirect, PageRevision, StorePage
from mall.domain.stores import Store
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is shown: its blocks, the rows that they speak of, and the store's pages."""

    page: StorePage
    revision: PageRevision
    blocks: list[Shown]
    loaded: Loaded
    pages: Sequence[StorePage]

    @property
    def menu(self) -> list[StorePage]:
        """The pages that stand in the store's menu, in its order."""
        return menu_of(self.pages)


def menu_of(pages: Sequence[StorePage]) -> list[StorePage]:
    """Of these pages the ones in the menu that shoppers may see, in its order."""
    placed = [(page.position, page) for page in pages if page.position is not None and page.is_live]
    return [page for _position, page in sorted(placed, key=lambda each: (each[0], each[1].id))]


def pages_for(store: Store) -> list[StorePage]:
    """The store's pages, its home first, then as they stand in the menu, then the others."""
    mine = select(StorePage).where(StorePage.store_id == store.id, StorePage.removed_at.is_(None))
    is_home = (StorePage.kind == PageKind.HOME).desc()
    return list(db.session.scalars(mine.order_by(is_home, StorePage.position.nulls_last(), StorePage.id)))


def page_of(store: Store, page_id: int) -> StorePage:
    """One of the store's pages, or NotFound."""
    mine = select(StorePage).where(StorePage.store_id == store.id, StorePage.id == page_id)
    page = first(mine.where(StorePage.removed_at.is_(None)))
    if page is None:
        raise NotFound
    return page


def revision_of(page: StorePage, revision_id: int) -> PageRevision:
    """A revision of the page, or NotFound."""
    mine = select(PageRevision).where(PageRevision.store_id == page.store_id, PageRevision.page_id == page.id)
    revision = first(mine.where(PageRevision.id == revision_id))
    if revision is None:
        raise NotFound
    return revision


def last_with(page: StorePage, block_id: str) -> PageRevision:
    """The newest revision in which that block stood, or NotFound."""
    mine = select(PageRevision).where(PageRevision.store_id == page.store_id, PageRevision.page_id == page.id)
    held = mine.where(PageRevision.document.contains([{"id": block_id}]))
    revision = first(held.order_by(PageRevision.id.desc()))
    if revision is None:
        raise NotFound
    return revision


def draft_of(page: StorePage) -> PageRevision:
    """What the merchant works on."""
    return revision_of(page, page.draft_id or 0)


def edited(store: Store, page: StorePage) -> View:
    """The draft as its merchant sees it, hidden blocks too."""
    return view_of(store, page, draft_of(page), pages_for(store), with_hidden=True)


def draft_view(store: Store, page: StorePage) -> View:
    """The draft as shoppers would see it."""
    return view_of(store, page, draft_of(page), pages_for(store))


def seen(store: Store, slug: str = "") -> View | None:
    """The live page with that slug as shoppers see it, or nothing."""
    pages = pages_for(store)
    page = next((each for each in pages if each.slug == slug and each.is_live), None)
    if page is None:
        return None
    return view_of(store, page, revision_of(page, page.live_id or 0), pages)


def view_of(
    store: Store, page: StorePage, revision: PageRevision, pages: Sequence[StorePage], with_hidden: bool = False
) -> View:
    """A revision with all that it needs to be shown."""
    blocks = shown(revision.document, with_hidden)
    return View(page, revision, blocks, load(store, blocks, pages), pages)


def later_slug(store: Store, slug: str) -> str | None:
    """Where a page is that had this slug once: its slug now, "" for the home when it is gone; None for a slug never had."""
    had = select(StorePage).join(PageRedirect, PageRedirect.page_id == StorePage.id)
    page = first(had.where(PageRedirect.store_id == store.id, PageRedirect.slug == slug))
    if page is None:
        return None
    return page.slug if page.is_live else ""


def revisions_of(page: StorePage, after: str | None = None) -> Slice[PageRevision]:
    """All that the page has held, the newest first."""
    mine = select(PageRevision).where(PageRevision.store_id == page.store_id, PageRevision.page_id == page.id)
    return slice_of(mine, PageRevision.id, after=after, size=20)


def redo_of(page: StorePage) -> PageRevision | None:
    """What was undone last and can be done again."""
    mine = select(PageRevision).where(PageRevision.store_id == page.store_id, PageRevision.page_id == page.id)
    return first(mine.where(PageRevision.parent_id == page.draft_id).order_by(PageRevision.id.desc()))
