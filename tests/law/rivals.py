"""Two rival stores with something of everything, and how a law names each thing in an address or a form.

A parameter or a field that is not in these tables fails test_rivals.py: say here what a rival's value of it is.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine

from mall.domain import (
    aftersales,
    batches,
    catalog,
    delivery,
    imports,
    ledger,
    orders,
    pages,
    payments,
    people,
    questions,
    reviews,
    shipping,
    stock,
    stores,
)
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import (
    AfterSale,
    BankAccount,
    Batch,
    DeliveryTask,
    DeliveryZone,
    FreightTemplate,
    Order,
    OrderLine,
    PageRevision,
    ParcelSheet,
    Payout,
    PickupCode,
    Picture,
    Product,
    ProductExport,
    ProductImport,
    Question,
    Review,
    Sku,
    Statement,
    StatementDispute,
    StatementLine,
    Store,
    StoreCharge,
    StoreInvitation,
    StoreLocation,
    StoreMember,
    StorePage,
)
from tests.trade import as_person, banks, bring, buy, fresh, pay
from tests.world import ROBOT, XIHU, World, picture

Of = Callable[[World, Store], Any]
RAISE = batches.PriceChange(batches.How.RAISE, 100)


def full_house(world: World) -> None:
    """Something of everything a merchant has buttons for, in both stores."""
    for store, code in ((world.green_hill, "mug"), (world.bright_lane, "lamp")):
        shelf = stores.default_location(store.id)
        stock.receive(stock.Wanted(store.id, world.skus[code].id, shelf.id, 30), ROBOT)
        goods(world, store)
        stores.edit_store(store, ROBOT, store.version, takes_cash_on_delivery=True)
        stores.add_location(store, ROBOT, name={"en": f"{store.slug} kiosk"}, region_id=330106, line="2 Lake Street")
        send_sheets(store)
        plan_batches(store)
        imports.begin_export(store, ROBOT, "csv", "en")
        with time_machine.travel(clock.now() - timedelta(hours=1)):  # long enough ago for another letter
            owner = as_person(world.owner_of[store.id])
            stores.invite(store, people.contact_of(f"new@{store.slug}.example"), "goods", owner, "en")
        tariff = delivery.Tariff(region_ids=(), first_n=1, first_fee=900, next_n=1, next_fee=0)
        delivery.add_template(store, "Fast", "piece", [tariff])
        delivery.add_zone(store, "城西", delivery.Zone((XIHU,), fee=500))
        designed(store, world)
    for days in (50, 40, 30):
        with time_machine.travel(clock.now() - timedelta(days=days)):
            stated()
            settled(world)
    stated()
    for store in (world.green_hill, world.bright_lane):
        banks(store.id)
        with_free_money(world, store)
        ledger.charge_fee(store.id, ROBOT, "entry", 100, "", clock.now().date())
        ledger.add_bank_account(store.id, ROBOT, holder=store.slug, bank="ICBC", number="62220000111122223333")
        _newest, doubted, oldest = ledger.statements_for(store.id).items
        ledger.dispute(doubted, ROBOT, "How so?", doubted.lines[0])
        promised(world, oldest)
    db.session.commit()
    for product in (world.mug, world.lamp):
        questions.ask(product, world.alice, "有没有蓝色的？")
    both = {"mug": 1, "lamp": 1}
    asked_back(world, both)
    to_be_paid_in_cash(world, both)
    to_be_brought(world, both)
    pay(buy(world, world.bob, {"mug": 2, "lamp": 2}, method="pickup"))
    buy(world, world.bob, both)
    ready = buy(world, world.alice, both)
    pay(ready)
    for order in fresh(ready).orders:
        sheet = f"Order,Carrier,Waybill\n{order.number},sf,SF{order.id:010d}\n".encode()
        shop = stores.store_by_id(order.store_id)
        imports.begin_parcels(shop, as_person(world.owner_of[shop.id]), sheet, "parcels.csv")
    db.session.commit()


def send_sheets(store: Store) -> None:
    """A sheet that was checked, and one that waits for it."""
    for state in (imports.ImportState.CHECKING, imports.ImportState.CHECKED):
        sheet = imports.begin(store, ROBOT, b"Handle,Price\nmug,40\nlamp,40\n", f"{store.slug}.csv")
        if state == imports.ImportState.CHECKED:
            imports.check(sheet.id)


def plan_batches(store: Store) -> None:
    """Something to confirm for each deed."""
    chosen = [product.public_id for product in catalog.products_for(store, catalog.Sought(state="published")).items]
    for deed in batches.Deed:
        batch = batches.begin(store, ROBOT, deed, chosen)
        if deed == batches.Deed.UNITS:
            batches.plan_units(store, batch, 1, adds=True)
    batches.plan_prices(store, batches.begin(store, ROBOT, batches.Deed.PRICES, chosen), RAISE)


def goods(world: World, store: Store) -> None:
    """A draft with two pictures, one that waits for an operator, one on sale with an edit begun, one off the shelves; and a
    picture that nothing shows."""
    draft(world, store, "a-draft")
    catalog.submit(draft(world, store, "b-submitted"), ROBOT)
    withdrawn = draft(world, store, "c-withdrawn")
    catalog.approve_revision(catalog.submit(withdrawn, ROBOT), ROBOT)
    catalog.withdraw(withdrawn, ROBOT)
    edited = draft(world, store, "d-edited")
    catalog.approve_revision(catalog.submit(edited, ROBOT), ROBOT)
    catalog.revise(edited, {"title": {"en": "d-reworded"}}, ROBOT, edited.version)
    picture(store, f"{store.slug} idle")
    db.session.commit()


def draft(world: World, store: Store, handle: str) -> Product:
    pictures = [picture(store, f"{store.slug} {handle} {place}").id for place in (1, 2)]
    payload = {
        "title": {"en": handle}, "summary": {}, "details": blocks(store, pictures), "category_id": world.kitchen.id,
        "brand_id": None, "attributes": {}, "options": [], "picture_ids": pictures,
    }  # fmt: skip
    return catalog.write_product(store, ROBOT, handle, payload, [catalog.SkuDraft(code=handle, values=(), price=900)])


def promised(world: World, statement: Statement) -> None:
    """Its payout waits for the bank."""
    first, second = (as_person(world.operators[name]) for name in ("finance", "finance2"))
    ledger.confirm(statement, ROBOT)
    ledger.propose_payout(statement, first)
    ledger.approve_payout(statement, second)


def with_free_money(world: World, store: Store) -> None:
    """A deposit that came back and stands on no statement yet."""
    first, second = (as_person(world.operators[name]) for name in ("finance", "finance2"))
    ledger.require_deposit(store.id, first, 1000, clock.now().date())
    ledger.confirm_receipt(ledger.charges_for(store.id)[0], first, f"ICBC-{store.slug}")
    ledger.require_deposit(store.id, first, 0, clock.now().date())
    ledger.approve_claim(ledger.propose_claim(store.id, first, "return", 1000, "It is not needed"), second)


def stated() -> None:
    """What the night does."""
    jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
    db.session.commit()
    jobs.drain()


def blocks(store: Store, pictures: list[int]) -> list[catalog.Block]:
    """A description with one block of each kind, whose ids no other store uses."""
    said = {"en": f"{store.slug} said"}
    contents: list[catalog.Block] = [
        {"kind": "heading", "text": said},
        {"kind": "text", "text": said},
        {"kind": "list", "items": [said]},
        {"kind": "facts", "rows": [{"name": said, "value": said}]},
        {"kind": "pictures", "ids": pictures[:1]},
    ]
    return [{"id": f"{store.slug}-{place}", **content} for place, content in enumerate(contents)]


def last_block(world: World, store: Store) -> str:
    """The id of the last block of the store's newest product: its pictures."""
    newest_one = db.session.query(Product).filter(Product.store_id == store.id).order_by(Product.id.desc()).first()
    assert newest_one
    return str(catalog.edit_of(newest_one).payload["details"][-1]["id"])


