"""Goods: written, handed in, changed while they sell, taken off the shelves, deleted."""

import re

import pytest
from sqlalchemy import text

from mall.domain import catalog, moderation, stock, stores
from mall.kernel.db import db
from mall.models import Case, Product, ProductRevision
from tests.browser import Page, PoliteClient
from tests.statements import statements
from tests.web.seller.conftest import press, row_counts
from tests.web.shop.test_browse import html_size
from tests.world import ROBOT, World, picture, shelf_of

GOODS = "/seller/green-hill/products"
PARAMETER = re.compile(r"%\((\w+)\)s")


def mug(world: World) -> Product:
    return catalog.product_of(world.green_hill, world.mug.public_id)


def words(version: int, category_id: int, **fields: object) -> dict[str, object]:
    """The form of a product's text as a browser sends it."""
    return {"version": version, "category": str(category_id), "brand": "", "title_en": "Stoneware mug", **fields}


def draft_at(path: str) -> Product:
    """The product whose page that is."""
    return db.session.query(Product).filter_by(public_id=path.rpartition("/")[2]).one()


def test_the_list_shows_the_stores_own_goods(owner: PoliteClient) -> None:
    page = owner.page(GOODS)
    assert "Stoneware mug" in page.words
    assert "Longjing tea" in page.words
    assert "Brass desk lamp" not in page.words


def test_goods_are_found_by_title_code_and_state(owner: PoliteClient) -> None:
    for query in ("q=%E9%A9%AC%E5%85%8B", "q=mug&state=published", "q=STONEWARE"):
        found = owner.page(f"{GOODS}?{query}").words
        assert "Stoneware mug" in found
        assert "Longjing tea" not in found
    assert "Stoneware mug" not in owner.page(f"{GOODS}?state=draft").words
    assert "Stoneware mug" in owner.page(f"{GOODS}?state=no-such-state&edit=nonsense").words


def test_a_tampered_page_key_is_not_found(owner: PoliteClient) -> None:
    for key in ("x", "W10", "eyJhIjoxfQ", "WyJub3QgYSBudW1iZXIiXQ"):
        assert owner.get(f"{GOODS}?after={key}").status_code == 404


def test_a_merchant_lists_a_product_and_an_operator_publishes_it(world: World, owner: PoliteClient) -> None:
    response = press(
        owner, GOODS, title_zh="青瓷茶杯", title_en="Celadon cup", category=str(world.kitchen.id), price="59.90"
    )
    assert response.status_code == 303
    page = owner.page(response.location)
    assert "The product needs at least one picture." in page.words
    assert press(owner, f"{response.location}/submission").status_code == 422

    cup = draft_at(response.location)
    assert (cup.handle, cup.state, cup.price_from) == ("celadon-cup", "draft", 5990)
    shot = picture(world.green_hill, "cup").id
    catalog.revise(cup, {"picture_ids": [shot]}, ROBOT, cup.version)
    assert press(owner, f"{response.location}/submission").status_code == 303
    assert draft_at(response.location).state == "in_review"

    case = db.session.query(Case).filter_by(kind="product_revision", state="open").one()
    moderation.decide(case, True, ROBOT, case.version)
    assert draft_at(response.location).state == "published"


def test_a_second_product_of_the_same_name_gets_a_handle_of_its_own(world: World, owner: PoliteClient) -> None:
    made = [press(owner, GOODS, title_en="Mug", category=str(world.kitchen.id)).location for _ in range(2)]
    assert [draft_at(path).handle for path in made] == ["mug-2", "mug-3"]
    chinese = press(owner, GOODS, title_zh="杯子", category=str(world.kitchen.id)).location
    assert draft_at(chinese).handle.isdigit()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title_en": ""},
        {"title_en": "x" * 121},
        {"category": "999999"},
        {"category": "first"},
        {"price": "-1"},
        {"price": "0"},
        {"price": "1.234"},
        {"price": "twelve"},
        {"price": "99999999999"},
        {"price": "1e3"},
    ],
)
def test_a_draft_that_makes_no_sense_is_refused_with_what_was_typed(
    world: World, owner: PoliteClient, wrong: dict[str, str]
) -> None:
    before = row_counts()
    form = {"title_en": "Celadon cup", "category": str(world.kitchen.id), "price": "12", **wrong}
    response = press(owner, GOODS, **form)
    assert response.status_code == 422
    assert row_counts() == before


