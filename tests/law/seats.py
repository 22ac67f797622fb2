"""A mall in the middle of its day, and who sits where in it: what a law needs to meet every form that posts.

`busy_day` leaves something to do at every desk. A seat is a browser with somebody in it, the pages where her walk through
the mall begins, and which other pages belong to that walk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pyotp
import time_machine
from flask import Flask
from sqlalchemy import ColumnElement, select

from mall.domain import (
    aftersales,
    announcements,
    carts,
    catalog,
    favourites,
    imports,
    ledger,
    messages,
    moderation,
    orders,
    payments,
    people,
    privacy,
    questions,
    reviews,
    search,
    shipping,
    stores,
)
from mall.domain.people.actions.codes import digits_of
from mall.domain.stores.invitations import token_of
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import (
    AfterSale,
    Job,
    OneTimeCode,
    Order,
    OrderGate,
    Person,
    ProductRevision,
    Purchase,
    Sku,
    Statement,
    StatementDispute,
    Store,
)
from tests.law import rivals
from tests.law.crawl import Reader
from tests.law.job_cases import do_waiting
from tests.law.visits import Browser
from tests.trade import as_person, banks, buy, fresh, notice, pay
from tests.world import ROBOT, XIHU, World, list_product, open_store, person

PASSWORD = "correct horse battery staple"
CODES = {
    "/sign-in/code": "alice@example.com",
    "/sign-up": "newcomer@example.com",
    "/password-reset": "alice@example.com",
}
LEAVE = ["/account/password", "/history", "/account/privacy"]
LEAVER = "leah@example.com"
SECURITY, SECOND = "/account/security", "/sign-in/second-factor"
PAPER: list[str] = []  # Sam's recovery codes
CODE_PAGES = ["/sign-in/code/entry", "/sign-up/code", "/password-reset/code"]
ANSWERS = {name: "x" for names in stores.STEPS.values() for name in names} | {
    "licence_number": "91330106MA2AX00X1K",
    "phone": "+8613800138000",
    "region_id": XIHU,
    "trade": "home",
}


@dataclass(frozen=True)
class Seat:
    """Somebody at a screen."""

    browser: Browser
    entrances: list[str]
    is_inside: Callable[[str], bool]


def busy_day(world: World) -> None:
    """Something to do for everybody who can press a button."""
    more = {f"more-{number}": further_store(world, number) for number in range(5)}
    with time_machine.travel(clock.now() - timedelta(days=40)):
        sold_by_all(world, dict.fromkeys(more, 1))
    rivals.full_house(world)
    statements_on_their_way(world, list(more.values()))
    purchases_on_their_way(world)
    requests_on_their_way(world)
    opinions(world)
    shopper_at_home(world)
    waiting_at_the_desks(world)
    db.session.commit()


def further_store(world: World, number: int) -> Store:
    """A small store with one thing to sell."""
    code = f"more-{number}"
    store = open_store({"zh": f"小店{number}", "en": f"Small {number}"}, world.rita, world.craig)
    list_product(store, world.home, code, {"zh": f"小物{number}", "en": f"Thing {number}"}, {code: 9900})
    world.skus[code] = db.session.scalars(select(Sku).where(Sku.code == code)).one()
    db.session.commit()
    return store


def sold_by_all(world: World, codes: dict[str, int]) -> None:
    """Bought, sent and received: the next settlement states it."""
    purchase = buy(world, world.alice, codes)
    pay(purchase)
    for order in fresh(purchase).orders:
        send(order)
        orders.receive(order, as_person(world.alice))
    db.session.commit()


def send(order: Order) -> None:
    """In one parcel."""
    units = {line.id: line.quantity - line.shipped for line in order.lines}
    shipping.ship(order, units, "sf", f"SF{order.id:010d}", ROBOT)


def opinions(world: World) -> None:
    """Alice has just reviewed tea and has more to review; Bob's review is there to be judged by others."""
    for buyer, text in ((world.alice, "Warm in the hand"), (world.alice, ""), (world.bob, "A bit small")):
        purchase = buy(world, buyer, {"tea-250": 1})
        pay(purchase)
        order = fresh(purchase).orders[0]
        send(order)
        orders.receive(order, as_person(buyer))
        if text:
            reviews.write(order, order.lines[0].id, reviews.Opinion(4, 4, 4, text), as_person(buyer), buyer.name)
    finish_school(world)
    questions_about_tea(world)
    db.session.commit()
    do_waiting("mall.domain.reviews.listeners:count_anew")


