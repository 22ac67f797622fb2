"""The journey of the mall, over real forms without a script: a merchant applies, is admitted and lists her goods; a
shopper buys of two stores with one payment; both ship; the night settles; two operators pay out; every cent is found."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import time_machine
from flask import Flask
from PIL import Image
from sqlalchemy import select

from mall import audit
from mall.domain import ledger, people
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Case, Order, Payout, Person, Product, Purchase, Sku, Statement, Store
from tests.browser import PoliteClient, filled
from tests.world import XIHU, World, person

SignIn = Callable[[Person], PoliteClient]


def photo(colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 640), colour).save(out, "JPEG")
    return out.getvalue()


def ok(answer: object) -> str:
    """The address a form led to."""
    status, text = answer.status_code, answer.get_data(as_text=True)  # type: ignore[attr-defined]
    assert status == 303, (status, re.sub(r"<[^>]+>|\s+", " ", text)[:1500])
    return str(answer.location)  # type: ignore[attr-defined]


def seen(model: type, **where: object) -> object:
    """The newest row like that, as the database has it now."""
    db.session.rollback()
    found = select(model).filter_by(**where).order_by(model.id.desc())  # type: ignore[attr-defined]
    row = db.session.scalars(found.execution_options(populate_existing=True)).first()
    assert row is not None, (model, where)
    return row


def test_from_an_application_to_a_payout(world: World, signed_in: SignIn, app: Flask, live: str) -> None:
    mei = person("Mei", "mei@example.com")
    db.session.commit()
    merchant = signed_in(mei)
    store = admitted(merchant, world, signed_in)
    pot = listed(merchant, store, world, signed_in)
    shopper, purchase = bought(pot, world, signed_in, live)
    sent_by_both(merchant, store, purchase, world, signed_in)
    received(shopper, purchase)
    with time_machine.travel(clock.now() + timedelta(days=8)):
        settled(merchant, store, mei, world, signed_in)
    assert [str(finding) for finding in audit.findings()] == []
    paid, captured, booked = audit.three_ways()
    assert paid == captured == booked == purchase.total


def admitted(merchant: PoliteClient, world: World, signed_in: SignIn) -> Store:
    """She applies step by step, admission approves, she opens."""
    step = ok(merchant.submit("/apply", "/apply"))
    step = ok(
        merchant.submit(step, "/store", name_zh="梅家陶坊", name_en="Mei Pottery", trade=first_trade(merchant, step))
    )
    step = ok(
        merchant.submit(step, "/business", legal_name="杭州梅家陶坊有限公司", licence_number="91330106MA2AX00X1K")
    )
    place = {"province": "33", "city": "3301", "district": str(XIHU), "line": "1 Kiln Lane"}
    step = ok(merchant.submit(step, "/contact", contact_name="Mei", phone="13800138009", **place))
    ok(merchant.submit(step, "/documents", licence=photo()))
    ok(merchant.submit(step.replace("documents", "check"), "/submission"))
    decide(signed_in(world.operators["admission"]), "store_application")
    store = seen(Store, slug="mei-pottery")
    ok(merchant.submit("/seller/mei-pottery", "/opening"))
    return store  # type: ignore[return-value]


def first_trade(merchant: PoliteClient, path: str) -> str:
    options = [option.get("value") for option in merchant.page(path).all("option")]
    return next(value for value in options if value)


def decide(operator: PoliteClient, kind: str) -> None:
    """Approve the case of the kind that waits."""
    case = seen(Case, kind=kind, state="open")
    ok(operator.submit(f"/admin/cases/{case.id}", "/decision", verdict="approve"))  # type: ignore[attr-defined]


def listed(merchant: PoliteClient, store: Store, world: World, signed_in: SignIn) -> Product:
    """She writes a product, adds a picture and stock, submits it; a moderator approves."""
    desk = f"/seller/{store.slug}"
    ok(
        merchant.submit(
            f"{desk}/products/new",
            "/products",
            title_zh="手拉坯茶壶",
            title_en="Hand-thrown teapot",
            category=str(world.kitchen.id),
            price="168.00",
        )
    )
    pot = seen(Product, store_id=store.id)
    here = f"{desk}/products/{pot.public_id}"  # type: ignore[attr-defined]
    ok(merchant.submit(f"{here}/pictures", "/pictures", files=photo("sienna"), alt="Teapot"))
    arrivals, _action = filled(merchant.page(f"{here}/stock"), "/arrivals")
    count = next(name for name in arrivals if name not in ("csrf_token", "note"))
    ok(merchant.submit(f"{here}/stock", "/arrivals", **{count: "12"}))
    ok(merchant.submit(here, "/submission"))
    decide(signed_in(world.operators["moderation"]), "product_revision")
    jobs.drain()
    return seen(Product, store_id=store.id, state="published")  # type: ignore[return-value]


def bought(pot: Product, world: World, signed_in: SignIn, live: str) -> tuple[PoliteClient, Purchase]:
    """The shopper finds the teapot in Chinese and the lamp in English, checks out once, pays once."""
    shopper = signed_in(world.alice)
    people.add_address(
        world.alice, name="Alice", phone="13800138000", country="CN", region_id=XIHU, line="8 Willow Lane"
    )
    db.session.commit()
    assert "Hand-thrown teapot" in shopper.page("/search?q=茶壶").words
    assert "Brass desk lamp" in shopper.page("/search?q=brass+lamp").words
    for product, code in ((pot, None), (world.lamp, "lamp")):
        page = shopper.page(f"/products/{product.public_id}/{product.slug}")
        assert any("/cart/lines" in str(form["action"]) for form in page.forms)
        sku = seen(Sku, product_id=product.id) if code is None else world.skus[code]
        quantity = "2" if code is None else "1"
        ok(shopper.post("/cart/lines", data={"sku": str(sku.public_id), "quantity": quantity}))  # type: ignore[attr-defined]
    to_pay = ok(shopper.submit("/checkout", "/purchases"))
    to_bank = ok(shopper.submit(to_pay, "/payment-attempts", provider="demo"))
    ok(shopper.submit(to_bank, "/demo-bank/", behaviour="pay"))
    jobs.drain()
    purchase = seen(Purchase)
    assert {order.payment for order in purchase.orders} == {"paid"}  # type: ignore[attr-defined]
    return shopper, purchase  # type: ignore[return-value]


def sent_by_both(merchant: PoliteClient, store: Store, purchase: Purchase, world: World, signed_in: SignIn) -> None:
    """Mei sends her two pots in two parcels, Bright Lane its lamp in one."""
    pots = seen(Order, purchase_id=purchase.id, store_id=store.id)
    lamp = seen(Order, purchase_id=purchase.id, store_id=world.bright_lane.id)
    for number, units in (("SF0000000001", "1"), ("SF0000000002", "1")):
        ship(merchant, store.slug, pots, number, units)  # type: ignore[arg-type]
    ship(signed_in(world.rita), world.bright_lane.slug, lamp, "ZTO000000003", "1")  # type: ignore[arg-type]


def ship(browser: PoliteClient, slug: str, order: Order, number: str, units: str) -> None:
    path = f"/seller/{slug}/orders/{order.number}/shipments/new"
    parcel, _action = filled(browser.page(path), "/shipments")
    counts = {name: units for name in parcel if name not in ("csrf_token", "carrier", "number")}
    ok(browser.submit(path, "/shipments", carrier="sf", number=number, **counts))


def received(shopper: PoliteClient, purchase: Purchase) -> None:
    """The shopper confirms both."""
    db.session.rollback()
    for order in purchase.orders:
        ok(shopper.submit(f"/orders/{order.number}", "/receipt"))


def settled(merchant: PoliteClient, store: Store, mei: Person, world: World, signed_in: SignIn) -> None:
    """The night matures and states; Mei confirms; one operator proposes, the other approves and the bank pays."""
    first, second = signed_in(world.operators["finance"]), signed_in(world.operators["finance2"])
    merchant = signed_in(mei)
    ok(first.submit("/admin/statements", "/settlement-runs"))
    jobs.drain()
    statement = seen(Statement, store_id=store.id)
    desk = f"/seller/{store.slug}/statements/{statement.public_id}"  # type: ignore[attr-defined]
    ok(merchant.submit(desk, "/confirmation"))
    path = f"/admin/statements/{statement.id}"  # type: ignore[attr-defined]
    ok(first.submit(path, "/proposal"))
    refused = first.submit(path, "/approval")
    assert refused.status_code == 422
    ok(second.submit(path, "/approval"))
    payout = seen(Payout, store_id=store.id)
    here = f"/admin/payouts/{payout.id}"  # type: ignore[attr-defined]
    ok(second.submit(here, "/dispatch"))
    ok(second.submit(here, "/receipt", reference="BANK-2026-1"))
    net = 2 * 16800 - 1680
    assert (payout.amount, seen(Payout, store_id=store.id).state) == (net, "paid")  # type: ignore[attr-defined]
    assert ledger.balances_of(store.id) == ledger.Balances(0, 0, 0, 0)
