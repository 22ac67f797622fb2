"""A store's products as a sheet of our own, that comes back unchanged: what is sent in again changes nothing."""

import html
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog, stock, stores
from mall.domain.catalog import Picture, Product, SkuDraft
from mall.domain.imports.columns import COLUMNS
from mall.domain.imports.drafts import MAX_DETAILS
from mall.domain.imports.models import FetchedPicture, ProductExport
from mall.domain.imports.plans import digest
from mall.domain.imports.texts import MARKUP
from mall.domain.stores import Store
from mall.kernel import clock, files, jobs, seals, sheets
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.settings import setting
from mall.kernel.sheets import Cell
from mall.kernel.text import LANGUAGES, local, one_line

QUEUE = "bulk"
BATCH = 200  # products per transaction
KEPT = timedelta(days=7)
LONGEST = 32_000  # characters of a cell; a workbook takes no more than 32,767

Row = list[Any]


def begin_export(store: Store, actor: Actor, kind: str, language: str) -> ProductExport:
    """Have the store's products written into a sheet, "csv" or "xlsx", its columns named in that language."""
    total = sum(
        count for state, count in catalog.product_counts_for(store).items() if state != catalog.ProductState.DELETED
    )
    export = ProductExport(store_id=store.id, author_id=actor.id, kind=kind, language=language, total=total)
    db.session.add(export)
    db.session.flush()
    jobs.later("mall.domain.imports.jobs:export", queue=QUEUE, export_id=export.id)
    return export


def export(export_id: int) -> int:
    """Write the next batch of products, and after the last one the sheet. Returns how many products were done."""
    found = lock(select(ProductExport).where(ProductExport.id == export_id))
    if not found or found[0].is_made:
        return 0
    here: ProductExport = found[0]
    store = stores.store_by_id(here.store_id)
    products = catalog.products_after(store, here.reached, BATCH)
    if products:
        here.parts = [*here.parts, keep_part(here, list(rows_of(store, products)))]
        here.reached, here.done = products[-1].id, here.done + len(products)
    if len(products) < BATCH:
        bind(here)
    else:
        jobs.later("mall.domain.imports.jobs:export", queue=QUEUE, export_id=here.id)
    db.session.flush()
    return len(products)


def tidy_exports() -> None:
    """Delete the files of sheets that lay ready long enough."""
    old = select(ProductExport).where(ProductExport.made_at <= clock.now() - KEPT, ProductExport.file_key.is_not(None))
    for gone in lock(old.order_by(ProductExport.id)):
        files.storage().delete(gone.file_key)
        gone.file_key = None
    db.session.flush()


def keep_part(here: ProductExport, rows: list[Row]) -> str:
    """Put rows away until all are there."""
    key = f"{stem_of(here)}-{len(here.parts)}.json"
    files.storage().put(key, json.dumps(rows, default=str).encode())
    return key


def bind(here: ProductExport) -> None:
    """The parts as one file. What they say is written once, so that a second run finds the same."""
    header = [names[1 if here.language == "zh" else 0] for names in COLUMNS.values()]
    rows: list[Sequence[Cell]] = [header, *(row for key in here.parts for row in rows_in(key))]
    content = sheets.as_xlsx(rows) if here.kind == "xlsx" else sheets.as_csv(rows)
    key = f"{stem_of(here)}.{here.kind}"
    files.storage().put(key, content)
    here.file_key, here.size, here.made_at = key, len(content), clock.now()


def rows_in(key: str) -> Iterator[list[Cell]]:
    """The rows of a part; amounts are decimals again, so that columns can be summed."""
    amounts = {list(COLUMNS).index("price"), list(COLUMNS).index("list_price")}
    for row in json.loads(files.storage().get(key)):
        yield [Decimal(cell) if place in amounts and cell else cell for place, cell in enumerate(row)]


def stem_of(here: ProductExport) -> str:
    """Where its files lie: a name that nobody guesses."""
    name = seals.seal("product-export", here.public_id)
    return f"exports/{name[:2]}/{name[2:40]}"