def finish_school(world: World) -> None:
    """Green Hill says who it is and answers Alice: the last lessons. Its pages are designed (rivals.full_house)."""
    store = world.green_hill
    stores.edit_store(store, ROBOT, store.version, phone="0571 1234567", tagline={"en": "Tea"})
    hers = next(review for review in reviews.reviews_of(world.tea.id).items if review.text == "Warm in the hand")
    reviews.reply(hers, "review", "Thank you", as_person(world.olivia))


def questions_about_tea(world: World) -> None:
    """One of Bob's that buyers may answer, with the store's word; one that an operator looks at, and an answer."""
    asked = questions.ask(world.tea, world.bob, "How long does it keep?")
    questions.answer_for_store(asked, "Two years", as_person(world.olivia))
    waits = questions.answer(questions.ask(world.tea, world.rita, "Is it this year's?"), world.bob, "www.tea.example")
    assert not waits.is_visible
    questions.ask(world.tea, world.bob, "Like www.tea.example?")


def statements_on_their_way(world: World, further: list[Store]) -> None:
    """One of each state that an operator has a button for."""
    first, second = as_person(world.operators["finance"]), as_person(world.operators["finance2"])
    found = [db.session.scalars(select(Statement).where(Statement.store_id == store.id)).one() for store in further]
    ledger.dispute(found.pop(), ROBOT, "This is not all")
    for statement in found:
        ledger.confirm(statement, ROBOT)
    for statement in found[1:]:
        ledger.propose_payout(statement, first)
    doubt = ledger.disputes().items[1]  # Bright Lane's
    ledger.propose_adjustment(doubt, first, 100, "Half of it is ours")
    deposits_at_the_desk(world.bright_lane.id)
    for place, statement in enumerate(found[2:]):
        payout = ledger.approve_payout(statement, second)
        if place:
            banks(payout.store_id)
            batch = ledger.gather_batch([payout.id], second)
            answer = f"Payout,Result,Reference\n{payout.number},paid,ICBC-9\n".encode()
            for _time in range(2):
                imports.begin_return(batch, second, answer, "return.csv")
    db.session.commit()


def deposits_at_the_desk(store_id: int) -> None:
    """One paid, of which a part is wanted."""
    ledger.require_deposit(store_id, ROBOT, 100_000, clock.now().date())
    ledger.confirm_receipt(ledger.charge_by_id(ledger.charges_for(store_id)[0].id), ROBOT, "ICBC-D1")
    ledger.propose_claim(store_id, ROBOT, "deduction", 5_000, "Counterfeits")


def purchases_on_their_way(world: World) -> None:
    """Waiting for a transfer, held at a gate, refused by the bank, on the road."""
    by_transfer(world, {"mug": 1})
    by_transfer(world, {"tea-250": 1})
    attempt = payments.waiting_transfers().items[0]
    payments.confirm_transfer(attempt, attempt.amount + 500, "ICBC-1", as_person(world.operators["finance"]))
    db.session.commit()
    on_the_road = buy(world, world.alice, {"tea-100": 1})
    pay(on_the_road)
    send(fresh(on_the_road).orders[0])
    taken_back(world)
    held = orders.locked_purchase(buy(world, world.alice, {"tea-100": 1}).id)
    db.session.add(
        OrderGate(
            store_id=held.orders[0].store_id,
            order_id=held.orders[0].id,
            kind="risk",
            reasons=["large_cash_order"],
            opened_at=clock.now(),
        )
    )
    db.session.commit()


