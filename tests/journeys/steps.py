"""The steps of a whole trade, told once: they are walked without a script (test_whole_journey.py) and in Chromium
(test_whole_journey_in_chromium.py). Whoever walks them has hands: they read pages and send the forms on them."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

import time_machine
from PIL import Image
from sqlalchemy import select

from mall import audit
from mall.domain import ledger, people
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Case, Order, Payout, Person, Product, Purchase, Sku, Statement, Store
from tests.browser import Page, filled
from tests.trade import banks
from tests.world import XIHU, World, person


class Hands(Protocol):
    """A browser that somebody is signed in to, and what she does with it."""

    def page(self, path: str) -> Page:
        """What the page at the path says."""

    def send(self, path: str, action: str, **fields: Any) -> str:
        """Open the page, fill in its form that posts to an address with `action` in it, press its button.

        Returns where that led to. The test fails when the form is refused.
        """

    def is_refused(self, path: str, action: str, **fields: Any) -> bool:
        """Whether the same is refused with the page again."""

    def find(self, words: str, title: str) -> None:
        """Search the mall and open the product with the title."""

    def put_in_cart(self, product: Product, sku: Sku, quantity: int) -> None:
        """From the product's page."""

    def see_payment_arrive(self, purchase: Purchase) -> None:
        """The buyer waits on the purchase's page while the bank and the mall talk."""


SignIn = Callable[[Person], Hands]


def whole_trade(world: World, signed_in: SignIn) -> None:
    """From an application to a payout, and every cent found."""
    mei = person("Mei", "mei@example.com")
    db.session.commit()
    merchant = signed_in(mei)
    store = admitted(merchant, world, signed_in)
    pot = listed(merchant, store, world, signed_in)
    shopper, purchase = bought(pot, world, signed_in)
    sent_by_both(merchant, store, purchase, world, signed_in)
    received(shopper, purchase)
    reviewed(shopper, purchase, pot)
    with time_machine.travel(clock.now() + timedelta(days=8)):
        settled(store, mei, world, signed_in)
    assert [str(finding) for finding in audit.findings()] == []
    paid, captured, booked = audit.three_ways()
    assert paid == captured == booked == purchase.total


def admitted(merchant: Hands, world: World, signed_in: SignIn) -> Store:
    """She applies step by step, admission approves, she opens."""
    step = merchant.send("/apply", "/apply")
    trade = first_choice(merchant, step, "trade")
    step = merchant.send(step, "/store", name_zh="梅家陶坊", name_en="Mei Pottery", trade=trade)
    step = merchant.send(step, "/business", legal_name="杭州梅家陶坊有限公司", licence_number="91330106MA2AX00X1K")
    place = {"province": "33", "city": "3301", "district": str(XIHU), "line": "1 Kiln Lane"}
    step = merchant.send(step, "/contact", contact_name="Mei", phone="13800138009", **place)
    merchant.send(step, "/documents", licence=photo())
    merchant.send(step.replace("documents", "check"), "/submission")
    decide(signed_in(world.operators["admission"]), "store_application")
    store = seen(Store, slug="mei-pottery")
    merchant.send("/seller/mei-pottery", "/opening")
    return store


def first_choice(hands: Hands, path: str, name: str) -> str:
    """The first real choice of a list on the page."""
    options = [option.get("value") for option in hands.page(path).all("option")]
    return next(value for value in options if value)


def decide(operator: Hands, kind: str) -> None:
    """Approve the case of the kind that waits."""
    case = seen(Case, kind=kind, state="open")
    operator.send(f"/admin/cases/{case.id}", "/decision", verdict="approve")


SHEET = """Handle,Title in Chinese,Title in English,Category,SKU code,Price,Weight in grams,Stock
teapot,手拉坯茶壶,Hand-thrown teapot,Kitchen,POT-1,168.00,900,12
kettle,铁壶,Iron kettle,Kitchen,KET-1,unknown,2400,3
"""


def listed(merchant: Hands, store: Store, world: World, signed_in: SignIn) -> Product:
    """She imports a sheet, of which one line is broken, adds a picture, submits; a moderator approves."""
    desk = f"/seller/{store.slug}/products"
    sheet = merchant.send(f"{desk}/imports", "/imports", file=SHEET.encode())
    jobs.drain()
    assert "Price: Write an amount like 12 or 12.50." in merchant.page(sheet).words
    merchant.send(sheet, "/confirmation")
    jobs.drain()
    pot = seen(Product, store_id=store.id)
    here = f"{desk}/{pot.public_id}"
    merchant.send(f"{here}/pictures", "/pictures", files=photo("sienna"), alt="Teapot")
    merchant.send(here, "/submission")
    decide(signed_in(world.operators["moderation"]), "product_revision")
    jobs.drain()
    return seen(Product, store_id=store.id, state="published")


