"""Pictures that a sheet names by their addresses: fetched by a worker, taken in like uploads, put into their product."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog, stores
from mall.domain.imports.actions import actor_of, submit_if_wanted
from mall.domain.imports.models import FetchedPicture, ImportItem, ProductImport
from mall.domain.imports.plans import digest, fetched
from mall.kernel import clock, images, outbound
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.kernel.text import LANGUAGES, in_each

SECONDS = 20.0  # for one picture


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one address: a stored picture, or why not."""

    url: str
    stored: images.Stored | None
    why: Any = ""


def fetch_pictures(item_id: int) -> None:
    """Fetch an item's pictures and put those that came into its product. Twice fetches nothing twice.

    The network is asked between two transactions, so that no row stays locked while a stranger's server thinks.
    """
    urls = [
        picture["url"] for picture in db.session.get_one(ImportItem, item_id).pictures if picture["state"] == "waiting"
    ]
    db.session.rollback()
    taken = [take(url) for url in urls]
    item = db.session.get_one(ImportItem, item_id, with_for_update=True)
    keep(item, taken)
    place(item)
    sheet = db.session.get_one(ProductImport, item.import_id)
    submit_if_wanted(sheet, item, actor_of(sheet))


def take(url: str) -> Taken:
    """Fetch one picture and store its files."""
    try:
        return Taken(url, images.ingest(outbound.fetch(url, images.MAX_BYTES, SECONDS, "image/")))
    except Refusal as refusal:
        return Taken(url, None, refusal.message)


def keep(item: ImportItem, taken: list[Taken]) -> None:
    """Remember what came of each address, in the store's library and in the report."""
    store = stores.store_by_id(item.store_id)
    results = {each.url: each for each in taken}
    pictures = []
    for picture in item.pictures:
        result = results.get(picture["url"])
        if result and result.stored:
            alt = dict.fromkeys(LANGUAGES, picture["alt"]) if picture["alt"] else item.title
            kept = catalog.keep_picture(store, result.stored, alt)
            remember(item.store_id, picture["url"], kept.id)
            picture = {**picture, "state": "fetched"}
        elif result:
            picture = {**picture, "state": "refused", "why": in_each(result.why)}
        pictures.append(picture)
    item.pictures = pictures
    db.session.flush()


def remember(store_id: int, url: str, picture_id: int) -> None:
    """The next sheet with this address finds the picture."""
    row = {"store_id": store_id, "url_digest": digest(url), "picture_id": picture_id, "created_at": clock.now()}
    db.session.execute(insert(FetchedPicture).values(row).on_conflict_do_nothing())


def place(item: ImportItem) -> None:
    """The sheet's pictures first, in its order, then those that the product had besides."""
    store = stores.store_by_id(item.store_id)
    known = list(fetched(store, [picture["url"] for picture in item.pictures]).values())
    if not known or item.product_id is None:
        return
    product = catalog.product_by_id(item.product_id)
    edit = catalog.edit_of(product)
    wanted = list(dict.fromkeys([*known, *edit.payload["picture_ids"]]))
    if wanted == edit.payload["picture_ids"]:
        return
    sheet = db.session.get_one(ProductImport, item.import_id)
    try:
        with db.session.begin_nested():
            catalog.revise(product, {**edit.payload, "picture_ids": wanted}, actor_of(sheet), product.version)
    except Refusal as refusal:
        problem = {"line": item.line, "message": in_each(refusal.message), "is_fatal": False}
        item.problems = [*item.problems, problem]
        db.session.flush()