def requests_on_their_way(world: World) -> None:
    """Alice's, one wherever she has a button: an offer, goods to be sent back, a no; and one that the operators have."""
    alice = as_person(world.alice)
    purchase = buy(world, world.alice, {"tea-250": 4})
    pay(purchase)
    order = fresh(purchase).orders[0]
    send(order)
    for fate in ("offer", "yes", "no", "mall"):
        wish = aftersales.Wish(aftersales.Kind.RETURN, "defective", {order.lines[0].id: 1}, "It smells of soap")
        request = aftersales.ask(order, wish, alice)
        if fate in ("offer", "yes"):
            goods = request.goods - 100 if fate == "offer" else None
            aftersales.agree(request, ROBOT, goods=goods, return_to="1 Lake Street")
        else:
            aftersales.reject(request, "as_described", "It does not", ROBOT)
        if fate == "mall":
            aftersales.escalate(request, "It does", alice)
    db.session.commit()


def by_transfer(world: World, codes: dict[str, int]) -> Purchase:
    purchase = orders.locked_purchase(buy(world, world.alice, codes).id)
    payments.start(purchase, "transfer", "/", "", as_person(world.alice))
    db.session.commit()
    return purchase


def taken_back(world: World) -> None:
    """Cancelled after it was paid; the bank does not give the money back."""
    purchase = buy(world, world.alice, {"tea-100": 1})
    pay(purchase)
    aftersales.cancel(fresh(purchase).orders[0], orders.CloseReason.BY_BUYER, as_person(world.alice))
    db.session.commit()
    made = payments.refunds_for(fresh(purchase).orders[0].id)[0]
    payments.take_in("demo", notice(made.number, made.amount, "R1", kind="refund_failed"))
    do_waiting("mall.domain.payments.jobs:apply_notice")


def shopper_at_home(world: World) -> None:
    """Alice has addresses, a password, three browsers and a cart; Bob is half through an application."""
    for line in ("8 Willow Lane", "9 Willow Lane"):
        people.add_address(world.alice, name="Alice", phone="13800138000", country="CN", region_id=XIHU, line=line)
    for agent in ("phone", "tablet"):
        people.start_session(world.alice, user_agent=agent, address="127.0.0.1")
    people.sign_up(people.contact_of("paula@example.com"), "Paula", password=PASSWORD)
    leaving = people.sign_up(people.contact_of("quentin@example.com"), "Quentin")
    privacy.ask_closing(leaving)
    favourites.add(world.alice.id, world.mug)
    favourites.follow(world.alice.id, world.green_hill)
    favourites.visit(world.alice.id, world.tea.id)
    favourites.pause_history(leaving.id)
    people.sign_up(people.contact_of(LEAVER), "Leah")
    with time_machine.travel(clock.now() - timedelta(minutes=2)):
        people.request_code(people.Purpose.SIGN_IN, people.contact_of(LEAVER), "en")
    second_factors()
    cart = carts.new_cart_for(world.alice.id)
    carts.add(cart, catalog.sellable(world.skus["tea-100"].public_id), 2)
    carts.add(cart, catalog.sellable(world.skus["mug"].public_id), 1)
    begun = stores.start_application(world.bob.id, as_person(world.bob))
    stores.answer(begun, ANSWERS)
    stores.attach_document(begun, "licence", b"scan", "jpg")
    db.session.commit()


def second_factors() -> None:
    """Sally has scanned a key and not typed the first code yet; Sam's app counts."""
    sally, sam = (
        people.sign_up(people.contact_of(f"{name.lower()}@example.com"), name, password=PASSWORD)
        for name in ("Sally", "Sam")
    )
    for each in (sally, sam):
        people.begin_authenticator(each)
    PAPER[:] = people.confirm_authenticator(sam, shown_to("Sam")) or ()


