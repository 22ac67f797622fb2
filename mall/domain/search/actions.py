"""Keep the index: documents by product and by store, sales figures, the vocabulary; all of it anew."""

from collections.abc import Callable, Iterable, Set
from datetime import timedelta
from typing import Any

from sqlalchemy import String, any_, delete, literal, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from mall.domain.catalog import Product
from mall.domain.search import documents, names, words
from mall.domain.search.models import SearchDocument, SearchWord
from mall.domain.stores import store_by_id
from mall.kernel import clock, jobs, versions
from mall.kernel.db import db, take_turns

BATCH = 500  # products per statement, per job and per step of a rebuild
WORDS_EVERY = timedelta(minutes=10)
FOUND = "found"  # what copies of search pages depend on (kernel/versions.py)


def index_products(product_ids: Iterable[int]) -> int:
    """Write the documents of shown products anew and remove those of all others. Returns how many there are now.

    Reads what is true after it holds the lock, so that of two runs the later one sees all that the earlier one saw.
    """
    wanted = sorted(set(product_ids))
    _lock()
    rows = documents.rows_for(wanted)
    _remove(set(wanted) - {row["product_id"] for row in rows})
    _write(SearchDocument, rows)
    versions.touch(FOUND)
    if wanted:
        refresh_words_later()
    return len(rows)


def index_store(store_id: int, after: int = 0) -> None:
    """Index a store's products behind the id `after`, and leave the rest to the next job. A hidden store's documents
    go at once."""
    _lock()
    store = store_by_id(store_id)
    if after == 0:
        names.write_store(store)
    if not store.is_shown:
        db.session.execute(delete(SearchDocument).where(SearchDocument.store_id == store_id))
        versions.touch(FOUND)
        return
    batch = _products_after(after, Product.store_id == store_id)
    index_products(batch)
    if len(batch) == BATCH:
        jobs.later("mall.domain.search.jobs:index_store", store_id=store_id, after=batch[-1])


def rebuild(progress: Callable[[int], None] = lambda count: None) -> int:
    """Index every product and gather the vocabulary. Returns how many documents there are.

    `progress` is told after each batch how many products were looked at; it may commit there, so that what merchants
    change in the meantime need not wait for the end.
    """
    seen = indexed = after = 0
    while batch := _products_after(after):
        indexed += index_products(batch)
        seen, after = seen + len(batch), batch[-1]
        progress(seen)
    refresh_words()
    return indexed


def index_all(after: int = 0) -> None:
    """The same as a chain of jobs: mends whatever was missed, a renamed category or brand for one."""
    batch = _products_after(after)
    index_products(batch)
    if len(batch) == BATCH:
        jobs.later("mall.domain.search.jobs:index_all", after=batch[-1])


def copy_sales() -> int:
    """Take over how many units were sold, which products do not announce. Returns how many documents changed."""
    _lock()
    behind = (
        update(SearchDocument)
        .where(SearchDocument.product_id == Product.id, SearchDocument.sold != Product.sold)
        .values(sold=Product.sold)
        .execution_options(synchronize_session=False)
    )
    return int(db.session.execute(behind).rowcount)  # type: ignore[attr-defined]


def refresh_words_later() -> None:
    """Gather the vocabulary at the end of the current ten minutes, once for all that is indexed in them."""
    period = int(clock.now().timestamp() // WORDS_EVERY.total_seconds())
    due_at = clock.now() + WORDS_EVERY
    jobs.later("mall.domain.search.jobs:refresh_words", due_at=due_at, unique_key=f"search-words@{period}")


def refresh_words() -> int:
    """Make the vocabulary what the indexed products say now, and names what stores are called. Returns how many words
    there are."""
    _lock()
    names.write_stores()
    gathered = words.gather()
    kept = {row["word"] for row in gathered}
    gone = [word for word in db.session.scalars(select(SearchWord.word)) if word not in kept]
    db.session.execute(delete(SearchWord).where(SearchWord.word == any_(literal(gone, ARRAY(String)))))
    _write(SearchWord, [{**row, "changed_at": clock.now()} for row in gathered], but={"changed_at"})
    return len(gathered)


def _lock() -> None:
    """One writer at a time, until the end of the transaction."""
    take_turns("the search index")


def _products_after(after: int, *conditions: Any) -> list[int]:
    """The ids of the next batch of products, in whatever state."""
    some = select(Product.id).where(Product.id > after, *conditions)
    return list(db.session.scalars(some.order_by(Product.id).limit(BATCH)))


def _remove(product_ids: set[int]) -> None:
    if product_ids:
        db.session.execute(delete(SearchDocument).where(SearchDocument.product_id.in_(product_ids)))


def _write(model: Any, rows: list[dict[str, Any]], but: Set[str] = frozenset()) -> None:
    """Insert or replace by primary key. A row that would stay the same (`but` for these columns) is left alone."""
    if not rows:
        return
    statement = insert(model)
    keys = [column.name for column in model.__table__.primary_key]
    taken = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    differs = or_(*(getattr(model, name).is_distinct_from(new) for name, new in taken.items() if name not in but))
    statement = statement.on_conflict_do_update(index_elements=keys, set_=taken, where=differs)
    for start in range(0, len(rows), BATCH):
        db.session.execute(statement, rows[start : start + BATCH])
