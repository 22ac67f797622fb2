"""`bin/bench seller`: what the pages of the seller centre cost a store with few goods and orders, and one with many."""

from collections.abc import Sequence
from pathlib import Path

import psycopg

from bench.ground import Ground, Mall
from bench.pages import MOST_SQL, Subject, count_sql, floors_on, lay_out, memory_aim, page, quoted, take_turns, worst
from bench.people import signed_in
from bench.report import Report
from bench.shopper import Shopper

SIZES = (100, 5_000)  # products of the store
ORDERS_EACH = 10  # orders per product
STORE, OWNER = "jishi", "owner.jishi@demo.mall.test"
OTHERS = 200  # products of the mall's other stores
VARIETY = 20  # different products and orders that are asked for in turn
DEEP = 20  # pages down a list, or as many as it has


def bench(sizes: Sequence[int], rounds: int, seconds: float, keep: Path | None) -> Report:
    """Measure everything in rounds. Raises Broke when a page does not answer 200."""
    report = Report("seller")
    with Ground.at(keep) as ground:
        malls = [busy_store(ground, size) for size in sorted(sizes)]
        subjects = [*floors_on(ground, malls[0]), *(page for mall in malls for page in pages_on(ground, mall))]
        take_turns(ground, subjects, rounds, seconds)
        rows = lay_out(report, subjects)
        report.aims = [
            *worst("a page within 2 times the page of three queries (CPU)", rows, "x_minimal", 2.0),
            *worst(f"no page over {MOST_SQL} SQL statements", rows, "sql", MOST_SQL),
            *worst(f"nothing slower than 1.5 times itself with {min(sizes):,} products", rows, "x_small", 1.5),
            memory_aim({subject.server for subject in subjects if not subject.is_floor}),
        ]
    return report


def busy_store(ground: Ground, size: int) -> Mall:
    """A mall in which one store has that many products and ten times as many orders."""
    into = ("--store", STORE)
    return ground.filled(
        f"seller_{size}",
        size,
        ("seed", "--products", str(OTHERS)),
        ("seed", "--products", str(size), *into),
        ("seed", "--orders", str(size * ORDERS_EACH), *into),
    )


def pages_on(ground: Ground, mall: Mall) -> list[Subject]:
    """The pages as the store's owner sees them, with their SQL counted."""
    server = ground.serve(mall)
    owner = signed_in(server.port, OWNER)
    owner.arrive()
    subjects = [page(name, some, server, owner) for name, some in addresses(mall, owner).items()]
    count_sql(mall, subjects)
    return subjects


def addresses(mall: Mall, owner: Shopper) -> dict[str, list[str]]:
    """What a merchant opens, by name."""
    desk = f"/seller/{STORE}"
    with psycopg.connect(mall.url) as connection:
        products = connection.execute(PRODUCTS, (STORE, VARIETY)).fetchall()
        orders = connection.execute(ORDERS, (STORE, VARIETY)).fetchall()
    return {
        "home": [desk],
        "products": [f"{desk}/products"],
        "products, deep": [deep(owner, f"{desk}/products")],
        "products, searched": [f"{desk}/products?q={quoted(title[:4])}" for _id, title, _code in products],
        "products, by code": [f"{desk}/products?q={code}" for _id, _title, code in products],
        "product": [f"{desk}/products/{public_id}" for public_id, _title, _code in products],
        "stock": [f"{desk}/stock"],
        "orders to ship": [f"{desk}/orders?tab=to_ship"],
        "orders": [f"{desk}/orders?tab=all"],
        "orders, deep": [deep(owner, f"{desk}/orders?tab=all")],
        "orders by number": [f"{desk}/orders?tab=all&q={number}" for number, _name in orders],
        "orders by name": [f"{desk}/orders?tab=all&q={quoted(name)}" for _number, name in orders],
        "order": [f"{desk}/orders/{number}" for number, _name in orders],
        "statements": [f"{desk}/statements"],
    }


PRODUCTS = """
SELECT p.public_id::text, p.title ->> 'zh', (SELECT min(code) FROM sku WHERE product_id = p.id)
FROM product p JOIN store s ON s.id = p.store_id WHERE s.slug = %s ORDER BY md5(p.id::text) LIMIT %s
"""
ORDERS = """
SELECT o.number, c.name FROM store_order o JOIN store s ON s.id = o.store_id JOIN order_contact c ON c.order_id = o.id
WHERE s.slug = %s ORDER BY md5(o.id::text) LIMIT %s
"""


def deep(owner: Shopper, path: str) -> str:
    """The address of a page far down a list, by its own links."""
    start = path.partition("?")[0]
    for _page in range(DEEP):
        onward = [link for link in owner.get(path).links(f"{start}?") if "after=" in link]
        if not onward:
            break
        path = onward[0]
    return path
