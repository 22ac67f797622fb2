"""What a product is found by: reads a batch of shown products with all their words and writes their documents' rows."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select

from mall.domain import catalog, stores
from mall.domain.catalog import Brand, Category, CategoryAttribute, Product, Sku
from mall.domain.search import marks, sounds, tokens
from mall.domain.search.rules import tsvector
from mall.kernel.db import db

MAX_CODES = 20  # SKU codes of one product that find it
MAX_SUMMARY = 300  # characters


@dataclass(frozen=True)
class Surroundings:
    """What products say of themselves by reference: names of categories, brands, stores and attributes; SKU codes; which
    stores hand over at their counter."""

    categories: dict[int, Category]
    brands: dict[int, Brand]
    stores: dict[int, stores.Store]
    attributes: dict[str, dict[str, Mapping[str, str]]]
    codes: dict[int, list[str]]
    pickup: set[int]


class Ways(NamedTuple):
    """The lexemes of a text: its words, the characters of its Chinese, and how that sounds."""

    words: tuple[str, ...]
    characters: tuple[str, ...]
    sounds: tuple[str, ...]


def rows_for(product_ids: Iterable[int]) -> list[dict[str, Any]]:
    """The rows of the documents of those products that shoppers may see, in order of product id."""
    fresh = catalog.shown().where(Product.id.in_(list(product_ids))).execution_options(populate_existing=True)
    shown = {product.id: product for product in db.session.scalars(fresh)}
    around = surroundings_of(list(shown.values()))
    return [row_of(shown[product_id], around) for product_id in sorted(shown)]


def surroundings_of(products: Sequence[Product]) -> Surroundings:
    """Everything the products refer to, in seven statements however many they are."""
    leaves = _by_id(Category, {product.category_id for product in products})
    categories = _by_id(Category, {above for leaf in leaves.values() for above in leaf.path})
    sellers = {product.store_id for product in products}
    return Surroundings(
        categories,
        _by_id(Brand, {product.brand_id for product in products if product.brand_id}),
        stores.stores_by_id(sellers),
        _attribute_values(set(categories)),
        _codes([product.id for product in products]),
        {point.store_id for point in stores.pickup_points(sellers)},
    )


def row_of(product: Product, around: Surroundings) -> dict[str, Any]:
    """One document."""
    title, everywhere = lexemes_of(product, around)
    path = around.categories[product.category_id].path
    narrowing = _marks(product, around)
    return {
        "product_id": product.id,
        "store_id": product.store_id,
        "category_path": path,
        "brand_id": product.brand_id,
        "price_from": product.price_from,
        "sold": product.sold,
        "in_stock": product.in_stock,
        "published_at": product.published_at or product.created_at,
        "title": tsvector([*title, *narrowing]),
        "everywhere": tsvector([*everywhere, *narrowing]),
    }


def lexemes_of(product: Product, around: Surroundings) -> tuple[list[str], list[str]]:
    """The lexemes of a product's titles as they are written, and all of its lexemes."""
    leaf, *above = [around.categories[above_id] for above_id in reversed(around.categories[product.category_id].path)]
    titles = [ways_of(text) for text in product.title.values()]
    names = [ways_of(text) for text in [*leaf.name.values(), *_brand_names(product, around)]]
    others = [ways_of(text) for text in [*_names(above), *_choices(product, around)]]
    summary = [text[:MAX_SUMMARY] for text in product.summary.values()]
    rest = [*around.stores[product.store_id].name.values(), *summary, *around.codes.get(product.id, ())]
    title = [lexeme for ways in titles for lexeme in (*ways.words, *ways.characters)]
    everywhere = [lexeme for ways in (*names, *others) for lexeme in (*ways.words, *ways.characters)]
    heard = [lexeme for ways in (*titles, *names) for lexeme in ways.sounds]
    return title, [*title, *everywhere, *heard, *(word for text in rest for word in ways_of(text).words)]


@functools.lru_cache(maxsize=10_000)
def ways_of(text: str) -> Ways:
    """In what ways a text is found. Kept, because most texts are names that thousands of products share."""
    words: list[str] = []
    characters: list[str] = []
    heard: list[str] = []
    for kind, chunk in tokens.chunks(text):
        words += _words(kind, chunk)
        if kind == "han":
            characters += chunk
            heard += sounds.sounds_of(chunk)
    return Ways(tuple(words), tuple(characters), tuple(heard))


def _words(kind: str, chunk: str) -> Iterable[str]:
    """The words of a chunk; of Chinese every one that it contains, and characters that are words by themselves."""
    if kind == "han":
        return [*tokens.words_inside(chunk), *(word for word in tokens.cut(chunk) if len(word) == 1)]
    return tokens.latin_lexemes(chunk) if kind == "latin" else [chunk]


def _marks(product: Product, around: Surroundings) -> list[str]:
    store = around.stores[product.store_id]
    has_pickup, cash = product.by_pickup and store.id in around.pickup, store.takes_cash_on_delivery
    return marks.marks_of(product.brand_id, product.attributes, store.mode, has_pickup, cash)


def _names(categories: Iterable[Category]) -> list[str]:
    return [text for category in categories for text in category.name.values()]


def _brand_names(product: Product, around: Surroundings) -> list[str]:
    brand = around.brands.get(product.brand_id or 0)
    return list(brand.name.values()) if brand else []


def _choices(product: Product, around: Surroundings) -> list[str]:
    """The names of its option values and attribute values."""
    named = [value["name"] for option in product.options for value in option["values"]]
    named += [around.attributes.get(key, {}).get(value, {"": value}) for key, value in product.attributes.items()]
    return list(dict.fromkeys(text for names in named for text in names.values()))


def _by_id(model: Any, keys: set[int]) -> dict[int, Any]:
    if not keys:
        return {}
    fresh = select(model).where(model.id.in_(keys)).execution_options(populate_existing=True)
    return {row.id: row for row in db.session.scalars(fresh)}


def _attribute_values(category_ids: set[int]) -> dict[str, dict[str, Mapping[str, str]]]:
    """{attribute key: {value key: its names}} for attributes of these categories."""
    mine = select(CategoryAttribute).where(CategoryAttribute.category_id.in_(category_ids))
    return {row.key: {value["key"]: value["name"] for value in row.values} for row in db.session.scalars(mine)}


def _codes(product_ids: Sequence[int]) -> dict[int, list[str]]:
    """The merchants' own codes of active SKUs, a limited number per product."""
    codes: dict[int, list[str]] = {}
    active = select(Sku.product_id, Sku.code).where(Sku.product_id.in_(product_ids), Sku.is_active)
    for product_id, code in db.session.execute(active.order_by(Sku.id)):
        codes.setdefault(product_id, []).append(code)
    return {product_id: found[:MAX_CODES] for product_id, found in codes.items()}