def shown_to(name: str) -> str:
    """What somebody's app shows now."""
    app = people.authenticator_of(person_called(name))
    assert app
    return pyotp.TOTP(people.key_uri(app, name)[1]).at(clock.now())


def waiting_at_the_desks(world: World) -> None:
    """An application, two rules of commission, a failed job, a stop, words, and somebody and something blocked."""
    search.add_synonyms(["cup", "beaker"], ROBOT)
    search.pin("lamp", ROBOT)
    announcements.announce(announcements.Words({"en": "Welcome"}), ROBOT)
    handed_in = stores.start_application(world.craig.id, as_person(world.craig))
    stores.answer(handed_in, ANSWERS)
    stores.attach_document(handed_in, "licence", b"scan", "jpg")
    stores.submit_application(handed_in, as_person(world.craig))
    kitchen = ledger.add_rule(ROBOT, {"en": "Kitchen"}, rate_bp=300, category_id=world.kitchen.id)
    ledger.propose_rule_change(as_person(world.operators["finance"]), "edit", kitchen, kitchen.version, rate_bp=200)
    ledger.add_rule(ROBOT, {"en": "Home"}, rate_bp=400, category_id=world.home.id)
    ledger.freeze_payouts("a rule was broken")
    jobs.later("mall.domain.orders.jobs:assume_receipt", order_id=999_999)
    db.session.query(Job).filter_by(target="mall.domain.orders.jobs:assume_receipt").update({"state": "failed"})
    rogue = person("Rogue", "rogue@example.com")
    people.block(rogue, ROBOT, "Fraud")
    people.grant_role(world.craig, "support", ROBOT)
    sybil = person("Sybil", "sybil@example.com")
    people.grant_role(sybil, "system", ROBOT)
    people.propose_role(world.craig, "marketing", as_person(sybil))
    catalog.block(world.lamp, ROBOT, "Recall")
    suspended = further_store(world, 5)
    stores.suspend(suspended, ROBOT, "Counterfeits")
    corner = open_store({"zh": "街角", "en": "Corner shop"}, world.olivia, world.clark)
    stores.go_on_leave(corner, ROBOT)
    planned = open_store({"zh": "侧街", "en": "Side street"}, world.olivia, world.clark)
    stores.plan_leave(planned, ROBOT, clock.now() + timedelta(days=9), clock.now() + timedelta(days=10))


def seats(app: Flask, world: World) -> list[Seat]:
    """Everybody who has forms of her own."""
    desk = f"/seller/{world.green_hill.slug}"
    kept = [f"{desk}/orders/{number}" for number in orders_in_every_state(Order.store_id == world.green_hill.id)]
    member = next(each for each in stores.members_for(world.green_hill) if each.person_id == world.clark.id)
    kept += [f"{desk}/members/{member.id}/removal"]
    idle = catalog.library_of(world.green_hill, f"{world.green_hill.slug} idle").items[0]
    kept += [f"{desk}/pictures/{idle.id}/deletion"]
    way_out = messages.unsubscription_token(world.alice, messages.Event.RESTOCK)
    on_leave = ["/seller/corner-shop", "/seller/corner-shop/settings", "/seller/side-street/settings"]
    on_leave += ["/seller/corner-shop/pages"]
    return [
        *(Seat(Browser(app, operator), desk_pages(), inside("/admin")) for operator in at_the_desks(world)),
        Seat(Browser(app, world.olivia), [*rivals.entrances(world, world.green_hill), *kept, *on_leave], inside(desk)),
        Seat(Browser(app, world.bob), applicant_pages(world), inside("/apply")),
        Seat(Browser(app, person_called("Leah")), LEAVE[2:], inside(LEAVE[2])),
        Seat(Browser(app, world.alice), shopper_pages(world), outside("/admin", "/seller")),
        Seat(
            Browser(app, person_called("Paula")), LEAVE[:1] + LEAVE[2:], inside("/account/password", "/account/privacy")
        ),
        Seat(Browser(app, person_called("Sally")), [SECURITY], inside(SECURITY)),
        Seat(Browser(app, person_called("Sam")), [SECURITY, SECOND], inside(SECURITY, SECOND)),
        Seat(Browser(app, person_called("Quentin")), LEAVE[1:], inside(*LEAVE[1:])),
        Seat(asker_for_codes(app), ["/sign-in", *CODE_PAGES], inside("/sign-in", "/sign-up", "/password-reset")),
        Seat(
            guest(app, world),
            ["/", "/cart", "/checkout", f"/unsubscriptions/{way_out}"],
            inside("/cart", "/checkout", "/products", "/unsubscriptions"),
        ),
    ]


