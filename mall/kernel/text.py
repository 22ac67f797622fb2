"""Words: lazy translation for code that has no request, text written once in two languages, normal forms."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import LazyString, force_locale, lazy_gettext, lazy_ngettext, lazy_pgettext

__all__ = [
    "LANGUAGES",
    "LOCALES",
    "Local",
    "_",
    "fold",
    "half_width",
    "in_a_row",
    "in_each",
    "lazy_ngettext",
    "lazy_pgettext",
    "local",
    "one_line",
    "slug",
]

# What people write once in two languages is stored as {"zh": …, "en": …}; a missing language falls back to the other.
Local = Mapping[str, str]
LANGUAGES = ("zh", "en")
# Their catalogues. A hyphen in a locale name is an error to Babel.
LOCALES = {"zh": "zh_Hans_CN", "en": "en"}

_ = lazy_gettext


def local(text: Local | None, language: str) -> str:
    """The text in that language, else in any language it was written in, else nothing."""
    if not text:
        return ""
    return text.get(language) or next((text[other] for other in LANGUAGES if text.get(other)), "")


def in_each(message: Any) -> dict[str, str]:
    """A translatable sentence in every language: for what a job writes down and people read later."""
    said = {}
    for language in LANGUAGES:
        with force_locale(LOCALES[language]):
            said[language] = str(message)
    return said


def in_a_row(sentences: Iterable[Any]) -> LazyString:
    """Several translatable sentences as one."""
    all_of_them = list(sentences)
    return LazyString(lambda: " ".join(map(str, all_of_them)))


def fold(text: str) -> str:
    """The form in which two spellings of one thing are equal: NFKC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def half_width(typed: str) -> str:
    """Digits and signs as people without a Chinese keyboard type them."""
    return unicodedata.normalize("NFKC", typed).strip()


def one_line(text: Any, limit: int = 200) -> str:
    """Printable text on one line of at most `limit` characters: safe in a log, a header, a report."""
    cleaned = "".join(char if char.isprintable() else " " for char in str(text))
    return " ".join(cleaned.split())[:limit]


def slug(text: str, fallback: str = "item", limit: int = 80) -> str:
    """Lower-case words joined by hyphens, of ASCII letters and digits only."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:limit].strip("-") or fallback