def settled(world: World) -> None:
    """Bought, shipped, received: what a statement is made of."""
    purchase = buy(world, world.alice, {"mug": 1, "lamp": 1})
    pay(purchase)
    for order in fresh(purchase).orders:
        units = {line.id: line.quantity for line in order.lines}
        shipping.ship(order, units, "sf", f"SF{order.id:010d}", as_person(world.owner_of[order.store_id]))
        orders.receive(order, as_person(world.alice))
    db.session.commit()
    for order in fresh(purchase).orders:
        review = reviews.write(order, order.lines[0].id, reviews.Opinion(4, 4, 4, "好用"), as_person(world.alice))
        reviews.follow_up(review, "还是好用", [], as_person(world.alice))
    db.session.commit()


def designed(store: Store, world: World) -> None:
    """A home and another page, with a block of each kind that names rows; a step was undone."""
    me = as_person(world.owner_of[store.id])
    shown = pages.new_block(pages.new_id(), "carousel", pages.kind_of("carousel").fresh())
    oldest = catalog.library_of(store).items[-1]
    shown["values"]["pictures"] = [{"picture": oldest.id, "alt": {"en": "A"}, "link": ""}]
    for kind, slug in ((pages.PageKind.ABOUT, "about"), (pages.PageKind.HOME, "")):
        page = pages.begin_page(store, kind, me, [shown], {"en": "About"}, slug)
        pages.publish(store, page, page.draft_id or 0, me)
        listed = pages.add_block(store, page, page.draft_id or 0, "recommendations", "", me)
        product = {"product": newest(Product, "id")(world, store), "why": {"en": "Warm"}}
        pages.edit_block(store, page, page.draft_id or 0, listed, {"products": [product]}, me)
        gone = pages.copy_block(store, page, page.draft_id or 0, listed, me)
        pages.remove_block(store, page, page.draft_id or 0, gone, me)
        pages.hide_block(store, page, page.draft_id or 0, listed, True, me)
        pages.undo(page, page.draft_id or 0)


