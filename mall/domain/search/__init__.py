"""Search: finding products by words.

A *document* says by which *lexemes* a shown product is found: Chinese words and characters, pinyin, English, model
numbers, each with its weight. The *vocabulary* holds the words that the mall's names and titles are made of, for
*suggestions* while somebody types and for what she meant when nothing was found.
"""

from mall.domain.search.actions import (
    FOUND,
    copy_sales,
    index_all,
    index_products,
    index_store,
    rebuild,
    refresh_words,
)
from mall.domain.search.models import WordKind
from mall.domain.search.queries import (
    Found,
    Sort,
    Suggestion,
    did_you_mean,
    find,
    suggestions,
)
from mall.domain.search.rules import LONGEST_QUERY

__all__ = [
    "FOUND",
    "LONGEST_QUERY",
    "Found",
    "Sort",
    "Suggestion",
    "WordKind",
    "copy_sales",
    "did_you_mean",
    "find",
    "index_all",
    "index_products",
    "index_store",
    "rebuild",
    "refresh_words",
    "suggestions",
]
