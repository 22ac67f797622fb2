"""The seller centre's door: who comes in, what she may do, and whose rows she sees even when a query forgets to ask."""

from typing import Any

import pytest
from flask import Flask, g, jsonify
from sqlalchemy import select, text

from mall.domain import people, stores
from mall.domain.stores import StoreRight
from mall.kernel import tenancy
from mall.kernel.db import db
from mall.kernel.web.doors import right_door
from mall.models import Order, Product, Purchase, Store, WebSession
from tests.browser import PoliteClient
from tests.statements import statements
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.world import ROBOT, World

DESK = "/seller/green-hill"


def test_a_visitor_is_led_to_sign_in_and_back(world: World, client: PoliteClient) -> None:
    response = client.get(f"{DESK}/orders?tab=unpaid")
    assert response.status_code == 303
    assert response.location == "/sign-in?next=%2Fseller%2Fgreen-hill%2Forders%3Ftab%3Dunpaid"


def test_a_stranger_cannot_tell_a_store_from_none(rival: PoliteClient) -> None:
    for path in (DESK, f"{DESK}/orders", "/seller/no-such-store"):
        assert rival.get(path).status_code == 404


def test_a_shopper_has_no_desk(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.alice).get(DESK).status_code == 404


def test_a_former_member_is_a_stranger_at_her_next_press(world: World, clerk: PoliteClient) -> None:
    assert clerk.get(f"{DESK}/products").status_code == 200
    member = next(row for row in stores.members_for(world.green_hill) if row.person_id == world.clark.id)
    stores.remove_member(world.green_hill, member, ROBOT)
    assert clerk.get(f"{DESK}/products").status_code == 404


def test_nobody_works_in_a_closed_store(world: World, owner: PoliteClient) -> None:
    stores.begin_closing(world.green_hill, ROBOT)
    stores.close(world.green_hill, ROBOT)
    assert owner.get(DESK).status_code == 404


def test_a_clerk_of_goods_sees_neither_orders_nor_money_nor_settings(clerk: PoliteClient) -> None:
    for path in ("orders", "pickups", "statements", "freight", "settings", "members"):
        page = clerk.page(f"{DESK}/{path}", 403)
        assert "Your role in this store does not let you" in page.words
    for path in ("products", "stock"):
        assert clerk.get(f"{DESK}/{path}").status_code == 200


@pytest.mark.parametrize(
    ("role", "open_pages"),
    [
        ("manager", {"products", "stock", "orders", "pickups", "after-sales", "statements", "freight", "settings"}),
        ("orders", {"stock", "orders", "pickups", "after-sales"}),
        ("finance", {"statements"}),
        ("counter", {"orders", "pickups"}),
    ],
)
def test_a_role_opens_its_own_pages_and_names_them(
    world: World, signed_in: SignIn, role: str, open_pages: set[str]
) -> None:
    work_as(world, world.bob, role)
    browser = signed_in(world.bob)
    pages = {"products", "stock", "orders", "pickups", "after-sales", "statements", "freight", "settings", "members"}
    assert {path for path in pages if browser.get(f"{DESK}/{path}").status_code == 200} == open_pages
    links = {link["href"] for link in browser.page(DESK).all("a")}
    assert {path for path in pages if f"{DESK}/{path}" in links} == open_pages


def test_a_right_that_is_missing_changes_nothing(world: World, purchase: Purchase, clerk: PoliteClient) -> None:
    number = order_of(purchase, world.green_hill.id).number
    before = row_counts()
    for path in (
        f"orders/{number}/cancellation",
        f"orders/{number}/shipments",
        "leave",
        "members/invitations",
        "freight",
    ):
        assert (
            press(clerk, f"{DESK}/{path}", reason="other", role="owner", contact="bob@example.com").status_code == 403
        )
    assert row_counts() == before


def test_a_form_without_a_token_changes_nothing(world: World, owner: PoliteClient) -> None:
    assert owner.post(f"{DESK}/leave").status_code == 400
    assert stores.store_by_id(world.green_hill.id).state == "open"


