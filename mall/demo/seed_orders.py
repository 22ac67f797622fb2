"""Many orders for one store, to see how its seller centre does with them.

A few purchases of every fate go through the verbs, as shoppers and the store would do it; the rest are copies of them,
row by row through all the tables that a purchase leaves traces in, with keys, numbers and times of their own. So the
audit finds nothing: a copy has its payment, its journals, its parcels, and the goods it took were received before.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import ForeignKey, insert, select, update

from mall.demo import history
from mall.demo.seed import ROBOT, Row, Say, copy_in, next_ids, tell_the_planner
from mall.domain import aftersales, delivery, orders, payments, stock, stores
from mall.kernel import clock, ids, jobs, places
from mall.kernel.actors import Actor
from mall.kernel.db import Base, db
from mall.kernel.refusals import Refusal
from mall.kernel.states import StateChange
from mall.models import (
    Capture,
    Journal,
    Order,
    OrderContact,
    OrderGate,
    OrderLine,
    Payable,
    PaymentAttempt,
    Person,
    PickupCode,
    Posting,
    PriceRow,
    Product,
    Purchase,
    Refund,
    Shipment,
    ShipmentLine,
    Stock,
    StockHold,
    StockMovement,
    Store,
)

BATCH = 200  # purchases per transaction: every leg of a journal changes a balance, and old versions of one row add up
PATTERNS = 4  # purchases of each fate that are lived through
SHELF = 40  # products of the store that they are bought from
NEWS_EVERY = 5_000  # orders
SURNAMES, GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玲桂英华文"
STREETS = ("文三路", "学院路", "人民路", "解放路", "中山路", "和平街", "建设路", "长江路")


class NothingToSell(Refusal):
    message = "The store has no product in stock: seed products first."


class NobodyBuys(Refusal):
    message = "Nobody is signed up who could buy: fill the demo first."


@dataclass(frozen=True)
class Fate:
    """What becomes of a purchase: how often, how many days ago at least and at most, and how it is lived through."""

    share: int
    youngest: int
    oldest: int
    live: Callable[[Purchase, Person, Random], None]


@dataclass(frozen=True)
class Part:
    """A table whose rows hang on a row of `of` by `column`; `named` is the column that says which table that is."""

    model: type[Base]
    column: str = ""
    of: str = ""
    named: str = ""


PARTS = (
    Part(Purchase),
    Part(Payable, "purchase_id", "purchase"),
    Part(PaymentAttempt, "purchase_id", "purchase"),
    Part(Order, "purchase_id", "purchase"),
    Part(OrderLine, "order_id", "store_order"),
    Part(PriceRow, "line_id", "order_line"),
    Part(OrderContact, "order_id", "store_order"),
    Part(OrderGate, "order_id", "store_order"),
    Part(Capture, "purchase_id", "purchase"),
    Part(Refund, "capture_id", "capture"),
    Part(Shipment, "order_id", "store_order"),
    Part(ShipmentLine, "shipment_id", "shipment"),
    Part(PickupCode, "order_id", "store_order"),
    Part(StockHold, "owner_id", "store_order", "owner"),
    Part(StockMovement, "owner_id", "store_order", "owner"),
    Part(Journal, "ref_id", "capture", "ref"),
    Part(Journal, "ref_id", "store_order", "ref"),
    Part(Journal, "ref_id", "refund", "ref"),
    Part(Posting, "journal_id", "journal"),
    Part(StateChange, "subject_id", "payment_attempt", "subject"),
    Part(StateChange, "subject_id", "store_order", "subject"),
    Part(StateChange, "subject_id", "refund", "subject"),
    Part(StateChange, "subject_id", "stock_hold", "subject"),
)
# Columns that hold a key without telling the database so.
KEYS = {("posting", "order_id"), ("journal", "order_id"), ("capture", "order_id"), ("refund", "order_id")}
LINE_REFS = {
    **dict.fromkeys(("goods", "commission", "commission_tax", "goods_refunded"), "order_line"),
    **dict.fromkeys(("refund", "refunded", "freight"), "refund"),
}
OWN: Mapping[str, Callable[[], object]] = {
    "public_id": ids.public_id,
    "number": ids.number,
    "idempotency_key": ids.token,
    "reference": ids.token,
    "tracking_number": lambda: f"SF{ids.code(13)}",
    "code": lambda: ids.code(12),
}


@dataclass
class Pattern:
    """The rows of one purchase by table, in the order in which they may be written again."""

    fate: Fate
    rows: dict[type[Base], list[Row]] = field(default_factory=dict)

    @property
    def orders(self) -> int:
        return len(self.rows[Order])


def sow_orders(count: int, store: Store, say: Say) -> None:
    """Add at least that many orders to the store, commit by commit. Raises NothingToSell or NobodyBuys."""
    began, chance = time.monotonic(), Random(store.id)
    patterns = live_patterns(store, chance)
    say(f"{sum(pattern.orders for pattern in patterns)} orders lived through ({time.monotonic() - began:.0f} s)")
    shares, done, told = [pattern.fate.share for pattern in patterns], 0, 0
    while done < count:
        some = chance.choices(patterns, shares, k=min(BATCH, count - done))
        for pattern in patterns:
            if times := some.count(pattern):
                write(pattern, times, chance)
                done += pattern.orders * times
        db.session.commit()
        if done - told >= NEWS_EVERY or done >= count:
            told = done
            say(f"{done:,} of {count:,} orders ({time.monotonic() - began:.0f} s)")
    tell_the_planner()


def live_patterns(store: Store, chance: Random) -> list[Pattern]:
    """Purchases of every fate, bought and lived through as long ago as the youngest of their kind."""
    people = list(db.session.scalars(select(Person).where(Person.state == "active").order_by(Person.id).limit(50)))
    goods = list(
        db.session.scalars(
            select(Product)
            .where(Product.store_id == store.id, Product.state == "published", Product.in_stock)
            .order_by(Product.id)
            .limit(SHELF)
        )
    )
    if not people:
        raise NobodyBuys
    if not goods:
        raise NothingToSell
    restock(store, goods)
    found = []
    for fate in FATES:
        for _pattern in range(PATTERNS):
            with clock.travel(clock.now() - timedelta(days=fate.youngest, hours=1)):
                person = chance.choice(people)
                purchase = buy(store, person, goods, chance)
                fate.live(purchase, person, chance)
                db.session.commit()
                for queue in ("default", "mail", "money"):
                    jobs.drain(limit=500, queue=queue)
            found.append(read(purchase.id, fate))
    return found


def restock(store: Store, goods: Sequence[Product]) -> None:
    """Enough for all that is lived through, so that no seeded order depends on what happened to be left."""
    shelf = stores.default_location(store.id)
    for sku_id in sorted(sku.id for product in goods for sku in product.skus):
        stock.receive(stock.Wanted(store.id, sku_id, shelf.id, PATTERNS * len(FATES) * 2), ROBOT)
    db.session.commit()


def buy(store: Store, person: Person, goods: Sequence[Product], chance: Random) -> Purchase:
    """One to three products of the store, as a parcel. Raises NothingToSell when it has none left."""
    baskets = history.fill_baskets(chance, chance.sample(goods, min(len(goods), chance.choice([1, 1, 2, 3]))))
    if not baskets:
        raise NothingToSell
    region_id = places.find("浙江省", "杭州市", "西湖区")
    contact = orders.Contact(person.name, "+8613800138000", region_id=region_id, region=places.full_name(region_id))
    parcels = [orders.Basket(store.id, delivery.Method.PARCEL, basket.items) for basket in baskets]
    purchase = orders.place(
        orders.Buyer(person.id, language=person.language), parcels, contact, key=ids.token(), actor=actor_of(person)
    )
    db.session.commit()
    return purchase


def wait(purchase: Purchase, person: Person, chance: Random) -> None:
    """Nothing happens: the deadline is still ahead."""


def close(purchase: Purchase, person: Person, chance: Random) -> None:
    """She changes her mind before she pays."""
    history.cancel_all(purchase, person)


def pay(purchase: Purchase, person: Person, chance: Random) -> None:
    history.pay(purchase, person)


def take_back(purchase: Purchase, person: Person, chance: Random) -> None:
    """Paid, cancelled, and refunded by hand."""
    history.pay(purchase, person)
    for order in orders.purchase_by_id(purchase.id).orders:
        aftersales.cancel(order, orders.CloseReason.BY_BUYER, actor_of(person), "拍错了")
        for refund in payments.refunds_for(order.id):
            payments.confirm_refund(refund, ids.token(), ROBOT)


def send(purchase: Purchase, person: Person, chance: Random) -> None:
    history.pay(purchase, person)
    for order in orders.purchase_by_id(purchase.id).orders:
        history.send(chance, order, ROBOT)


def receive(purchase: Purchase, person: Person, chance: Random) -> None:
    send(purchase, person, chance)
    for order in orders.purchase_by_id(purchase.id).orders:
        orders.receive(order, actor_of(person))


def mature(purchase: Purchase, person: Person, chance: Random) -> None:
    """Received so long ago that the store's money is its own."""
    receive(purchase, person, chance)
    for order in orders.purchase_by_id(purchase.id).orders:
        orders.mature(order)