def test_fields_that_are_nobodys_business_are_ignored(world: World, owner: PoliteClient) -> None:
    made = press(
        owner, GOODS, title_en="Celadon cup", category=str(world.kitchen.id), state="published", sold="900",
        store_id=str(world.bright_lane.id), price_from="1", handle="stolen", currency="USD",
    )  # fmt: skip
    cup = draft_at(made.location)
    assert (cup.state, cup.sold, cup.store_id, cup.handle) == ("draft", 0, world.green_hill.id, "celadon-cup")


def test_an_edit_of_live_goods_waits_while_the_old_words_sell(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}"
    sent = words(mug(world).version, world.kitchen.id, title_en="Blue mug")
    assert press(owner, path, **sent).status_code == 303
    assert mug(world).title["en"] == "Stoneware mug"
    assert "Stoneware mug" in owner.page(f"/products/{world.mug.public_id}/stoneware-mug").words
    assert press(owner, f"{path}/submission").status_code == 303

    revision = catalog.open_revision(mug(world))
    assert revision is not None
    catalog.approve_revision(revision, ROBOT)
    assert mug(world).title["en"] == "Blue mug"


def test_what_was_sent_back_is_shown_with_its_reason_and_taken_up_again(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}"
    press(owner, path, **words(mug(world).version, world.kitchen.id, title_en="The best mug"))
    press(owner, f"{path}/submission")
    revision = catalog.open_revision(mug(world))
    assert revision is not None
    catalog.refuse_revision(revision, ROBOT, "misleading", "Leave superlatives out.")

    page = owner.page(f"{path}/edit")
    assert "Leave superlatives out." in page.words
    typed = [field.get("value") for field in page.all("input") if field.get("name") == "title_en"]
    assert typed == ["The best mug"]
    press(owner, path, **words(mug(world).version, world.kitchen.id, title_en="A fine mug"))
    assert "Leave superlatives out." not in owner.page(path).words
    assert press(owner, f"{path}/submission").status_code == 303


def test_a_submitted_edit_cannot_be_changed_and_can_be_taken_back(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}"
    press(owner, path, **words(mug(world).version, world.kitchen.id, title_en="Blue mug"))
    press(owner, f"{path}/submission")
    again = press(owner, path, **words(mug(world).version, world.kitchen.id, title_en="Red mug"))
    assert again.status_code == 409
    assert press(owner, f"{path}/recall").status_code == 303
    revision = catalog.open_revision(mug(world))
    assert revision is not None
    assert (revision.state, revision.payload["title"]["en"]) == ("draft", "Blue mug")
    assert press(owner, f"{path}/edit-removal").status_code == 303
    assert catalog.open_revision(mug(world)) is None
    assert "Stoneware mug" in owner.page(path).words


def test_of_two_people_who_edit_at_once_the_second_is_told(world: World, owner: PoliteClient) -> None:
    path, seen = f"{GOODS}/{world.mug.public_id}", mug(world).version
    press(owner, path, **words(seen, world.kitchen.id, title_en="Hers"))
    response = press(owner, path, **words(seen, world.kitchen.id, title_en="His"))
    assert response.status_code == 409
    page = response.get_data(as_text=True)
    assert 'value="His"' in page  # nothing typed is lost
    assert "Hers" in page  # and what is saved now is said
    revision = catalog.open_revision(mug(world))
    assert revision is not None
    assert revision.payload["title"]["en"] == "Hers"
    version = mug(world).version
    assert f'name="version" value="{version}"' in page
    assert press(owner, path, **words(version, world.kitchen.id, title_en="His")).status_code == 303


