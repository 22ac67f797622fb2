"""Reads: products for a query, what narrows them down, the words that complete a query, and what to try when there are none."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, not_, or_, select, text, tuple_
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from mall.domain import catalog
from mall.domain.catalog import Brand, Category, CategoryAttribute, Product, Wanted
from mall.domain.search import marks, rules, tokens, vocabulary, widening
from mall.domain.search.models import SearchDocument, SearchWord, WordKind
from mall.domain.search.tokens import Term
from mall.kernel import pages
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.kernel.text import one_line

COUNTED = 500  # hits that are counted; beyond it the page says "more than"
NARROWER = 10  # categories named to narrow a search down to
BRANDS = 24  # brands offered to narrow it down to
TELLING = 0.2  # of the hits must lie in a category whose attributes are offered
SUGGESTIONS = 8
TRIES = 3  # other queries offered when one finds nothing
MENDED = 5  # words of a query that are compared with the vocabulary


class Sort(StrEnum):
    """How hits may be ordered."""

    RELEVANCE = "relevance"
    SALES = "sales"
    NEWEST = "newest"
    PRICE_UP = "price-up"
    PRICE_DOWN = "price-down"


# sort -> the columns of its key, the last one unique, and whether they descend; an index serves each
ORDERS: dict[Sort, tuple[tuple[str, ...], bool]] = {
    Sort.RELEVANCE: (("in_stock", "sold", "product_id"), True),
    Sort.SALES: (("in_stock", "sold", "product_id"), True),
    Sort.NEWEST: (("published_at", "product_id"), True),
    Sort.PRICE_UP: (("price_from", "product_id"), False),
    Sort.PRICE_DOWN: (("price_from", "product_id"), True),
}
DOCUMENT = SearchDocument.__table__.c


@dataclass(frozen=True)
class Survey:
    """What a query meets before anything narrows it down: the words as PostgreSQL spells them, and how many of the first
    hits (at most one more than COUNTED) lie in which category and are of which brand; `is_loose` as of Found."""

    words: str = ""
    category_id: int | None = None
    is_loose: bool = False
    categories: Counter[int] = field(default_factory=Counter)
    brands: Counter[int] = field(default_factory=Counter)

    @property
    def hits(self) -> int:
        """How many were counted."""
        return self.categories.total()


@dataclass(frozen=True)
class Found:
    """A page of hits. `hits` are counted up to COUNTED (`is_more` beyond it) over all pages; `categories` says in which
    categories most of them lie, fullest first; `is_loose` when nothing had the very words and these come near."""

    items: list[Product] = field(default_factory=list)
    next: str | None = None
    hits: int = 0
    is_more: bool = False
    is_loose: bool = False
    categories: list[tuple[Category, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Match:
    """The documents that somebody wants: they have the words, with the marks among them, and are inside the bounds."""

    words: ColumnElement[Any]
    bounds: list[ColumnElement[bool]]

    def by(self, column: Any) -> ColumnElement[bool]:
        """Those that have the words in this column."""
        return and_(column.bool_op("@@")(self.words), *self.bounds)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query worth making, and what kind of word it is."""

    text: str
    kind: WordKind


def find(
    text: str,
    sort: Sort = Sort.RELEVANCE,
    after: str | None = None,
    size: int = 24,
    category_id: int | None = None,
    wanted: Wanted | None = None,
) -> Found:
    """The shown products that have all words of `text`, cut at rules.LONGEST_QUERY characters, as they are wanted.

    By relevance, products with all words in the title come first, then the others; within both what is in stock and
    sells best. NotFound for a page key that was tampered with.
    """
    return hits_of(survey(text, category_id), sort, after, size, wanted)


