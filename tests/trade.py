"""Short ways to move a trade on in tests: buy, pay, ship."""

from typing import Any

from mall.domain import delivery, ledger, orders, payments, shipping, stores
from mall.kernel import ids, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import DeliveryTask, DeliveryZone, Person, Purchase
from tests.world import ROBOT, XIHU, World

CONTACT = orders.Contact(name="Alice", phone="+8613800138000", region_id=XIHU, line="8 Willow Lane")


def as_person(person: Person) -> Actor:
    return Actor("person", person.id)


def buyer(person: Person) -> orders.Buyer:
    return orders.Buyer(person_id=person.id)


def baskets(world: World, codes: dict[str, int], method: str = delivery.Method.PARCEL) -> list[orders.Basket]:
    """A basket per store for {SKU code: quantity}."""
    by_store: dict[int, list[tuple[int, int]]] = {}
    for code, quantity in codes.items():
        by_store.setdefault(world.skus[code].store_id, []).append((world.skus[code].id, quantity))
    return [orders.Basket(store_id, method, tuple(items)) for store_id, items in by_store.items()]


def buy(world: World, person: Person, codes: dict[str, int], key: str = "", method: str = "parcel") -> Purchase:
    """Place a purchase and commit it."""
    purchase = orders.place(
        buyer(person), baskets(world, codes, method), CONTACT, key=key or ids.token(), actor=as_person(person)
    )
    db.session.commit()
    return purchase


def deliver_around(world: World, **terms: Any) -> DeliveryZone:
    """Green Hill brings goods to whoever lives in Xihu: ¥5, from ¥20 on, free from ¥99, within the hour."""
    usual = {"region_ids": (XIHU,), "fee": 500, "min_amount": 2000, "free_over": 9900}
    zone = delivery.add_zone(world.green_hill, "Xihu", delivery.Zone(**{**usual, **terms}))
    db.session.commit()
    return zone


def to_bring(world: World, is_cash: bool = False, codes: dict[str, int] | None = None) -> DeliveryTask:
    """What Alice bought of Green Hill waits for a courier; paid, or to be paid at the door."""
    if not world.green_hill.zones:
        deliver_around(world)
    if is_cash:
        stores.edit_store(world.green_hill, ROBOT, world.green_hill.version, takes_cash_on_delivery=True)
    purchase = buy(world, world.alice, codes or {"mug": 1}, method=delivery.Method.COURIER)
    if is_cash:
        payments.start(orders.locked_purchase(purchase.id), "cash", "/", "test", as_person(world.alice))
        db.session.commit()
        jobs.drain()
    else:
        pay(purchase)
    task = shipping.task_about(fresh(purchase).orders[0])
    assert task
    return task


def bring(task: DeliveryTask, courier: Person, until: shipping.TaskState) -> DeliveryTask:
    """Step by step until it is taken, fetched or on the road; committed."""
    steps = {
        shipping.TaskState.ACCEPTED: shipping.accept,
        shipping.TaskState.PICKED_UP: shipping.pick_up,
        shipping.TaskState.OUT: shipping.set_out,
    }
    for state, step in steps.items():
        step(task, as_person(courier))
        if state == until:
            break
    db.session.commit()
    return task


def pay(purchase: Purchase, reference: str = "", amount: int | None = None) -> None:
    """Pay by the demo bank: attempt, notice, job."""
    attempt = attempt_for(purchase)
    payments.take_in("demo", notice(attempt.number, amount or attempt.amount, reference or f"P{attempt.number}"))
    db.session.commit()
    jobs.drain()


def paid(world: World, person: Person, codes: dict[str, int]) -> Purchase:
    """Bought and paid."""
    bought = buy(world, person, codes)
    pay(bought)
    return bought


def attempt_for(purchase: Purchase) -> payments.PaymentAttempt:
    """Start paying and commit."""
    locked = orders.locked_purchase(purchase.id)
    payments.start(locked, "demo", "/", "test", Actor("person", purchase.person_id))
    db.session.commit()
    return payments.attempts_for(purchase)[0]


def notice(number: str, amount: int, reference: str, kind: str = "payment", notice_id: str = "") -> payments.Notice:
    return payments.Notice(notice_id or ids.token(), kind, number, reference, amount, "CNY", {})  # type: ignore[arg-type]


def fresh(purchase: Purchase) -> Purchase:
    """The purchase as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return orders.purchase_by_id(purchase.id)


def balances(world: World) -> ledger.Balances:
    return ledger.balances_of(world.green_hill.id)


def banks(*store_ids: int) -> None:
    """Say where these stores' money goes, and commit."""
    for store_id in store_ids:
        number = f"62220202001122{store_id:04d}"
        ledger.add_bank_account(store_id, ROBOT, holder="The owner", bank="Bank of China", number=number)
    db.session.commit()