FATES = (
    Fate(1, 0, 0, wait),
    Fate(2, 1, 300, close),
    Fate(4, 0, 1, pay),
    Fate(1, 1, 300, take_back),
    Fate(6, 1, 6, send),
    Fate(6, 4, 10, receive),
    Fate(80, 40, 340, mature),
)


def read(purchase_id: int, fate: Fate) -> Pattern:
    """Everything that belongs to the purchase."""
    pattern = Pattern(fate)
    keys: dict[str, list[int]] = {}
    for part in PARTS:
        table: Any = part.model.__table__
        mine = table.c[part.column].in_(keys.get(part.of, [])) if part.of else table.c.id == purchase_id
        if part.named:
            mine &= table.c[part.named] == part.of
        rows = [dict(row._mapping) for row in db.session.execute(select(table).where(mine).order_by(table.c.id))]
        keys.setdefault(table.name, []).extend(row["id"] for row in rows)
        pattern.rows.setdefault(part.model, []).extend(rows)
    return pattern


def write(pattern: Pattern, times: int, chance: Random) -> None:
    """Write the purchase so many times more, and put on the shelf before it what it takes off."""
    new = {
        model: [next_ids(model, len(rows)) for _copy in range(times)] for model, rows in pattern.rows.items() if rows
    }
    shifts = [shift_of(pattern.fate, chance) for _copy in range(times)]
    fill_shelves(pattern, times, max(shifts))
    for model, rows in pattern.rows.items():
        copy_in(model, copies(pattern, model, rows, new, shifts, chance))


