"""What narrows a list down, as it stands in the address: brand, what goods say of themselves, price, store, delivery.

Who writes nonsense into the address gets the list without it; a price that is none is told so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from flask import request

from mall.domain import catalog, stores
from mall.kernel import money

PREFIX = "a-"  # of a parameter that names an attribute
MODES = tuple(stores.StoreMode)


class Attribute(Protocol):
    """What goods say of themselves: catalog.CategoryAttribute, or several of one key in one."""

    key: Any
    name: Any
    values: Any


@dataclass(slots=True)
class Merged:
    """An attribute of several categories."""

    key: str
    name: Mapping[str, str]
    values: list[Any]


@dataclass(frozen=True, slots=True)
class Facets:
    """What may be chosen on this page, what is chosen, and what was typed as a price."""

    brands: Sequence[catalog.Brand]
    attributes: Sequence[Attribute]
    wanted: catalog.Wanted
    low: str
    high: str
    has_bad_price: bool

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What a link keeps in its address to stay as narrow."""
        wanted = self.wanted
        pairs = [("brand", brand.slug) for brand in self.brands if brand.id in wanted.brand_ids]
        pairs += [(PREFIX + key, value) for key, values in wanted.attributes for value in values]
        pairs += [("mode", mode) for mode in wanted.modes]
        pairs += [(name, text) for name, text in (("low", self.low), ("high", self.high)) if text]
        pairs += [(name, "1") for name, is_on in self.switches.items() if is_on]
        return pairs

    @property
    def switches(self) -> dict[str, bool]:
        """What is either wanted or not."""
        return {"stock": self.wanted.in_stock, "pickup": self.wanted.pickup, "cash": self.wanted.cash}

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The chosen values of each attribute."""
        return dict(self.wanted.attributes)

    def __len__(self) -> int:
        """How many things narrow the list."""
        return len(self.pairs)


def asked_for(brands: Sequence[catalog.Brand], attributes: Sequence[Attribute]) -> Facets:
    """What the address asks for, of what there is."""
    asked = request.args
    low, has_bad_low = amount(asked.get("low", ""))
    high, has_bad_high = amount(asked.get("high", ""))
    chosen = [
        (each.key, known(asked.getlist(PREFIX + each.key), (value["key"] for value in each.values)))
        for each in attributes
    ]
    slugs = set(asked.getlist("brand"))
    wanted = catalog.Wanted(
        brand_ids=tuple(brand.id for brand in brands if brand.slug in slugs),
        attributes=tuple((key, values) for key, values in chosen if values),
        low=low,
        high=high,
        modes=known(asked.getlist("mode"), MODES),
        in_stock=asked.get("stock") == "1",
        pickup=asked.get("pickup") == "1",
        cash=asked.get("cash") == "1",
    )
    texts = [
        "" if is_bad else asked.get(name, "").strip() for name, is_bad in (("low", has_bad_low), ("high", has_bad_high))
    ]
    return Facets(brands, attributes, wanted, texts[0], texts[1], has_bad_low or has_bad_high)


def merged(attributes: Iterable[Attribute]) -> list[Attribute]:
    """Each key once, with the values of all attributes that are called so."""
    by_key: dict[str, Attribute] = {}
    for each in attributes:
        first = by_key.get(each.key)
        if first is None:
            by_key[each.key] = each
            continue
        more = [value for value in each.values if value["key"] not in {value["key"] for value in first.values}]
        by_key[each.key] = Merged(each.key, first.name, [*first.values, *more])
    return list(by_key.values())


def known(asked: Sequence[str], values: Iterable[str]) -> tuple[str, ...]:
    """Those of the values that are asked for."""
    return tuple(value for value in values if value in asked)


def amount(typed: str) -> tuple[int | None, bool]:
    """Minor units, or None for nothing; whether what was typed is no amount."""
    if not typed.strip():
        return None, False
    try:
        return money.parse(typed), False
    except money.NotAnAmount:
        return None, True
