"""What a document is found by and what a query asks for, as PostgreSQL spells it; what may be counted. Pure.

The lexemes of texts are made of letters, digits and -._/&+ only (tokens.CHUNK); marks may hold anything and are quoted.
"""

import re
from collections.abc import Iterable, Sequence

from mall.domain.search.tokens import Either, Term, Wants, is_han

LONGEST_QUERY = 100  # characters; what people paste beyond it is cut off
PREFIX = 3  # letters from which the beginning of a word finds it

# What people search for that says nothing of them: a few words, no address, no number that could be somebody's.
LONGEST_HAN, LONGEST_LATIN, LONGEST_WORD = 12, 40, 16  # characters
DIGITS = 5  # a model number has as many; telephones, orders and identity cards have more
PRIVATE = re.compile(r"@|://|www\.|[〇零一二三四五六七八九]{5}")
BETWEEN = re.compile(r"[,，、;；\n\r]+")


def tsvector(lexemes: Iterable[str]) -> str:
    """A `tsvector` of these lexemes, without places or weights."""
    return " ".join(_quoted(lexeme) for lexeme in dict.fromkeys(lexemes))


def tsquery(terms: Iterable[Wants], loose: bool = False) -> str:
    """A `tsquery` that wants all terms: as words, or loosely what begins with them."""
    return " & ".join(f"({_one(term, loose)})" for term in terms)


def narrowed(query: str, groups: Iterable[Sequence[str]]) -> str:
    """The `tsquery`, and of each group any of its marks."""
    marks = ["(" + " | ".join(_quoted(mark) for mark in group) + ")" for group in groups]
    return " & ".join([f"({query})", *marks]) if marks else query


def is_countable(folded: str) -> bool:
    """Whether a query in its plain form may be counted and, when many ask it, be shown to all."""
    if PRIVATE.search(folded) or sum(char.isdigit() for char in folded) > DIGITS:
        return False
    if is_han(folded):
        return len(folded) <= LONGEST_HAN and any(char.isalpha() for char in folded)
    is_word = len(folded) > 1 and any(char.isalpha() for char in folded)
    return is_word and len(folded) <= LONGEST_LATIN and all(len(word) <= LONGEST_WORD for word in folded.split())


def listed(typed: str) -> list[str]:
    """Words that somebody wrote one after the other, with commas or line breaks between them."""
    return [" ".join(word.split()) for word in BETWEEN.split(typed) if word.strip()]


def without_one(terms: Sequence[Term]) -> list[list[Term]]:
    """The query with one term left out, the last one first; nothing for a single one."""
    if len(terms) < 2:
        return []
    return [[*terms[:place], *terms[place + 1 :]] for place in reversed(range(len(terms)))]


def spelled(terms: Sequence[Term]) -> str:
    """The terms as a person would type them: no space between two Chinese words."""
    text = ""
    for term in terms:
        joins = not text or (term.is_han and not text[-1].isascii())
        text += term.text if joins else f" {term.text}"
    return text


def _one(term: Wants, loose: bool) -> str:
    if isinstance(term, Either):
        return " | ".join(f"({tsquery(way, loose)})" for way in term.ways)
    return _loosely(term) if loose else _strictly(term)


def _strictly(term: Term) -> str:
    """As a word, or by all of its parts."""
    ways = [f"'{lexeme}'" for lexeme in term.exact]
    if term.parts:
        ways.append("(" + " & ".join(f"'{part}'" for part in term.parts) + ")")
    return " | ".join(ways)


def _loosely(term: Term) -> str:
    """Letters by the beginning of a word. A Chinese word is strict: the shorter words inside longer ones are indexed."""
    if term.is_han or len(term.text) < PREFIX:
        return _strictly(term)
    return " | ".join(f"'{lexeme}':*" for lexeme in term.exact)


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
