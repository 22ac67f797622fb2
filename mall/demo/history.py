"""The demo mall's past: four weeks of purchases in every state, lived through day by day with the clock turned back."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from random import Random

from sqlalchemy import select

from mall.demo.content import PEOPLE
from mall.demo.opinions import owner_of, speak_up
from mall.demo.questions import ask_around
from mall.domain import (
    aftersales,
    catalog,
    delivery,
    favourites,
    ledger,
    orders,
    payments,
    people,
    shipping,
    stock,
    stores,
)
from mall.kernel import clock, ids, jobs, places
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.models import Address, Category, Order, Payout, Person, Product, Purchase, Statement, Store

DAYS = 24
PER_DAY = 3
NIGHTS = 4  # the stores of the demo are settled every fourth night
HOMES = (
    ("浙江省", "杭州市", "西湖区", "文三路 90 号 2 幢 301"),
    ("上海市", "市辖区", "徐汇区", "乐山路 18 弄 5 号 602"),
    ("广东省", "广州市", "天河区", "体育东路 116 号 1508"),
    ("四川省", "成都市", "武侯区", "玉林西街 27 号"),
    ("北京市", "市辖区", "海淀区", "知春路 49 号院 3 单元 1102"),
    ("陕西省", "西安市", "雁塔区", "小寨东路 8 号"),
)

Say = Callable[[str], None]


def live_through(
    everybody: Mapping[str, Person], shops: Mapping[str, Store], goods: Mapping[str, Product], say: Say
) -> None:
    """Day after day: people buy and pay, stores ship, people receive, the night settles."""
    rng = Random(20261122)
    shoppers = [everybody[seed.email] for seed in PEOPLE if seed.role == "shopper"]
    opinions = Random(20261122)  # of its own: what people say does not change what they buy
    settle_in(shoppers, rng)
    products = list(goods.values())
    corners = corners_of(products)
    look_around(shoppers, products, corners, list(shops.values()))
    today = clock.now().replace(minute=0, second=0, microsecond=0)
    for age in range(DAYS, -1, -1):
        with clock.travel(today - timedelta(days=age)):
            for _purchase in range(PER_DAY):
                buy_something(rng, shoppers, products, corners, age)
            move_parcels(rng, age)
            speak_up(opinions, shoppers, age)
            if age % NIGHTS == 0:
                settle()
            db.session.commit()
    ask_around(shoppers, products)
    work_off_statements(everybody)
    work_off_jobs()
    jobs.later("mall.domain.recommendations.jobs:count_all", queue="bulk")
    db.session.commit()
    say(f"{DAYS} days of orders")


def work_off_jobs() -> None:
    """All but "bulk", which makes smaller pictures of all goods: that is left to the worker."""
    for queue in ("default", "mail", "money"):
        jobs.drain(limit=20_000, queue=queue)


def settle_in(shoppers: Sequence[Person], rng: Random) -> None:
    """Everybody gets an address."""
    for place, person in enumerate(shoppers):
        province, city, district, line = HOMES[place % len(HOMES)]
        people.add_address(
            person,
            name=person.name,
            phone=f"+86138001{38000 + place}",
            country="CN",
            region_id=places.find(province, city, district),
            line=line,
        )
    db.session.commit()


def corners_of(products: Sequence[Product]) -> list[list[Product]]:
    """The goods of each root category that people look at and buy together."""
    paths = {category.id: category.path for category in db.session.scalars(select(Category))}
    corners: dict[int, list[Product]] = {}
    for product in products:
        corners.setdefault(paths[product.category_id][0], []).append(product)
    return [corner[:8] for corner in corners.values() if len(corner) >= 8]


def look_around(
    shoppers: Sequence[Person], products: Sequence[Product], corners: Sequence[list[Product]], shops: Sequence[Store]
) -> None:
    """Everybody looks at things, here and there and all along some corners, likes some of them and follows two stores."""
    rng = Random(20261123)
    for person in shoppers:
        seen = rng.sample(products, 12)
        for corner in rng.sample(corners, 3):
            seen += [product for product in rng.sample(corner, 5) if product not in seen]
        for product in seen:
            favourites.visit(person.id, product.id)
        for product in seen[:5]:
            favourites.add(person.id, product)
        for store in rng.sample(shops, 2):
            favourites.follow(person.id, store)
    db.session.commit()


def buy_something(
    rng: Random, shoppers: Sequence[Person], products: Sequence[Product], corners: Sequence[list[Product]], age: int
) -> None:
    """One purchase of one to three products, paid in most cases; what is sold out by now is left."""
    person, shelves = rng.choice(shoppers), rng.choice([products, *rng.sample(corners, 2)])
    baskets = fill_baskets(rng, rng.sample(shelves, rng.choice([1, 1, 2, 3])))
    address = people.default_address(person)
    if not baskets or address is None:
        return
    try:
        purchase = orders.place(
            orders.Buyer(person.id, language=person.language),
            baskets,
            contact_of(address),
            key=ids.token(),
            actor=actor_of(person),
        )
    except Refusal:
        db.session.rollback()
        return
    db.session.commit()
    fate = rng.random()
    if age == 0 and fate < 0.4:
        return  # left unpaid: its deadline is still ahead
    if fate > 0.95:
        cancel_all(purchase, person)
    else:
        pay(purchase, person)


def fill_baskets(rng: Random, chosen: Sequence[Product]) -> list[orders.Basket]:
    """A basket per store of these products, each with a SKU that is in stock."""
    items: dict[int, list[tuple[int, int]]] = {}
    for product in chosen:
        sibling_ids = next(iter(catalog.sibling_skus(skus_of(product)).values()), [])
        left = stock.available(sibling_ids)
        good = [sku_id for sku_id in sibling_ids if left.get(sku_id, 0) > 3]
        if good:
            items.setdefault(product.store_id, []).append((rng.choice(good), rng.choice([1, 1, 1, 2])))
    points = stores.pickup_points(set(items))
    ways = delivery.methods_at(items, points, delivering=())  # what the stores' own people bring is placed by hand
    return [orders.Basket(store_id, rng.choice(ways[store_id]), tuple(lines)) for store_id, lines in items.items()]


def skus_of(product: Product) -> list[int]:
    return [sku.id for sku in product.skus]


def pay(purchase: Purchase, person: Person) -> None:
    """Through the demo bank's notice, as the bank would send it."""
    payments.start(orders.locked_purchase(purchase.id), "demo", "/", "", actor_of(person))
    attempt = payments.attempts_for(purchase)[0]
    number = attempt.number
    payments.take_in(
        "demo", payments.Notice(ids.token(), "payment", number, f"P{number}", attempt.amount, attempt.currency)
    )
    db.session.commit()
    jobs.drain(limit=50, queue="money")


