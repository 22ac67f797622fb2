"""Who did what in a store: in words, her own store's alone."""

import re
from datetime import timedelta

from mall.blueprints.seller.deed_words import DEEDS, KINDS
from mall.domain import catalog, orders, shipping, stores
from mall.kernel import audit, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.law.source import ROOT
from tests.trade import as_person
from tests.web.seller.conftest import order_of, press
from tests.world import World

LOG = "/seller/green-hill/log"


def a_day(world: World, purchase: Purchase) -> str:
    """Olivia ships and gives Clark another role; Clark takes the mug off the shelves. Returns the order's number."""
    order = order_of(purchase, world.green_hill.id)
    shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF00000001", as_person(world.olivia))
    clerk = next(row for row in stores.members_for(world.green_hill) if row.person_id == world.clark.id)
    stores.change_role(world.green_hill, clerk, "manager", as_person(world.olivia))
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), as_person(world.clark), "season")
    db.session.commit()
    return order.number


def test_it_says_who_did_what_to_which_thing(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    number = a_day(world, purchase)
    page = owner.page(LOG)
    assert f"Olivia Shipped the order {number}" in page.words
    assert "Olivia Changed a role (Manager) Clark" in page.words
    assert "Clark Took the product off the shelves Stoneware mug season" in page.words
    assert f"/seller/green-hill/orders/{number}" in {link["href"] for link in page.all("a")}


def test_it_is_narrowed_down_by_person_thing_and_day(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    a_day(world, purchase)
    hers = owner.page(f"{LOG}?who={world.clark.id}").words
    assert "Took the product off the shelves" in hers
    assert "Shipped the order" not in hers
    about = owner.page(f"{LOG}?kind=orders").words
    assert "Shipped the order" in about
    assert "Took the product off" not in about
    today, before = clock.now() + timedelta(hours=8), clock.now() - timedelta(days=2)
    assert "Shipped the order" in owner.page(f"{LOG}?day={today.date()}").words
    assert "Nobody did anything of the kind." in owner.page(f"{LOG}?day={before.date()}").words
    for nonsense in ("who=x", "kind=x", "day=x", f"who={world.rita.id}"):
        assert "Shipped the order" in owner.page(f"{LOG}?{nonsense}").words


def test_long_ago_is_on_the_next_page(world: World, owner: PoliteClient) -> None:
    for number in range(60):
        audit.record(as_person(world.olivia), "store.edit", "store", number, store_id=world.green_hill.id)
    first = owner.page(LOG)
    assert first.words.count("Changed the store's settings") == 50
    more = next(str(link["href"]) for link in first.all("a") if link.get("rel") == "next")
    assert owner.page(more).words.count("Changed the store's settings") >= 10


def test_it_is_the_own_stores_and_strangers_have_no_names(
    world: World, purchase: Purchase, owner: PoliteClient, rival: PoliteClient
) -> None:
    a_day(world, purchase)
    orders.clear_gate(order_of(purchase, world.green_hill.id), "risk", as_person(world.operators["support"]))
    words = owner.page(LOG).words
    assert "The mall Released the order after a check" in words
    assert "Support" not in words
    theirs = rival.page("/seller/bright-lane/log").words
    assert "Shipped the order" not in theirs
    assert "Clark" not in theirs


def test_who_left_keeps_her_name_in_it(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    a_day(world, purchase)
    clerk = next(row for row in stores.members_for(world.green_hill) if row.person_id == world.clark.id)
    stores.remove_member(world.green_hill, clerk, as_person(world.olivia))
    assert "Clark Took the product off the shelves" in owner.page(LOG).words


def test_deeds_in_the_seller_centre_belong_to_its_store(world: World, owner: PoliteClient) -> None:
    press(owner, "/seller/green-hill/leave")
    assert "Olivia Sent the store on leave" in owner.page(LOG).words


def test_only_who_manages_members_reads_it(clerk: PoliteClient) -> None:
    assert "manage who works here" in clerk.page(LOG, 403).words


def test_every_verb_that_names_a_store_has_its_words() -> None:
    recorded = re.compile(r'audit\.record\((?:[^()]|\([^()]*\))*?"([a-z_]+\.[a-z_]+)"(?:[^()]|\([^()]*\))*\)', re.S)
    passed_on = re.compile(r'_record\([^"]*"([a-z_]+\.[a-z_]+)"')
    files = [file.read_text("utf-8") for file in (ROOT / "mall" / "domain").rglob("*.py")]
    said = {match[1] for text in files for match in recorded.finditer(text) if "store_id=" in match[0]}
    said |= {match[1] for text in files for match in passed_on.finditer(text)}
    assert len(said) > 25
    assert not said - set(DEEDS), "give the verbs words in blueprints/seller/deed_words.py"


def test_every_kind_of_thing_can_be_asked_for(world: World, owner: PoliteClient) -> None:
    for kind in KINDS:
        assert owner.get(f"{LOG}?kind={kind}").status_code == 200
    audit.record(Actor("job"), "store.open", "store", world.green_hill.id, store_id=world.green_hill.id)
    assert "The clock Opened the store" in owner.page(f"{LOG}?kind=store").words
