"""The vocabulary in this process's memory, to find the word that a mistyped one is nearest to.

Loaded by the first search that finds nothing, and again by the first one after the vocabulary changed.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from mall.domain.search import tokens
from mall.domain.search.models import SearchWord
from mall.kernel import plugins
from mall.kernel.db import db

MOST = 20_000  # words compared, the most frequent ones: about 10 ms per mistyped word
# How alike two words must be: one slip in three Chinese characters, in four letters; two in eight.
NEAR_HAN, SHORTEST_HAN = 0.6, 3
NEAR_LATIN, SHORTEST_LATIN = 0.72, 4


@dataclass(frozen=True)
class Vocabulary:
    """The words as of `changed_at`: Chinese ones, and by their letters English ones and pinyin, most frequent first."""

    changed_at: datetime | None
    han: dict[str, str]
    latin: dict[str, str]

    def nearest(self, word: str) -> str:
        """The word itself when it is known or resembles none, else the one it resembles most."""
        pool, near, shortest = (
            (self.han, NEAR_HAN, SHORTEST_HAN) if tokens.is_han(word) else (self.latin, NEAR_LATIN, SHORTEST_LATIN)
        )
        if word in pool or len(word) < shortest:
            return word
        fuzzy, distance = plugins.optional("rapidfuzz.process"), plugins.optional("rapidfuzz.distance")
        best = fuzzy.extractOne(word, pool.keys(), scorer=distance.OSA.normalized_similarity, score_cutoff=near)
        return pool[best[0]] if best else word


_loaded = Vocabulary(None, {}, {})


def current() -> Vocabulary:
    """The vocabulary as it is now."""
    global _loaded
    changed_at = db.session.scalar(select(func.max(SearchWord.changed_at)))
    if changed_at != _loaded.changed_at:
        _loaded = load(changed_at)
    return _loaded


def load(changed_at: datetime | None) -> Vocabulary:
    """Read the most frequent words; not several at once, for each word of a query is compared by itself."""
    words = select(SearchWord.folded, SearchWord.pinyin).where(SearchWord.folded.not_like("% %"))
    frequent = words.order_by(SearchWord.frequency.desc(), SearchWord.word)
    han: dict[str, str] = {}
    latin: dict[str, str] = {}
    for folded, pinyin in db.session.execute(frequent.limit(MOST)):
        (han if pinyin else latin).setdefault(folded, folded)
        if pinyin:
            latin.setdefault(pinyin, folded)
    return Vocabulary(changed_at, han, latin)
