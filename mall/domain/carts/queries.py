"""Reads of carts. A cart is seen whole in few statements, however many lines and stores it has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, func, select

from mall.domain import catalog, delivery, pricing, stock, stores
from mall.domain.carts.models import Cart, CartLine
from mall.domain.carts.rules import HARMLESS, Reason, Situation, reason_for, words
from mall.domain.catalog import NotForSale, Product, ProductState, Sku
from mall.domain.delivery import FreightQuote, Item, Ride
from mall.domain.pricing import QuotedLine
from mall.domain.stores import Store
from mall.kernel import ids
from mall.kernel.db import db, first
from mall.kernel.refusals import NotFound
from mall.kernel.text import LANGUAGES


@dataclass(frozen=True)
class CartViewLine:
    """A line as its shopper sees it. `label` is its options in both languages, `quoted` None when it has no price."""

    line: CartLine
    sku: Sku
    product: Product
    store: Store
    label: dict[str, str]
    quoted: QuotedLine | None
    available: int
    reason: Reason | None
    problem: Any | None

    @property
    def is_buyable(self) -> bool:
        """Whether it could be ordered now."""
        return self.reason is None or self.reason in HARMLESS

    @property
    def can_change(self) -> bool:
        """Whether another quantity would help or be possible."""
        return self.is_buyable or self.reason in (Reason.NOT_ENOUGH, Reason.OVER_LIMIT)

    @property
    def is_chosen(self) -> bool:
        """Whether it goes to the checkout."""
        return self.line.is_selected and self.is_buyable

    @property
    def next_tier(self) -> tuple[int, int] | None:
        """(from how many on, unit price) of the next cheaper quantity."""
        return pricing.next_tier(self.quoted.priced) if self.quoted else None


@dataclass(frozen=True)
class CartGroup:
    """What a cart holds of one store. `freight` is for the chosen lines, None when none is chosen; `ride` is what it costs
    to have the store's own people bring those that may come so, None where they do not go or nobody knows where to."""

    store: Store
    lines: list[CartViewLine]
    freight: FreightQuote | None
    ride: Ride | None

    @cached_property
    def chosen(self) -> list[CartViewLine]:
        """The lines that go to the checkout."""
        return [line for line in self.lines if line.is_chosen]

    @property
    def goods(self) -> int:
        """What the chosen lines cost, before freight (minor units)."""
        return sum(line.quoted.payable for line in self.chosen if line.quoted)

    @property
    def to_free(self) -> int | None:
        """What is missing for free freight (minor units)."""
        return self.freight.to_free if self.freight else None


@dataclass(frozen=True)
class CartView:
    """A cart, grouped by store. Without a region the freight is an estimate. Amounts are minor units."""

    groups: list[CartGroup]
    region_id: int | None

    @property
    def lines(self) -> list[CartViewLine]:
        """All lines of all stores."""
        return [line for group in self.groups for line in group.lines]

    @property
    def chosen_count(self) -> int:
        """How many units go to the checkout."""
        return sum(line.line.quantity for group in self.groups for line in group.chosen)

    @property
    def count(self) -> int:
        """How many units there are."""
        return sum(line.line.quantity for line in self.lines)

    @property
    def goods(self) -> int:
        """What the chosen lines cost."""
        return sum(group.goods for group in self.groups)

    @property
    def saved(self) -> int:
        """What their reductions take off."""
        return sum(line.quoted.saved for group in self.groups for line in group.chosen if line.quoted)

    @property
    def freight(self) -> int:
        """What sending them costs, store by store."""
        return sum(group.freight.amount for group in self.groups if group.freight)

    @property
    def total(self) -> int:
        """Goods and freight."""
        return self.goods + self.freight

    @property
    def currency(self) -> str:
        """What its amounts are counted in."""
        return self.groups[0].store.currency if self.groups else "CNY"


def cart_of_person(person_id: int) -> Cart | None:
    """The person's cart, if she has one."""
    return first(select(Cart).where(Cart.person_id == person_id))


def cart_of_token(token: str) -> Cart | None:
    """The cart of a visitor who is not signed in, by what her browser holds."""
    return first(select(Cart).where(Cart.token_digest == ids.digest(token)))


def line_of(cart: Cart, line_id: int) -> CartLine:
    """The cart's line, or NotFound."""
    line = first(select(CartLine).where(CartLine.cart_id == cart.id, CartLine.id == line_id))
    if line is None:
        raise NotFound
    return line


def count(cart: Cart | None) -> int:
    """How many units the cart holds."""
    if cart is None:
        return 0
    return int(db.session.scalar(select(func.sum(CartLine.quantity)).where(CartLine.cart_id == cart.id)) or 0)


def units_of_person(person_id: int) -> int:
    """How many units the person's cart holds."""
    return _units(Cart.person_id == person_id)


