"""What a document is found by and what a query asks for, as PostgreSQL spells it. Pure.

Lexemes are made of letters, digits and -._/&+ only (tokens.CHUNK), so that nothing in them needs escaping.
"""

from collections.abc import Iterable, Sequence

from mall.domain.search.tokens import Term

LONGEST_QUERY = 100  # characters; what people paste beyond it is cut off
PREFIX = 3  # letters from which the beginning of a word finds it


def tsvector(lexemes: Iterable[str]) -> str:
    """A `tsvector` of these lexemes, without places or weights."""
    return " ".join(f"'{lexeme}'" for lexeme in dict.fromkeys(lexemes))


def tsquery(terms: Iterable[Term], loose: bool = False) -> str:
    """A `tsquery` that wants all terms: as words, or loosely what begins with them."""
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
        joins = not text or (term.is_han and not text[-1].isascii())
        text += term.text if joins else f" {term.text}"
    return text


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
