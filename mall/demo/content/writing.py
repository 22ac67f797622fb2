"""How the product lists are written: short calls that spell out every SKU.

Prices here are yuan, as a merchant would say them; the seeds that come out are in fen.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import product as combinations

from mall.demo.content.colours import COLOURS
from mall.demo.content.notes import NOTES
from mall.demo.content.shapes import OptionSeed, PictureSpec, ProductSeed, SkuSeed, Text

Yuan = float | int


def options(key: str, zh: str, en: str, *values: str) -> OptionSeed:
    """An option group; each value is written `key=中文|English`, or `key=word` when both languages write it alike."""
    pairs = []
    for value in values:
        name, _, both = value.partition("=")
        chinese, _, english = (both or name).partition("|")
        pairs.append((name, Text(chinese, english or chinese)))
    return OptionSeed(key, Text(zh, en), tuple(pairs))


def colours(*keys: str) -> OptionSeed:
    """The colour group; names and tones live in `colours.COLOURS`."""
    return OptionSeed("colour", Text("颜色", "Colour"), tuple((key, COLOURS[key].name) for key in keys))


def sizes(*values: str) -> OptionSeed:
    """The size group; a value is its own name (`M`, `42`) unless written `key=中文|English`."""
    return options("size", "尺码", "Size", *values)


def look(motif: str, *tones_and_looks: str, scene: str | None = None) -> PictureSpec:
    """A picture: colours (a key of `COLOURS` or #rrggbb) and looks in one list; `~word` is always a look."""
    tones = tuple(_tone(word) for word in tones_and_looks if _is_tone(word))
    looks = tuple(word.lstrip("~") for word in tones_and_looks if not _is_tone(word))
    return PictureSpec(motif, tones, looks, scene)


def _is_tone(word: str) -> bool:
    return word.startswith("#") or word in COLOURS


def _tone(word: str) -> str:
    return word if word.startswith("#") else COLOURS[word].tone


def listing(
    category: str,
    handle: str,
    store: str,
    brand: str | None,
    title: tuple[str, str],
    summary: tuple[str, str],
    price: Yuan,
    picture: PictureSpec,
    *details: tuple[str, str] | Text,
    options: Sequence[OptionSeed] = (),
    was: Yuan | None = None,
    extra: Mapping[str, Yuan] | None = None,
    weight: int = 500,
    heavier: Mapping[str, int] | None = None,
    out: Iterable[str] = (),
    low: Mapping[str, int] | None = None,
    without: Iterable[str] = (),
    about: Mapping[str, str] | None = None,
    tiers: tuple[tuple[int, Yuan], ...] = (),
    tags: tuple[str, ...] = (),
) -> ProductSeed:
    """One product.

    `price` and `was` (the crossed-out price) are of the plainest SKU; `extra` adds yuan and `heavier` grams for a
    value key. `out`, `low` and `without` name SKUs as "colour/size": sold out, few left (how many), not made at all;
    a single value key stands for every SKU that has it, "" for the only SKU.
    """
    made = [values for values in combinations(*_keys(options)) if not _named(values, without)]
    skus = [
        _sku(handle, values, price, was, extra or {}, weight, heavier or {}, tuple(out), low or {}) for values in made
    ]
    return ProductSeed(
        handle, store, category, brand, Text(*title), Text(*summary),
        _details(details, category),
        picture, tuple(skus), tuple(options), dict(about or {}),
        tuple((count, _fen(each)) for count, each in tiers), tags,
    )  # fmt: skip


def _details(own: Sequence[tuple[str, str] | Text], category: str) -> tuple[Text, ...]:
    """The merchant's own words first, then what holds for the whole category; five at the most."""
    told = tuple(detail if isinstance(detail, Text) else Text(*detail) for detail in own)
    return (*told, *NOTES[category])[:5]


def _keys(groups: Sequence[OptionSeed]) -> list[tuple[str, ...]]:
    return [tuple(key for key, _ in group.values) for group in groups]


def _sku(
    handle: str,
    values: tuple[str, ...],
    price: Yuan,
    was: Yuan | None,
    extra: Mapping[str, Yuan],
    weight: int,
    heavier: Mapping[str, int],
    out: tuple[str, ...],
    low: Mapping[str, int],
) -> SkuSeed:
    code = "-".join((handle, *values)).upper()
    added = sum(extra.get(value, 0) for value in values)
    return SkuSeed(
        values,
        _fen(price + added),
        None if was is None else _fen(was + added),
        _stock(code, values, out, low),
        weight + sum(heavier.get(value, 0) for value in values),
        code,
    )


def _fen(yuan: Yuan) -> int:
    return round(yuan * 100)


def _stock(code: str, values: tuple[str, ...], out: tuple[str, ...], low: Mapping[str, int]) -> int:
    if _named(values, out):
        return 0
    for name, count in low.items():
        if _named(values, (name,)):
            return count
    return 12 + zlib.crc32(code.encode()) % 160


def _named(values: tuple[str, ...], names: Iterable[str]) -> bool:
    return any(name == "/".join(values) or name in values for name in names)
