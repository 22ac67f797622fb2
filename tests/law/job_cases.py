"""How to set the stage for each job: {target: what to do in the world so that the job has something to do}.

A stage is set through the trades' own verbs; the law (test_jobs.py) then finds the waiting job row that they wrote. Where
no verb of today writes one, the stage writes it itself. A listener or job without a line here fails the law.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import time_machine
from sqlalchemy import select, text, update

from mall.domain import (
    aftersales,
    carts,
    catalog,
    favourites,
    imports,
    ledger,
    moderation,
    orders,
    pages,
    payments,
    people,
    privacy,
    questions,
    reviews,
    search,
    shipping,
    stores,
)
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import AfterSale, DeliveryTask, Graduation, Job, Order, ProductImport, Purchase, Statement, Stock
from tests.trade import as_person, attempt_for, banks, bring, buy, deliver_around, fresh, notice, pay
from tests.world import ROBOT, XIHU, World, picture

APPLICATION = {name: "x" for names in stores.STEPS.values() for name in names} | {"phone": "+8613800138000"}


@dataclass(frozen=True)
class Case:
    """`is_silent` says why a job writes nothing but its own row: its work is a letter, a file, a request."""

    prepare: Callable[[World], None]
    is_silent: str = ""


def dispute_decided(world: World) -> None:
    statement = stated(world)
    ledger.reject_dispute(ledger.dispute(statement, as_person(world.olivia), "Why?"), ROBOT, "Because")


def bank_answered(world: World) -> None:
    """A payout of a batch, and one that it does not have."""
    first = as_person(world.operators["finance"])
    payout_failed(world)
    payout = ledger.payouts(("failed",)).items[0]
    batch = ledger.gather_batch([payout.id], first)
    answer = f"Payout,Result,Reference\n{payout.number},paid,ICBC-9\n1,paid,ICBC-9\n".encode()
    imports.confirm_return(imports.begin_return(batch, first, answer, "return.csv"), first)


def bank_account_changed(world: World) -> None:
    """Cancelled as well, so that both are told."""
    store_id = world.green_hill.id
    banks(store_id)
    first = ledger.add_bank_account(store_id, ROBOT, holder="G", bank="ICBC", number="62220000111122223333")
    ledger.cancel_bank_account(first, ROBOT)


def bank_account_cooled(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(days=4)):
        banks(world.green_hill.id)
        ledger.add_bank_account(world.green_hill.id, ROBOT, holder="G", bank="ICBC", number="62220000111122223333")


def charge_asked(world: World) -> None:
    ledger.charge_fee(world.green_hill.id, ROBOT, "entry", 5000, "", clock.now().date())


def charge_to_set_off(world: World) -> None:
    """There is not enough, by now: it is due again."""
    charge_asked(world)
    charge = ledger.charges_for(world.green_hill.id)[0]
    jobs.later("mall.domain.ledger.jobs:set_off", queue="money", charge_id=charge.id)
    charge.state = "setting_off"


def payout_failed(world: World) -> None:
    statement = stated(world)
    ledger.confirm(statement, ROBOT)
    first, second = (as_person(world.operators[name]) for name in ("finance", "finance2"))
    ledger.propose_payout(statement, first)
    payout = ledger.approve_payout(statement, second)
    banks(statement.store_id)
    ledger.send_payout(payout, first)
    ledger.fail_payout(payout, first, "The account is closed.")


def stated(world: World) -> Statement:
    """Green Hill's first statement."""
    pay_for(world, {"mug": 1})
    order = db.session.scalars(select(Order)).one()
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1234567890", ROBOT)
    orders.receive(order, ROBOT)
    orders.mature(order)
    statement = ledger.cut_statement(order.store_id, clock.now().date(), clock.now() + timedelta(hours=1), ROBOT)
    assert statement
    return statement


def nothing_more(world: World) -> None:
    """The world's own making left the job waiting."""


def picture_removed(world: World) -> None:
    catalog.remove_picture(world.green_hill, picture(world.green_hill, "idle"))


