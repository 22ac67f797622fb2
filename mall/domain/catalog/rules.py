"""Pure rules of the catalog: which fields are reviewed, which SKUs an option matrix has, what may be published."""

import hashlib
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mall.kernel import money
from mall.kernel.refusals import Refusal
from mall.kernel.text import _, fold, half_width, slug

# The fields that shoppers read or that place a product: an edit of them on a live product is reviewed.
REVIEWED = ("title", "summary", "details", "category_id", "brand_id", "attributes", "options", "picture_ids")

MAX_OPTION_GROUPS = 3
BELOW = ("reviews", "questions")  # pages below a product's address: /products/<id>/reviews
MAX_SKUS = 200
MAX_TITLE = 120
MAX_NAME = 30  # characters of an option's or a value's name
MAX_CODE = 60
CODE = re.compile(r"[A-Za-z0-9._/-]+")
LOOK_BACK = timedelta(days=30)  # so long before a price was lowered its lowest is told (Directive 98/6/EC, Article 6a)
HAN = re.compile(r"[㐀-鿿豈-﫿]")

Option = dict[str, Any]


class TooManySkus(Refusal):
    message = _("These options make too many combinations. At most 200.")


class NotTiers(Refusal):
    message = _("Write quantities from 2 on and their prices like 10: 9.50, 50: 8.80.")


@dataclass(frozen=True, slots=True)
class SkuDraft:
    """A SKU as a merchant writes it. Amounts in minor units, weight in grams; tiers are (minimum quantity, amount)."""

    code: str
    values: tuple[str, ...]
    price: int
    list_price: int | None = None
    weight_g: int = 0
    tiers: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """What one unit cost (minor units) from a moment on, until another; the end is not part of it."""

    amount: int
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Terms:
    """How a product reaches shoppers, and how many units one order may have."""

    freight_template_id: int | None = None
    order_limit: int | None = None
    by_parcel: bool = True
    by_pickup: bool = True
    by_courier: bool = True


@dataclass(frozen=True, slots=True)
class PriceMove:
    """What a SKU costs and is to cost: (minimum quantity, minor units) pairs, the price for one among them."""

    sku_id: int
    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]


def address_words(title: str) -> str:
    """The words in a product's address, which are never the name of a page below the product."""
    words = slug(title, "product")
    return f"{words}-1" if words in BELOW else words


