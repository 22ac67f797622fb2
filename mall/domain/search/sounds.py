"""Pinyin, for documents and the vocabulary only: what people type in pinyin is Latin already.

pypinyin takes a fifth of a second and 55 MB to load, so only workers and commands get here.
"""

import functools
import itertools

from mall.domain.search import tokens
from mall.kernel import plugins


def sounds_of(run: str) -> list[str]:
    """How a run of Chinese is typed: words, what they are made of and pairs of neighbours, in full and by initials."""
    words = tokens.cut(run)
    parts = [part for word in words if len(word) > 2 for part in tokens.parts_of(word)]
    found = [full(word) for word in (*words, *parts)]
    found += [initials(word) for word in (*words, *parts) if len(word) > 1]
    for first, second in itertools.pairwise(words):
        found += [full(first) + full(second), initials(first) + initials(second)]
    return [sound for sound in dict.fromkeys(found) if sound]


@functools.lru_cache(maxsize=20_000)
def full(text: str) -> str:
    """ "longjing"."""
    return "".join(syllables(text))


@functools.lru_cache(maxsize=20_000)
def initials(text: str) -> str:
    """ "lj"."""
    return "".join(syllable[0] for syllable in syllables(text))


def syllables(text: str) -> tuple[str, ...]:
    """The syllables of a Chinese text, without tones; ü is v, as it is typed. Nothing for what pinyin does not know."""
    return tuple(plugins.optional("pypinyin").lazy_pinyin(text, errors="ignore")) if tokens.is_han(text) else ()
