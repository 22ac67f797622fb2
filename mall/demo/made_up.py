"""Products made up by the thousand: plausible words, options and prices, drawn with a seeded generator.

Each is a variation of one of the demo's own products. The words are such that searches for them find anything from
every fourth product to none (bench/search.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from mall.demo.content.shapes import ProductSeed, SkuSeed, Text

STYLES = (
    ("红色", "Red"), ("天蓝", "Sky blue"), ("墨绿", "Dark green"), ("米白", "Off-white"), ("曜黑", "Jet black"),
    ("复古", "Vintage"), ("北欧", "Nordic"), ("新中式", "Chinese style"), ("便携", "Portable"), ("折叠", "Folding"),
    ("加厚", "Thick"), ("轻量", "Light"), ("防水", "Waterproof"), ("无线", "Wireless"), ("蓝牙", "Bluetooth"),
    ("手工", "Handmade"), ("纯棉", "Cotton"), ("真丝", "Silk"), ("羊毛", "Wool"), ("橡木", "Oak"), ("胡桃木", "Walnut"),
    ("不锈钢", "Stainless steel"), ("陶瓷", "Ceramic"), ("玻璃", "Glass"),
)  # fmt: skip
PURPOSES = (("夏季新款", "for summer"), ("家用", "for home"), ("办公室", "for the office"), ("送礼", "as a gift"))
DRESS = {"zh": "连衣裙", "en": "dresses"}
EVERY_DRESS = 40  # one product of so many is a dress, wherever it lies
LAST_ONES_GONE = 0.05  # the share of products that are sold out


@dataclass(frozen=True)
class Shelf:
    """A category that products are put in: its name, what they may say of themselves, whose variations they are."""

    category_id: int
    name: Mapping[str, str]
    attributes: Mapping[str, Sequence[str]]
    models: Sequence[ProductSeed]
    covers: Sequence[str]


@dataclass(frozen=True)
class MadeUp:
    """A product before it has a store. `skus` have codes that are unique in the mall."""

    shelf: Shelf
    model: ProductSeed
    title: dict[str, str]
    attributes: dict[str, str]
    skus: list[SkuSeed]
    cover: str
    sold: int

    @property
    def in_stock(self) -> bool:
        return any(sku.stock for sku in self.skus)


def make_up(number: int, chance: Random, shelves: Sequence[Shelf]) -> MadeUp:
    """The product of that number. Some categories are fuller than others, few products sell much."""
    shelf = shelves[min(int(chance.expovariate(6 / len(shelves))), len(shelves) - 1)]
    model = chance.choice(shelf.models)
    factor = chance.uniform(0.5, 2.0) * (0 if chance.random() < LAST_ONES_GONE else 1)
    return MadeUp(
        shelf,
        model,
        title_of(number, chance, shelf.name if number % EVERY_DRESS else DRESS),
        {key: chance.choice(values) for key, values in shelf.attributes.items() if values},
        skus_of(number, chance.uniform(0.5, 2.0), factor, model),
        chance.choice(shelf.covers),
        int(chance.paretovariate(0.8)),
    )


def title_of(number: int, chance: Random, noun: Mapping[str, str]) -> dict[str, str]:
    """Two styles, what it is, what for, and a model number."""
    (style, english), (other, english_other) = chance.sample(STYLES, 2)
    purpose, english_purpose = chance.choice(PURPOSES)
    return {
        "zh": f"{style}{other}{noun['zh']}{purpose} XK-{number}",
        "en": f"{english} {english_other.lower()} {noun['en'].lower()} {english_purpose} XK-{number}",
    }


def skus_of(number: int, dearer: float, fuller: float, model: ProductSeed) -> list[SkuSeed]:
    """The model's SKUs with other prices and other stock; no stock at all where `fuller` is 0."""
    return [
        SkuSeed(
            sku.values,
            price=rounded(sku.price * dearer),
            list_price=rounded(sku.list_price * dearer) if sku.list_price else None,
            stock=int((sku.stock + 1) * fuller),
            weight_g=sku.weight_g,
            code=f"XK-{number}-{place}",
        )
        for place, sku in enumerate(model.skus, start=1)
    ]


def rounded(amount: float) -> int:
    """A price in minor units as shops write it: whole yuan, at least one."""
    return max(100, round(amount / 100) * 100)


def both(text: Text) -> dict[str, str]:
    """The text as the tables hold it."""
    return {"zh": text.zh, "en": text.en}