def cancel_all(purchase: Purchase, person: Person) -> None:
    for order in orders.purchase_by_id(purchase.id).orders:
        aftersales.cancel(order, orders.CloseReason.BY_BUYER, actor_of(person), "不想要了")
    db.session.commit()


def change_minds(spared: Store) -> None:
    """Two paid orders of other stores that did not ship are cancelled. Last of all: the worker asks the bank for the
    refunds, and here there is no bank."""
    ready = select(Order).where(Order.fulfilment == "ready", Order.payment == "paid", Order.store_id != spared.id)
    for order in db.session.scalars(ready.order_by(Order.id.desc()).limit(2)).all():
        aftersales.cancel(order, orders.CloseReason.BY_BUYER, Actor("person", order.person_id), "拍错了")
    db.session.commit()


def move_parcels(rng: Random, age: int) -> None:
    """Stores send what was paid a day ago; people receive what was sent three days ago; counters hand over."""
    now = clock.now()
    ready = db.session.scalars(
        select(Order).where(Order.fulfilment == "ready", Order.paid_at < now - timedelta(hours=20))
    )
    for order in ready.all():
        store = stores.store_by_id(order.store_id)
        clerk = Actor("person", stores.members_for(store)[-1].person_id)
        if order.method == delivery.Method.PICKUP:
            hand_over(store, order, clerk)
        elif not (age <= 2 and rng.random() < 0.5):
            send(rng, order, clerk)
    sent = db.session.scalars(
        select(Order).where(Order.fulfilment == "shipped", Order.shipped_at < now - timedelta(days=3))
    )
    for order in sent.all():
        orders.receive(order, Actor("person", order.person_id))
    db.session.commit()