def lamps_sold_out(world: World) -> None:
    buy(world, world.alice, {"lamp": 10})


def product_withdrawn(world: World) -> None:
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), ROBOT)
    do_waiting("mall.domain.search.listeners:index_product")
    catalog.publish(catalog.product_of(world.green_hill, world.mug.public_id), ROBOT)


def mug_due_on_sale(world: World) -> None:
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    catalog.withdraw(mug, ROBOT)
    with time_machine.travel(clock.now() - timedelta(hours=2)):
        catalog.schedule(mug, ROBOT, clock.now() + timedelta(hours=1), None)
    jobs.later("mall.domain.catalog.jobs:keep_hours")


def lamps_nearly_sold_out(world: World) -> None:
    buy(world, world.alice, {"lamp": 8})


def store_to_index(world: World) -> None:
    jobs.later("mall.domain.search.jobs:index_store", store_id=world.green_hill.id, after=0)


def mall_to_index(world: World) -> None:
    jobs.later("mall.domain.search.jobs:index_all", after=0)


def words_to_gather(world: World) -> None:
    do_waiting("mall.domain.search.listeners:index_product")


def sales_to_copy(world: World) -> None:
    do_waiting("mall.domain.search.listeners:index_product")
    pay_for(world, {"mug": 2})
    jobs.later("mall.domain.search.jobs:copy_sales")


def searches_counted(world: World) -> None:
    do_waiting("mall.domain.search.listeners:index_product")
    search.take_over(clock.now().date(), {"tea": 4})
    jobs.later("mall.domain.search.jobs:gather_searches")


def code_asked_for(world: World) -> None:
    people.request_code(people.Purpose.SIGN_IN, people.contact_of("alice@example.com"), "en")


def password_changed(world: World) -> None:
    jobs.later("mall.domain.people.jobs:deliver_password_notice", queue="mail", person_id=world.alice.id)


def log_settled(world: World) -> None:
    """What the world's people did was an hour ago and more."""
    db.session.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER append_only"))
    db.session.execute(text("UPDATE audit_entry SET at = at - interval '2 hours'"))
    db.session.execute(text("ALTER TABLE audit_entry ENABLE TRIGGER append_only"))
    jobs.later("mall.kernel.audit_chain:seal")


def factor_removed(world: World) -> None:
    people.take_second_factor(world.alice, ROBOT, "Her phone was stolen")


def old_cart(world: World) -> None:
    with time_machine.travel(clock.now() - carts.GUESTS_KEPT - timedelta(days=1)):
        carts.add(carts.new_guest_cart()[0], world.skus["mug"], 1)
        db.session.commit()
    jobs.later("mall.domain.carts.jobs:tidy")


def old_codes(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(days=3)):
        code_asked_for(world)
        db.session.commit()


def unpaid_purchase(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(hours=1)):
        buy(world, world.alice, {"mug": 2, "lamp": 1})


def notice_taken_in(world: World) -> None:
    purchase = buy(world, world.alice, {"mug": 2, "lamp": 1})
    attempt = attempt_for(purchase)
    payments.take_in("demo", notice(attempt.number, attempt.amount, "P1"))


def price_changed(world: World) -> None:
    purchase = buy(world, world.alice, {"mug": 2, "lamp": 1})
    attempt_for(purchase)
    order = fresh(purchase).orders[0]
    orders.reprice(order, order.goods - 500, 0, "agreed", as_person(world.olivia), order.total)


def address_changed(world: World) -> None:
    order = pay_for(world, {"mug": 1}).orders[0]
    there = orders.Contact("Alice", "+8613800138000", region_id=XIHU, line="9 Willow Lane")
    orders.readdress(order, there, as_person(world.olivia), order.contact.mark)


def paid_order_given_back(world: World) -> None:
    order = pay_for(world, {"mug": 2}).orders[0]
    aftersales.cancel_later(order, as_person(world.olivia), "broken")


