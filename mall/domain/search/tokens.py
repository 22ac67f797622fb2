"""Text into words: one way for documents and for what people type (docs/search.md).

Normal form, lower case, no accents, simplified characters; then Chinese by dictionary, everything else by its letters
and digits. The dictionaries (rjieba, OpenCC) are loaded by the first search of a process.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from mall.kernel import plugins

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
# A run of Chinese; letters and digits, joined inside a model number; a word of any other script.
CHUNK = re.compile(rf"(?P<han>[{HAN}]+)|(?P<latin>[a-z0-9]+(?:[-._/&+][a-z0-9]+)*)|(?:(?![{HAN}_])[^\W\x00-\x7f])+")
IS_HAN = re.compile(f"[{HAN}]")
ACCENT = re.compile("(?<=[a-z])[\u0300-\u036f]+")
POSSESSIVE = re.compile("(?<=[a-z])['’](?:s\\b)?")
JOINER = re.compile(r"(?<![0-9])[-._/&+]|[-._/&+](?![0-9])")
PIECE = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)*")
STOPS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", *"的了和与之")
)
LONGEST = 60  # characters of one token; what is longer is no word


@dataclass(frozen=True, slots=True)
class Term:
    """A word that somebody looks for: any of the `exact` lexemes, or all of its `parts`, finds it."""

    text: str
    exact: tuple[str, ...]
    parts: tuple[str, ...] = ()

    @property
    def is_han(self) -> bool:
        """Whether it is written in Chinese characters."""
        return is_han(self.text)


@dataclass(frozen=True, slots=True)
class Either:
    """What may be said in several ways: all that one of the `ways` wants finds it."""

    ways: tuple[tuple["Term | Either", ...], ...]


Wants = Term | Either


def terms(text: str) -> list[Term]:
    """What to look for, in the order it was typed, each once; "the" and its kind only when there is no other."""
    found = {term.text: term for kind, chunk in chunks(text) for term in terms_of(kind, chunk)}
    telling = [term for word, term in found.items() if word not in STOPS]
    return telling or list(found.values())


def chunks(text: str) -> Iterator[tuple[str, str]]:
    """(kind, chunk) pairs: "han" for a run of Chinese, "latin" for letters and digits, "other" for other scripts."""
    for match in CHUNK.finditer(plain(text)):
        yield match.lastgroup or "other", match[0] if match.lastgroup == "han" else match[0][:LONGEST]


def plain(text: str) -> str:
    """The form in which spellings of one thing are equal: ＡＢＣ is abc, café is cafe, 連衣裙 is 连衣裙."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", ACCENT.sub("", unicodedata.normalize("NFD", folded)))
        folded = _simplified(folded)
    return POSSESSIVE.sub("", folded)


def terms_of(kind: str, chunk: str) -> list[Term]:
    """The terms of one chunk."""
    if kind == "han":
        return [term for word in joined_singles(cut(chunk)) for term in [han_term(word)]]
    if kind == "latin":
        return [latin_term(chunk)]
    return [Term(chunk, (chunk,))]


def joined_singles(words: list[str]) -> list[str]:
    """Neighbouring single characters as one word: names that no dictionary knows. 的 and its kind fall out."""
    joined: list[str] = []
    open_single = False
    for word in words:
        single = len(word) == 1 and word not in STOPS
        if single and open_single:
            joined[-1] += word
        elif word not in STOPS or len(words) == 1:
            joined.append(word)
        open_single = single
    return joined


def han_term(word: str) -> Term:
    """A Chinese word: as the dictionary has it, or by the shorter words and characters it is made of."""
    return Term(word, (word,), parts_of(word) if len(word) > 2 or not _is_word(word) else ())


@functools.lru_cache(maxsize=20_000)
def parts_of(word: str) -> tuple[str, ...]:
    """The shorter words inside a Chinese word and the characters that are in none of them; none for one character."""
    smaller = [other for other in words_inside(word) if other != word]
    rest = [char for char in word if not any(char in other for other in smaller)]
    return tuple(dict.fromkeys([*smaller, *rest])) if len(word) > 1 else ()


def latin_term(chunk: str) -> Term:
    """Letters and digits: whole, in the singular, or by the pieces of a model number."""
    whole = JOINER.sub("", chunk)
    pieces = PIECE.findall(chunk)
    parts = tuple(dict.fromkeys(singular[0] for piece in pieces for singular in [singulars(piece)]))
    return Term(chunk, tuple(dict.fromkeys([whole, *singulars(whole)])), parts if len(pieces) > 1 else ())


@functools.lru_cache(maxsize=20_000)
def latin_lexemes(chunk: str) -> tuple[str, ...]:
    """The lexemes under which a document's chunk of letters and digits is found."""
    between = re.split(r"[-._/&+]", chunk)
    spelled = [JOINER.sub("", chunk), *between, *PIECE.findall(chunk)]
    return tuple(dict.fromkeys(form for word in spelled if word for form in singulars(word)))


def singulars(word: str) -> tuple[str, ...]:
    """What an English word may be in the singular, likeliest first; the word itself when it is no plural."""
    if len(word) < 4 or not word.isalpha() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return (word,)
    if word.endswith("ies"):
        return word[:-3] + "y", word[:-1]
    if word.endswith("ves"):
        return word[:-1], word[:-3] + "f", word[:-3] + "fe"
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return word[:-2], word[:-1]
    return (word[:-1],)


def is_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return IS_HAN.search(text) is not None


def cut(run: str) -> list[str]:
    """A run of Chinese as words, each character in one of them."""
    return _segmenter().cut(run, False)


def words_inside(run: str) -> list[str]:
    """Every word of two characters or more in a run of Chinese, overlapping ones too: 红茶 and 茶杯 in 红茶杯."""
    return [word for word in _segmenter().cut_all(run) if len(word) > 1]


def _is_word(word: str) -> bool:
    return bool(_segmenter().has_word(word))


def _simplified(text: str) -> str:
    return _converter().convert(text) if is_han(text) else text


@functools.cache
def _segmenter() -> ModuleType:
    return plugins.optional("rjieba")


@functools.cache
def _converter() -> Any:
    return plugins.optional("opencc").OpenCC("t2s")
