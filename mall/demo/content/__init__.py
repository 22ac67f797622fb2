"""What the demo mall is filled with: categories, brands, stores, products and people, as plain values.

Nothing here knows a database or a web page; `mall.demo.fill` feeds it through the trades' own actions.
"""

from __future__ import annotations

from mall.demo.content import beauty, books, digital, fashion, food, home, kids, kitchen, shoes_bags, sports
from mall.demo.content.announcements import ANNOUNCED
from mall.demo.content.banners import BANNERS
from mall.demo.content.brands import BRANDS
from mall.demo.content.categories import CATEGORIES
from mall.demo.content.people import PEOPLE
from mall.demo.content.searching import SEARCHES, SYNONYMS
from mall.demo.content.shapes import ProductSeed
from mall.demo.content.stores import REMOTE_PROVINCES, STORES, THEMES

PRODUCTS: tuple[ProductSeed, ...] = (
    *home.PRODUCTS,
    *kitchen.PRODUCTS,
    *digital.PRODUCTS,
    *fashion.PRODUCTS,
    *shoes_bags.PRODUCTS,
    *beauty.PRODUCTS,
    *food.PRODUCTS,
    *kids.PRODUCTS,
    *sports.PRODUCTS,
    *books.PRODUCTS,
)

__all__ = [
    "ANNOUNCED",
    "BANNERS",
    "BRANDS",
    "CATEGORIES",
    "PEOPLE",
    "PRODUCTS",
    "REMOTE_PROVINCES",
    "SEARCHES",
    "STORES",
    "SYNONYMS",
    "THEMES",
]