def paid_order_cancelled(world: World) -> None:
    order = pay_for(world, {"mug": 2}).orders[0]
    aftersales.cancel(order, orders.CloseReason.BY_BUYER, as_person(world.alice))


def money_asked_back(world: World) -> AfterSale:
    order = pay_for(world, {"mug": 2}).orders[0]
    wish = aftersales.Wish(aftersales.Kind.CANCEL, "mistake")
    return aftersales.ask(order, wish, as_person(world.alice))


def request_made(world: World) -> None:
    money_asked_back(world)


def request_left_alone(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(days=3)):
        money_asked_back(world)
        db.session.commit()


def request_granted(world: World) -> None:
    aftersales.agree(money_asked_back(world), as_person(world.olivia))


def request_paid_back(world: World) -> None:
    request_granted(world)
    do_waiting("mall.domain.aftersales.jobs:pay_back")
    do_waiting("mall.domain.payments.jobs:send_refund")


def asker_of_money_leaves(world: World) -> None:
    money_asked_back(world).words = "It was a present"
    db.session.commit()
    people.close_account(world.alice, ROBOT)


def cash_collected(world: World) -> None:
    stores.edit_store(world.green_hill, ROBOT, world.green_hill.version, takes_cash_on_delivery=True)
    purchase = orders.locked_purchase(buy(world, world.alice, {"mug": 1}).id)
    payments.start(purchase, "cash", "/", "test", as_person(world.alice))
    order = purchase.orders[0]
    shipping.ship(order, {order.lines[0].id: 1}, "sf", "SF1234567890", as_person(world.olivia))
    orders.collect_cash(order, as_person(world.olivia))


def figures_to_count(world: World) -> None:
    order_to_fetch(world)
    jobs.later("mall.domain.analytics.jobs:count_all", queue="bulk")


def store_to_count(world: World) -> None:
    figures_to_count(world)
    do_waiting("mall.domain.analytics.jobs:count_all")


def day_to_count(world: World) -> None:
    order_to_fetch(world)
    do_waiting("mall.domain.analytics.listeners:count_sales")


def cash_booked(world: World) -> None:
    cash_collected(world)
    do_waiting("mall.domain.payments.listeners:book_cash")


def order_to_fetch(world: World) -> None:
    pay_for(world, {"mug": 1}, method="pickup")


def order_to_bring(world: World) -> None:
    deliver_around(world)
    pay_for(world, {"mug": 1}, method="courier")


def delivery_waiting(world: World) -> DeliveryTask:
    order_to_bring(world)
    do_waiting("mall.domain.shipping.listeners:await_courier")
    return db.session.query(DeliveryTask).one()


def delivery_called_off(world: World) -> None:
    order = orders.order_by_id(delivery_waiting(world).order_id)
    aftersales.cancel(order, orders.CloseReason.BY_BUYER, as_person(world.alice))


def delivery_assigned(world: World) -> None:
    stores.add_member(world.green_hill, world.bob.id, "courier", ROBOT)
    shipping.assign(delivery_waiting(world), world.bob.id, as_person(world.olivia))


def delivery_on_the_road(world: World) -> DeliveryTask:
    return bring(delivery_waiting(world), world.olivia, shipping.TaskState.OUT)


def delivery_done(world: World) -> DeliveryTask:
    task = delivery_on_the_road(world)
    shipping.deliver(task, as_person(world.olivia), shipping.Handed("A neighbour", photo=b"a door"))
    return task


def delivery_failed(world: World) -> None:
    shipping.fail(delivery_on_the_road(world), as_person(world.olivia), "nobody_home")


def receiver_leaves(world: World) -> None:
    delivery_done(world)
    people.close_account(world.alice, ROBOT)


def parcel_long_on_its_way(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(days=40)):
        ship(world, pay_for(world, {"lamp": 1}))


def receipt_to_assume(world: World) -> None:
    parcel_long_on_its_way(world)
    jobs.later("mall.domain.orders.jobs:assume_receipts")
    do_waiting("mall.domain.orders.jobs:assume_receipts")


