"""Prices, codes and weights of every combination."""

import re
from datetime import timedelta

import time_machine

from mall.domain import catalog
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Price, Product
from tests.browser import PoliteClient
from tests.trade import as_person, buy
from tests.web.seller.conftest import press
from tests.world import World

GOODS = "/seller/green-hill/products"


def tea(world: World) -> Product:
    return catalog.product_of(world.green_hill, world.tea.public_id)


def seen(owner: PoliteClient, path: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', owner.get(f"{path}/skus").get_data(as_text=True))
    assert found
    return found[1]


def table(owner: PoliteClient, path: str, *rows: dict[str, str], **also: str) -> dict[str, str]:
    """The form with a row per combination; an empty row is switched off."""
    form = {"seen": seen(owner, path), **also}
    for place, row in enumerate(rows):
        form |= {f"rows-{place}-{name}": "" for name in ("code", "price", "list_price", "weight_g", "tiers")}
        form |= {f"rows-{place}-{name}": value for name, value in row.items()}
        if row:
            form[f"rows-{place}-sells"] = "y"
    return form


def prices_of(product: Product) -> dict[str, dict[int, int]]:
    return {
        sku.code: {price.min_quantity: price.amount for price in sku.prices} for sku in product.skus if sku.is_active
    }


def test_prices_change_at_once_and_the_old_ones_are_kept(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.tea.public_id}"
    rows = (
        {"code": "tea-100", "price": "70", "list_price": "80", "weight_g": "120", "tiers": "10: 65, 50：60.5"},
        {"code": "tea-250", "price": "158", "weight_g": "280"},
    )
    assert press(owner, f"{path}/skus", **table(owner, path, *rows)).status_code == 303
    assert prices_of(tea(world)) == {"tea-100": {1: 7000, 10: 6500, 50: 6050}, "tea-250": {1: 15800}}
    assert tea(world).price_from == 7000
    closed = db.session.query(Price).filter(Price.ends_at.is_not(None)).all()
    assert [price.amount for price in closed] == [6800]


def test_what_is_switched_off_is_no_longer_sold(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.tea.public_id}"
    press(owner, f"{path}/skus", **table(owner, path, {}, {"code": "tea-250", "price": "158"}))
    assert prices_of(tea(world)) == {"tea-250": {1: 15800}}
    nothing = press(owner, f"{path}/skus", **table(owner, path, {}, {}))
    assert nothing.status_code == 422
    assert prices_of(tea(world)) == {"tea-250": {1: 15800}}


def test_one_price_fills_what_is_empty_and_codes_make_themselves(world: World, owner: PoliteClient) -> None:
    path = press(owner, GOODS, title_en="Cup", category=str(world.kitchen.id)).location
    draft = catalog.product_of(world.green_hill, path.rpartition("/")[2])
    form = {"version": draft.version, "groups-0-name_en": "Size", "groups-0-values": "L\nXL"}
    press(owner, f"{path}/options", **form)
    assert (
        press(owner, f"{path}/skus", **table(owner, path, {"price": "15"}, {"code": ""}, price="12.5")).status_code
        == 303
    )
    draft = catalog.product_of(world.green_hill, path.rpartition("/")[2])
    assert prices_of(draft) == {"cup-l": {1: 1500}, "cup-xl": {1: 1250}}


def test_rows_that_make_no_sense_are_refused_and_nothing_is_half_written(world: World, owner: PoliteClient) -> None:
    path, other = f"{GOODS}/{world.tea.public_id}", {"code": "tea-250", "price": "1"}
    nonsense = [
        {"code": "tea-100", "price": ""},
        {"code": "tea-100", "price": "0"},
        {"code": "tea-100", "price": "-5"},
        {"code": "tea-100", "price": "9.999"},
        {"code": "tea-250", "price": "5"},
        {"code": "<b>", "price": "5"},
        {"code": "x" * 61, "price": "5"},
        {"code": "tea-100", "price": "5", "weight_g": "-1"},
        {"code": "tea-100", "price": "5", "tiers": "10: 6"},
        {"code": "tea-100", "price": "5", "tiers": "1: 4"},
        {"code": "tea-100", "price": "5", "tiers": "many: 4"},
        {"code": "mug", "price": "5"},
    ]
    for row in nonsense:
        assert press(owner, f"{path}/skus", **table(owner, path, row, other)).status_code == 422, row
    assert prices_of(tea(world)) == {"tea-100": {1: 6800}, "tea-250": {1: 15800}}


def test_a_colleagues_prices_are_not_overwritten_unseen(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.tea.public_id}"
    old = table(owner, path, {"code": "tea-100", "price": "1"}, {"code": "tea-250", "price": "1"})
    press(
        owner,
        f"{path}/skus",
        **table(owner, path, {"code": "tea-100", "price": "71"}, {"code": "tea-250", "price": "159"}),
    )
    response = press(owner, f"{path}/skus", **old)
    assert response.status_code == 409
    assert 'value="71"' in response.get_data(as_text=True)
    assert prices_of(tea(world)) == {"tea-100": {1: 7100}, "tea-250": {1: 15900}}


def test_an_order_keeps_the_price_it_was_placed_at(world: World, owner: PoliteClient) -> None:
    purchase = buy(world, world.alice, {"mug": 1})
    path = f"{GOODS}/{world.mug.public_id}"
    press(owner, f"{path}/skus", **table(owner, path, {"code": "mug", "price": "99"}))
    assert purchase.orders[0].goods == 3900


def test_a_rivals_prices_are_out_of_reach(world: World, rival: PoliteClient) -> None:
    path = f"/seller/bright-lane/products/{world.tea.public_id}/skus"
    assert rival.get(path).status_code == 404
    assert press(rival, path, seen="", **{"rows-0-price": "1", "rows-0-sells": "y"}).status_code == 404


def test_what_a_product_has_cost_is_kept_with_who_set_it(world: World, owner: PoliteClient) -> None:
    path = f"/seller/green-hill/products/{world.mug.public_id}/skus"
    owner.submit(path, "/skus", **{"rows-0-price": "45"})
    page = owner.page(f"{path}/history").words
    assert "¥45.00" in page
    assert "¥39.00" in page
    assert "Olivia" in page
    assert page.index("¥45.00") < page.index("¥39.00")


def test_beside_a_struck_out_price_stands_the_lowest_of_the_thirty_days_before(
    world: World, owner: PoliteClient, client: PoliteClient
) -> None:
    path, said = f"{GOODS}/{world.mug.public_id}/skus", "Lowest price in the 30 days before it was lowered"
    shown = f"/products/{world.mug.public_id}/{world.mug.slug}"
    for days, price, listed in ((10, 4500, None), (30, 3200, None), (35, 4800, 6000), (59, 3600, 6000)):
        assert said not in client.page(shown).words
        with time_machine.travel(clock.now() + timedelta(days=days), tick=False):
            mug = catalog.product_of(world.green_hill, world.mug.public_id)
            catalog.write_skus(mug, [catalog.SkuDraft("mug", (), price, listed)], as_person(world.olivia))
            db.session.commit()
    assert f"{said}: ¥32.00" in client.page(shown).words
    history = owner.page(f"{path}/history").words
    assert history.count("Lowest in the 30 days before") == 2  # 45 came down to 32 for a while, 48 to 36
    assert "¥32.00 Lowest in the 30 days before: ¥39.00" in history
    assert "¥36.00 Lowest in the 30 days before: ¥32.00" in history
