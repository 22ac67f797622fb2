"""The shapes the demo mall is written in: frozen, without a database, a clock or a session.

Money is CNY fen, weight grams, hues degrees, coordinates WGS 84 degrees. Every handle, slug, key and code is
ASCII and stable: a second fill finds what the first one made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

StoreMode = Literal["self", "third_party", "joint"]
FreightBy = Literal["piece", "weight"]
PersonRole = Literal["shopper", "finance", "moderation", "admission", "support", "marketing", "system"]


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Simplified Chinese and in English, each as a native would write it."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class AttributeSeed:
    """A filterable property of a category's products; `values` are (key, name) in display order."""

    key: str
    name: Text
    values: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class CategorySeed:
    """A category with its subtree; its attributes hold for everything below it. `icon` names a drawn icon."""

    slug: str
    name: Text
    icon: str
    attributes: tuple[AttributeSeed, ...] = ()
    children: tuple[CategorySeed, ...] = ()


@dataclass(frozen=True, slots=True)
class BrandSeed:
    slug: str
    name: Text


@dataclass(frozen=True, slots=True)
class FreightSeed:
    """What a store asks for sending a parcel, in fen.

    `by` piece: `first_fee` carries the first piece, `next_fee` each further one; by weight: the first kilogram and
    each further one begun. `free_over` is the goods amount from which sending is free (None: never).
    `remote_surcharge` is added for `stores.REMOTE_PROVINCES` (None: nothing is added). `no_delivery` names
    provinces the store does not send to.
    """

    free_over: int | None
    first_fee: int
    next_fee: int
    by: FreightBy = "piece"
    remote_surcharge: int | None = None
    no_delivery: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoreSeed:
    """A store, the place it stands in (official Chinese names of GB/T 2260), and the two people who run it.

    `owner` and `clerk` are people's names; `PEOPLE` is about shoppers and operators only. `trade` is a word for what
    it deals in, `emblem` the figure of its drawn logo, `hue` its theme colour in degrees.
    """

    slug: str
    name: Text
    tagline: Text
    about: Text
    mode: StoreMode
    trade: str
    province: str
    city: str
    district: str
    street: str
    latitude: float
    longitude: float
    hue: int
    emblem: str
    pickup: bool
    hours: Text
    freight: FreightSeed
    owner: Text
    clerk: Text


@dataclass(frozen=True, slots=True)
class OptionSeed:
    """One option group ("colour", "size", …); `values` are (key, name) in display order."""

    key: str
    name: Text
    values: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class SkuSeed:
    """One thing that can be bought: `values` holds one value key per option group, in their order."""

    values: tuple[str, ...]
    price: int
    list_price: int | None
    stock: int
    weight_g: int
    code: str


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """What the product looks like, for `mall.demo.pictures`.

    `motif` names a drawing; `tones` are "#rrggbb" colours in the order the motif uses them (the first is the body);
    `looks` are words the motif understands ("striped", "tall"); `scene` a backdrop, chosen by the handle when None.
    """

    motif: str
    tones: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    scene: str | None = None


@dataclass(frozen=True, slots=True)
class ProductSeed:
    """A product as a merchant would list it. `tiers` are (minimum quantity, price of one in fen), for every SKU alike.

    A combination of option values that `skus` leaves out is one the merchant does not make.
    """

    handle: str
    store: str
    category: str
    brand: str | None
    title: Text
    summary: Text
    details: tuple[Text, ...]
    picture: PictureSpec
    skus: tuple[SkuSeed, ...]
    options: tuple[OptionSeed, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    tiers: tuple[tuple[int, int], ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BannerSeed:
    """A banner of the home page: what it says, the category it leads to, and the products it shows."""

    slug: str
    title: Text
    line: Text
    category: str
    hue: int
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonSeed:
    """A shopper or an operator; `phone` is E.164, `name` how they write it themselves."""

    name: str
    email: str
    phone: str
    role: PersonRole