def order_received_long_ago(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(days=40)):
        purchase = pay_for(world, {"lamp": 1})
        ship(world, purchase)
        orders.receive(fresh(purchase).orders[0], as_person(world.alice))
        db.session.commit()


def store_to_settle(world: World) -> None:
    order_received_long_ago(world)
    jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
    do_waiting("mall.domain.orders.jobs:settle_all")


def units_from_nowhere(world: World) -> None:
    db.session.execute(update(Stock).where(Stock.sku_id == world.skus["mug"].id).values(on_hand=Stock.on_hand + 1))


def letter_written(world: World) -> None:
    jobs.later("mall.kernel.mail:deliver", queue="mail", to="alice@example.com", subject="Hello", body="Alice")


def bank_to_tell(world: World) -> None:
    attempt = attempt_for(buy(world, world.alice, {"mug": 1}))
    jobs.later(
        "mall.demo.bank:notify", kind="payment", number=attempt.number, reference="P1", amount=attempt.amount,
        currency=attempt.currency, is_forged=False,
    )  # fmt: skip


def sheet_sent_in(world: World) -> None:
    send_sheet(world)


def sheet_confirmed(world: World) -> None:
    sheet = send_sheet(world)
    do_waiting("mall.domain.imports.jobs:check")
    imports.confirm(imports.import_of(world.green_hill, sheet.public_id), as_person(world.olivia))


def sheet_wanted(world: World) -> None:
    imports.begin_export(world.green_hill, as_person(world.olivia), "xlsx", "zh")


def sheet_too_old(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(days=8)):
        sheet_wanted(world)
        do_waiting("mall.domain.imports.jobs:export")
    jobs.later("mall.domain.imports.jobs:tidy_exports", queue="bulk")


def sheet_with_pictures(world: World) -> None:
    sheet_confirmed(world)
    do_waiting("mall.domain.imports.jobs:write")


def parcels_confirmed(world: World) -> None:
    order = pay_for(world, {"mug": 2}).orders[0]
    content = f"Order,Carrier,Waybill\n{order.number},sf,SF12345678\n1,sf,SF1\n".encode()
    sheet = imports.begin_parcels(world.green_hill, as_person(world.olivia), content, "parcels.csv")
    imports.confirm_parcels(sheet, as_person(world.olivia))


def mug_reviewed(world: World) -> None:
    purchase = pay_for(world, {"mug": 1})
    ship(world, purchase)
    order = fresh(purchase).orders[0]
    orders.receive(order, as_person(world.alice))
    reviews.write(order, order.lines[0].id, reviews.Opinion(5, 4, 3, "Good"), as_person(world.alice))


def review_answered(world: World) -> None:
    mug_reviewed(world)
    reviews.reply(reviews.reviews_of(world.mug.id).items[0], "review", "Thank you", as_person(world.olivia))


def review_hidden(world: World) -> None:
    mug_reviewed(world)
    reviews.report(reviews.reviews_of(world.mug.id).items[0], reviews.STORE, "untrue")
    refuse(reviews.CASE_KIND)


def mug_asked_about(world: World) -> questions.Question:
    return questions.ask(world.mug, world.alice, "Does it go into a dishwasher?")


def question_answered(world: World) -> None:
    questions.answer_for_store(mug_asked_about(world), "It does", as_person(world.olivia))


def question_hidden(world: World) -> None:
    questions.report(mug_asked_about(world), None, f"person {world.bob.id}", "off_topic")
    refuse(questions.CASE_KIND)


def asker_leaves(world: World) -> None:
    mug_asked_about(world)
    account_closed(world)


def refuse(kind: str) -> None:
    """An operator refuses what waits."""
    case = moderation.open_cases(kind).items[0]
    moderation.decide(case, False, ROBOT, case.version, "untrue")


def author_leaves(world: World) -> None:
    mug_reviewed(world)
    account_closed(world)


def reviews_to_count(world: World) -> None:
    mug_reviewed(world)
    jobs.later("mall.domain.reviews.jobs:score_all")