def at_the_desks(world: World) -> list[Person]:
    """An operator per role: of the two who keep the money the one who may approve what the other proposed."""
    return [operator for role, operator in world.operators.items() if role != "finance"]


def desk_pages() -> list[str]:
    """The desk, and rows too old for the first page of a list."""
    disputed = db.session.scalars(select(Statement).where(Statement.state == "disputed")).all()[-1]
    doubts = db.session.scalars(select(StatementDispute.id).order_by(StatementDispute.state)).all()
    held = db.session.scalars(select(OrderGate).where(OrderGate.cleared_at.is_(None), OrderGate.kind == "risk")).one()
    doubted = moderation.open_cases("after_sale").items[0]
    waiting = db.session.scalars(select(ProductRevision.id).where(ProductRevision.state == "submitted")).first()
    case = moderation.last_case_about("product_revision", waiting or 0)
    suspended = db.session.scalars(select(Store.id).where(Store.state == stores.StoreState.SUSPENDED)).one()
    assert case
    return [
        "/admin",
        f"/admin/cases/{case.id}",
        f"/admin/cases/{doubted.id}",
        f"/admin/statements/{disputed.id}",
        *(f"/admin/statements/{number}" for number in statements_in_every_state()),
        f"/admin/deposits/{store_called('bright-lane').id}",
        *(f"/admin/disputes/{number}" for number in (doubts[0], doubts[-1])),
        f"/admin/orders/{orders.order_by_id(held.order_id).number}",
        *(f"/admin/people/{person_called(name).public_id}" for name in ("Rogue", "Sam")),
        f"/admin/stores/{suspended}",
    ]


def statements_in_every_state() -> list[int]:
    """One statement for each state, with and without somebody's proposal."""
    found = db.session.scalars(select(Statement).order_by(Statement.id))
    return list({(each.state, each.proposed_by is None): each.id for each in found}.values())


def store_called(slug: str) -> Store:
    return db.session.scalars(select(Store).where(Store.slug == slug)).one()


def person_called(name: str) -> Person:
    return db.session.scalars(select(Person).where(Person.name == name)).one()


def applicant_pages(world: World) -> list[str]:
    """Bob's application, which only a button leads to, step by step."""
    begun = stores.applications_for(world.bob.id)[0]
    steps = ("store", "business", "contact", "documents", "check")
    return ["/apply", *(f"/apply/{begun.public_id}/{step}" for step in steps)]


def shopper_pages(world: World) -> list[str]:
    """Where Alice begins: also at the bank, which the mall only leads to by a form."""
    purchase = orders.locked_purchase(buy(world, world.alice, {"mug": 1}).id)
    bank = payments.start(purchase, "demo", f"/purchases/{purchase.number}", "Mug", as_person(world.alice))
    db.session.commit()
    mine = [f"/orders/{number}" for number in orders_in_every_state(Order.person_id == world.alice.id)]
    tea = f"/products/{world.tea.public_id}/reviews"
    return [
        "/",
        "/account",
        "/account/questions",
        "/account/reviews",
        "/orders?tab=to_review",
        *pages_of_requests(),
        tea,
        *pages_of_opinions(world),
        "/cart",
        "/checkout",
        *mine,
        "/apply",
        invitation(world),
        bank,
        f"/purchases/{purchase.number}/payment",
    ]