def test_another_category_asks_other_questions(world: World, owner: PoliteClient) -> None:
    values = [
        {"key": "clay", "name": {"en": "Clay", "zh": "陶"}},
        {"key": "glass", "name": {"en": "Glass", "zh": "玻璃"}},
    ]
    catalog.add_attribute(world.kitchen, "material", {"en": "Material", "zh": "材质"}, values)
    path = f"{GOODS}/{world.mug.public_id}"
    assert "Material" in owner.page(f"{path}/edit").words
    press(owner, path, **words(mug(world).version, world.kitchen.id, attribute_material="clay"))
    revision = catalog.open_revision(mug(world))
    assert revision is not None
    assert revision.payload["attributes"] == {"material": "clay"}
    bad = press(owner, path, **words(mug(world).version, world.kitchen.id, attribute_material="gold"))
    assert bad.status_code == 422
    moved = press(owner, path, **words(mug(world).version, world.home.id, attribute_material="clay"))
    assert moved.location == f"{path}/edit"
    assert db.session.get_one(ProductRevision, revision.id).payload["attributes"] == {}


def test_goods_leave_the_shelves_and_come_back(world: World, owner: PoliteClient) -> None:
    path, public = f"{GOODS}/{world.mug.public_id}", f"/products/{world.mug.public_id}/stoneware-mug"
    assert press(owner, f"{path}/withdrawal").status_code == 303
    assert owner.get(public).status_code == 404
    assert press(owner, f"{path}/withdrawal").status_code == 409
    assert press(owner, f"{path}/publication").status_code == 303
    assert owner.get(public).status_code == 200


def test_blocked_goods_stay_blocked(world: World, owner: PoliteClient) -> None:
    catalog.block(mug(world), ROBOT, "counterfeit")
    path = f"{GOODS}/{world.mug.public_id}"
    assert press(owner, f"{path}/publication").status_code == 409
    assert mug(world).state == "blocked"


def test_goods_on_sale_are_not_deleted_and_withdrawn_ones_are(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}"
    assert press(owner, f"{path}/deletion").status_code == 409
    press(owner, f"{path}/withdrawal")
    assert owner.page(f"{path}/deletion")
    assert press(owner, f"{path}/deletion").status_code == 303
    assert owner.get(path).status_code == 404
    assert "Stoneware mug" not in owner.page(GOODS).words


def test_terms_act_at_once(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}"
    press(owner, f"{path}/terms", template="", limit="3", by_parcel="y")
    assert (mug(world).order_limit, mug(world).by_parcel, mug(world).by_pickup) == (3, True, False)
    press(owner, f"{path}/terms", template="", limit="", by_parcel="y", by_pickup="y")
    assert (mug(world).order_limit, mug(world).by_pickup) == (None, True)
    assert press(owner, f"{path}/terms", template="", limit="").status_code == 422  # no way is left


def test_a_store_that_hands_out_nothing_sends_everything(world: World, owner: PoliteClient) -> None:
    stores.edit_location(world.green_hill, ROBOT, is_pickup_point=False)
    path = f"{GOODS}/{world.mug.public_id}"
    assert press(owner, f"{path}/terms", template="", limit="", by_pickup="y").status_code == 422
    assert mug(world).by_parcel


