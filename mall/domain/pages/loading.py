"""What blocks show besides their own words, read for a whole page at once: a statement for each kind of row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from mall.domain import catalog, stores
from mall.domain.pages.fields import Refs
from mall.domain.pages.kind import Kind, all_kinds
from mall.domain.pages.models import StorePage
from mall.domain.pages.rules import Block
from mall.domain.stores import Store
from mall.kernel import images
from mall.kernel.db import db

LINKED = "links"  # the shelf of goods that links lead to


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with its kind and all its values."""

    id: str
    kind: Kind
    values: dict[str, Any]
    hidden: bool

    @property
    def refs(self) -> Refs:
        """The rows it needs."""
        return self.kind.refs(self.id, self.values)


@dataclass(slots=True)
class Loaded:
    """The rows that the blocks of a page speak of, by their keys. Goods are those that shoppers may see."""

    store: Store
    pictures: dict[int, catalog.Picture] = field(default_factory=dict)
    shelves: dict[str, list[catalog.Product]] = field(default_factory=dict)
    categories: list[catalog.StoreCategory] = field(default_factory=list)
    pages: dict[int, StorePage] = field(default_factory=dict)
    locations: Sequence[stores.StoreLocation] = ()

    def goods(self, block_id: str) -> list[catalog.Product]:
        """What stands on the block's shelf."""
        return self.shelves.get(block_id, [])

    def rows(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Of these rows with pictures the ones whose picture is still there."""
        return [row for row in rows if row["picture"] in self.pictures]

    def cut(self, row: dict[str, Any], ratio: tuple[int, int]) -> str:
        """The stem of a row's picture in that shape, around what matters in it."""
        return images.cut_stem(self.pictures[row["picture"]].key, ratio, row.get("focus", images.MIDDLE))

    def path(self, link: str) -> str:
        """The address that a link leads to; nothing for one that leads nowhere now."""
        home = f"/stores/{self.store.slug}"
        kind, _colon, key = link.partition(":")
        if kind == "goods":
            return f"{home}/goods"
        if kind == "phone":
            return f"tel:{self.store.phone}" if self.store.phone else ""
        if kind == "product":
            found = next((each for each in self.goods(LINKED) if each.id == int(key)), None)
            return f"/products/{found.public_id}/{found.slug}" if found else ""
        if kind == "category":
            slug = next((each.category.slug for each in self.categories if each.category.id == int(key)), "")
            return f"{home}/goods?category={slug}" if slug else ""
        page = self.pages.get(int(key)) if kind == "page" else None
        return f"{home}/{page.slug}".rstrip("/") if page and page.is_live else ""


def shown(document: Iterable[Block], with_hidden: bool = False) -> list[Shown]:
    """The blocks of kinds that there are. Hidden ones only where a merchant looks."""
    known = all_kinds()
    return [
        Shown(block["id"], known[block["kind"]], known[block["kind"]].filled(block["values"]), block["hidden"])
        for block in document
        if block["kind"] in known and (with_hidden or not block["hidden"])
    ]


def load(store: Store, blocks: Iterable[Shown], pages: Iterable[StorePage]) -> Loaded:
    """All that these blocks need, in three statements at most. `pages` are the store's, which its menu has read."""
    refs = Refs()
    for block in blocks:
        refs.add(block.refs)
    shelves = {**refs.shelves, **({LINKED: catalog.Shelf(picked=tuple(refs.products))} if refs.products else {})}
    return Loaded(
        store,
        catalog.pictures_for(store, refs.pictures) if refs.pictures else {},
        catalog.shelves_of_store(store, shelves) if shelves else {},
        catalog.categories_of_store(store) if refs.categories or refs.all_categories else [],
        {page.id: page for page in pages},
        stores.locations_for(store) if refs.locations else (),
    )


def owned(store: Store, refs: Refs) -> Refs:
    """Which of these rows are the store's, in whatever state."""
    pages = select(StorePage.id).where(StorePage.store_id == store.id, StorePage.id.in_(refs.pages))
    return Refs(
        pictures=set(catalog.pictures_for(store, refs.pictures)) if refs.pictures else set(),
        products=set(catalog.products_of_keys(store, refs.products)) if refs.products else set(),
        categories={each.category.id for each in catalog.categories_of_store(store)} if refs.categories else set(),
        pages=set(db.session.scalars(pages)) if refs.pages else set(),
    )
