"""The shop: what shoppers see. One route file per noun."""

from mall.blueprints.shop.front import shop

from mall.blueprints.shop import (  # isort: skip
    account,
    addresses,
    categories,
    health,
    home,
    languages,
    media,
    products,
    sessions,
    stores,
)

__all__ = [
    "account",
    "addresses",
    "categories",
    "health",
    "home",
    "languages",
    "media",
    "products",
    "sessions",
    "shop",
    "stores",
]