def shift_of(fate: Fate, chance: Random) -> timedelta:
    """How much longer ago a copy happened than its pattern, which is as young as can be."""
    return timedelta(seconds=chance.randrange(1, max(1, (fate.oldest - fate.youngest) * 24) * 3600))


def copies(
    pattern: Pattern,
    model: type[Base],
    rows: Sequence[Row],
    new: Mapping[type[Base], list[list[int]]],
    shifts: Sequence[timedelta],
    chance: Random,
) -> Iterator[Row]:
    """The rows of a table for every copy. Numbers say on which day they were given, so each is made on its day."""
    points = pointers(model)
    for copy, shift in enumerate(shifts):
        key = {
            (table.__tablename__, row["id"]): fresh
            for table, fresh_ids in new.items()
            for row, fresh in zip(pattern.rows[table], fresh_ids[copy], strict=True)
        }
        with clock.travel(pattern.rows[Purchase][0]["created_at"] - shift):
            for row in rows:
                yield moved(row, model, points, key, shift, chance)


def pointers(model: type[Base]) -> dict[str, str]:
    """Which columns of the table hold keys of which other: what the database knows, and KEYS."""
    table: Any = model.__table__
    names = {each.model.__tablename__ for each in PARTS}
    known: Iterable[ForeignKey] = table.foreign_keys
    found = {
        key.parent.name: key.column.table.name
        for key in known
        if key.column.name == "id" and key.column.table.name in names
    }
    return {**found, **{column: "store_order" for name, column in KEYS if name == table.name}}