def units_of_token(token: str) -> int:
    """How many units are in the cart of a visitor who is not signed in."""
    return _units(Cart.token_digest == ids.digest(token))


def _units(is_hers: ColumnElement[bool]) -> int:
    held = select(func.sum(CartLine.quantity)).join(Cart, Cart.id == CartLine.cart_id).where(is_hers)
    return int(db.session.scalar(held) or 0)


def view(cart: Cart | None, region_id: int | None = None) -> CartView:
    """The cart with prices, what is left, what is wrong, and freight to the region; what came last stands first."""
    lines = looked_at(lines_for(cart))
    by_store: dict[int, list[CartViewLine]] = {}
    for line in lines:
        by_store.setdefault(line.store.id, []).append(line)
    chosen = {store_id: [line for line in mine if line.is_chosen] for store_id, mine in by_store.items()}
    freight = delivery.freight_quotes(
        {mine[0].store: [to_send(line) for line in mine] for mine in chosen.values() if mine}, region_id
    )
    rides = rides_for(chosen.values(), region_id)
    groups = [
        CartGroup(mine[0].store, mine, freight.get(store_id), rides.get(store_id))
        for store_id, mine in by_store.items()
    ]
    return CartView(groups, region_id)


def rides_for(chosen: Iterable[list[CartViewLine]], region_id: int | None) -> dict[int, Ride]:
    """What it costs to have stores' own people bring what is chosen, for the stores that go there."""
    by_courier = [[line for line in mine if line.product.by_courier] for mine in chosen]
    items = {mine[0].store: [to_send(line) for line in mine] for mine in by_courier if mine}
    found = delivery.rides(items, region_id) if items and region_id is not None else {}
    return {store_id: ride for store_id, ride in found.items() if ride.zone}


def lines_to_buy(cart: Cart | None) -> list[CartViewLine]:
    """What goes to the checkout: the selected lines that can be bought, with product, store and current prices."""
    return [line for line in looked_at(lines_for(cart)) if line.is_chosen]


def lines_for(cart: Cart | None) -> list[CartLine]:
    """The cart's lines, what came last first."""
    if cart is None:
        return []
    mine = select(CartLine).where(CartLine.cart_id == cart.id).order_by(CartLine.id.desc())
    return list(db.session.scalars(mine.execution_options(populate_existing=True)))


def looked_at(lines: list[CartLine]) -> list[CartViewLine]:
    """The lines with what the catalog, the stock and the stores say of them today. Four statements."""
    if not lines:
        return []
    skus = catalog.skus_by_id(line.sku_id for line in lines)
    shops = stores.stores_by_id({sku.store_id for sku in skus.values()})
    left = stock.available(skus)
    together: Counter[int] = Counter()
    for line in lines:
        together[skus[line.sku_id].product_id] += line.quantity
    return [
        seen(line, sku, shops[sku.store_id], left.get(sku.id, 0), together[sku.product_id])
        for line in lines
        for sku in [skus[line.sku_id]]
    ]


def seen(line: CartLine, sku: Sku, store: Store, available: int, of_product: int) -> CartViewLine:
    """One line as its shopper sees it. `of_product` counts the units of its product in the whole cart."""
    quoted = quoted_line(sku, line.quantity)
    situation = Situation(
        quantity=line.quantity,
        of_product=of_product,
        price_seen=line.price_seen,
        price_now=quoted.priced.unit_price if quoted else None,
        available=available,
        order_limit=sku.product.order_limit,
        is_offered=sku.is_active and sku.product.state != ProductState.DELETED,
        is_published=sku.product.is_published,
        store_sells=store.sells,
        store_is_shown=store.is_shown,
    )
    reason = reason_for(situation)
    problem = words(reason, situation) if reason else None
    return CartViewLine(line, sku, sku.product, store, label_of(sku), quoted, available, reason, problem)


def quoted_line(sku: Sku, quantity: int) -> QuotedLine | None:
    """The line's price, or None for a SKU that lost its price."""
    try:
        return pricing.price_line(pricing.priced(sku, quantity))
    except NotForSale:
        return None


def label_of(sku: Sku) -> dict[str, str]:
    """The SKU's options in both languages."""
    return {language: catalog.label(sku.product.options, sku.values, language) for language in LANGUAGES}


def to_send(line: CartViewLine) -> Item:
    """The line as freight counts it."""
    amount = line.quoted.payable if line.quoted else 0
    return Item(line.line.quantity, line.sku.weight_g, amount, line.product.freight_template_id)


def belongings(person_id: int) -> list[dict[str, Any]]:
    """What is in a person's cart, for herself."""
    lines = lines_for(cart_of_person(person_id))
    skus = catalog.skus_by_id(line.sku_id for line in lines) if lines else {}
    return [
        {"product": skus[line.sku_id].product.title, "quantity": line.quantity, "added_at": line.created_at}
        for line in lines
    ]