def test_a_reason_stands_beside_the_fields_that_it_is_about(world: World, owner: PoliteClient, signed_in) -> None:  # type: ignore[no-untyped-def]
    path = f"{GOODS}/{world.mug.public_id}"
    press(owner, path, **words(mug(world).version, world.kitchen.id, title_en="The best mug"))
    press(owner, f"{path}/submission")
    case = db.session.query(Case).filter_by(kind="product_revision", state="open").one()
    sent = signed_in(world.operators["moderation"]).submit(
        f"/admin/cases/{case.id}",
        "/decision",
        verdict="refuse",
        reason_code="misleading",
        message="Leave it out.",
        fields=["title", "picture_ids", "price"],
    )
    assert sent.status_code == 422  # a price is not among what is reviewed
    signed_in(world.operators["moderation"]).submit(
        f"/admin/cases/{case.id}",
        "/decision",
        verdict="refuse",
        reason_code="misleading",
        message="Leave it out.",
        fields=["title", "picture_ids"],
    )
    beside = "Sent back: Leave it out."
    assert beside in owner.page(f"{path}/edit").words
    assert beside in owner.page(f"{path}/pictures").words
    assert beside not in owner.page(f"{path}/options").words
    assert owner.page(path).words.count(beside) == 2
    press(owner, path, **words(mug(world).version, world.kitchen.id, title_en="A fine mug"))
    assert beside not in owner.page(f"{path}/edit").words


def test_a_copy_begins_with_everything_that_the_product_says(world: World, owner: PoliteClient) -> None:
    catalog.set_prices(world.skus["tea-100"], [(1, 6800), (10, 6000)])
    catalog.set_terms(world.tea, ROBOT, catalog.Terms(order_limit=4, by_pickup=False))
    made = press(owner, f"{GOODS}/{world.tea.public_id}/copies")
    copy = catalog.product_of(world.green_hill, made.location.rpartition("/")[2])
    tea = catalog.product_of(world.green_hill, world.tea.public_id)
    assert (copy.handle, copy.state, copy.order_limit, copy.by_pickup) == ("tea-2", "draft", 4, False)
    assert catalog.payload_of(copy) == catalog.payload_of(tea)
    drafts = [catalog.draft_of(sku) for sku in copy.skus]
    assert [(draft.code, draft.price, draft.tiers) for draft in drafts] == [
        ("tea-2-tea-100", 6800, ((10, 6000),)),
        ("tea-2-tea-250", 15800, ()),
    ]
    assert press(owner, f"{GOODS}/{world.tea.public_id}/copies").status_code == 303  # and another one


def test_a_rivals_goods_do_not_exist_here(world: World, rival: PoliteClient) -> None:
    before = row_counts()
    path = f"/seller/bright-lane/products/{world.mug.public_id}"
    for page in ("", "/edit", "/deletion"):
        assert rival.get(f"{path}{page}").status_code == 404
    for verb in ("", "/submission", "/recall", "/edit-removal", "/withdrawal", "/publication", "/deletion", "/terms"):
        assert press(rival, f"{path}{verb}", **words(1, world.home.id)).status_code == 404
    assert row_counts() == before
    assert mug(world).state == "published"