def block_of(world: World, store: Store) -> str:
    """A block of the newest page: one that names a product."""
    return str(document_of(world, store)[0]["id"])


def gone_block_of(world: World, store: Store) -> str:
    """A block that was taken out of the newest page."""
    page = pages.page_of(store, newest(StorePage, "id")(world, store))
    there = {block["id"] for block in pages.draft_of(page).document}
    return next(
        str(block["id"])
        for past in pages.revisions_of(page).items
        for block in past.document
        if block["id"] not in there
    )


def document_of(world: World, store: Store) -> list[Any]:
    """The blocks of the newest page: one that names products, one that names pictures."""
    return pages.draft_of(pages.page_of(store, newest(StorePage, "id")(world, store))).document


def asked_back(world: World, codes: dict[str, int]) -> None:
    """A return that is on its way back, one that waits for an answer, a refund, and an order to be cancelled."""
    for code in codes:
        sku = world.skus[code]
        stock.receive(stock.Wanted(sku.store_id, sku.id, stores.default_location(sku.store_id).id, 10), ROBOT)
    for kind in ("sent", "return", "refund", "cancel"):
        purchase = buy(world, world.alice, codes)
        pay(purchase)
        for order in fresh(purchase).orders:
            if kind != "cancel":
                units = {line.id: line.quantity for line in order.lines}
                shipping.ship(order, units, "sf", f"SF{order.id:010d}", as_person(world.owner_of[order.store_id]))
            wanted = aftersales.Kind("return" if kind == "sent" else kind)
            wish = aftersales.Wish(wanted, "other", {line.id: 1 for line in order.lines}, "So it is")
            request = aftersales.ask(order, wish, as_person(world.alice))
            if kind == "sent":
                aftersales.agree(request, ROBOT, return_to="1 Lake Street")
                aftersales.send_back(request, "sf", "SF1234567890", as_person(world.alice))
    db.session.commit()


def to_be_paid_in_cash(world: World, codes: dict[str, int]) -> None:
    """Shipped, and the money is at the door."""
    purchase = orders.locked_purchase(buy(world, world.alice, codes).id)
    payments.start(purchase, "cash", "/", "test", as_person(world.alice))
    db.session.commit()
    for order in fresh(purchase).orders:
        units = {line.id: line.quantity for line in order.lines}
        shipping.ship(order, units, "sf", f"SF{order.id:010d}", as_person(world.owner_of[order.store_id]))
    db.session.commit()


