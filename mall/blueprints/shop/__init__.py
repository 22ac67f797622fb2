"""The shop: what shoppers see. One route file per noun."""

from mall.blueprints.shop.front import shop

from mall.blueprints.shop import (  # isort: skip
    account,
    addresses,
    applications,
    carts,
    categories,
    checkout,
    health,
    home,
    languages,
    media,
    orders,
    products,
    purchases,
    search,
    sessions,
    stores,
)

__all__ = [
    "account",
    "addresses",
    "applications",
    "carts",
    "categories",
    "checkout",
    "health",
    "home",
    "languages",
    "media",
    "orders",
    "products",
    "purchases",
    "search",
    "sessions",
    "shop",
    "stores",
]
