"""What pages tell others: which pictures of a store's library they show, which stores have designed one."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, select

from mall.domain import catalog
from mall.domain.pages.loading import shown
from mall.domain.pages.models import PageRevision, StorePage
from mall.domain.stores import Store
from mall.kernel.db import db
from mall.kernel.evidence import offers
from mall.kernel.text import _, in_each


@catalog.shows_pictures
def pages_with(store: Store, picture_ids: Collection[int]) -> Iterable[catalog.Use]:
    """The store's pages, as shoppers see them, as they are planned and as they are worked on, once for each picture."""
    kept = PageRevision.id.in_((StorePage.draft_id, StorePage.live_id, StorePage.planned_id))
    held = select(StorePage, PageRevision.document).join(PageRevision, kept & (PageRevision.page_id == StorePage.id))
    mine = held.where(StorePage.store_id == store.id, StorePage.removed_at.is_(None)).order_by(StorePage.id)
    told: set[tuple[int, int]] = set()
    for page, document in db.session.execute(mine):
        there = {key for block in shown(document, with_hidden=True) for key in block.refs.pictures}
        for picture_id in sorted(there & set(picture_ids)):
            if (page.id, picture_id) not in told:
                told.add((page.id, picture_id))
                yield catalog.Use(picture_id, "page", page.id, page.title or in_each(_("Home")))


@offers("designed pages")
def designed_pages() -> Select[Any]:
    """Which stores have designed a page that shoppers see."""
    return select(StorePage.store_id).where(StorePage.published_at.is_not(None))
