"""Verbs of imports: take a sheet in, check it, write it, a batch at a time, so that a broken line loses no good one."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import asdict
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from mall.domain import catalog, stock, stores
from mall.domain.catalog import Product
from mall.domain.imports import sheets
from mall.domain.imports.columns import unknown_columns
from mall.domain.imports.drafts import Draft, Problem, draft_of, together
from mall.domain.imports.models import ImportItem, Outcome, ProductImport
from mall.domain.imports.plans import Plan, Planner, fetched
from mall.domain.imports.states import IMPORT, ImportState
from mall.domain.stores import Store
from mall.kernel import actors, audit, clock, files, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.refusals import Refusal, Stale
from mall.kernel.text import in_each, one_line

QUEUE = "bulk"
BATCH = 50  # products per transaction
ROWS = 200  # rows per statement of a check


def begin(
    store: Store, actor: Actor, content: bytes, file_name: str, category_id: int | None = None, submits: bool = False
) -> ProductImport:
    """Take a sheet in and have it checked. Raises what says at once that it is none: NotASheet, NoKey, SheetTooLarge.

    Nothing is written into the catalog before `confirm`. `category_id` is for products whose own category the mall
    does not have; `submits` hands complete products to the operators when they are written.
    """
    sheets.lines_of(content)
    key = files.key_for("imports", content, "xlsx" if content.startswith(sheets.ZIP) else "csv")
    files.storage().put(key, content)
    sheet = ProductImport(
        store_id=store.id,
        author_id=actor.id,
        file_key=key,
        file_name=one_line(file_name, 120) or "sheet",
        category_id=category_id,
        submits=submits,
    )
    db.session.add(sheet)
    db.session.flush()
    IMPORT.remember(sheet, "", ImportState.CHECKING, actor)
    jobs.later("mall.domain.imports.jobs:check", queue=QUEUE, import_id=sheet.id)
    return sheet


def check(import_id: int) -> None:
    """The dry run: read every line and note what it would do. Does nothing to a sheet that was checked."""
    sheet = locked(import_id)
    if sheet.state != ImportState.CHECKING:
        return
    actor = actor_of(sheet)
    try:
        with db.session.begin_nested():
            lines, unknown = read(sheet)
    except Refusal as refusal:
        IMPORT.move(sheet, ImportState.UNREADABLE, actor, reason=in_each(refusal.message), done_at=clock.now())
        return
    IMPORT.move(sheet, ImportState.CHECKED, actor, lines=lines, unknown=unknown)


def confirm(sheet: ProductImport, actor: Actor) -> None:
    """Write what was checked into the catalog, in jobs. Raises WrongImportState."""
    IMPORT.move(sheet, ImportState.RUNNING, actor)
    audit.record(actor, "import.confirm", "product_import", sheet.id, store_id=sheet.store_id)
    jobs.later("mall.domain.imports.jobs:write", queue=QUEUE, import_id=sheet.id)


def discard(sheet: ProductImport, actor: Actor) -> None:
    """Forget a sheet that was not written. Raises WrongImportState."""
    IMPORT.move(sheet, ImportState.DISCARDED, actor, done_at=clock.now())


def write(import_id: int) -> int:
    """Write the next batch and leave the rest to the next job. Returns how many products were done."""
    sheet = locked(import_id)
    if sheet.state != ImportState.RUNNING:
        return 0
    store, actor = stores.store_by_id(sheet.store_id), actor_of(sheet)
    planner = Planner(store, sheet.category_id)
    waiting = select(ImportItem).where(ImportItem.import_id == sheet.id, ImportItem.is_written.is_(False))
    items = db.session.scalars(waiting.order_by(ImportItem.id).limit(BATCH)).all()
    for item in items:
        write_item(sheet, store, actor, planner, item)
    if len(items) == BATCH:
        jobs.later("mall.domain.imports.jobs:write", queue=QUEUE, import_id=sheet.id)
    else:
        IMPORT.move(sheet, ImportState.DONE, actor, done_at=clock.now())
    return len(items)


def write_item(sheet: ProductImport, store: Store, actor: Actor, planner: Planner, item: ImportItem) -> None:
    """One product, in a savepoint of its own. What was refused by the check is left alone."""
    item.is_written = True
    if item.outcome == Outcome.REFUSED:
        db.session.flush()
        return
    draft = Draft.from_json(item.draft)
    plan = planner.plan(draft)
    noted = [problem for problem in item.problems if not problem["is_fatal"]]
    try:
        with db.session.begin_nested():
            item.outcome = plan.outcome
            if not plan.is_refused:
                item.product_id = carry_out(plan, store, actor)
    except IntegrityError:
        plan.problems.append(Problem(draft.line, Stale.message))
    except Refusal as refusal:
        plan.problems.append(Problem(draft.line, refusal.message))
    if plan.is_refused:
        item.outcome, item.product_id = Outcome.REFUSED, None
    item.problems = without_doubles([*noted, *told(plan.problems)])
    item.pictures = pictures_of(draft, store) if item.product_id else []
    db.session.flush()
    if any(picture["state"] == "waiting" for picture in item.pictures):
        jobs.later("mall.domain.imports.jobs:fetch_pictures", queue=QUEUE, item_id=item.id)
    elif item.product_id:
        submit_if_wanted(sheet, item, actor)


def carry_out(plan: Plan, store: Store, actor: Actor) -> int:
    """Write the plan. Returns the product's id; raises what the catalog's verbs raise."""
    product = plan.product
    if product is None:
        product = catalog.write_product(store, actor, plan.handle, plan.payload, plan.skus)
    else:
        if plan.changes_words:
            catalog.revise(product, plan.payload, actor, product.version)
        if plan.changes_skus:
            catalog.write_skus(product, plan.skus, actor)
    if plan.units:
        count(plan, store, product, actor)
    return product.id


def count(plan: Plan, store: Store, product: Product, actor: Actor) -> None:
    """Believe the sheet's counts. Fewer than are promised to orders is noted, and the shelf left alone."""
    location = stores.default_location(store.id)
    wanted = {code: plan.units[code] for code in sorted(plan.units)}
    for sku in catalog.skus_with_codes(store, list(wanted)):
        shelf = stock.Wanted(store.id, sku.id, location.id, wanted[sku.code])
        try:
            if plan.product is None:
                stock.receive(shelf, actor, "import")
            else:
                stock.recount(shelf, actor, "import")
        except stock.BelowHeld as refusal:
            plan.problems.append(Problem(plan.lines[sku.code], refusal.message, is_fatal=False))