def full_matrix(options: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """All combinations of these options. Raises TooManySkus before building a huge one."""
    size = 1
    for option in options:
        size *= max(1, len(option["values"]))
    if size > MAX_SKUS:
        raise TooManySkus
    return matrix(options)


def matrix(options: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Every combination of option value keys, in the order of the groups; one empty combination without options."""
    groups = [[value["key"] for value in option["values"]] for option in options]
    return [list(combination) for combination in itertools.product(*groups)]


def label(options: Sequence[Mapping[str, Any]], values: Sequence[str], language: str) -> str:
    """ "Red / L": a SKU's values in words."""
    words = []
    for option, key in zip(options, values, strict=False):
        named: Mapping[str, str] = next((value["name"] for value in option["values"] if value["key"] == key), {})
        words.append(named.get(language) or next(iter(named.values()), key))
    return " / ".join(words)


def changed_fields(live: Mapping[str, Any], edited: Mapping[str, Any]) -> list[str]:
    """The reviewed fields in which an edit differs from what is live."""
    return [name for name in REVIEWED if name in edited and edited[name] != live.get(name)]


def obstacles(payload: Mapping[str, Any], sku_count: int, priced: int) -> list[Any]:
    """Sentences about what is missing before a product may be submitted; none when it is ready."""
    found = []
    if not any(payload.get("title", {}).values()):
        found.append(_("The product needs a title."))
    if not payload.get("picture_ids"):
        found.append(_("The product needs at least one picture."))
    if not payload.get("category_id"):
        found.append(_("The product needs a category."))
    if not sku_count:
        found.append(_("The product needs at least one SKU."))
    elif priced < sku_count:
        found.append(_("Every SKU needs a price."))
    return found


def price_for(tiers: Iterable[tuple[int, int]], quantity: int) -> int | None:
    """The unit price (minor units) for a quantity out of (minimum quantity, amount) tiers, or None if none applies."""
    fitting = [(minimum, amount) for minimum, amount in tiers if minimum <= quantity]
    return max(fitting)[1] if fitting else None


def lowest_before(amount: int, since: datetime, earlier: Iterable[Span]) -> int | None:
    """The lowest of the earlier prices in force at any moment of the thirty days before `since`, minor units; None where
    none of them was above `amount`: then nothing was lowered."""
    opens = since - LOOK_BACK
    within = [
        span.amount
        for span in earlier
        if span.ends_at is not None and span.starts_at < since and max(span.starts_at, opens) < span.ends_at
    ]
    return min(within) if within and max(within) > amount else None


def parse_tiers(typed: str) -> tuple[tuple[int, int], ...]:
    """(minimum quantity, minor units) pairs, rising, out of "10: 9.50, 50: 8.80". Raises NotTiers, money.NotAnAmount."""
    found: dict[int, int] = {}
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;、\n]", half_width(typed)))):
        quantity, colon, amount = part.partition(":")
        if not colon or not re.fullmatch(r"[0-9]{1,6}", quantity.strip()) or int(quantity) < 2:
            raise NotTiers
        found[int(quantity)] = money.parse(amount)
    return tuple(sorted(found.items()))


def read_name(typed: str) -> dict[str, str]:
    """A name in two languages out of "红色 | Red"; without a bar a Chinese one is Chinese, any other is both."""
    first, _bar, second = (part.strip()[:MAX_NAME] for part in half_width(typed).partition("|"))
    if first and second:
        return {"zh": first, "en": second}
    word = first or second
    return {"zh": word} if HAN.search(word) else {"zh": word, "en": word}


def value_key(name: Mapping[str, str], known: Sequence[Option], taken: Sequence[Option]) -> str:
    """The key an option value had under one of its names among `known`, else a new one; none of `taken` again."""
    used = {value["key"] for value in taken}
    words = {fold(word) for word in name.values()}
    for value in known:
        if value["key"] not in used and words & {fold(word) for word in value["name"].values()}:
            return str(value["key"])
    used |= {value["key"] for value in known}
    stem = slug(name.get("en", ""), f"v{len(taken) + 1}", 24)
    return next(key for key in (stem, *(f"{stem}-{count}" for count in range(2, 1000))) if key not in used)


def problem_with_options(options: Sequence[Option]) -> Any:
    """What is missing or doubled; nothing when the groups make sense. Raises TooManySkus."""
    for place, option in enumerate(options, 1):
        if not option["name"]:
            return _("Give option %(place)s a name.", place=place)
        if not option["values"]:
            return _("Give option %(place)s at least one value.", place=place)
        words = [fold(word) for value in option["values"] for word in set(value["name"].values())]
        if len(words) != len(set(words)):
            return _("Two values of option %(place)s are the same.", place=place)
    full_matrix(options)
    return ""


def lost_options(known: Sequence[Option], options: Sequence[Option]) -> Any:
    """Goods that were on sale keep their groups and values; what is not sold any more is switched off at its SKU."""
    if len(known) != len(options):
        return _("A product that was on sale keeps its option groups. List a new product for others.")
    for before, after in zip(known, options, strict=True):
        gone = {value["key"] for value in before["values"]} - {value["key"] for value in after["values"]}
        if gone:
            return _("A product that was on sale keeps its values. Switch off under prices what you no longer sell.")
    return ""


def code_for(handle: str, values: Sequence[str]) -> str:
    """A SKU code from the product's handle and the option values, for merchants who have none of their own.

    Where that loses letters, a digest of the whole keeps two SKUs apart.
    """
    code = "-".join((slug(handle, "sku"), *values))
    if handle.isascii() and len(code) <= MAX_CODE:
        return code
    digest = hashlib.sha256("\n".join((handle, *values)).encode()).hexdigest()[:8]
    return f"{code[: MAX_CODE - 9].rstrip('-')}-{digest}"