def lamp_and_mug_bought_twice(world: World) -> None:
    for person in (world.alice, world.bob):
        pay(buy(world, person, {"lamp": 1, "mug": 1}))
    jobs.later("mall.domain.recommendations.jobs:count_all", queue="bulk")


def mug_liked(world: World) -> None:
    """Alice and Bob like the mug."""
    for person in (world.alice, world.bob):
        favourites.add(person.id, world.mug)
    db.session.commit()


def mug_cheaper(world: World) -> None:
    mug_liked(world)
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    catalog.write_skus(mug, [catalog.SkuDraft("mug", (), 2900, weight_g=300)], ROBOT)


def mug_back(world: World) -> None:
    mug_liked(world)
    catalog.note_availability(world.mug.id, False)
    catalog.note_availability(world.mug.id, True)


def fans_told_of_price(world: World) -> None:
    mug_cheaper(world)
    do_waiting("mall.domain.favourites.listeners:tell_cheaper")


def fans_told_of_return(world: World) -> None:
    mug_back(world)
    do_waiting("mall.domain.favourites.listeners:tell_restocked")


def more_fans_of_price(world: World) -> None:
    mug_cheaper(world)
    jobs.later("mall.domain.favourites.jobs:tell_cheaper", product_id=world.mug.id, after=0)


def more_fans_of_return(world: World) -> None:
    mug_back(world)
    jobs.later("mall.domain.favourites.jobs:tell_restocked", product_id=world.mug.id, after=0)


def parcel_sent(world: World) -> None:
    ship(world, pay_for(world, {"lamp": 1}))


def refund_arrived(world: World) -> None:
    paid_order_cancelled(world)
    do_waiting("mall.domain.payments.jobs:send_refund")


def application_answered(world: World) -> None:
    application = stores.start_application(world.bob.id, as_person(world.bob))
    stores.answer(application, APPLICATION)
    stores.attach_document(application, "licence", b"scan", "jpg")
    stores.submit_application(application, as_person(world.bob))
    stores.refuse_application(application, ROBOT, "licence", "Blurred")


def letter_due(world: World) -> None:
    fans_told_of_price(world)
    do_waiting("mall.domain.messages.listeners:tell_cheaper")


def copy_wished_for(world: World) -> None:
    privacy.ask_export(world.alice)


def copy_made(world: World) -> None:
    copy_wished_for(world)
    do_waiting("mall.domain.privacy.jobs:make_export")


def copy_too_old(world: World) -> None:
    with time_machine.travel(clock.now() - privacy.EXPORT_KEPT - timedelta(days=1)):
        copy_made(world)


def closing_due(world: World) -> None:
    with time_machine.travel(clock.now() - privacy.CLOSING_WAITS - timedelta(days=1)):
        privacy.ask_closing(world.alice)


def closing_asked_for(world: World) -> None:
    privacy.ask_closing(world.alice)


def clerk_invited(world: World) -> None:
    contact = people.contact_of("newcomer@example.com")
    stores.invite(world.green_hill, contact, "goods", as_person(world.olivia), "en")


def leave_to_begin(world: World) -> None:
    now = clock.now()
    with time_machine.travel(now - timedelta(days=2)):
        stores.plan_leave(world.green_hill, ROBOT, now - timedelta(days=1), now + timedelta(days=1))
        db.session.commit()


def leave_to_end(world: World) -> None:
    now = clock.now()
    with time_machine.travel(now - timedelta(days=2)):
        stores.go_on_leave(world.green_hill, ROBOT, until=now - timedelta(days=1))
        db.session.commit()


def school_finished(world: World) -> None:
    db.session.add(Graduation(store_id=world.green_hill.id))
    jobs.later("mall.domain.school.jobs:grant_holiday", queue="money", store_id=world.green_hill.id)


def invitation_too_old(world: World) -> None:
    with time_machine.travel(clock.now() - timedelta(days=40)):
        clerk_invited(world)
        db.session.commit()
    jobs.later("mall.domain.stores.jobs:tidy")


