"""Reads: what stands beside a product, or under a cart."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, case, func, literal, select, union_all

from mall.domain import catalog
from mall.domain.catalog import Product
from mall.domain.recommendations.models import Companion, PopularProduct
from mall.domain.recommendations.rules import Reason
from mall.kernel.db import db

ORDER = {reason.value: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A product worth a look, and why it is shown."""

    product: Product
    reason: Reason


def alongside(product: Product, size: int = 5, of_store: int = 5) -> tuple[list[Suggestion], list[Product]]:
    """What else the visitor of a product's page may like, `size` at most, and the store's best sellers that are not among
    them; in one statement."""
    asked = {"product_id": product.id, "category_id": product.category_id, "store_id": product.store_id}
    rows = db.session.execute(_alongside(of_store + size + 1), asked).all()
    suggestions: dict[int, Suggestion] = {}
    for other, reason in rows:
        if reason != Reason.STORE and other.in_stock and len(suggestions) < size:
            suggestions.setdefault(other.id, Suggestion(other, Reason(reason)))
    rest = [other for other, reason in rows if reason == Reason.STORE and other.id not in suggestions]
    return list(suggestions.values()), rest[:of_store]


@cache
def _alongside(of_store: int) -> Select[Any]:
    """Built once: to build it costs more than to ask it."""
    product_id: Any = bindparam("product_id")
    companions = select(Companion.other_id.label("id"), Companion.reason.label("reason"), Companion.place).where(
        Companion.product_id == product_id
    )
    popular = select(PopularProduct.product_id, literal(str(Reason.POPULAR)), PopularProduct.place).where(
        PopularProduct.category_id == bindparam("category_id"), PopularProduct.product_id != product_id
    )
    siblings = catalog.best_of_store(bindparam("store_id"), of_store)
    place = func.row_number().over(order_by=siblings.c.sold.desc())
    sold = select(siblings.c.id, literal(str(Reason.STORE)), place).where(siblings.c.id != product_id)
    picked = union_all(companions, popular, sold).subquery("picked")
    found = catalog.listing().join(picked, picked.c.id == Product.id).add_columns(picked.c.reason)
    better = case(ORDER, value=picked.c.reason)
    return found.order_by(better, picked.c.place)


def bought_with(product_ids: Collection[int], size: int = 4) -> list[Product]:
    """What others bought with these products and is none of them, most often first; for the page of a cart."""
    if not product_ids:
        return []
    return list(db.session.scalars(_bought_with(size), {"product_ids": list(product_ids)}))


@cache
def _bought_with(size: int) -> Select[Any]:
    product_ids: Any = bindparam("product_ids", expanding=True)
    often = (
        select(Companion.other_id, func.sum(Companion.together).label("together"))
        .where(
            Companion.product_id.in_(product_ids),
            Companion.other_id.not_in(product_ids),
            Companion.reason == Reason.BOUGHT,
        )
        .group_by(Companion.other_id)
        .subquery("often")
    )
    found = catalog.listing().join(often, often.c.other_id == Product.id).where(Product.in_stock)
    return found.order_by(often.c.together.desc(), Product.id).limit(size)
