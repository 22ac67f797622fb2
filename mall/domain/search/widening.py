"""A query in other words: groups of words that mean the same, in this process's memory.

Read when the first query comes, and again by the first one after an operator changed a group.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from mall.domain.search import tokens
from mall.domain.search.models import SearchSynonym
from mall.domain.search.tokens import Either, Term, Wants
from mall.kernel.db import db

Key = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """The groups as of `stamp`: for each of their words, by its terms, all ways to say it. `mixed` finds words of Chinese
    and Latin letters (T恤), which the dictionary would tear apart."""

    stamp: tuple[Any, ...]
    ways: dict[Key, Either]
    longest: int
    mixed: re.Pattern[str] | None

    def wants(self, text: str) -> list[Wants]:
        """What `text` looks for, each word in all the ways to say it."""
        if not self.ways:
            return list(tokens.terms(text))
        found = [each for piece in self._pieces(tokens.plain(text)) for each in piece]
        telling = [each for each in found if isinstance(each, Either) or each.text not in tokens.STOPS]
        return telling or found

    def _pieces(self, text: str) -> Iterator[list[Wants]]:
        for place, piece in enumerate(self.mixed.split(text) if self.mixed else [text]):
            yield [self.ways[key_of(tokens.terms(piece))]] if place % 2 else self._widened(tokens.terms(piece))

    def _widened(self, terms: Sequence[Term]) -> list[Wants]:
        wants: list[Wants] = []
        place = 0
        while place < len(terms):
            widths = range(min(self.longest, len(terms) - place), 0, -1)
            keys = {width: key_of(terms[place : place + width]) for width in widths}
            width = next((width for width, key in keys.items() if key in self.ways), 0)
            wants.append(self.ways[keys[width]] if width else self._inside(terms[place]))
            place += width or 1
        return wants

    def _inside(self, term: Term) -> Wants:
        """A long Chinese word, or its parts, each in all the ways to say it: 番茄酱 is also 西红柿 with 酱."""
        if not any((part,) in self.ways for part in term.parts if term.is_han):
            return term
        parts = tuple(self.ways.get((part,)) or Term(part, (part,)) for part in term.parts)
        return Either(((Term(term.text, term.exact),), parts))


_loaded = Synonyms((), {}, 0, None)


def current() -> Synonyms:
    """The groups as they are now."""
    global _loaded
    stamp = tuple(db.session.execute(select(func.count(), func.max(SearchSynonym.changed_at))).one())
    if stamp != _loaded.stamp:
        _loaded = load(stamp)
    return _loaded


def load(stamp: tuple[Any, ...]) -> Synonyms:
    """Read all groups."""
    ways: dict[Key, Either] = {}
    mixed: list[str] = []
    for words in db.session.scalars(select(SearchSynonym.words).order_by(SearchSynonym.id)):
        said = {key_of(terms): tuple(terms) for terms in map(tokens.terms, words)}
        ways |= dict.fromkeys(said, Either(tuple(said.values())))
        mixed += [tokens.plain(word) for word in words if is_mixed(word)]
    return Synonyms(stamp, ways, max(map(len, ways), default=0), pattern_of(mixed))


def key_of(terms: Sequence[Term]) -> Key:
    """What two spellings of a word have in common: its terms, English ones in the singular."""
    return tuple(term.text if term.is_han else term.exact[min(1, len(term.exact) - 1)] for term in terms)


def is_mixed(word: str) -> bool:
    """Whether there are Chinese characters and letters in it."""
    kinds = {kind for kind, _ in tokens.chunks(word)}
    return "han" in kinds and len(kinds) > 1


def pattern_of(words: Sequence[str]) -> re.Pattern[str] | None:
    """Finds these words, the longest first, where no further letter or digit stands beside theirs. People write T恤 with a
    space in it or without."""
    longest_first = sorted(dict.fromkeys(words), key=len, reverse=True)
    spaced = [r"\s*".join(re.escape(chunk) for _, chunk in tokens.chunks(word)) for word in longest_first]
    some = [rf"(?<![a-z0-9]){word}(?![a-z0-9])" for word in spaced]
    return re.compile(f"({'|'.join(some)})") if some else None
