"""What a block is made of. A kind declares its fields once: the form to edit it is built from them, what is typed is cleaned
by them, and they know which rows of the store the block needs to be shown.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mall.domain import catalog
from mall.domain.pages.videos import host_of, trusted_hosts
from mall.kernel import images, speech
from mall.kernel.refusals import Refusal
from mall.kernel.text import LANGUAGES, Local, _

LINK = re.compile(r"(goods|phone)|(product|category|page):([1-9][0-9]{0,17})")
MAX_ALT = 120
MAX_WHY = 60


class FieldRefusal(Refusal):
    """What was typed into one field cannot stand; `field` is its name."""

    field = ""


class TooLong(FieldRefusal):
    message = _("At most %(count)s characters.")


class NothingWritten(FieldRefusal):
    message = _("Write it in at least one of the two languages.")


class NoSuchChoice(FieldRefusal):
    message = _("Choose one of those that are there.")


class TooManyThings(FieldRefusal):
    message = _("At most %(count)s.")


class NotTrusted(FieldRefusal):
    message = _("Films may lie on: %(hosts)s. Write the whole address, beginning with https://.")


class NotHere(FieldRefusal):
    message = _("This is not in your store, or not any more.")


@dataclass(slots=True)
class Refs:
    """Rows of a store that blocks speak of, by their keys, and the lists of goods they want, by block."""

    pictures: set[int] = field(default_factory=set)
    products: set[int] = field(default_factory=set)
    categories: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    shelves: dict[str, catalog.Shelf] = field(default_factory=dict)
    all_categories: bool = False
    locations: bool = False

    def add(self, other: "Refs") -> None:
        """Take in what another block needs."""
        for name in ("pictures", "products", "categories", "pages"):
            getattr(self, name).update(getattr(other, name))
        self.shelves.update(other.shelves)
        self.all_categories = self.all_categories or other.all_categories
        self.locations = self.locations or other.locations

    def lacks(self, owned: "Refs") -> bool:
        """Whether some of these rows are not among the owned ones."""
        return any(
            getattr(self, name) - getattr(owned, name) for name in ("pictures", "products", "categories", "pages")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that a merchant decides about a block."""

    name: str
    label: Any
    hint: Any = ""

    def fresh(self) -> Any:
        """What a new block holds."""
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        """What was typed, as it is kept. Raises a FieldRefusal."""
        raise NotImplementedError

    def refs(self, value: Any) -> Refs:
        """The rows it speaks of."""
        return Refs()

    def words(self, value: Any) -> list[Local]:
        """What it says to shoppers."""
        return []

    def refused(self, refusal: type[FieldRefusal], **values: Any) -> FieldRefusal:
        """A refusal about this field. Raise it."""
        made = refusal(**values)
        made.field = self.name
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Field):
    """A line in two languages."""

    limit: int
    is_required: bool = False

    def fresh(self) -> dict[str, str]:
        return {}

    def clean(self, value: Any) -> dict[str, str]:
        cleaned = {key: self.tidied(value.get(key) or "") for key in LANGUAGES}
        kept = {key: text for key, text in cleaned.items() if text}
        if any(len(text) > self.limit for text in kept.values()):
            raise self.refused(TooLong, count=self.limit)
        if self.is_required and not kept:
            raise self.refused(NothingWritten)
        return kept

    def tidied(self, text: str) -> str:
        return " ".join(speech.tidy(text).split())

    def words(self, value: Any) -> list[Local]:
        return [value] if value else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Line):
    """Several lines in two languages: **bold**, lists whose lines begin with a hyphen, empty lines between paragraphs."""

    def tidied(self, text: str) -> str:
        return speech.tidy(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a few; the first is what a new block has."""

    choices: Mapping[str, Any]

    def fresh(self) -> str:
        return next(iter(self.choices))

    def clean(self, value: Any) -> str:
        if value not in self.choices:
            raise self.refused(NoSuchChoice)
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Field):
    """A category in which the store has goods, or none."""

    def fresh(self) -> None:
        return None

    def clean(self, value: Any) -> int | None:
        return int(value) if value else None

    def refs(self, value: Any) -> Refs:
        return Refs(categories={value} if value else set())


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Field):
    """Where a press leads: "", "goods", "phone", "product:7", "category:7" or "page:7"."""

    def fresh(self) -> str:
        return ""

    def clean(self, value: Any) -> str:
        if value and not LINK.fullmatch(value):
            raise self.refused(NoSuchChoice)
        return value or ""

    def refs(self, value: Any) -> Refs:
        return link_refs([value])


@dataclass(frozen=True, slots=True, kw_only=True)
class Film(Field):
    """The address of a film on a host that the mall trusts (videos.py)."""

    def fresh(self) -> str:
        return ""

    def clean(self, value: Any) -> str:
        address = str(value or "").strip()
        if address and not host_of(address):
            raise self.refused(NotTrusted, hosts=", ".join(trusted_hosts()))
        return address


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures(Field):
    """Pictures of the store in order, each with words for who cannot see it, with what matters in it, and with a link."""

    most: int
    width: int  # pixels at which a phone shows one

    def fresh(self) -> list[dict[str, Any]]:
        return []

    def clean(self, value: Any) -> list[dict[str, Any]]:
        if len(value) > self.most:
            raise self.refused(TooManyThings, count=self.most)
        alt = Line(name=self.name, label=self.label, limit=MAX_ALT)
        link = Link(name=self.name, label=self.label)
        return [
            {
                **row,
                "picture": int(row["picture"]),
                "focus": self.cell(row.get("focus")),
                "alt": alt.clean(row.get("alt") or {}),
                "link": link.clean(row.get("link")),
            }
            for row in value
        ]

    def cell(self, value: Any) -> int:
        """One of nine, counted as one reads; the one in the middle for nothing."""
        cell = int(value or images.MIDDLE)
        if not 1 <= cell <= 9:
            raise self.refused(NoSuchChoice)
        return cell

    def refs(self, value: Any) -> Refs:
        found = link_refs(row["link"] for row in value)
        found.pictures = {row["picture"] for row in value}
        return found

    def words(self, value: Any) -> list[Local]:
        return [row["alt"] for row in value if row["alt"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Products(Field):
    """Goods of the store in order, each perhaps with a word on why."""

    most: int
    has_reasons: bool = False

    def fresh(self) -> list[dict[str, Any]]:
        return []

    def clean(self, value: Any) -> list[dict[str, Any]]:
        if len(value) > self.most:
            raise self.refused(TooManyThings, count=self.most)
        why = Line(name=self.name, label=self.label, limit=MAX_WHY)
        once = {int(row["product"]): why.clean(row.get("why") or {}) for row in value}
        return [{"product": product_id, "why": words} for product_id, words in once.items()]

    def refs(self, value: Any) -> Refs:
        return Refs(products={row["product"] for row in value})

    def words(self, value: Any) -> list[Local]:
        return [row["why"] for row in value if row["why"]]


def link_refs(links: Iterable[str]) -> Refs:
    """The rows that links lead to."""
    found = Refs()
    kept = {"product": found.products, "category": found.categories, "page": found.pages}
    for link in links:
        kind, _colon, key = link.partition(":")
        if kind in kept:
            kept[kind].add(int(key))
    return found


def by_name(fields: Sequence[Field]) -> dict[str, Field]:
    """A kind's fields by their names."""
    return {each.name: each for each in fields}
