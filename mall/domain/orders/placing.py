"""Placing a purchase: everything is looked up and computed anew here; nothing the browser says about money is believed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert as plain_insert
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog, delivery, ledger, pricing, stock, stores
from mall.domain.orders.models import Order, OrderContact, OrderGate, OrderLine, Payable, PriceRow, Purchase
from mall.domain.orders.rules import PAY_WITHIN, risks
from mall.domain.orders.states import FULFILMENT, PAYMENT, FulfilmentState, PaymentState
from mall.kernel import clock, facts, ids, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, first
from mall.kernel.refusals import Refusal
from mall.kernel.settings import setting
from mall.kernel.text import LANGUAGES, _

PURCHASE_PLACED = facts.declare("purchase.placed", "purchase_id")

HOME = "CN"
OWNER = "store_order"  # what holds and journals call an order


class NotDelivered(Refusal):
    """The store does not deliver there."""

    message = _("This store does not deliver to your region.")


class TooLittle(Refusal):
    """The store's own people do not come for so little."""

    message = _(
        "This store's own delivery begins at a higher amount. Add something, or choose another delivery method."
    )


class NotThisWay(Refusal):
    """Something in the basket does not reach its buyer by the basket's method."""

    message = _("The store does not offer this item by that delivery method.")


class PriceChanged(Refusal):
    """The total is not what the buyer saw."""

    status = 409
    message = _("Prices or freight changed since you looked. Check the new total and submit again.")


class NoCommonWay(Refusal):
    """One payment has to suit all the stores."""

    message = _("These stores have no way to pay in common. Order from one after the other.")


class Empty(Refusal):
    message = _("There is nothing to buy here.")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the goods go to, and where a guest is written to."""

    name: str
    phone: str
    country: str = "CN"
    region_id: int | None = None
    region: str = ""
    line: str = ""
    postcode: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Basket:
    """What is bought of one store by one method. `items` are (SKU id, quantity)."""

    store_id: int
    method: str
    items: tuple[tuple[int, int], ...]
    location_id: int | None = None  # where it is fetched
    note: str = ""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A person, or a guest known by the digest of the token in her cookie."""

    person_id: int | None = None
    guest_digest: str | None = None
    language: str = "zh"
    source: str = ""  # where she came to the mall from: another site's host, a campaign's name

    @property
    def scope(self) -> str:
        """Whose idempotency keys these are."""
        return f"person:{self.person_id}" if self.person_id else f"guest:{self.guest_digest}"


@dataclass(slots=True)
class QuotedBasket:
    """A basket with its prices and freight. Amounts in minor units."""

    basket: Basket
    store: stores.Store
    lines: Sequence[pricing.QuotedLine]
    skus: Mapping[int, catalog.Sku]
    freight: delivery.FreightQuote
    goods: int = field(init=False)
    total: int = field(init=False)

    def __post_init__(self) -> None:
        self.goods = sum(line.payable for line in self.lines)
        self.total = self.goods + self.freight.amount

    @property
    def ride(self) -> delivery.Ride | None:
        """Its freight where the store's own people bring it."""
        return self.freight if isinstance(self.freight, delivery.Ride) else None


def quote(
    baskets: Sequence[Basket], region_id: int | None, skus: Mapping[int, catalog.Sku] | None = None
) -> list[QuotedBasket]:
    """What these baskets, at most one per store and method, cost delivered to a region. Raises catalog.NotForSale,
    NotThisWay. Refused delivery is in the freight. `skus` are theirs by id where they were read a moment ago, to be shown
    and not bought.
    """
    filled = [basket for basket in baskets if basket.items]
    if skus is None:
        skus = catalog.skus_by_id(sku_id for basket in filled for sku_id, _quantity in basket.items)
    shops = stores.stores_by_id({basket.store_id for basket in filled})
    priced = [_priced(basket, shops[basket.store_id], skus) for basket in filled]
    sent: dict[str, dict[stores.Store, list[delivery.Item]]] = {}
    for basket, lines in zip(filled, priced, strict=True):
        sent.setdefault(basket.method, {})[shops[basket.store_id]] = [to_send(line) for line in lines]
    parcels = delivery.freight_quotes(sent.get(delivery.Method.PARCEL, {}), region_id)
    rides = delivery.rides(sent[delivery.Method.COURIER], region_id) if delivery.Method.COURIER in sent else {}
    costs: dict[str, Mapping[int, delivery.FreightQuote]] = {
        delivery.Method.PARCEL: parcels,
        delivery.Method.COURIER: rides,
    }
    return [
        QuotedBasket(basket, shop, lines, skus, _freight(basket, shop, lines, costs.get(basket.method)))
        for basket, lines in zip(filled, priced, strict=True)
        for shop in [shops[basket.store_id]]
    ]


