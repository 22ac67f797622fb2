"""Many products at once: chosen by boxes, shown before anything changes, done once, each with its own outcome."""

import uuid

import pytest

from mall.domain import batches, catalog, stock
from mall.kernel.db import db
from mall.models import Batch, Price, Product
from tests.browser import PoliteClient
from tests.trade import as_person, buy
from tests.web.seller.conftest import press, row_counts
from tests.world import ROBOT, World, shelf_of

GOODS = "/seller/green-hill/products"


def plan(browser: PoliteClient, deed: str, *products: Product) -> str:
    """Choose products in the list and say what to do; the address of what is planned."""
    answer = press(browser, f"{GOODS}/batches", deed=deed, product=[str(each.public_id) for each in products])
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location


def state_of(product: Product) -> str:
    return db.session.get_one(Product, product.id, populate_existing=True).state


def prices_of(world: World, code: str) -> list[tuple[int, int]]:
    return [(price.min_quantity, price.amount) for price in catalog.current_prices(world.skus[code])]


def on_hand(world: World, code: str) -> int:
    return sum(
        shelf.on_hand for shelf in stock.shelves_for(world.green_hill, [world.skus[code].id])[world.skus[code].id]
    )


def test_several_products_leave_the_shelves_together_and_come_back(world: World, owner: PoliteClient) -> None:
    page = plan(owner, "withdraw", world.tea, world.mug)
    assert state_of(world.mug) == "published"  # nothing happens before it is confirmed
    assert owner.submit(page, "/confirmation").status_code == 303
    assert (state_of(world.tea), state_of(world.mug)) == ("withdrawn", "withdrawn")
    assert "All done." in owner.page(page).words
    owner.submit(plan(owner, "offer", world.tea, world.mug), "/confirmation")
    assert (state_of(world.tea), state_of(world.mug)) == ("published", "published")


def test_one_that_cannot_be_changed_says_why_and_harms_no_other(world: World, owner: PoliteClient) -> None:
    draft = press(owner, GOODS, title_en="Half a cup", category=str(world.kitchen.id)).location
    half = db.session.query(Product).filter_by(public_id=uuid.UUID(draft.rpartition("/")[2])).one()
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), ROBOT)
    page = plan(owner, "offer", half, world.mug, world.tea)
    owner.submit(page, "/confirmation")
    words = owner.page(page).words
    assert "1 done, 2 left as they were." in words
    assert "The product needs at least one picture." in words
    assert "The product's current state does not allow this." in words
    assert (state_of(half), state_of(world.mug)) == ("draft", "published")


def test_prices_are_shown_before_they_are_true_and_rounded_as_asked(world: World, owner: PoliteClient) -> None:
    catalog.set_prices(world.skus["mug"], [(1, 3900), (10, 3500)])
    page = plan(owner, "prices", world.tea, world.mug)
    assert press(owner, f"{page}/confirmation").status_code == 409  # nothing is planned yet
    press(owner, f"{page}/prices", how="lower_percent", value="7.5", step="10")
    words = owner.page(page).words
    assert "¥39.00 10+ ¥35.00" in words
    assert "¥36.10 10+ ¥32.40" in words  # 3607.5 and 3237.5
    assert prices_of(world, "mug") == [(1, 3900), (10, 3500)]
    owner.submit(page, "/confirmation")
    assert prices_of(world, "mug") == [(1, 3610), (10, 3240)]
    assert prices_of(world, "tea-100") == [(1, 6290)]
    assert db.session.get_one(Product, world.mug.id, populate_existing=True).price_from == 3610


def test_a_batch_is_done_once(world: World, owner: PoliteClient) -> None:
    page = plan(owner, "prices", world.mug)
    press(owner, f"{page}/prices", how="raise", value="1", step="1")
    assert owner.submit(page, "/confirmation").status_code == 303
    assert press(owner, f"{page}/confirmation").status_code == 409
    assert press(owner, f"{page}/prices", how="raise", value="1", step="1").status_code == 409
    assert prices_of(world, "mug") == [(1, 4000)]