def pages_of_requests() -> list[str]:
    """What Alice asked back, in every state that has a button, and the form to ask."""
    found = db.session.scalars(select(AfterSale).order_by(AfterSale.id))
    newest = {each.state: f"/after-sales/{each.number}" for each in found}
    on_the_road = select(Order.number).where(Order.fulfilment == "shipped", Order.freezes == 0, Order.payment == "paid")
    numbers = db.session.scalars(on_the_road.order_by(Order.id.desc()).limit(2)).all()
    forms = [f"/orders/{number}/after-sales/new?kind={kind}" for number in numbers for kind in ("refund", "return")]
    return [*newest.values(), *forms]


def pages_of_opinions(world: World) -> list[str]:
    """What Alice received last: she has said what she thinks of one of them, and not yet of the other."""
    hers = select(Order).where(Order.person_id == world.alice.id, Order.fulfilment == orders.FulfilmentState.RECEIVED)
    last = db.session.scalars(hers.order_by(Order.id.desc()).limit(2))
    return [f"/orders/{order.number}/lines/{order.lines[0].id}/review" for order in last]


def invitation(world: World) -> str:
    """The link in the letter that asks Alice to work at Green Hill."""
    contact = people.contact_of("alice@example.com")
    with time_machine.travel(clock.now() - timedelta(hours=1)):  # long enough ago for another letter
        asked = stores.invite(world.green_hill, contact, "counter", as_person(world.olivia), "en")
    db.session.commit()
    return f"/invitations/{token_of(asked)}"


def orders_in_every_state(whose: ColumnElement[bool]) -> list[str]:
    """The number of one order for each state that there is."""
    found = db.session.scalars(select(Order).where(whose).order_by(Order.id))
    return list({(order.payment, order.fulfilment, order.method): order.number for order in found}.values())


def guest(app: Flask, world: World) -> Browser:
    """Somebody without an account who has put something into a cart."""
    browser = Browser(app)
    answer = browser.send("POST", "/cart/lines", {"sku": str(world.skus["mug"].public_id), "quantity": "1"})
    assert answer.status_code == 303
    return browser


def asker_for_codes(app: Flask) -> Browser:
    """Somebody who has asked for every kind of code and not typed it yet."""
    browser = Browser(app)
    for path, contact in CODES.items():
        reader = Reader(path, browser.send("GET", path).get_data(as_text=True))
        form = next(form for form in reader.forms if form.action == path)
        answer = browser.send("POST", path, {**form.fields, "contact": contact})
        assert answer.status_code == 303, (path, answer.status_code)
    return browser


def code_for(path: str) -> str:
    """The code that the letter for this page holds, or that the app shows."""
    if path == SECURITY:
        return shown_to("Sally")
    contact = (
        LEAVER
        if path == LEAVE[2]
        else CODES[path.removesuffix("/entry") if path.endswith("/entry") else path.removesuffix("/code")]
    )
    row = db.session.scalars(select(OneTimeCode).where(OneTimeCode.value == contact).order_by(OneTimeCode.id)).all()
    wanted = {LEAVE[2]: "sign_in", "/sign-in": "sign_in", "/sign-up": "sign_up", "/password-reset": "reset"}
    purpose = next(value for start, value in wanted.items() if path.startswith(start))
    return digits_of(next(each.nonce for each in row if each.purpose == purpose))


def inside(*beginnings: str) -> Callable[[str], bool]:
    return lambda path: path.startswith(beginnings)


def outside(*beginnings: str) -> Callable[[str], bool]:
    return lambda path: not path.startswith(beginnings)
