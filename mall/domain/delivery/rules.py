"""Freight, by arithmetic alone (docs/freight.md). Amounts are minor units, weights grams, regions national codes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from mall.kernel.money import split
from mall.kernel.places import ancestors

# Abroad: a tariff may name it like a region. A template in which none does, delivers inside the country only.
ABROAD = 0

MAX_RULES = 100
MAX_REGIONS = 3_500
MAX_FEE = 1_000_000_00
MAX_UNITS = 10_000_000
MAX_NAME = 60


class Method(StrEnum):
    """How goods reach the shopper."""

    PARCEL = "parcel"
    COURIER = "courier"  # the store's own people bring them, in the same city
    PICKUP = "pickup"


class Goods(Protocol):
    """What says of itself how it may reach shoppers: a product."""

    @property
    def by_parcel(self) -> bool: ...

    @property
    def by_courier(self) -> bool: ...

    @property
    def by_pickup(self) -> bool: ...


def ways(goods: Goods, offered: Iterable[Method]) -> list[Method]:
    """How goods may reach the shopper out of what their store offers."""
    return [method for method in offered if getattr(goods, f"by_{method}")]


@dataclass(frozen=True, slots=True)
class Item:
    """Goods to send: so many pieces, of `weight_g` grams each, worth `amount` minor units together."""

    quantity: int
    weight_g: int
    amount: int
    template_id: int | None


@dataclass(frozen=True, slots=True)
class Tariff:
    """What freight costs to some regions, as a merchant writes it: the first units, then every further step begun.

    Units are pieces or grams, as the template counts. No regions means everywhere else; from goods of `free_over` on
    it is free; one that `refuses` says that the store does not deliver there.
    """

    region_ids: tuple[int, ...] = ()
    first_n: int = 1
    first_fee: int = 0
    next_n: int = 1
    next_fee: int = 0
    free_over: int | None = None
    refuses: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A way of charging: what is counted ("piece" or "weight"), and the tariffs."""

    id: int
    by: str
    is_default: bool
    tariffs: tuple[Tariff, ...]


@dataclass(frozen=True, slots=True)
class FreightRow:
    """What the goods of one template cost to send, and by which rule; without a template, by which zone."""

    template_id: int | None
    rule_id: int | None
    amount: int


@dataclass(frozen=True, slots=True)
class FreightQuote:
    """What it costs to send a store's goods. `shares` splits `amount` over the items in their order.

    `to_free` is what the shopper would have to add for free freight, or None when nothing she adds would do it.
    """

    amount: int
    is_refused: bool
    rows: tuple[FreightRow, ...]
    to_free: int | None
    shares: tuple[int, ...]
    currency: str = "CNY"

    @classmethod
    def nothing(cls, count: int, currency: str = "CNY") -> "FreightQuote":
        """What fetching that many items costs."""
        return cls(0, False, (), None, (0,) * count, currency)

    @classmethod
    def refused(cls, count: int, currency: str = "CNY") -> "FreightQuote":
        """The store does not deliver that many items there."""
        return cls(0, True, (), None, (0,) * count, currency)


def quote(templates: Sequence[Template], region_id: int | None, items: Sequence[Item]) -> FreightQuote:
    """Freight for the items of one store under its templates; without any template it sends free.

    Without a region it is an estimate: everywhere else, or the cheapest rule where everywhere else is refused.
    """
    groups = by_template(templates, items)
    rows: list[FreightRow] = []
    missing: list[int | None] = []
    shares = [0] * len(items)
    is_refused = False
    for template, places in groups:
        goods = [items[place] for place in places]
        tariff = tariff_for(template, region_id, goods)
        if tariff is None or tariff.refuses:
            is_refused = True
            continue
        amount = fee(tariff, template.by, goods)
        rows.append(FreightRow(template.id, tariff.id, amount))
        if amount:
            missing.append(to_free(tariff, goods))
            weights = [units([item], template.by) for item in goods]
            for place, part in zip(places, split(amount, weights), strict=True):
                shares[place] = part
    if is_refused:
        return FreightQuote.refused(len(items))
    only = missing[0] if len(missing) == 1 else None
    return FreightQuote(sum(row.amount for row in rows), False, tuple(rows), only, tuple(shares))


def is_inside(region_id: int | None, area: Sequence[int]) -> bool:
    """Whether a store that delivers to these regions delivers there; no regions means everywhere, and so does a region
    not known yet. Abroad has to be named."""
    return not area or region_id is None or any(place in area for place in ancestors(region_id))


def by_template(templates: Sequence[Template], items: Sequence[Item]) -> list[tuple[Template, list[int]]]:
    """The places of the items under each template. An item without one, or with one that is gone, takes the default."""
    known: Mapping[int, Template] = {template.id: template for template in templates}
    default = next((template for template in templates if template.is_default), None)
    groups: dict[int, tuple[Template, list[int]]] = {}
    for place, item in enumerate(items):
        template = known.get(item.template_id or 0, default)
        if template is not None:
            groups.setdefault(template.id, (template, []))[1].append(place)
    return list(groups.values())


def tariff_for(template: Template, region_id: int | None, goods: Sequence[Item]) -> Tariff | None:
    """The rule for the region: the smallest place that a rule names wins, everywhere else comes last."""
    if region_id is None:
        return estimate(template, goods)
    for place in ancestors(region_id):
        for tariff in template.tariffs:
            if place in tariff.region_ids:
                return tariff
    return None if region_id == ABROAD else everywhere_else(template.tariffs)


def estimate(template: Template, goods: Sequence[Item]) -> Tariff | None:
    """The rule to guess by while nobody knows where the goods go."""
    usual = everywhere_else(template.tariffs)
    if usual is not None and not usual.refuses:
        return usual
    delivering = [tariff for tariff in template.tariffs if not tariff.refuses]
    return min(delivering, key=lambda tariff: fee(tariff, template.by, goods), default=None)


def everywhere_else(tariffs: Iterable[Tariff]) -> Tariff | None:
    """The rule that names no region."""
    return next((tariff for tariff in tariffs if not tariff.region_ids), None)


def fee(tariff: Tariff, by: str, goods: Sequence[Item]) -> int:
    """What the tariff asks for these goods: the first units, every further step begun; nothing from `free_over` on."""
    if tariff.free_over is not None and worth(goods) >= tariff.free_over:
        return 0
    further = max(0, units(goods, by) - tariff.first_n)
    steps = -(-further // tariff.next_n)
    return tariff.first_fee + steps * tariff.next_fee


def to_free(tariff: Tariff, goods: Sequence[Item]) -> int | None:
    """What is missing until the rule asks nothing, or None when it always asks."""
    return None if tariff.free_over is None else max(0, tariff.free_over - worth(goods))


def units(goods: Iterable[Item], by: str) -> int:
    """Pieces, or grams."""
    return sum(item.quantity * (item.weight_g if by == "weight" else 1) for item in goods)


def worth(goods: Iterable[Item]) -> int:
    """What the goods cost together."""
    return sum(item.amount for item in goods)
