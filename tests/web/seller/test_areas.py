"""Where a store delivers at all, and how it may be paid: said on its pages, and held to at the checkout."""

import pytest

from mall.domain import orders, payments, stores
from mall.kernel.db import db
from tests.browser import PoliteClient
from tests.trade import CONTACT, as_person, attempt_for, baskets, buy, buyer
from tests.web.seller.conftest import SignIn, press
from tests.world import ROBOT, World

AREA = "/seller/green-hill/settings/area"


def take(world: World, store: stores.Store, *ways: str) -> None:
    """Be paid in these ways and no others."""
    names = {"online": "takes_online", "transfer": "takes_transfer", "cash": "takes_cash_on_delivery"}
    stores.edit_store(store, ROBOT, store.version, **{name: way in ways for way, name in names.items()})
    db.session.commit()


def test_outside_of_the_area_nothing_is_delivered_and_every_page_says_so(
    world: World, owner: PoliteClient, signed_in: SignIn
) -> None:
    shopper = signed_in(world.bob)
    shopper.post("/destination", data={"place": "33", "next": "/"})
    product = f"/products/{world.mug.public_id}/stoneware-mug"
    assert "does not deliver" not in shopper.page(product).words
    version = stores.store_by_id(world.green_hill.id).version
    assert press(owner, AREA, regions=["31", "32"], version=version).status_code == 303
    assert "does not deliver to 浙江省" in shopper.page(product).words
    assert "Delivers to: 上海市, 江苏省" in shopper.page("/stores/green-hill").words
    shopper.send("/cart/lines", "/account/profile", sku=str(world.skus["mug"].public_id), quantity="1")
    with pytest.raises(orders.NotDelivered):
        buy(world, world.alice, {"mug": 1})
    assert buy(world, world.alice, {"mug": 1}, method="pickup").total == 3900


def test_an_empty_area_is_everywhere(world: World, owner: PoliteClient) -> None:
    for regions in (["31"], []):
        version = stores.store_by_id(world.green_hill.id).version
        press(owner, AREA, regions=regions, version=version)
    assert buy(world, world.alice, {"mug": 1})


@pytest.mark.parametrize("wrong", [{"regions": ["330106"]}, {"regions": ["x"]}, {"version": "x"}])
def test_only_provinces_can_be_chosen(world: World, owner: PoliteClient, wrong: dict[str, object]) -> None:
    fields = {"regions": ["33"], "version": stores.store_by_id(world.green_hill.id).version, **wrong}
    assert press(owner, AREA, **fields).status_code in (409, 422)
    assert not stores.store_by_id(world.green_hill.id).delivers_to


def test_a_way_that_is_not_taken_is_neither_offered_nor_accepted(
    world: World, owner: PoliteClient, signed_in: SignIn
) -> None:
    take(world, world.green_hill, "transfer")
    purchase = buy(world, world.alice, {"mug": 1})
    assert [way.kind for way in payments.ways_to_pay(purchase)] == ["transfer"]
    page = signed_in(world.alice).page(f"/purchases/{purchase.number}/payment").words
    assert "Bank transfer" in page
    with pytest.raises(payments.NotTaken):
        attempt_for(purchase)
    db.session.rollback()
    words = owner.page("/stores/green-hill").words
    assert "Ways to pay: bank transfer" in words
    take(world, world.green_hill, "online", "cash")
    assert {way.kind for way in payments.ways_to_pay(purchase)} == {"demo", "cash"}


def test_stores_without_a_way_in_common_are_not_bought_from_together(world: World, signed_in: SignIn) -> None:
    take(world, world.green_hill, "online")
    take(world, world.bright_lane, "transfer")
    with pytest.raises(orders.NoCommonWay):
        orders.place(
            buyer(world.alice),
            baskets(world, {"mug": 1, "lamp": 1}),
            CONTACT,
            key="k",
            actor=as_person(world.alice),
        )
    db.session.rollback()
    assert buy(world, world.alice, {"mug": 1})
