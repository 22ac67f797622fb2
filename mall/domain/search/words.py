"""The vocabulary: what the mall's categories, brands, stores and goods are called, counted in products."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import func, select

from mall.domain.catalog import Brand, Category, Product
from mall.domain.search import sounds, tokens
from mall.domain.search.models import SearchDocument, WordKind
from mall.domain.stores import Store
from mall.kernel.db import db

MOST = 50_000  # words kept, the most frequent ones
RARE = 2  # products that must have two words side by side, or a number, before it is offered as a suggestion


def gather() -> list[dict[str, Any]]:
    """The rows of the vocabulary, by word. A name comes before a word of titles that is spelled alike."""
    rows: dict[str, dict[str, Any]] = {}
    for kind, names, frequency in [*_categories(), *_brands(), *_stores()]:
        for name in names.values():
            rows.setdefault(sameness(tokens.plain(name)), row_of(name, kind, frequency))
    for word, frequency in title_words(_titles()):
        rows.setdefault(sameness(word), row_of(word, WordKind.TITLE, frequency))
    by_word = {row["word"]: row for row in rows.values()}
    return [by_word[word] for word in sorted(by_word)]


def title_words(titles: Iterable[Mapping[str, str]]) -> list[tuple[str, int]]:
    """(word, products) of all words and pairs of words worth suggesting, most frequent first. Of an English singular
    and plural the one that more titles use stands for both, else the shorter."""
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update({word for text in title.values() for word in words_in(text)})
    spellings: dict[str, list[str]] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], len(word), word)):
        spellings.setdefault(sameness(word), []).append(word)
    totals = Counter({words[0]: sum(counts[word] for word in words) for words in spellings.values()})
    return [(word, count) for word, count in totals.most_common(MOST) if count >= RARE or not is_special(word)]


def words_in(text: str) -> Iterator[str]:
    """The words of a title, and each two that stand side by side."""
    for kind, neighbours in itertools.groupby(tokens.chunks(text), key=lambda chunk: chunk[0]):
        for run in [tokens.cut(chunk) for _, chunk in neighbours] if kind == "han" else [[c for _, c in neighbours]]:
            telling = [word if is_telling(word) else "" for word in run]
            yield from filter(None, telling)
            glue = "" if kind == "han" else " "
            yield from (glue.join(pair) for pair in itertools.pairwise(telling) if all(pair))


def is_telling(word: str) -> bool:
    """Whether a word alone says what somebody wants: no number, no particle, no single character or letter."""
    return len(word) > 1 and word not in tokens.STOPS and any(char.isalpha() for char in word)


def is_special(word: str) -> bool:
    """Whether it is two words, or a model number: most of those stand in one title only."""
    return len(tokens.cut(word)) > 1 if tokens.is_han(word) else not word.isalpha()


def sameness(word: str) -> str:
    """What two spellings of one suggestion have in common: the singular of the last word."""
    head, space, last = word.rpartition(" ")
    return head + space + tokens.singulars(last)[0]


def row_of(word: str, kind: WordKind, frequency: int) -> dict[str, Any]:
    """A row of the vocabulary."""
    folded = tokens.plain(word)
    return {
        "word": word,
        "kind": kind.value,
        "folded": folded,
        "pinyin": sounds.full(folded),
        "initials": sounds.initials(folded),
        "frequency": frequency,
    }


def _categories() -> list[tuple[WordKind, Mapping[str, str], int]]:
    """Shown categories in which something is listed."""
    inside = select(func.unnest(SearchDocument.category_path).label("category_id")).subquery()
    counted = (
        select(Category.name, func.count())
        .join(inside, inside.c.category_id == Category.id)
        .where(Category.is_shown)
        .group_by(Category.id)
    )
    return [(WordKind.CATEGORY, name, count) for name, count in db.session.execute(counted.order_by(Category.id))]


def _brands() -> list[tuple[WordKind, Mapping[str, str], int]]:
    counted = (
        select(Brand.name, func.count())
        .join(Product, Product.brand_id == Brand.id)
        .join(SearchDocument, SearchDocument.product_id == Product.id)
        .group_by(Brand.id)
    )
    return [(WordKind.BRAND, name, count) for name, count in db.session.execute(counted.order_by(Brand.id))]


def _stores() -> list[tuple[WordKind, Mapping[str, str], int]]:
    counted = (
        select(Store.name, func.count()).join(SearchDocument, SearchDocument.store_id == Store.id).group_by(Store.id)
    )
    return [(WordKind.STORE, name, count) for name, count in db.session.execute(counted.order_by(Store.id))]


def _titles() -> Iterable[Mapping[str, str]]:
    indexed = select(Product.title).join(SearchDocument, SearchDocument.product_id == Product.id)
    return db.session.scalars(indexed.execution_options(yield_per=1000))