def place(
    buyer: Buyer,
    baskets: Sequence[Basket],
    contact: Contact,
    *,
    key: str,
    actor: Actor,
    expected_total: int | None = None,
) -> Purchase:
    """Place the purchase once per idempotency key: a repeated key returns the first purchase.

    Units are held until the pay deadline. Raises Empty, catalog.NotForSale, NotDelivered, TooLittle, PriceChanged,
    stock.SoldOut.
    """
    known = placed_before(buyer, key)
    if known is not None:
        return known
    quoted = quote(baskets, contact.region_id if contact.country == HOME else delivery.ABROAD)
    if not quoted:
        raise Empty
    for each in quoted:
        if each.freight.is_refused:
            raise TooLittle if each.ride and each.ride.to_begin else NotDelivered
    if not common_ways([each.store for each in quoted]):
        raise NoCommonWay
    total = sum(each.total for each in quoted)
    if expected_total is not None and expected_total != total:
        raise PriceChanged
    purchase = _insert_purchase(buyer, contact, key, total, quoted[0].store.currency)
    if purchase is None:
        return placed_before(buyer, key) or _lost()
    pay_by = clock.now() + PAY_WITHIN
    rules = ledger.active_rules()
    orders = [_write_order(purchase, each, contact, pay_by, rules, actor) for each in quoted]
    _hold_units(orders, quoted, pay_by)
    db.session.add(
        Payable(purchase_id=purchase.id, amount=total, currency=purchase.currency, due_from=clock.now(), due_by=pay_by)
    )
    db.session.flush()
    jobs.later("mall.domain.orders.jobs:close_unpaid", due_at=pay_by, purchase_id=purchase.id)
    facts.publish(PURCHASE_PLACED, purchase_id=purchase.id)
    return purchase


def common_ways(shops: Iterable[stores.Store]) -> frozenset[stores.PayWay]:
    """How one payment may pay all of these stores."""
    return frozenset(stores.PayWay).intersection(*(shop.ways_to_pay for shop in shops))


def placed_before(buyer: Buyer, key: str) -> Purchase | None:
    """The purchase that this key of this buyer made, if it did."""
    mine = select(Purchase).where(Purchase.idempotency_scope == buyer.scope, Purchase.idempotency_key == key)
    return first(mine)


def _priced(basket: Basket, store: stores.Store, skus: Mapping[int, catalog.Sku]) -> Sequence[pricing.QuotedLine]:
    wanted = [(skus.get(sku_id), quantity) for sku_id, quantity in basket.items]
    if not store.sells or any(not _is_sold_by(store, sku, quantity) for sku, quantity in wanted):
        raise catalog.NotForSale
    if any(not _goes_by(basket.method, sku.product) for sku, _quantity in wanted if sku):
        raise NotThisWay
    return pricing.quote([pricing.priced(sku, quantity) for sku, quantity in wanted if sku]).lines


def to_send(line: pricing.QuotedLine) -> delivery.Item:
    """A line as delivery counts it."""
    priced = line.priced
    return delivery.Item(priced.quantity, priced.weight_g, line.payable, priced.template_id)


def _freight(
    basket: Basket,
    store: stores.Store,
    lines: Sequence[pricing.QuotedLine],
    costs: Mapping[int, delivery.FreightQuote] | None,
) -> delivery.FreightQuote:
    """A basket's freight, shared out over its lines; what is fetched costs none."""
    if costs is None:
        return delivery.FreightQuote.nothing(len(lines), store.currency)
    return replace(costs[basket.store_id], currency=store.currency)


def _goes_by(method: str, product: catalog.Product) -> bool:
    return bool(delivery.ways(product, [delivery.Method(method)]))


def _is_sold_by(store: stores.Store, sku: catalog.Sku | None, quantity: int) -> bool:
    return sku is not None and sku.store_id == store.id and sku.is_active and sku.product.is_published and quantity > 0