def bought(pot: Product, world: World, signed_in: SignIn) -> tuple[Hands, Purchase]:
    """The shopper finds the teapot in Chinese and the lamp in English, checks out once, pays once."""
    home = {"name": "Alice", "phone": "13800138000", "country": "CN", "region_id": XIHU, "line": "8 Willow Lane"}
    people.add_address(world.alice, **home)
    db.session.commit()
    shopper = signed_in(world.alice)
    shopper.find("茶壶", "Hand-thrown teapot")
    shopper.put_in_cart(pot, seen(Sku, product_id=pot.id), 2)
    shopper.find("brass lamp", "Brass desk lamp")
    shopper.put_in_cart(world.lamp, world.skus["lamp"], 1)
    to_pay = shopper.send("/checkout", "/purchases")
    to_bank = shopper.send(to_pay, "/payment-attempts", provider="demo")
    shopper.send(to_bank, "/demo-bank/", behaviour="pay")
    shopper.see_payment_arrive(seen(Purchase))
    purchase = seen(Purchase)
    assert {order.payment for order in purchase.orders} == {"paid"}
    return shopper, purchase


def sent_by_both(merchant: Hands, store: Store, purchase: Purchase, world: World, signed_in: SignIn) -> None:
    """Mei sends her two pots in two parcels, Bright Lane its lamp in one."""
    pots = seen(Order, purchase_id=purchase.id, store_id=store.id)
    lamp = seen(Order, purchase_id=purchase.id, store_id=world.bright_lane.id)
    for number in ("SF0000000001", "SF0000000002"):
        ship(merchant, store.slug, pots, number)
    ship(signed_in(world.rita), world.bright_lane.slug, lamp, "ZTO000000003")


def ship(hands: Hands, slug: str, order: Order, number: str) -> None:
    """One unit of each line in a parcel."""
    path = f"/seller/{slug}/orders/{order.number}/shipments/new"
    parcel, _action = filled(hands.page(path), "/shipments")
    counts = {name: "1" for name in parcel if name not in ("csrf_token", "carrier", "number")}
    hands.send(path, "/shipments", carrier="sf", number=number, **counts)


def received(shopper: Hands, purchase: Purchase) -> None:
    """The shopper confirms both."""
    db.session.rollback()
    for order in purchase.orders:
        shopper.send(f"/orders/{order.number}", "/receipt")


def reviewed(shopper: Hands, purchase: Purchase, pot: Product) -> None:
    """The shopper says what she thinks of the teapot, and everybody reads it on the teapot's page."""
    order = seen(Order, purchase_id=purchase.id, store_id=pot.store_id)
    path = f"/orders/{order.number}/lines/{order.lines[0].id}/review"
    assert shopper.is_refused(path, "/review", product="5", text="It pours without a drop.")
    shopper.send(path, "/review", product="5", service="4", delivery="5", text="It pours without a drop.")
    jobs.drain()
    assert "It pours without a drop." in shopper.page(f"/products/{pot.public_id}/{pot.slug}").words


def settled(store: Store, mei: Person, world: World, signed_in: SignIn) -> None:
    """The night matures and states; Mei confirms; one operator proposes, the other approves and the bank pays."""
    first, second = signed_in(world.operators["finance"]), signed_in(world.operators["finance2"])
    first.send("/admin/statements", "/settlement-runs")
    jobs.drain()
    statement = seen(Statement, store_id=store.id)
    signed_in(mei).send(f"/seller/{store.slug}/statements/{statement.public_id}", "/confirmation")
    path = f"/admin/statements/{statement.id}"
    first.send(path, "/proposal")
    assert first.is_refused(path, "/approval")
    second.send(path, "/approval")
    payout = seen(Payout, store_id=store.id)
    here = f"/admin/payouts/{payout.id}"
    banks(store.id)
    second.send(here, "/dispatch")
    second.send(here, "/receipt", reference="BANK-2026-1")
    net = 2 * 16800 - 1680
    assert (payout.amount, seen(Payout, store_id=store.id).state) == (net, "paid")
    assert ledger.balances_of(store.id) == ledger.Balances(0, 0, 0, 0)


def photo(colour: str = "teal") -> bytes:
    """A picture as a camera sends it."""
    out = io.BytesIO()
    Image.new("RGB", (640, 640), colour).save(out, "JPEG")
    return out.getvalue()


def seen(model: Any, **where: object) -> Any:
    """The newest row like that, as the database has it now."""
    db.session.rollback()
    found = select(model).filter_by(**where).order_by(model.id.desc())
    row = db.session.scalars(found.execution_options(populate_existing=True)).first()
    assert row is not None, (model, where)
    return row