def to_be_brought(world: World, codes: dict[str, int]) -> None:
    """A delivery at each step, one that came back, and at last one with a photo."""
    for state in ("failed", "waiting", "accepted", "picked_up", "out", "delivered"):
        purchase = buy(world, world.alice, codes, method="courier")
        pay(purchase)
        for order in fresh(purchase).orders:
            task, owner = shipping.task_about(order), world.owner_of[order.store_id]
            assert task
            if state == "failed":
                shipping.fail(bring(task, owner, shipping.TaskState.OUT), as_person(owner), "nobody_home")
            elif state == "delivered":
                at_the_door = bring(task, owner, shipping.TaskState.OUT)
                shipping.deliver(at_the_door, as_person(owner), shipping.Handed("A neighbour", photo=b"a door"))
            elif state != "waiting":
                bring(task, owner, shipping.TaskState(state))
    db.session.commit()


def delivered_order(world: World, store: Store) -> Any:
    """The number of the order that the store's newest delivery brings."""
    mine = db.session.query(DeliveryTask).filter(DeliveryTask.store_id == store.id)
    return orders.order_by_id(mine.order_by(DeliveryTask.id.desc()).limit(1).one().order_id).number


def newest(model: Any, column: str) -> Of:
    """A function to a store's newest row's column."""

    def value(world: World, store: Store) -> Any:
        mine = db.session.query(getattr(model, column)).filter(model.store_id == store.id)
        return mine.order_by(model.id.desc()).limit(1).scalar()

    return value


def entrances(world: World, store: Store) -> list[str]:
    """Where the walk through a store's pages begins: her desk, and pages that only a typed word or a button leads to."""
    code, desk = FIELDS["counter:code"](world, store), f"/seller/{store.slug}"
    details = f"{desk}/products/{THINGS['products'](world, store)}/details"
    pictures = [
        f"{details}/new?kind=pictures",
        f"{details}/{last_block(world, store)}",
    ]  # one of many pages of their route
    goods, shots = (each["id"] for each in document_of(world, store))
    blocks = f"{desk}/pages/{newest(StorePage, 'id')(world, store)}/blocks"
    pictures.append(f"{desk}/pictures/{THINGS['pictures'](world, store)}/deletion")
    gone = gone_block_of(world, store)
    pages_of_a_block = [f"{blocks}/{goods}/goods", f"{blocks}/{shots}/pictures", f"{blocks}/{gone}/edit"]
    free = next(order for order in orders.orders_to_ship(store, 20) if not orders.open_gates_of(order))
    ticked = f"{desk}/orders/dispatches/new?number={free.number}"
    asked = [f"{desk}/after-sales/{number}" for number in requests_of(store)]
    at_the_door = db.session.query(Order.number).filter_by(store_id=store.id, payment="on_delivery").first()
    sold = [f"{desk}/orders/{number}" for number in (THINGS["orders"](world, store), *(at_the_door or ()))]
    return [desk, *sold, f"{desk}/pickups?code={code}", ticked, *pictures, *pages_of_a_block, *asked]


def requests_of(store: Store) -> list[str]:
    """The store's requests for money back, whose forms differ by kind and state."""
    mine = db.session.query(AfterSale.number).filter(
        AfterSale.store_id == store.id, AfterSale.state.in_(["applied", "sent"])
    )
    return [number for (number,) in mine.order_by(AfterSale.id)]