def survey(text: str, category_id: int | None = None) -> Survey:
    """What the words of `text`, each in all the ways to say it, would find."""
    wants = widening.current().wants(text[: rules.LONGEST_QUERY])
    if not wants:
        return Survey()
    _plan_each_anew()
    strict, loose = rules.tsquery(wants), rules.tsquery(wants, loose=True)
    for words in dict.fromkeys((strict, loose)):
        rows = _counts(_match(words, category_id).by(SearchDocument.everywhere))
        if rows:
            categories, brands = _totals(rows)
            return Survey(words, category_id, words != strict, categories, brands)
    return Survey()


def hits_of(
    survey: Survey, sort: Sort = Sort.RELEVANCE, after: str | None = None, size: int = 24, wanted: Wanted | None = None
) -> Found:
    """A page of what the query met, as it is wanted; see `find`."""
    if not survey.hits:
        return Found()
    match, counts = _match(survey.words, survey.category_id, wanted), survey.categories
    if wanted and wanted != Wanted():
        counts, _ = _totals(_counts(match.by(SearchDocument.everywhere)))
    return _page(_tiers(match, sort), sort, after, size, counts, survey.is_loose) if counts else Found()


def brands_among(survey: Survey, slugs: Iterable[str] = ()) -> list[Brand]:
    """The brands that most hits are of, and those with these slugs; by slug."""
    frequent = [brand_id for brand_id, _ in survey.brands.most_common(BRANDS)]
    asked = list(slugs)
    if not frequent and not asked:
        return []
    some = select(Brand).where(or_(Brand.id.in_(frequent), Brand.slug.in_(asked)))
    return list(db.session.scalars(some.order_by(Brand.slug)))


def attributes_among(survey: Survey) -> list[CategoryAttribute]:
    """What products say of themselves in the categories that many of the hits lie in, inherited ones first."""
    telling = [key for key, hits in survey.categories.items() if hits >= TELLING * survey.hits]
    if not telling:
        return []
    above = select(func.unnest(Category.path)).where(Category.id.in_(telling))
    said = select(CategoryAttribute).where(CategoryAttribute.category_id.in_(above))
    return list(db.session.scalars(said.order_by(CategoryAttribute.category_id, CategoryAttribute.position)))


def categories_among(survey: Survey) -> list[Category]:
    """The categories that most hits lie in, fullest first."""
    return [category for category, _ in _named(survey.categories)]


def fullest_categories(size: int = NARROWER) -> list[Category]:
    """The shown categories with most goods in them: for a mall of which nobody has asked anything yet."""
    listed = select(Product.category_id, func.count().label("goods")).where(Product.state == "published")
    fullest = listed.group_by(Product.category_id).order_by(func.count().desc(), Product.category_id).limit(size)
    counted = fullest.subquery()
    named = select(Category).join(counted, counted.c.category_id == Category.id).where(Category.is_shown)
    return list(db.session.scalars(named.order_by(counted.c.goods.desc(), Category.id)))


def suggestions(prefix: str, size: int = SUGGESTIONS) -> list[Suggestion]:
    """Queries that begin with what was typed, in Chinese, English, pinyin or initials, or complete its last word."""
    typed = " ".join(tokens.plain(one_line(prefix, rules.LONGEST_QUERY)).split())
    found = _words_like(typed, size)
    terms = tokens.terms(typed)
    if len(found) < size and len(terms) > 1:
        found += _completions(terms, size)
    return list({suggestion.text: suggestion for suggestion in reversed(found)}.values())[::-1][:size]


def did_you_mean(text: str) -> list[str]:
    """For a query that finds nothing: the same set right, or with a word left out. Each finds something."""
    words, asked = vocabulary.current(), text[: rules.LONGEST_QUERY]
    chunks = [chunk for _, chunk in tokens.chunks(asked)]
    mended = [_set_right(chunk, words) for chunk in chunks[:MENDED]]
    right = tokens.terms(" ".join([*mended, *chunks[MENDED:]]))
    if right != tokens.terms(asked) and (found := _finding_something([right])):
        return found
    return _finding_something(rules.without_one(right))[:TRIES]