def submit_if_wanted(sheet: ProductImport, item: ImportItem, actor: Actor) -> None:
    """Hand a product that the sheet has written to the operators, if the merchant asked for that and it is complete."""
    if not sheet.submits or item.product_id is None or not item.draft["is_active"]:
        return
    product = catalog.product_by_id(item.product_id)
    if not catalog.edit_of(product).can_be_submitted:
        return
    try:
        catalog.submit(product, actor)
    except catalog.NotReady as refusal:
        problems = [Problem(item.line, sentence, is_fatal=False) for sentence in refusal.obstacles]
        item.problems = without_doubles([*item.problems, *told(problems)])
        db.session.flush()


def locked(import_id: int) -> ProductImport:
    """The import, held until the end of the transaction: one job at a time works on it."""
    found: ProductImport = lock(select(ProductImport).where(ProductImport.id == import_id))[0]
    return found


def actor_of(sheet: ProductImport) -> Actor:
    """Whoever sent the sheet in: what jobs write for her is hers."""
    return Actor("person", sheet.author_id) if sheet.author_id else actors.job("import")


def read(sheet: ProductImport) -> tuple[int, list[str]]:
    """Note every product of the file. Returns how many lines it has and which of its columns mean nothing here."""
    store = stores.store_by_id(sheet.store_id)
    planner = Planner(store, sheet.category_id)
    header, lines = sheets.lines_of(files.storage().get(sheet.file_key))
    last, rows, needed = 1, [], set(db.session)
    for group in together(lines):
        last = group[-1][0]
        draft, problems = draft_of(group, store.currency)
        rows.append(row_of(sheet, draft, planner.plan(draft, problems)))
        if len(rows) == ROWS:
            keep(rows, needed)
            rows = []
    keep(rows, needed)
    return last, unknown_columns(header)


def keep(rows: Sequence[dict[str, Any]], needed: Set[Any]) -> None:
    """Write rows, and forget what was read for them: memory stays flat however long the sheet is."""
    if rows:
        db.session.execute(insert(ImportItem), rows)
    for held in set(db.session) - needed:
        db.session.expunge(held)


def row_of(sheet: ProductImport, draft: Draft, plan: Plan) -> dict[str, Any]:
    """An item as the check leaves it."""
    return {
        "store_id": sheet.store_id,
        "import_id": sheet.id,
        "line": draft.line,
        "handle": plan.handle,
        "title": plan.payload["title"],
        "draft": asdict(draft),
        "outcome": plan.outcome,
        "problems": told(plan.problems),
        "pictures": [],
        "is_written": False,
        "created_at": clock.now(),
    }


def told(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as they are stored: in both languages."""
    return [
        {"line": problem.line, "message": in_each(problem.message), "is_fatal": problem.is_fatal}
        for problem in problems
    ]


def without_doubles(problems: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each problem once."""
    return list({(each["line"], each["message"]["en"]): each for each in problems}.values())


def pictures_of(draft: Draft, store: Store) -> list[dict[str, Any]]:
    """The draft's pictures with what is known of each address."""
    known = fetched(store, [url for url, _alt in draft.pictures])
    return [
        {"url": url, "alt": alt, "state": "fetched" if url in known else "waiting", "why": {}}
        for url, alt in draft.pictures
    ]