# What an address names behind a noun: /seller/<store>/orders/<number> -> "orders".
THINGS: dict[str, Of] = {
    "after-sales": newest(AfterSale, "number"),
    "blocks": block_of,
    "batches": newest(Batch, "public_id"),
    "deliveries": delivered_order,
    "details": last_block,
    "exports": newest(ProductExport, "public_id"),
    "imports": newest(ProductImport, "public_id"),
    "bank-accounts": newest(BankAccount, "public_id"),
    "charges": newest(StoreCharge, "number"),
    "disputes": newest(StatementDispute, "public_id"),
    "freight": newest(FreightTemplate, "id"),
    "history": newest(PageRevision, "id"),
    "payouts": newest(Payout, "number"),
    "lines": newest(StatementLine, "id"),
    "invitations": newest(StoreInvitation, "id"),
    "members": newest(StoreMember, "id"),
    "orders": newest(Order, "number"),
    "pages": newest(StorePage, "id"),
    "parcels": newest(ParcelSheet, "public_id"),
    "pictures": newest(Picture, "id"),
    "places": newest(StoreLocation, "id"),
    "products": newest(Product, "public_id"),
    "questions": newest(Question, "public_id"),
    "reviews": newest(Review, "public_id"),
    "statements": newest(Statement, "public_id"),
    "stock": newest(Sku, "public_id"),
    "zones": newest(DeliveryZone, "id"),
}

# What a field of a form names, by the function that takes it. A field that ends in "_" is the beginning of a name with the
# id in it: units_7.
FIELDS: dict[str, Of] = {
    "add_batch:product": newest(Product, "public_id"),
    "add_dispatch:carrier_": newest(Order, "number"),
    "add_dispatch:number": newest(Order, "number"),
    "add_dispatch:tracking_": newest(Order, "number"),
    "add_shipment:units_": newest(OrderLine, "id"),
    "assign_delivery:courier": lambda world, store: world.owner_of[store.id].id,
    "choose_pictures:chosen": newest(Picture, "id"),
    "add_detail:keep_": newest(Picture, "id"),
    "edit_detail:keep_": newest(Picture, "id"),
    "counter:code": newest(PickupCode, "code"),
    "edit_block:picture": newest(Picture, "id"),
    "edit_block:product": newest(Product, "id"),
    "put_block_back:product": newest(Product, "id"),
    "hand_over:code": newest(PickupCode, "code"),
    "hand_over:units_": newest(OrderLine, "id"),
    "labels:number": newest(Order, "number"),
    "new_dispatch:number": newest(Order, "number"),
    "slips:number": newest(Order, "number"),
    "receive_units:units_": newest(Sku, "public_id"),
    "set_alarms:units_": newest(Sku, "public_id"),
    "recount_units:units_": newest(Sku, "public_id"),
    "save_goods:product": newest(Product, "id"),
    "save_pictures:picture": newest(Picture, "id"),
    "set_terms:template": newest(FreightTemplate, "id"),
}

# Fields that sound like somebody's rows and are not, and what they are. "*" stands for every function.
INNOCENT = {
    "*:by_courier": "a way of sending, on or off",
    "*:by_parcel": "a way of sending, on or off",
    "*:region": "regions are everybody's",
    "add_bank_account:code": "what was sent to the person who asks",
    "*:brand": "brands are the mall's own",
    "*:category": "categories are the mall's own",
    "*:city": "regions are everybody's",
    "*:district": "regions are everybody's",
    "*:province": "regions are everybody's",
    "*:reason_code": "reasons are the mall's own",
    "*:regions": "regions are everybody's",
    "change_address:line": "street and number",
    "add_location:line": "street and number",
    "edit_location:line": "street and number",
    "edit_place:line": "street and number",
    "prove_delivery:code": "what the buyer said, held against this one delivery",
    "edit_skus:code": "what the merchant calls her SKU",
    "take_template:template": "templates are the mall's own",
}

# What an address asks for behind its path, without which there is no such page.
ASKED = {
    "seller.arrivals": "?since=2026-01-01T00:00:00%2B00:00",
    "seller.export_money": "?what=statements&kind=csv&first=2026-01-01&last=2026-01-31",
}

# What to write into fields that a page leaves empty, so that a refusal is about the id and not about them.
WRITTEN = {
    "tracking_": "SF1234567890",
    "units_": "1",
    "number": "SF1234567890",
    "cash": "y",
    "limit": "",
}

# POST routes that no page of the full house shows a button for, and why.
HIDDEN = {
    "seller.begin_home": "both stores have designed their home",
    "seller.drop_leave": "Green Hill plans no leave",
    "seller.graduate": "Green Hill has not finished the school",
    "seller.open_store": "Green Hill is open",
}
