"""Counting, every night: a batch of products per job, each written whole, so that a second run changes nothing."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, Select, delete, func, insert, literal, select
from sqlalchemy.orm import aliased

from mall.domain.catalog import Category, Product, shown
from mall.domain.orders import Order, OrderLine, PaymentState
from mall.domain.recommendations.models import Companion, PopularProduct
from mall.domain.recommendations.rules import A_VISIT, ENOUGH, KEPT, REMEMBERED, Reason
from mall.kernel import clock, evidence, jobs
from mall.kernel.db import db, take_turns

BATCH = 500  # products per job
LARGEST = 20  # lines; who buys more at once stocks a shop, and what lies in it says little


def count_all(after: int = 0) -> None:
    """The companions of the next products, then of those behind them, at last what is popular."""
    take_turns("recommendations")
    some = select(Product.id).where(Product.id > after).order_by(Product.id).limit(BATCH)
    batch = list(db.session.scalars(some))
    db.session.execute(delete(Companion).where(Companion.product_id.in_(batch)))
    for reason, pairs in ((Reason.BOUGHT, bought_pairs(batch)), (Reason.VIEWED, viewed_pairs(batch))):
        if pairs is not None:
            keep_best(reason, pairs)
    if len(batch) < BATCH:
        count_popular()
        return
    tonight = f"recommend {clock.now().date()} {batch[-1]}"
    jobs.later("mall.domain.recommendations.jobs:count_all", queue="bulk", unique_key=tonight, after=batch[-1])


def bought_pairs(batch: Sequence[int]) -> Select[Any]:
    """(product, other, purchases that hold both)."""
    lines = (
        select(Order.purchase_id.label("actor_id"), OrderLine.product_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.payment == PaymentState.PAID, Order.created_at >= clock.now() - REMEMBERED)
        .distinct()
        .cte("lines")
    )
    small = select(lines.c.actor_id).group_by(lines.c.actor_id).having(func.count() <= LARGEST)
    mine, theirs = aliased(lines), aliased(lines)
    return counted(mine, theirs, batch).where(mine.c.actor_id.in_(small))


def viewed_pairs(batch: Sequence[int]) -> Select[Any] | None:
    """(product, other, people who looked at both within a day), if anybody remembers who looked at what."""
    looks = evidence.offered("looks")
    if looks is None:
        return None
    rows = looks.subquery()
    recent = select(rows).where(rows.c.at >= clock.now() - REMEMBERED).cte("looks")
    mine, theirs = aliased(recent), aliased(recent)
    nearby = (theirs.c.at >= mine.c.at - A_VISIT) & (theirs.c.at <= mine.c.at + A_VISIT)
    return counted(mine, theirs, batch).where(nearby)


def counted(mine: Any, theirs: Any, batch: Sequence[int]) -> Select[Any]:
    """Pairs of two products that enough different actors had."""
    together = func.count(mine.c.actor_id.distinct())
    return (
        select(mine.c.product_id, theirs.c.product_id.label("other_id"), together.label("together"))
        .join(theirs, theirs.c.actor_id == mine.c.actor_id)
        .where(mine.c.product_id.in_(batch), theirs.c.product_id != mine.c.product_id)
        .group_by(mine.c.product_id, theirs.c.product_id)
        .having(together >= ENOUGH)
    )


def keep_best(reason: Reason, pairs: Select[Any]) -> None:
    """Write the best of each product: those that many had together, but not because everybody has them anyway."""
    found = pairs.cte("pairs")
    weight = found.c.together / func.sqrt(func.greatest(Product.sold, 1))
    place = func.row_number().over(partition_by=found.c.product_id, order_by=(weight.desc(), found.c.other_id))
    ranked = (
        select(found.c.product_id, found.c.other_id, found.c.together, place.label("place"))
        .join(Product, Product.id == found.c.other_id)
        .cte("ranked")
    )
    best = select(
        ranked.c.product_id, literal(str(reason)), ranked.c.other_id, ranked.c.together, ranked.c.place
    ).where(ranked.c.place <= KEPT)
    db.session.execute(insert(Companion).from_select(["product_id", "reason", "other_id", "together", "place"], best))


def count_popular() -> None:
    """What sells best in each category and below it."""
    each: CTE = (
        shown()
        .join(Category, Category.id == Product.category_id)
        .where(Product.in_stock)
        .with_only_columns(
            func.unnest(Category.path).label("category_id"), Product.id, Product.sold, maintain_column_froms=True
        )
        .cte("each")
    )
    place = func.row_number().over(partition_by=each.c.category_id, order_by=(each.c.sold.desc(), each.c.id.desc()))
    ranked = select(each.c.category_id, each.c.id, place.label("place")).cte("ranked")
    best = select(ranked.c.category_id, ranked.c.place, ranked.c.id).where(ranked.c.place <= KEPT)
    db.session.execute(delete(PopularProduct))
    db.session.execute(insert(PopularProduct).from_select(["category_id", "place", "product_id"], best))
