"""The seller centre: what merchants and their people see. One route file per noun; the order is the navigation's."""

from mall.blueprints.seller.front import seller

from mall.blueprints.seller import (  # isort: skip
    stores,
    home,
    orders,
    shipments,
    pickups,
    questions,
    reviews,
    products,
    options,
    skus,
    pictures,
    imports,
    stock,
    waterfalls,
    statements,
    freight,
    settings,
    openings,
    members,
)

__all__ = [
    "freight",
    "home",
    "imports",
    "members",
    "openings",
    "options",
    "orders",
    "pickups",
    "pictures",
    "products",
    "questions",
    "reviews",
    "seller",
    "settings",
    "shipments",
    "skus",
    "statements",
    "stock",
    "stores",
    "waterfalls",
]