def test_a_form_from_another_site_changes_nothing(world: World, owner: PoliteClient) -> None:
    form = {"csrf_token": owner.token("/account/profile")}
    assert owner.post(f"{DESK}/leave", data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert stores.store_by_id(world.green_hill.id).state == "open"


def test_whoever_works_in_two_stores_changes_between_them(world: World, owner: PoliteClient) -> None:
    stores.add_member(world.bright_lane, world.olivia.id, "goods", ROBOT)
    assert "Stoneware mug" in owner.page(f"{DESK}/products").words
    bright = owner.page("/seller/bright-lane/products").words
    assert "Brass desk lamp" in bright
    assert "Stoneware mug" not in bright
    assert owner.get("/seller/bright-lane/orders").status_code == 403


def test_a_merchants_session_is_shorter_than_a_shoppers(world: World, owner: PoliteClient) -> None:
    owner.get("/account")
    mine = select(WebSession).where(WebSession.person_id == world.olivia.id)
    assert db.session.scalars(mine).one().idle_seconds == people.SHOPPER.idle.total_seconds()
    owner.get(DESK)
    assert db.session.scalars(mine).one().idle_seconds == people.MERCHANT.idle.total_seconds()


@pytest.fixture
def forgetful(mall: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that asks for everybody's rows, by the ORM and past it, and tries to change them."""

    @right_door(StoreRight.LOOK)
    def everything() -> Any:
        tables = sorted(name for name, kind in tenancy.KINDS.items() if kind == "tenant")
        foreign = {
            name: db.session.scalar(
                text(f"SELECT count(*) FROM {name} WHERE store_id <> :store"), {"store": g.store.id}
            )
            for name in tables
            if name != "ledger_account"
        }
        changed = db.session.execute(
            text("UPDATE product SET sold = 7 WHERE store_id <> :store"), {"store": g.store.id}
        )
        return jsonify(
            orm=[row.handle for row in db.session.scalars(select(Product).order_by(Product.id))],
            raw=list(db.session.scalars(text("SELECT handle FROM product ORDER BY id"))),
            orders=len(db.session.scalars(select(Order)).all()),
            accounts=list(
                db.session.scalars(text("SELECT DISTINCT owner_id FROM ledger_account WHERE owner = 'store'"))
            ),
            foreign={name: count for name, count in foreign.items() if count},
            changed=changed.rowcount,  # type: ignore[attr-defined]
            role=db.session.scalar(text("SELECT current_user")),
        )

    monkeypatch.setitem(mall.view_functions, "seller.home", everything)


@pytest.mark.usefixtures("forgetful")
def test_a_query_that_forgets_its_owner_sees_nothing_foreign(
    world: World, purchase: Purchase, owner: PoliteClient
) -> None:
    seen = owner.get(DESK).get_json()
    assert seen["orm"] == seen["raw"] == ["tea", "mug"]
    assert seen["orders"] == 1
    assert seen["accounts"] == [world.green_hill.id]
    assert seen["foreign"] == {}
    assert seen["changed"] == 0
    assert seen["role"] == tenancy.ROLE


@pytest.mark.usefixtures("forgetful")
def test_the_same_page_without_the_nets_would_see_the_rival(
    world: World, purchase: Purchase, owner: PoliteClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: with the nets taken away the page shows what it must not."""
    monkeypatch.setattr(tenancy, "enter_store", lambda store_id: None)
    seen = owner.get(DESK).get_json()
    assert "lamp" in seen["orm"]
    assert "lamp" in seen["raw"]
    assert seen["foreign"]["product"] == 1
    assert seen["changed"] == 1


@pytest.mark.usefixtures("forgetful")
def test_private_tables_are_out_of_reach(world: World, purchase: Purchase, mall: Flask) -> None:
    tenancy.enter_store(world.green_hill.id)
    with pytest.raises(Exception, match="permission denied for table purchase"):
        db.session.scalar(select(Purchase.id))
    db.session.rollback()
    tenancy.leave_store()


def test_the_store_does_not_outlive_its_request(world: World, owner: PoliteClient, mall: Flask) -> None:
    owner.get(DESK)
    with mall.app_context():
        assert "store_id" not in db.session.info
        assert db.session.scalar(text("SELECT current_user")) != tenancy.ROLE
        assert db.session.scalar(text("SELECT nullif(current_setting('mall.store', true), '')")) is None
        assert {row.slug for row in db.session.scalars(select(Store))} >= {"green-hill", "bright-lane"}
    assert "Brass desk lamp" in owner.page("/stores/bright-lane").words


def test_a_step_outside_the_store_ends_where_it_began(world: World) -> None:
    tenancy.enter_store(world.green_hill.id)
    with tenancy.outside():
        assert people.person_with(people.contact_of("alice@example.com")) is not None
    assert db.session.scalar(text("SELECT current_user")) == tenancy.ROLE
    assert [row.handle for row in db.session.scalars(select(Product).order_by(Product.id))] == ["tea", "mug"]
    db.session.rollback()
    tenancy.leave_store()


def test_a_refused_form_is_shown_again_behind_the_same_nets(world: World, owner: PoliteClient) -> None:
    path = f"{DESK}/products/{world.mug.public_id}"
    response = press(owner, f"{path}/terms", template="", limit="-3")
    assert response.status_code == 422
    assert "Stoneware mug" in response.get_data(as_text=True)


def test_pages_stay_within_their_statements(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    number = order_of(purchase, world.green_hill.id).number
    mug = f"products/{world.mug.public_id}"
    of_product = ("", "/edit", "/options", "/skus", "/pictures", "/stock", "/deletion")
    of_order = ("", "/shipments/new", "/cancellation")
    pages = [f"{mug}{page}" for page in of_product] + [f"orders/{number}{page}" for page in of_order]
    pages += [
        "",
        "products",
        "products?q=mug",
        "products/new",
        "stock",
        f"stock/{world.skus['mug'].public_id}/movements",
    ]
    pages += ["after-sales", "orders", "orders?tab=all&q=Alice", "pickups", "statements", "freight", "freight/new"]
    pages += ["settings", "settings/place", "closing", "members"]
    owner.get(DESK)
    counted = {}
    for path in pages:
        with statements() as sent:
            assert owner.get(f"{DESK}/{path}".rstrip("/")).status_code == 200, path
        counted[path] = len(sent)
    assert counted.pop("") <= 16, "the to-do home, which gathers what ten trades count"
    assert counted.pop(f"orders/{number}") <= 14, "an order, with its changes, parcels, money and history"
    assert max(counted.values()) <= 12, counted