def _insert_purchase(buyer: Buyer, contact: Contact, key: str, total: int, currency: str) -> Purchase | None:
    """The row, or None when another request with the same key was first: UNIQUE decides."""
    purchase_id = db.session.scalar(
        insert(Purchase)
        .values(
            public_id=ids.public_id(),
            number=ids.number(),
            person_id=buyer.person_id,
            guest_digest=buyer.guest_digest,
            email=contact.email,
            language=buyer.language,
            channel="web",
            referrer={"source": buyer.source} if buyer.source else {},
            currency=currency,
            total=total,
            idempotency_scope=buyer.scope,
            idempotency_key=key,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["idempotency_scope", "idempotency_key"])
        .returning(Purchase.id)
    )
    return db.session.get(Purchase, purchase_id) if purchase_id else None


def _write_order(
    purchase: Purchase, quoted: QuotedBasket, contact: Contact, pay_by: Any, rules: Any, actor: Actor
) -> Order:
    basket = quoted.basket
    order = Order(
        store_id=basket.store_id,
        purchase_id=purchase.id,
        person_id=purchase.person_id,
        store_mode=quoted.store.mode,
        method=basket.method,
        location_id=basket.location_id,
        promise=quoted.ride.zone.promise if quoted.ride and quoted.ride.zone else {},
        currency=purchase.currency,
        goods=quoted.goods,
        freight=quoted.freight.amount,
        total=quoted.total,
        buyer_note=basket.note,
        pay_by=pay_by,
    )
    db.session.add(order)
    db.session.flush()
    PAYMENT.remember(order, "", PaymentState.UNPAID, actor)
    FULFILMENT.remember(order, "", FulfilmentState.WAITING, actor)
    for line in quoted.lines:
        _write_line(order, line, quoted, rules)
    db.session.add(
        OrderContact(
            store_id=order.store_id,
            order_id=order.id,
            name=contact.name,
            phone=contact.phone,
            country=contact.country,
            region_id=contact.region_id,
            region=contact.region,
            line=contact.line,
            postcode=contact.postcode,
        )
    )
    return order


def _write_line(order: Order, quoted: pricing.QuotedLine, basket: QuotedBasket, rules: Any) -> None:
    priced = quoted.priced
    sku = basket.skus[priced.sku_id]
    sale = ledger.Sale(order.store_id, order.store_mode, priced.category_path, quoted.payable, priced.quantity)
    line = OrderLine(
        store_id=order.store_id,
        order_id=order.id,
        fulfilled_by_store_id=order.store_id,
        sku_id=sku.id,
        product_id=sku.product_id,
        location_id=_shelf(sku.id, priced.quantity),
        sku_code=sku.code,
        title=dict(sku.product.title),
        options={language: catalog.label(sku.product.options, sku.values, language) for language in LANGUAGES},
        picture=sku.product.cover,
        quantity=priced.quantity,
        unit_price=priced.unit_price,
        paid=quoted.payable,
        weight_g=priced.weight_g,
        commission=ledger.commission_for(rules, sale, setting("COMMISSION_TAX_BP")).frozen(),
    )
    db.session.add(line)
    db.session.flush()
    db.session.execute(
        plain_insert(PriceRow),
        [
            {
                "store_id": order.store_id,
                "line_id": line.id,
                "kind": row.kind,
                "funder": row.funder,
                "amount": row.amount,
            }
            for row in quoted.rows
        ],
    )


def _shelf(sku_id: int, quantity: int) -> int:
    location_id = stock.shelf_with(sku_id, quantity)
    if location_id is None:
        raise stock.SoldOut(sku_id)
    return location_id


def _hold_units(orders: Sequence[Order], quoted: Sequence[QuotedBasket], pay_by: Any) -> None:
    lines = db.session.scalars(select(OrderLine).where(OrderLine.order_id.in_([order.id for order in orders]))).all()
    wanted = [
        (line.order_id, stock.Wanted(line.store_id, line.sku_id, line.location_id, line.quantity)) for line in lines
    ]
    stock.hold(OWNER, wanted, pay_by)


def open_gates(order: Order, is_cash: bool, largest_line: int) -> None:
    """Open the risk gate when an order should be looked at before it ships."""
    found = risks(order.total, is_cash, order.person_id is None, largest_line)
    if found:
        db.session.add(
            OrderGate(store_id=order.store_id, order_id=order.id, kind="risk", reasons=found, opened_at=clock.now())
        )


def _lost() -> Purchase:
    raise PriceChanged
