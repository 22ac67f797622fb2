"""The operators' desk: one route file per noun."""

from mall.blueprints.admin.front import admin

from mall.blueprints.admin import (  # isort: skip
    home,
    cases,
    stores,
    products,
    orders,
    payments,
    refunds,
    statements,
    disputes,
    payouts,
    commission,
    announcements,
    look,
    synonyms,
    hot_words,
    people,
    log,
    jobs,
    words,
)

__all__ = [
    "admin",
    "announcements",
    "cases",
    "commission",
    "disputes",
    "home",
    "hot_words",
    "jobs",
    "log",
    "look",
    "orders",
    "payments",
    "payouts",
    "people",
    "products",
    "refunds",
    "statements",
    "stores",
    "synonyms",
    "words",
]
