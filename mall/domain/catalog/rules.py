"""Pure rules of the catalog: which fields are reviewed, which SKUs an option matrix has, what may be published."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mall.kernel.text import _

# The fields that shoppers read or that place a product: an edit of them on a live product is reviewed.
REVIEWED = ("title", "summary", "details", "category_id", "brand_id", "attributes", "options", "picture_ids")

MAX_OPTION_GROUPS = 3
MAX_SKUS = 200
MAX_TITLE = 120


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