def rows_of(store: Store, products: list[Product]) -> Iterator[Row]:
    """A line per SKU, the words on the first; the pictures' addresses are noted, so that they are known when they return."""
    edits = [catalog.edit_of(product) for product in products]
    known = catalog.pictures_for(store, {key for edit in edits for key in edit.payload["picture_ids"]})
    names = Names(store, {picture.id: address_of(picture) for picture in known.values()}, products)
    note(store, names.addresses)
    for edit in edits:
        drafts = catalog.fitting_drafts(edit.product, edit.payload["options"])
        lines = [names.sku(edit, draft) for draft in drafts] or [{}]
        for place, line in enumerate(lines):
            cells = {"handle": edit.product.handle, **(names.words(edit.payload) if place == 0 else {}), **line}
            yield [cells.get(column, "") for column in COLUMNS]


class Names:
    """What a product's keys are called in a sheet, and what lies of it at the main location."""

    def __init__(self, store: Store, addresses: dict[int, str], products: Iterable[Product]) -> None:
        self.addresses = addresses
        self.categories = {category.id: category.slug for category in catalog.category_tree()}
        self.brands = {brand.id: local(brand.name, "zh") for brand in catalog.brands()}
        self.skus = {sku.code: sku.id for product in products for sku in product.skus}
        home = stores.default_location(store.id).id
        self.lies = {
            sku_id: shelf.on_hand
            for sku_id, shelves in stock.shelves_for(store, self.skus.values()).items()
            for shelf in shelves
            if shelf.location_id == home
        }

    def words(self, payload: Mapping[str, Any]) -> dict[str, Cell]:
        """The cells of the reviewed fields."""
        said = {f"{name}_{key}": payload[name].get(key, "") for name in ("title", "summary") for key in LANGUAGES}
        return {
            **said,
            **{f"details_{key}": details_cell(payload["details"], key) for key in LANGUAGES},
            **{f"option{place}_name": both(group["name"]) for place, group in enumerate(payload["options"], 1)},
            "category": self.categories.get(payload["category_id"], ""),
            "brand": self.brands.get(payload["brand_id"], ""),
            "pictures": "\n".join(self.addresses[key] for key in payload["picture_ids"] if key in self.addresses),
        }

    def sku(self, edit: catalog.Edit, draft: SkuDraft) -> dict[str, Cell]:
        """The cells of a SKU; what does not lie on the main shelf says nothing of stock."""
        values = zip(edit.payload["options"], draft.values, strict=True)
        return {
            **{f"option{place}_value": value_name(group, key) for place, (group, key) in enumerate(values, 1)},
            "code": draft.code,
            "price": amount(draft.price),
            "list_price": amount(draft.list_price) if draft.list_price else "",
            "tiers": ", ".join(f"{minimum}: {amount(price)}" for minimum, price in draft.tiers),
            "weight": draft.weight_g,
            "stock": self.lies.get(self.skus[draft.code], ""),
        }


def details_cell(details: Iterable[catalog.Block], language: str) -> str:
    """The paragraphs with empty lines between; as HTML where they look like it, nothing where a sheet cannot hold them."""
    parts = [one_line(text, len(text)) for text in catalog.texts_in(details, language)]
    plain = "\n\n".join(parts)
    if MARKUP.search(plain):
        plain = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)
    fits = len(plain) <= LONGEST and sum(map(len, parts)) <= MAX_DETAILS
    return plain if fits else ""


def value_name(group: Mapping[str, Any], key: str) -> str:
    """An option's value as merchants type it."""
    return next((both(value["name"]) for value in group["values"] if value["key"] == key), "")


def both(name: Mapping[str, str]) -> str:
    """A name in both its languages, as `catalog.read_name` takes it."""
    return " | ".join(dict.fromkeys(name[language] for language in LANGUAGES if name.get(language)))


def amount(minor: int) -> str:
    """Minor units as people write them."""
    return f"{minor // 100}.{minor % 100:02d}"


def address_of(picture: Picture) -> str:
    """Where the mall shows it."""
    return f"{setting('BASE_URL')}/media/{picture.key}-720.jpg"


def note(store: Store, addresses: Mapping[int, str]) -> None:
    """Let the addresses be known: a sheet that brings them back fetches nothing."""
    rows = [
        {"store_id": store.id, "url_digest": digest(url), "picture_id": picture_id, "created_at": clock.now()}
        for picture_id, url in sorted(addresses.items())
    ]
    if rows:
        db.session.execute(insert(FetchedPicture).on_conflict_do_nothing(), rows)
