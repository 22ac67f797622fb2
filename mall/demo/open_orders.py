"""What waits at the desk of the demo's first merchant: an order in every state that has a button, one of them cheaper than it
was, one that goes somewhere else by now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from mall.demo.history import actor_of, contact_of, pay, skus_of, work_off_jobs
from mall.domain import delivery, orders, payments, people, shipping, stock, stores
from mall.kernel import ids
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import Order, Person, Product, Purchase, Store


@dataclass
class Desk:
    """The store, who works there, and who buys what there this morning."""

    store: Store
    clerk: Actor
    shoppers: Iterator[Person]
    shelf: Iterator[int]

    def order(
        self,
        lines: int = 1,
        method: str = delivery.Method.PARCEL,
        is_paid: bool = True,
        to: Callable[[Person], orders.Contact] | None = None,
    ) -> Order:
        """The next shopper buys the next things, for herself at home unless somewhere else is said."""
        person = next(self.shoppers)
        items = tuple((next(self.shelf), 1) for _ in range(lines))
        purchase = orders.place(
            orders.Buyer(person.id, language=person.language),
            [orders.Basket(self.store.id, method, items)],
            to(person) if to else home_of(person),
            key=ids.token(),
            actor=actor_of(person),
        )
        db.session.commit()
        if is_paid:
            pay(purchase, person)
        return orders.order_by_id(orders_in(purchase)[0].id)

    def pay_at_the_door(self, order: Order) -> None:
        """In cash."""
        purchase = orders.locked_purchase(order.purchase_id)
        payments.start(purchase, "cash", "/", "", Actor("person", order.person_id))
        db.session.commit()


def leave_open(store: Store, shoppers: Sequence[Person], goods: Mapping[str, Product]) -> Desk:
    """A few purchases of this morning, at the desk that is returned."""
    desk = desk_of(store, shoppers, goods)
    bargain(desk)
    move(desk)
    send_in_part(desk)
    desk.order(method=delivery.Method.PICKUP)
    hand_over_in_part(desk)
    leave_cash_to_be_collected(desk)
    work_off_jobs()
    db.session.commit()
    return desk


def desk_of(store: Store, shoppers: Sequence[Person], goods: Mapping[str, Product]) -> Desk:
    """Who works in the store, who comes, and what of its goods is there to be bought and goes both ways."""
    own = [product for product in goods.values() if product.store_id == store.id and product.is_published]
    sold = [product for product in own if product.by_parcel and product.by_pickup]
    mine = [sku_id for product in sold for sku_id in skus_of(product)]
    left = stock.available(mine)
    shelf = iter([sku_id for sku_id in mine if left.get(sku_id, 0) > 5])
    return Desk(store, Actor("person", stores.members_for(store)[0].person_id), cycle(shoppers), shelf)


def bargain(desk: Desk) -> None:
    """Two that nobody has paid: one a little cheaper, one with its freight put right as well."""
    for goods_off, freight_off, why in (
        (0.1, 0, "regular: 老顾客，打个九折"),
        (0.05, 1, "freight: 顺路带过去，不收运费"),
    ):
        order = desk.order(lines=2, is_paid=False)
        goods = order.goods - round(order.goods * goods_off)
        orders.reprice(order, goods, 0 if freight_off else order.freight, why, desk.clerk, order.total)
        db.session.commit()


def move(desk: Desk) -> None:
    """The buyer moved between paying and packing."""
    order = desk.order()
    if order.contact and order.person_id:
        there = replace(home_of(people.person_by_id(order.person_id)), line="文二路 218 号 5 幢 902")
        orders.readdress(order, there, desk.clerk, order.contact.mark)
        db.session.commit()


def send_in_part(desk: Desk) -> None:
    """One thing is on its way, the other is still being fetched from the warehouse."""
    order = desk.order(lines=2)
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1402617735528", desk.clerk)
    db.session.commit()


def hand_over_in_part(desk: Desk) -> None:
    """She took one thing along and comes again for the others."""
    order = desk.order(lines=3, method=delivery.Method.PICKUP)
    shipping.issue_code(order)
    code = shipping.open_code_of(order)
    assert code
    shipping.take_code(desk.store, order, code.code, desk.clerk, {order.lines[0].id: 1})
    db.session.commit()


def leave_cash_to_be_collected(desk: Desk) -> None:
    """One to be sent and paid at the door."""
    desk.pay_at_the_door(desk.order(is_paid=False))


def home_of(person: Person) -> orders.Contact:
    """Where her parcels go."""
    home = people.default_address(person)
    assert home
    return contact_of(home)


def orders_in(purchase: Purchase) -> list[Order]:
    """As the database has them now."""
    return orders.purchase_by_id(purchase.id).orders
