"""What lies on a merchant's desk in the demo mall: goods that wait, run low, were sent back, or changed together."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import func, update

from mall.demo.history import work_off_jobs
from mall.domain import batches, catalog, imports, moderation, stores
from mall.kernel import actors, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import Product, Stock, Store

ROBOT = actors.job("demo")
LOUD = {"zh": "全网最低价", "en": "The cheapest anywhere:"}
SENT_BACK = (
    ("title", "misleading", "标题请去掉“全网最低价”。"),
    ("summary", "advertising", "简介请写商品本身，不要写“全网最低价”。"),
)
DAY = timedelta(days=1)
KIOSK = 330105  # 浙江省 杭州市 拱墅区


def lay_out(shops: Mapping[str, Store], products: Sequence[Product], say: Callable[[str], None]) -> None:
    """A little of everything in the mall's own store, and goods that run low in every store."""
    store = next(iter(shops.values()))
    chosen = [product for product in products if product.store_id == store.id][:19]
    own = [catalog.product_of(store, product.public_id) for product in chosen]  # as all the selling has left them
    run_low()
    send_back(own[:2])
    keep_hours(store, own[2:5])
    limit_ways(own[5:7])
    change_together(store, own[7:19])
    open_kiosk(store)
    imports.begin_export(store, owner_of(store), "xlsx", "zh")
    db.session.commit()
    work_off_jobs()
    say("goods that run low, wait for their hour, or were sent back")


def run_low() -> None:
    """Some shelves are told to warn as early as now."""
    left = Stock.on_hand - Stock.held
    early = update(Stock).where(Stock.id % 60 == 7, left > 0).values(low_at=func.least(left, 100))
    db.session.execute(early.execution_options(synchronize_session=False))


def send_back(chosen: Sequence[Product]) -> None:
    """Edits that an operator refused, with the field that the reason is about."""
    for product, (name, code, message) in zip(chosen, SENT_BACK, strict=False):
        before = getattr(product, name)
        words = {key: f"{LOUD[key]} {text}" for key, text in before.items()}
        catalog.revise(product, {name: words}, ROBOT, product.version)
        case = moderation.last_case_about("product_revision", catalog.submit(product, ROBOT).id)
        if case:
            moderation.decide(case, False, ROBOT, case.version, code, message, [name])


def keep_hours(store: Store, chosen: Sequence[Product]) -> None:
    """One that comes off, one that goes on, and a copy that is still a draft."""
    leaving, coming, copied = chosen
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    catalog.schedule(leaving, ROBOT, None, now + 14 * DAY)
    catalog.withdraw(coming, ROBOT)
    catalog.schedule(coming, ROBOT, now + DAY, now + 8 * DAY)
    copy = catalog.duplicate(catalog.product_of(store, copied.public_id), ROBOT, f"{copied.handle}-2")
    catalog.schedule(copy, ROBOT, now + 3 * DAY, None)


def limit_ways(chosen: Sequence[Product]) -> None:
    """One that is only sent, one that is only picked up."""
    for product, terms in zip(chosen, (catalog.Terms(by_pickup=False), catalog.Terms(by_parcel=False)), strict=False):
        catalog.set_terms(product, ROBOT, terms)


def change_together(store: Store, chosen: Sequence[Product]) -> None:
    """Prices that went up together, prices that came down, and some that are about to."""
    owner = owner_of(store)
    for part, change, is_done in (
        (chosen[2:6], batches.PriceChange(batches.How.RAISE_PERCENT, 300, 10), True),
        (chosen[:2], batches.PriceChange(batches.How.LOWER_PERCENT, 500, 10), True),
        (chosen[6:], batches.PriceChange(batches.How.LOWER, 100, 10), False),
    ):
        batch = batches.begin(store, owner, batches.Deed.PRICES, [product.public_id for product in part])
        batches.plan_prices(store, batch, change)
        if is_done:
            batches.carry_out(store, batch, owner)


def open_kiosk(store: Store) -> None:
    """A second place where buyers may come, with hours of its own."""
    stores.add_location(
        store,
        owner_of(store),
        name={"zh": "武林门自提点", "en": "Wulin Gate pickup point"},
        region_id=KIOSK,
        line="环城北路 18 号",
        phone="0571 8800 1122",
        week=[[[10 * 60, 20 * 60]]] * 7,
        is_pickup_point=True,
    )


def owner_of(store: Store) -> Actor:
    """Whoever owns it, as verbs take her."""
    return Actor("person", stores.members_for(store)[0].person_id)