def test_the_search_can_take_its_part_of_the_page(owner: PoliteClient) -> None:
    """htmx asks for the same page and selects the list in it."""
    page = owner.get(f"{GOODS}?q=mug", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert 'id="goods"' in page
    assert 'hx-select="#goods"' in page


def test_goods_are_narrowed_down_by_category_price_and_stock_and_sorted(world: World, owner: PoliteClient) -> None:
    def titles(query: str) -> list[str]:
        names = ("Stoneware mug", "Longjing tea", "Celadon cup")
        words = owner.page(f"{GOODS}?{query}").words
        return sorted((name for name in names if name in words), key=words.index)

    press(owner, GOODS, title_en="Celadon cup", category=str(world.home.id), price="59.90")
    assert titles("") == ["Celadon cup", "Stoneware mug", "Longjing tea"]
    assert titles("sort=price-up") == ["Stoneware mug", "Celadon cup", "Longjing tea"]
    assert titles("sort=price-down") == ["Longjing tea", "Celadon cup", "Stoneware mug"]
    assert titles(f"category={world.home.id}") == ["Celadon cup"]
    assert titles("low=50&high=60") == ["Celadon cup"]
    assert titles("stock=out") == ["Celadon cup"]
    assert titles("stock=low") == []
    shelf = stock.Wanted(world.green_hill.id, world.skus["mug"].id, shelf_of(world.green_hill).id, 2)
    stock.recount(shelf, ROBOT)
    assert titles("stock=low") == ["Stoneware mug"]
    assert len(titles("low=dear&high=-1&sort=colour&stock=some&category=x")) == 3


def test_a_page_of_five_thousand_products_costs_what_one_of_twenty_does(world: World, owner: PoliteClient) -> None:
    """In statements; and none of them reads the table of products from one end to the other."""
    addresses = ("", "?sort=price-up", "?state=published&stock=low", "?edit=refused", "?q=Thing&sort=sales")
    many_products(world, 20)
    asked(owner, GOODS)  # the first visit of a session writes down that it was here
    few = [len(asked(owner, f"{GOODS}{query}")) for query in addresses]
    many_products(world, 4980)
    assert [len(asked(owner, f"{GOODS}{query}")) for query in addresses] == few
    assert max(few) <= 12
    page = owner.get(GOODS).get_data(as_text=True)
    assert html_size(page) <= 10_000
    following = next(str(link["href"]) for link in Page(page).all("a") if link.get("rel") == "next")
    assert len(asked(owner, following)) == few[0]


def test_every_page_about_goods_stays_light(world: World, owner: PoliteClient) -> None:
    one, sku = f"{GOODS}/{world.tea.public_id}", world.skus["tea-100"].public_id
    desk = "/seller/green-hill"
    asked(owner, GOODS)
    for path in (
        one,
        f"{one}/edit",
        f"{one}/details",
        f"{one}/skus",
        f"{one}/skus/history",
        f"{one}/stock",
        f"{desk}/stock",
    ):
        assert len(asked(owner, path)) <= 24, path
        assert html_size(owner.get(path).get_data(as_text=True)) <= 6_000, path
    assert len(asked(owner, f"{desk}/stock/{sku}/movements")) <= 24


@pytest.mark.parametrize("sort", catalog.Sort)
def test_a_sorted_list_is_read_from_an_index(world: World, sort: catalog.Sort) -> None:
    many_products(world, 4980)
    with statements() as sent:
        catalog.products_for(world.green_hill, sort=sort)
    plan = explained(sent[-1], world.green_hill.id)
    assert "Index Scan" in plan
    assert "Sort" not in plan, plan


def many_products(world: World, count: int) -> None:
    """So many more live products of Green Hill, of a price and a sale each, and as many of its rival's."""
    columns = [column.name for column in Product.__table__.columns if column.name != "id"]
    changed = {
        "public_id": "gen_random_uuid()",
        "handle": "handle || '-' || gen_random_uuid()",
        "title": """'{"en": "Thing", "zh": "物"}'::jsonb""",
        "price_from": "1000 + n",
        "sold": "n % 500",
    }
    for product in (world.mug, world.lamp):
        copy = (
            f"INSERT INTO product ({', '.join(columns)}) SELECT {', '.join(changed.get(name, name) for name in columns)} "
            "FROM product CROSS JOIN generate_series(1, :count) AS each (n) WHERE id = :id"
        )
        db.session.execute(text(copy), {"count": count, "id": product.id})
    db.session.execute(text("ANALYZE product"))
    db.session.commit()


def asked(browser: PoliteClient, path: str) -> list[str]:
    with statements() as sent:
        assert browser.get(path).status_code == 200
    return sent


def explained(statement: str, store_id: int) -> str:
    """How PostgreSQL would go about a statement about a store."""
    lines = db.session.connection().exec_driver_sql(
        f"EXPLAIN {statement}",
        {name: store_id if "store_id" in name else "deleted" for name in PARAMETER.findall(statement)},
    )
    return "\n".join(line for (line,) in lines)
