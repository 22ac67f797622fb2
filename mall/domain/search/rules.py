"""What a document is found by and what a query asks for, as PostgreSQL spells it. Pure.

Lexemes are made of letters, digits and -._/&+ only (tokens.CHUNK), so that nothing in them needs escaping.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mall.domain.search.tokens import Term

LONGEST_QUERY = 100  # characters; what people paste beyond it is cut off
PREFIX = 3  # letters from which the beginning of a word finds it


class Ways(NamedTuple):
    """In what ways a text is found: lexemes with their places in it, counted in characters, and its length."""

    lexemes: tuple[tuple[str, int], ...]
    length: int


class Lexemes:
    """Collects the lexemes of several texts, one behind the other, as a `tsvector`."""

    def __init__(self) -> None:
        self.places: dict[str, list[str]] = {}
        self.end = 1

    def add(self, ways: Ways) -> None:
        """One more text. Its first character is not the neighbour of the last one's."""
        for lexeme, offset in ways.lexemes:
            self.places.setdefault(lexeme, []).append(str(self.end + offset))
        self.end += ways.length + 1

    def __str__(self) -> str:
        return " ".join(f"'{lexeme}':{','.join(places)}" for lexeme, places in self.places.items())


def tsquery(terms: Iterable[Term], loose: bool = False) -> str:
    """A `tsquery` that wants all terms: as words, or loosely what contains or begins with them."""
    return " & ".join(f"({_loosely(term) if loose else _strictly(term)})" for term in terms)


def without_one(terms: Sequence[Term]) -> list[list[Term]]:
    """The query with one term left out, the last one first; nothing for a single one."""
    if len(terms) < 2:
        return []
    return [[*terms[:place], *terms[place + 1 :]] for place in reversed(range(len(terms)))]


def spelled(terms: Sequence[Term]) -> str:
    """The terms as a person would type them: no space between two Chinese words."""
    text = ""
    for term in terms:
        joins = not text or (term.is_han and is_glued(text[-1]))
        text += term.text if joins else f" {term.text}"
    return text


def is_glued(char: str) -> bool:
    """Whether what follows this character needs no space: it is no letter or digit of ASCII."""
    return not char.isascii()


def _strictly(term: Term) -> str:
    """As a word, or by all of its parts."""
    ways = [f"'{lexeme}'" for lexeme in term.exact]
    if term.parts:
        ways.append("(" + " & ".join(f"'{part}'" for part in term.parts) + ")")
    return " | ".join(ways)


def _loosely(term: Term) -> str:
    """A Chinese word by its characters side by side, any other by its beginning."""
    if term.is_han:
        return " <-> ".join(f"'{char}'" for char in term.text)
    if len(term.text) < PREFIX:
        return _strictly(term)
    return " | ".join(f"'{lexeme}':*" for lexeme in term.exact)