def send(rng: Random, order: Order, clerk: Actor) -> None:
    """In one parcel, or in two when there is more than one line."""
    carrier = rng.choice(["sf", "zto", "yto", "jd"])
    lines = list(order.lines)
    parcels = [lines[:1], lines[1:]] if len(lines) > 1 and rng.random() < 0.5 else [lines]
    for parcel in parcels:
        number = f"{carrier.upper()}{rng.randrange(10**11, 10**12)}"
        shipping.ship(order, {line.id: line.quantity for line in parcel}, carrier, number, clerk)


def hand_over(store: Store, order: Order, clerk: Actor) -> None:
    shipping.issue_code(order)
    code = shipping.open_code_of(order)
    if code:
        shipping.take_code(store, order, code.code, clerk)


def settle() -> None:
    """What the night job does, one store after the other."""
    jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
    db.session.commit()
    jobs.drain(queue="money")


def work_off_statements(everybody: Mapping[str, Person]) -> None:
    """Merchants confirmed the older statements; finance paid the oldest."""
    first, second = (Actor("person", everybody[seed.email].id) for seed in PEOPLE if seed.role == "finance")
    issued = db.session.scalars(select(Statement).where(Statement.state == "issued").order_by(Statement.id)).all()
    payouts = []
    for place, statement in enumerate(issued[: max(0, len(issued) - 6)]):
        ledger.confirm(statement, owner_of(statement.store_id))
        if place % 4 == 3:
            continue
        ledger.propose_payout(statement, first)
        if place % 4 != 2:
            with suppress(ledger.NothingToPay):
                payouts.append(ledger.approve_payout(statement, second))
    pay_out(payouts, first)
    ask_about(issued[-2:], first, second)
    change_bank(issued[-1])
    leave_deposits({statement.store_id for statement in issued}, first)
    db.session.commit()


def ask_about(issued: Sequence[Statement], first: Actor, second: Actor) -> None:
    """Merchants doubt a commission each: one waits for an answer, one was right and got more."""
    for place, statement in enumerate(issued):
        line = min(statement.lines, key=lambda each: each.amount)
        doubt = ledger.dispute(statement, owner_of(statement.store_id), "这笔佣金比约定的高，请核对。", line)
        if place == 0:
            ledger.propose_adjustment(doubt, first, max(1, -line.amount // 5), "核对无误，按约定费率补差。")
            ledger.approve_adjustment(doubt, second)


def change_bank(statement: Statement) -> None:
    """A merchant changed her bank account today; it waits for its time."""
    ledger.add_bank_account(
        statement.store_id,
        owner_of(statement.store_id),
        holder="沈青",
        bank="建设银行",
        branch="文三路支行",
        number="6217001210024455667",
    )


def leave_deposits(store_ids: set[int], operator: Actor) -> None:
    """Every store that is paid out left a thousand yuan; the last has yet to pay for its plan."""
    today = clock.now().date()
    for store_id in sorted(store_ids):
        ledger.require_deposit(store_id, operator, 100_000, today)
        ledger.confirm_receipt(ledger.charges_for(store_id)[0], operator, f"BOC-D{store_id:06d}")
    ledger.charge_fee(max(store_ids), operator, "plan", 19_900, "基础版，一年", today + timedelta(days=14))


def pay_out(payouts: Sequence[Payout], operator: Actor) -> None:
    """To the bank in batches: of the older ones all but one were paid, the newest wait for its answer."""
    older, newest = payouts[:-2], payouts[-2:]
    for several in filter(None, (older, newest)):
        ledger.gather_batch([payout.id for payout in several], operator)
    for place, payout in enumerate(older):
        if place == 3:
            ledger.fail_payout(payout, operator, "收款行退回：户名与账号不符。")
        else:
            ledger.record_payout(payout, operator, f"BOC{payout.number}")


def contact_of(address: Address) -> orders.Contact:
    """A parcel to somebody at home in China."""
    region = places.full_name(address.region_id)
    return orders.Contact(address.name, address.phone, region_id=address.region_id, region=region, line=address.line)


def actor_of(person: Person) -> Actor:
    return Actor("person", person.id)