def _plan_each_anew() -> None:
    """Rare and frequent words need different plans: no plan is kept from one query to the next."""
    db.session.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))


def _match(words: str, category_id: int | None = None, wanted: Wanted | None = None) -> Match:
    bounds = []
    if category_id is not None:
        bounds.append(SearchDocument.category_path.contains([category_id]))
    if wanted is None:
        return Match(cast(words, TSQUERY), bounds)
    if wanted.low is not None:
        bounds.append(SearchDocument.price_from >= wanted.low)
    if wanted.high is not None:
        bounds.append(SearchDocument.price_from <= wanted.high)
    if wanted.in_stock:
        bounds.append(SearchDocument.in_stock.is_(True))
    return Match(cast(rules.narrowed(words, marks.groups_of(wanted)), TSQUERY), bounds)


def _tiers(match: Match, sort: Sort) -> list[ColumnElement[bool]]:
    """What is listed first and what after it."""
    everywhere = match.by(SearchDocument.everywhere)
    if sort != Sort.RELEVANCE:
        return [everywhere]
    return [
        match.by(SearchDocument.title),
        everywhere & not_(SearchDocument.title.bool_op("@@")(match.words)),
    ]


def _counts(match: ColumnElement[bool]) -> Sequence[Any]:
    """(category id, brand id, hits) among the first hits, at most one more than COUNTED."""
    leaf = SearchDocument.category_path[func.cardinality(SearchDocument.category_path)]
    some = select(leaf.label("category_id"), SearchDocument.brand_id).where(match).limit(COUNTED + 1).subquery()
    keys = (some.c.category_id, some.c.brand_id)
    return db.session.execute(select(*keys, func.count().label("hits")).group_by(*keys)).all()


def _totals(rows: Iterable[Any]) -> tuple[Counter[int], Counter[int]]:
    """{category id: hits} and {brand id: hits}."""
    categories: Counter[int] = Counter()
    brands: Counter[int] = Counter()
    for row in rows:
        categories[row.category_id] += row.hits
        if row.brand_id is not None:
            brands[row.brand_id] += row.hits
    return categories, brands


def _page(
    tiers: Sequence[ColumnElement[bool]],
    sort: Sort,
    after: str | None,
    size: int,
    counts: Counter[int],
    is_loose: bool,
) -> Found:
    hits = counts.total()
    tier, key = _decoded(after, ORDERS[sort][0]) if after else (0, ())
    rows: list[tuple[int, Any]] = []
    while tier < len(tiers) and len(rows) <= size:
        documents = _documents(tiers[tier], are_few=hits <= COUNTED)
        rows += [(tier, row) for row in _ranked(documents, sort, key, size + 1 - len(rows))]
        tier, key = tier + 1, ()
    more = len(rows) > size
    rows = rows[:size]
    return Found(
        items=[row[0] for _, row in rows],
        next=_encoded(*rows[-1]) if more else None,
        hits=min(hits, COUNTED) if more or after else len(rows),
        is_more=more and hits > COUNTED,
        is_loose=is_loose,
        categories=_named(counts),
    )


def _documents(match: ColumnElement[bool], are_few: bool) -> Any:
    """The matching documents' keys. Few ones are fetched by their words and then sorted, whatever the planner thinks;
    with many it may walk down the order until the page is full."""
    keys = sorted({name for columns, _ in ORDERS.values() for name in columns})
    matching = select(*(DOCUMENT[name] for name in keys)).where(match)
    return matching.cte("hits").prefix_with("MATERIALIZED") if are_few else matching.subquery("hits")


def _ranked(documents: Any, sort: Sort, key: Sequence[Any], limit: int) -> Sequence[Any]:
    """Shown products with the columns of their key, behind `key`. The catalog has the last word on what is shown: the
    index may lag."""
    names, descending = ORDERS[sort]
    columns = [documents.c[name] for name in names]
    hits = catalog.listing().join(documents, documents.c.product_id == Product.id)
    if key:
        here, there = tuple_(*columns), tuple_(*key)
        hits = hits.where(here < there if descending else here > there)
    order = [column.desc() if descending else column.asc() for column in columns]
    return db.session.execute(hits.add_columns(*columns).order_by(*order).limit(limit)).all()