def account_closed(world: World) -> None:
    """Alice had something of everything."""
    order_received_long_ago(world)
    do_waiting("mall.domain.messages.listeners:tell_paid")
    favourites.add(world.alice.id, world.mug)
    carts.add(carts.new_cart_for(world.alice.id), world.skus["mug"], 1)
    stores.start_application(world.alice.id, as_person(world.alice))
    people.close_account(world.alice, ROBOT)


def page_planned(world: World) -> None:
    me, now = as_person(world.olivia), clock.now()
    with time_machine.travel(now - timedelta(hours=2)):
        words = pages.new_block(
            pages.new_id(), "heading", {**pages.kind_of("heading").fresh(), "text": {"en": "Hello"}}
        )
        home = pages.begin_page(world.green_hill, pages.PageKind.HOME, me, [words])
        pages.plan(world.green_hill, home, home.draft_id or 0, now - timedelta(hours=1), now + timedelta(hours=1), me)
    jobs.later("mall.domain.pages.jobs:keep_times")


def page_of_many_steps(world: World) -> None:
    """A page that was worked on for long, most of it unseen."""
    me = as_person(world.olivia)
    home = pages.begin_page(world.green_hill, pages.PageKind.HOME, me)
    for _step in range(55):
        pages.write(world.green_hill, home, home.draft_id, [], "edit", me)
    jobs.later("mall.domain.pages.jobs:prune", queue="bulk")


