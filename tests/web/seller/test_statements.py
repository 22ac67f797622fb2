"""The store's money: balances, statements line by line, a word on them."""

from mall.domain import ledger
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.web.seller.conftest import SignIn, order_of, press, settle, work_as
from tests.world import World

MONEY = "/seller/green-hill/statements"


def state_of(world: World) -> str:
    db.session.rollback()
    db.session.expire_all()
    return ledger.statements_for(world.green_hill.id).items[0].state


def test_balances_are_shown_to_the_cent(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    assert "¥174.25" in owner.page(MONEY).words


def test_a_statement_names_every_order_it_pays(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    statement = settle(world, purchase)
    page = owner.page(f"{MONEY}/{statement.public_id}")
    number = order_of(purchase, world.green_hill.id).number
    assert f"/seller/green-hill/orders/{number}/money" in {link["href"] for link in page.all("a")}
    for part in ("¥136.00", "¥39.00", "-¥6.80", "-¥1.95", "¥174.25"):
        assert part in page.words, part


def test_the_owner_confirms_it_once(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    path = f"{MONEY}/{settle(world, purchase).public_id}"
    assert press(owner, f"{path}/confirmation").status_code == 303
    assert state_of(world) == "confirmed"
    assert press(owner, f"{path}/confirmation").status_code == 409
    assert press(owner, f"{path}/dispute", why="Too late").status_code == 409


def test_a_manager_looks_and_an_owner_or_finance_confirms(world: World, purchase: Purchase, signed_in: SignIn) -> None:
    path = f"{MONEY}/{settle(world, purchase).public_id}"
    work_as(world, world.bob, "manager")
    browser = signed_in(world.bob)
    assert not [form for form in browser.page(path).forms if "confirmation" in form["action"]]
    assert press(browser, f"{path}/confirmation").status_code == 403
    assert state_of(world) == "issued"


def test_finance_sees_statements_and_no_orders(world: World, purchase: Purchase, signed_in: SignIn) -> None:
    path = f"{MONEY}/{settle(world, purchase).public_id}"
    work_as(world, world.bob, "finance")
    page = signed_in(world.bob).page(path)
    number = order_of(purchase, world.green_hill.id).number
    assert number in page.words
    assert press(signed_in(world.bob), f"{path}/confirmation").status_code == 303


def test_a_rivals_statement_does_not_exist(world: World, purchase: Purchase, rival: PoliteClient) -> None:
    foreign = settle(world, purchase).public_id
    path = f"/seller/bright-lane/statements/{foreign}"
    assert rival.get(path).status_code == 404
    assert press(rival, f"{path}/confirmation").status_code == 404
    assert press(rival, f"{path}/dispute", why="mine").status_code == 404
    assert state_of(world) == "issued"