def _named(counts: Counter[int]) -> list[tuple[Category, int]]:
    fullest = sorted(counts, key=lambda category_id: (-counts[category_id], category_id))[:NARROWER]
    named = select(Category).where(Category.id.in_(fullest), Category.is_shown)
    found = {category.id: category for category in db.session.scalars(named)}
    return [(found[category_id], counts[category_id]) for category_id in fullest if category_id in found]


def _encoded(tier: int, row: Any) -> str:
    return pages.encode([tier, *(int(value) if isinstance(value, bool) else value for value in row[1:])])


def _decoded(after: str, names: Sequence[str]) -> tuple[int, Sequence[Any]]:
    """The tier and the key values, each of its column's type. NotFound for what `_encoded` did not write."""
    tier, *values = pages.decode(after, len(names) + 1)
    types = [DOCUMENT[name].type for name in names]
    try:
        key = [_typed(kind.python_type, value) for kind, value in zip(types, values, strict=True)]
        return _typed(int, tier), [literal(value, kind) for value, kind in zip(key, types, strict=True)]
    except (TypeError, ValueError):
        raise NotFound from None


def _typed(kind: type, value: Any) -> Any:
    if kind is datetime:
        return datetime.fromisoformat(value)
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError
    return bool(value) if kind is bool else value


def _words_like(typed: str, size: int) -> list[Suggestion]:
    """Words of the vocabulary that begin like that: as written, then by pinyin, then by initials."""
    if len(typed) < (1 if tokens.is_han(typed) else 2):
        return []
    compact = typed.replace(" ", "")
    written = SearchWord.folded.startswith(typed, autoescape=True)
    sounds = SearchWord.pinyin.startswith(compact, autoescape=True)
    abbreviated = SearchWord.initials.startswith(compact, autoescape=True)
    nearness = case((written, 0), (sounds, 1), else_=2)
    like = select(SearchWord.word, SearchWord.kind).where(or_(written, sounds, abbreviated))
    rows = db.session.execute(like.order_by(nearness, SearchWord.frequency.desc(), SearchWord.word).limit(size))
    return [Suggestion(word, WordKind(kind)) for word, kind in rows]


def _completions(terms: Sequence[Term], size: int) -> list[Suggestion]:
    """The query with its last word completed, where that finds something."""
    *head, last = terms
    endings = _words_like(last.text, size)
    whole = [[*head, *tokens.terms(ending.text)] for ending in endings]
    return [Suggestion(text, WordKind.TITLE) for text in _finding_something(whole)]


def _finding_something(queries: Iterable[list[Term]]) -> list[str]:
    """Those of the queries that have a hit, spelled out."""
    asked = {rules.spelled(terms): rules.tsquery(terms) for terms in queries}
    if not asked:
        return []
    wanted = func.unnest(cast(literal(list(asked.values()), ARRAY(String)), ARRAY(TSQUERY)))
    query = wanted.table_valued("query", with_ordinality="place", name="asked").render_derived()
    hit = select(1).where(SearchDocument.everywhere.bool_op("@@")(query.c.query)).exists()
    places = db.session.scalars(select(query.c.place).where(hit).order_by(query.c.place))
    spelled = list(asked)
    return [spelled[place - 1] for place in places]


def _set_right(chunk: str, words: vocabulary.Vocabulary) -> str:
    """The chunk as it was meant: a run of Chinese as a whole, or word by word."""
    nearest = words.nearest(chunk)
    parts = tokens.cut(chunk) if nearest == chunk and tokens.is_han(chunk) else []
    return "".join(words.nearest(part) for part in parts) if 1 < len(parts) <= MENDED else nearest