CASES: dict[str, Case] = {
    "mall.audit.jobs:check": Case(units_from_nowhere),
    "mall.demo.bank:notify": Case(bank_to_tell),
    "mall.domain.aftersales.jobs:cancel_for_store": Case(paid_order_given_back),
    "mall.domain.aftersales.jobs:keep_deadline": Case(request_left_alone),
    "mall.domain.aftersales.jobs:pay_back": Case(request_granted),
    "mall.domain.aftersales.listeners:forget_words": Case(asker_of_money_leaves),
    "mall.domain.aftersales.listeners:note_paid": Case(request_paid_back),
    "mall.domain.messages.listeners:tell_after_sale": Case(request_made),
    "mall.domain.pages.jobs:keep_times": Case(page_planned),
    "mall.domain.pages.jobs:prune": Case(page_of_many_steps),
    "mall.domain.orders.jobs:assume_receipt": Case(receipt_to_assume),
    "mall.domain.orders.jobs:assume_receipts": Case(parcel_long_on_its_way),
    "mall.domain.orders.jobs:close_unpaid": Case(unpaid_purchase),
    "mall.domain.orders.jobs:settle_all": Case(order_received_long_ago),
    "mall.domain.orders.jobs:settle_store": Case(store_to_settle),
    "mall.domain.analytics.jobs:count_all": Case(figures_to_count),
    "mall.domain.analytics.jobs:count_day": Case(day_to_count),
    "mall.domain.analytics.jobs:count_store": Case(store_to_count),
    "mall.domain.analytics.listeners:count_cash": Case(cash_booked),
    "mall.domain.analytics.listeners:count_refund": Case(refund_arrived),
    "mall.domain.analytics.listeners:count_sales": Case(order_to_fetch),
    "mall.domain.catalog.jobs:keep_hours": Case(mug_due_on_sale),
    "mall.domain.messages.listeners:tell_low": Case(lamps_nearly_sold_out),
    "mall.domain.carts.jobs:tidy": Case(old_cart),
    "mall.domain.carts.listeners:forget_cart": Case(account_closed),
    "mall.domain.favourites.jobs:tell_cheaper": Case(more_fans_of_price),
    "mall.domain.favourites.jobs:tell_restocked": Case(more_fans_of_return),
    "mall.domain.favourites.listeners:forget_favourites": Case(account_closed),
    "mall.domain.favourites.listeners:tell_cheaper": Case(mug_cheaper),
    "mall.domain.favourites.listeners:tell_restocked": Case(mug_back),
    "mall.domain.imports.jobs:export": Case(sheet_wanted),
    "mall.domain.imports.jobs:tidy_exports": Case(sheet_too_old),
    "mall.domain.imports.jobs:check": Case(sheet_sent_in),
    "mall.domain.imports.jobs:fetch_pictures": Case(sheet_with_pictures),
    "mall.domain.imports.jobs:send_parcels": Case(parcels_confirmed),
    "mall.domain.imports.jobs:book_return": Case(bank_answered),
    "mall.domain.imports.jobs:write": Case(sheet_confirmed),
    "mall.domain.messages.jobs:send_letter": Case(letter_due, is_silent="sends a letter"),
    "mall.domain.messages.listeners:forget_messages": Case(account_closed),
    "mall.domain.messages.listeners:tell_answered": Case(question_answered),
    "mall.domain.messages.listeners:tell_cheaper": Case(fans_told_of_price),
    "mall.domain.ledger.jobs:set_off": Case(charge_to_set_off),
    "mall.domain.messages.listeners:tell_charge_asked": Case(charge_asked),
    "mall.domain.ledger.jobs:take_into_force": Case(bank_account_cooled),
    "mall.domain.messages.listeners:tell_bank_account_added": Case(bank_account_changed),
    "mall.domain.messages.listeners:tell_bank_account_cancelled": Case(bank_account_changed),
    "mall.domain.messages.listeners:tell_payout_failed": Case(payout_failed),
    "mall.domain.messages.listeners:tell_closed": Case(paid_order_cancelled),
    "mall.domain.messages.listeners:tell_decided": Case(application_answered),
    "mall.domain.messages.listeners:tell_dispute_decided": Case(dispute_decided),
    "mall.domain.messages.listeners:tell_exported": Case(copy_made),
    "mall.domain.messages.listeners:tell_assigned": Case(delivery_assigned),
    "mall.domain.messages.listeners:tell_delivered": Case(delivery_done),
    "mall.domain.messages.listeners:tell_not_delivered": Case(delivery_failed),
    "mall.domain.messages.listeners:tell_out": Case(delivery_on_the_road),
    "mall.domain.messages.listeners:tell_paid": Case(order_to_fetch),
    "mall.domain.messages.listeners:tell_ready": Case(order_to_fetch),
    "mall.domain.messages.listeners:tell_refunded": Case(refund_arrived),
    "mall.domain.messages.listeners:tell_restocked": Case(fans_told_of_return),
    "mall.domain.messages.listeners:tell_review_answered": Case(review_answered),
    "mall.domain.messages.listeners:tell_review_hidden": Case(review_hidden),
    "mall.domain.messages.listeners:tell_repriced": Case(price_changed),
    "mall.domain.messages.listeners:tell_readdressed": Case(address_changed),
    "mall.domain.messages.listeners:tell_sent": Case(parcel_sent),
    "mall.domain.messages.listeners:tell_words_hidden": Case(question_hidden),
    "mall.domain.orders.listeners:forget_buyer": Case(account_closed),
    "mall.domain.payments.jobs:apply_notice": Case(notice_taken_in),
    "mall.domain.payments.jobs:send_refund": Case(paid_order_cancelled),
    "mall.domain.payments.listeners:book_cash": Case(cash_collected),
    "mall.domain.payments.listeners:supersede_attempts": Case(price_changed),
    "mall.domain.people.jobs:deliver_code": Case(code_asked_for, is_silent="sends a letter"),
    "mall.domain.people.jobs:deliver_factor_notice": Case(factor_removed, is_silent="sends a letter"),
    "mall.domain.people.jobs:deliver_password_notice": Case(password_changed, is_silent="sends a letter"),
    "mall.domain.people.jobs:tidy": Case(old_codes),
    "mall.domain.questions.listeners:forget_asker": Case(asker_leaves),
    "mall.domain.recommendations.jobs:count_all": Case(lamp_and_mug_bought_twice),
    "mall.domain.reviews.jobs:score_all": Case(reviews_to_count),
    "mall.domain.reviews.listeners:count_anew": Case(mug_reviewed),
    "mall.domain.reviews.listeners:forget_author": Case(author_leaves),
    "mall.domain.privacy.jobs:close": Case(closing_due),
    "mall.domain.privacy.jobs:make_export": Case(copy_wished_for),
    "mall.domain.privacy.jobs:send_closing_letter": Case(closing_asked_for, is_silent="sends a letter"),
    "mall.domain.privacy.jobs:tidy": Case(copy_too_old),
    "mall.domain.school.jobs:grant_holiday": Case(school_finished),
    "mall.domain.search.jobs:copy_sales": Case(sales_to_copy),
    "mall.domain.search.jobs:gather_searches": Case(searches_counted),
    "mall.domain.search.jobs:index_all": Case(mall_to_index),
    "mall.domain.search.jobs:index_store": Case(store_to_index),
    "mall.domain.search.jobs:refresh_words": Case(words_to_gather),
    "mall.domain.search.listeners:index_goods": Case(nothing_more),
    "mall.domain.search.listeners:index_product": Case(product_withdrawn),
    "mall.domain.shipping.listeners:await_courier": Case(order_to_bring),
    "mall.domain.shipping.listeners:call_off": Case(delivery_called_off),
    "mall.domain.shipping.listeners:forget_deliveries": Case(receiver_leaves),
    "mall.domain.shipping.listeners:give_pickup_code": Case(order_to_fetch),
    "mall.domain.stores.jobs:begin_leave": Case(leave_to_begin),
    "mall.domain.stores.jobs:end_leave": Case(leave_to_end),
    "mall.domain.stores.jobs:deliver_invitation": Case(clerk_invited, is_silent="sends a letter"),
    "mall.domain.stores.jobs:tidy": Case(invitation_too_old),
    "mall.domain.stores.listeners:forget_member": Case(account_closed),
    "mall.domain.stock.listeners:note_availability": Case(lamps_sold_out),
    "mall.kernel.audit_chain:seal": Case(log_settled),
    "mall.kernel.images:add_avif": Case(nothing_more, is_silent="writes files"),
    "mall.kernel.images:forget": Case(picture_removed, is_silent="deletes files"),
    "mall.kernel.mail:deliver": Case(letter_written, is_silent="sends a letter"),
}