def moved(
    row: Row,
    model: type[Base],
    points: Mapping[str, str],
    key: Mapping[tuple[str, int], int],
    shift: timedelta,
    chance: Random,
) -> Row:
    """The row as its copy has it."""
    found = {column: value - shift if isinstance(value, datetime) else value for column, value in row.items()}
    found["id"] = key[model.__tablename__, row["id"]]
    for column, table in points.items():
        found[column] = key.get((table, row[column]), row[column])
    for part in PARTS:
        if part.model is model and part.named and row[part.named] == part.of:
            found[part.column] = key[part.of, row[part.column]]
    if model is Posting and row["line_ref"]:
        found["line_ref"] = key.get((LINE_REFS.get(row["line"], ""), row["line_ref"]), row["line_ref"])
    if model is Refund:
        found["cause_id"] = key.get(("store_order", row["cause_id"]), row["cause_id"])
    found |= {column: make() for column, make in OWN.items() if row.get(column)}
    return found | made_up_contact(chance) if model is OrderContact else found


def made_up_contact(chance: Random) -> Row:
    """Somebody else each time, so that a search for a name finds some and not all."""
    return {
        "name": chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2)),
        "phone": f"+8613{chance.randrange(10**9):09d}",
        "line": f"{chance.choice(STREETS)} {chance.randrange(1, 300)} 号",
    }


def fill_shelves(pattern: Pattern, times: int, shift: timedelta) -> None:
    """Receive what the copies take, before they take it; what they hold or bring back is on the shelf afterwards."""
    took: dict[tuple[int, int, int], tuple[int, int]] = {}
    for hold in pattern.rows[StockHold]:
        place = (hold["store_id"], hold["sku_id"], hold["location_id"])
        in_all, held = took.get(place, (0, 0))
        is_held = hold["state"] == "held"
        took[place] = (in_all + hold["quantity"] * times, held + hold["quantity"] * times * is_held)
    if not took:
        return
    moved_by: dict[tuple[int, int, int], int] = {}
    for row in pattern.rows[StockMovement]:
        place = (row["store_id"], row["sku_id"], row["location_id"])
        moved_by[place] = moved_by.get(place, 0) + row["quantity"] * times
    before = pattern.rows[Purchase][0]["created_at"] - shift - timedelta(minutes=1)
    received = [
        {
            "store_id": store_id,
            "sku_id": sku_id,
            "location_id": location_id,
            "kind": "received",
            "quantity": in_all,
            "actor_kind": ROBOT.kind,
            "created_at": before,
        }
        for (store_id, sku_id, location_id), (in_all, _held) in took.items()
    ]
    db.session.execute(insert(StockMovement), received)
    for (_store, sku_id, location_id), (in_all, held) in sorted(took.items()):
        left = in_all + moved_by.get((_store, sku_id, location_id), 0)
        db.session.execute(
            update(Stock)
            .where(Stock.sku_id == sku_id, Stock.location_id == location_id)
            .values(on_hand=Stock.on_hand + left, held=Stock.held + held)
        )


def actor_of(person: Person) -> Actor:
    return Actor("person", person.id)
