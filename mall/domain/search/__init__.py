"""Search: finding products by words.

A *document* says by which *lexemes* a shown product is found: Chinese words and characters, pinyin, English, model
numbers, and by which *marks* hits are narrowed down. The *vocabulary* holds the words that the mall's names and titles are
made of, for *suggestions* while somebody types and for what she meant when nothing was found. *Synonyms* are words that
mean the same; *hot words* are what many people search for.
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
from mall.domain.search.hot import (
    block,
    count_search,
    gather_searches,
    hot_word_by_id,
    hot_words,
    hot_words_by_standing,
    pin,
    refresh_hot_words,
    release,
    take_over,
)
from mall.domain.search.models import SearchHotWord, SearchSynonym, Standing, WordKind
from mall.domain.search.names import stores_named
from mall.domain.search.queries import (
    Found,
    Sort,
    Suggestion,
    Survey,
    attributes_among,
    brands_among,
    categories_among,
    did_you_mean,
    find,
    fullest_categories,
    hits_of,
    suggestions,
    survey,
)
from mall.domain.search.rules import LONGEST_QUERY, listed
from mall.domain.search.synonyms import (
    LONGEST_WORD,
    MOST_WORDS,
    WORDING,
    NoWord,
    TooFewWords,
    TooManyWords,
    WordTaken,
    add_synonyms,
    all_synonyms,
    change_synonyms,
    remove_synonyms,
    synonyms_by_id,
)

__all__ = [
    "FOUND",
    "LONGEST_QUERY",
    "LONGEST_WORD",
    "MOST_WORDS",
    "WORDING",
    "Found",
    "NoWord",
    "SearchHotWord",
    "SearchSynonym",
    "Sort",
    "Standing",
    "Suggestion",
    "Survey",
    "TooFewWords",
    "TooManyWords",
    "WordKind",
    "WordTaken",
    "add_synonyms",
    "all_synonyms",
    "attributes_among",
    "block",
    "brands_among",
    "categories_among",
    "change_synonyms",
    "copy_sales",
    "count_search",
    "did_you_mean",
    "find",
    "fullest_categories",
    "gather_searches",
    "hits_of",
    "hot_word_by_id",
    "hot_words",
    "hot_words_by_standing",
    "index_all",
    "index_products",
    "index_store",
    "listed",
    "pin",
    "rebuild",
    "refresh_hot_words",
    "refresh_words",
    "release",
    "remove_synonyms",
    "stores_named",
    "suggestions",
    "survey",
    "synonyms_by_id",
    "take_over",
]