def send_sheet(world: World) -> ProductImport:
    """A sheet with a new product, a changed one, and a picture where there is none."""
    lines = "Handle,Title in English,Category,Price,Stock,Picture addresses\n"
    lines += "cup,Cup,Kitchen,12,5,https://127.0.0.1/cup.png\nmug,Big mug,Kitchen,41,7,\n"
    sheet = imports.begin(world.green_hill, as_person(world.olivia), lines.encode(), "goods.csv")
    db.session.commit()
    return sheet


def pay_for(world: World, codes: dict[str, int], method: str = "parcel") -> Purchase:
    """A paid purchase of Alice's; what listeners do about it still waits."""
    purchase = buy(world, world.alice, codes, method=method)
    attempt = attempt_for(purchase)
    payments.take_in("demo", notice(attempt.number, attempt.amount, f"P{attempt.number}"))
    do_waiting("mall.domain.payments.jobs:apply_notice")
    return fresh(purchase)


def ship(world: World, purchase: Purchase) -> None:
    order = purchase.orders[0]
    units = {line.id: line.quantity for line in order.lines}
    shipping.ship(order, units, "sf", "SF1234567890", as_person(world.owner_of[order.store_id]))
    db.session.commit()


def do_waiting(target: str) -> None:
    """Commit, then do the waiting jobs of one kind and no others."""
    db.session.commit()
    waiting = db.session.query(Job.id).filter_by(target=target, state=jobs.JobState.WAITING).order_by(Job.id)
    for (job_id,) in waiting.all():
        assert jobs.perform(job_id), db.session.get_one(Job, job_id).last_error
