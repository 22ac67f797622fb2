"""Reads of imports, by their store, always."""

import uuid
from dataclasses import dataclass

from sqlalchemy import column, func, select, true
from sqlalchemy.dialects.postgresql import JSONB

from mall.domain.imports.models import ImportItem, Outcome, ProductExport, ProductImport
from mall.domain.stores import Store
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Tally:
    """How many products an import is about, by outcome; how many are written; how many pictures are in which state."""

    outcomes: dict[str, int]
    written: int
    pictures: dict[str, int]

    @property
    def total(self) -> int:
        """All products of the sheet."""
        return sum(self.outcomes.values())

    @property
    def good(self) -> int:
        """Those that something would be written for."""
        return self.outcomes.get(Outcome.NEW, 0) + self.outcomes.get(Outcome.CHANGED, 0)


def import_of(store: Store, public_id: uuid.UUID) -> ProductImport:
    """The store's import, or NotFound."""
    sheet = first(select(ProductImport).where(ProductImport.store_id == store.id, ProductImport.public_id == public_id))
    if sheet is None:
        raise NotFound
    return sheet


def imports_for(store: Store, after: str | None = None) -> Slice[ProductImport]:
    """The store's imports, newest first."""
    mine = select(ProductImport).where(ProductImport.store_id == store.id)
    return slice_of(mine, ProductImport.id, after=after, size=20)


def export_of(store: Store, public_id: uuid.UUID) -> ProductExport:
    """The store's export, or NotFound."""
    export = first(
        select(ProductExport).where(ProductExport.store_id == store.id, ProductExport.public_id == public_id)
    )
    if export is None:
        raise NotFound
    return export


def exports_for(store: Store, after: str | None = None) -> Slice[ProductExport]:
    """The store's exports, newest first."""
    mine = select(ProductExport).where(ProductExport.store_id == store.id)
    return slice_of(mine, ProductExport.id, after=after, size=20)


def items_of(sheet: ProductImport, outcome: str = "", after: str | None = None, size: int = 50) -> Slice[ImportItem]:
    """What the sheet says of its products, in its order; `outcome` "problems" is those that have any."""
    mine = select(ImportItem).where(ImportItem.store_id == sheet.store_id, ImportItem.import_id == sheet.id)
    if outcome == "problems":
        mine = mine.where(ImportItem.problems != [])
    elif outcome:
        mine = mine.where(ImportItem.outcome == outcome)
    return slice_of(mine, ImportItem.id, after=after, size=size, descending=False)


def tally(sheet: ProductImport) -> Tally:
    """The figures of an import."""
    mine = (ImportItem.store_id == sheet.store_id, ImportItem.import_id == sheet.id)
    counted = select(ImportItem.outcome, func.count()).where(*mine).group_by(ImportItem.outcome)
    written = select(func.count()).where(*mine, ImportItem.is_written)
    each = func.jsonb_array_elements(ImportItem.pictures).table_valued(column("value", JSONB)).lateral("picture")
    state = each.c.value["state"].astext
    pictures = select(state, func.count()).select_from(ImportItem).join(each, true()).where(*mine).group_by(state)
    return Tally(
        dict(db.session.execute(counted).all()),
        db.session.scalar(written) or 0,
        dict(db.session.execute(pictures).all()),
    )