def test_a_price_that_somebody_changed_meanwhile_is_left_alone(world: World, owner: PoliteClient) -> None:
    page = plan(owner, "prices", world.tea, world.mug)
    press(owner, f"{page}/prices", how="set", value="50", step="1")
    catalog.set_prices(world.skus["tea-250"], [(1, 15000)])
    before = db.session.query(Price).filter(Price.sku_id == world.skus["tea-100"].id).count()
    owner.submit(page, "/confirmation")
    assert (prices_of(world, "mug"), prices_of(world, "tea-250")) == ([(1, 5000)], [(1, 15000)])
    assert prices_of(world, "tea-100") == [(1, 6800)]  # nothing of the product is half-written
    assert db.session.query(Price).filter(Price.sku_id == world.skus["tea-100"].id).count() == before
    assert "This was changed in the meantime." in owner.page(page).words


@pytest.mark.parametrize(
    ("how", "value", "why"),
    [
        ("lower", "39", "A price must be more than nothing."),
        ("set", "35", "A quantity price must be lower than the price."),
        ("raise", "999999", "This amount is too high."),
    ],
)
def test_a_change_that_makes_no_sense_for_a_product_leaves_it_out(
    world: World, owner: PoliteClient, how: str, value: str, why: str
) -> None:
    catalog.set_prices(world.skus["mug"], [(1, 3900), (10, 3500)])
    page = plan(owner, "prices", world.mug, world.tea)
    press(owner, f"{page}/prices", how=how, value=value, step="1")
    assert why in owner.page(page).words
    owner.submit(page, "/confirmation")
    assert prices_of(world, "mug") == [(1, 3900), (10, 3500)]


def test_counts_are_set_or_added_and_never_fall_below_what_is_promised(world: World, owner: PoliteClient) -> None:
    page = plan(owner, "units", world.tea, world.mug)
    press(owner, f"{page}/units", how="adds", units="5")
    stock.receive(
        stock.Wanted(world.green_hill.id, world.skus["mug"].id, shelf_of(world.green_hill).id, 1), ROBOT
    )  # five are added to what lies there by then
    owner.submit(page, "/confirmation")
    assert (on_hand(world, "tea-100"), on_hand(world, "mug")) == (15, 16)
    buy(world, world.alice, {"mug": 3})
    page = plan(owner, "units", world.tea, world.mug)
    press(owner, f"{page}/units", how="sets", units="2")
    owner.submit(page, "/confirmation")
    assert (on_hand(world, "tea-100"), on_hand(world, "mug")) == (2, 16)
    assert "Some of these units are reserved for orders." in owner.page(page).words


def test_nothing_too_many_or_a_rivals_is_refused_whole(world: World, owner: PoliteClient) -> None:
    before = row_counts()
    assert press(owner, f"{GOODS}/batches", deed="withdraw").status_code == 422
    assert press(owner, f"{GOODS}/batches", deed="burn", product=str(world.mug.public_id)).status_code == 422
    many = [str(uuid.uuid4()) for _ in range(batches.MOST + 1)]
    assert press(owner, f"{GOODS}/batches", deed="withdraw", product=many).status_code == 422
    for foreign in (str(world.lamp.public_id), "nonsense", "1"):
        chosen = [str(world.mug.public_id), foreign]
        assert press(owner, f"{GOODS}/batches", deed="withdraw", product=chosen).status_code == 404
    assert row_counts() == before


def test_what_was_done_is_found_again_with_who_did_it(world: World, owner: PoliteClient, rival: PoliteClient) -> None:
    page = plan(owner, "withdraw", world.mug)
    assert "Not done yet" in owner.page(f"{GOODS}/batches").words
    owner.submit(page, "/confirmation")
    assert "Olivia" in owner.page(f"{GOODS}/batches").words
    batch = db.session.query(Batch).one()
    for path in ("", "/confirmation", "/prices", "/units"):
        address = f"/seller/bright-lane/products/batches/{batch.public_id}{path}"
        answer = press(rival, address, how="sets", units="1") if path else rival.get(address)
        assert answer.status_code == 404


def test_a_deleted_product_is_named_in_what_came_of_it(world: World, owner: PoliteClient) -> None:
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    page = plan(owner, "offer", world.mug, world.tea)
    catalog.withdraw(mug, as_person(world.olivia))
    catalog.remove(mug, as_person(world.olivia))
    owner.submit(page, "/confirmation")
    assert "This product is deleted." in owner.page(page).words
