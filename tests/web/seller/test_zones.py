"""Delivery zones: where a store's own people deliver."""

import pytest

from mall.domain import catalog, delivery, stores
from mall.kernel.db import db
from mall.models import DeliveryZone
from tests.browser import PoliteClient
from tests.trade import deliver_around
from tests.web.seller.conftest import press, row_counts
from tests.world import ROBOT, XIHU, World

DESK = "/seller/green-hill"
GONGSHU, SHANGCHENG, YUHANG, HAISHU = 330105, 330102, 330110, 330203


def zone(**changes: object) -> dict[str, object]:
    """What the page sends."""
    week = {f"week-{day}": "9:00-12:00, 14:00-21:00" if day < 6 else "" for day in range(7)}
    terms = {"name": "West", "fee": "5", "min_amount": "20", "free_over": "99", "minutes": "45"}
    return {**terms, "regions": [str(XIHU), str(GONGSHU)], **week, **changes}


def saved(world: World) -> DeliveryZone:
    db.session.rollback()
    return delivery.zones_for(world.green_hill)[0]


def test_a_zone_is_drawn_of_districts_and_stands_beside_the_templates(world: World, owner: PoliteClient) -> None:
    offered = {field.get("value") for field in owner.page(f"{DESK}/freight/zones/new").all("input")}
    assert {"3301", str(XIHU), str(GONGSHU)} <= offered and str(HAISHU) not in offered
    assert press(owner, f"{DESK}/freight/zones", **zone()).location == f"{DESK}/freight"
    here = saved(world)
    assert (here.region_ids, here.fee, here.min_amount, here.free_over) == ([GONGSHU, XIHU], 500, 2000, 9900)
    assert here.week == [[[540, 720], [840, 1260]]] * 6 + [[]]
    words = owner.page(f"{DESK}/freight").words
    assert "杭州市 拱墅区, 西湖区" in words
    assert "¥5.00 delivery · no fee from ¥99.00 · from goods worth ¥20.00 · within 45 minutes" in words


def test_districts_of_another_city_of_the_province_can_be_added(world: World, owner: PoliteClient) -> None:
    offered = {field.get("value") for field in owner.page(f"{DESK}/freight/zones/new?city=3302").all("input")}
    assert str(HAISHU) in offered
    for nonsense in ("6501", "x", "330106"):
        page = owner.page(f"{DESK}/freight/zones/new?city={nonsense}")
        assert str(XIHU) in {field.get("value") for field in page.all("input")}
    press(owner, f"{DESK}/freight/zones", **zone(regions=[str(HAISHU), str(XIHU)]))
    page = owner.page(f"{DESK}/freight/zones/{saved(world).id}")
    assert {field.get("value") for field in page.all("input") if "checked" in field} == {str(XIHU), str(HAISHU)}


def test_it_is_written_anew_switched_off_and_on_and_deleted(world: World, owner: PoliteClient) -> None:
    path = f"{DESK}/freight/zones/{deliver_around(world).id}"
    assert press(owner, path, version="1", **zone(fee="")).status_code == 303
    assert (saved(world).name, saved(world).fee) == ("West", 0)
    assert press(owner, path, version="1", **zone(name="Late")).status_code == 409
    press(owner, f"{path}/service")
    assert not saved(world).is_on
    press(owner, f"{path}/service", on="y")
    assert saved(world).is_on
    press(owner, f"{path}/removal")
    assert delivery.zones_for(world.green_hill) == []


def test_two_zones_in_one_place_are_refused_with_the_others_name(world: World, owner: PoliteClient) -> None:
    deliver_around(world)
    answer = press(owner, f"{DESK}/freight/zones", **zone())
    assert answer.status_code == 422
    assert "“Xihu” lies there already" in answer.text
    assert 'value="West"' in answer.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"regions": []},
        {"regions": ["0"]},
        {"regions": ["west"]},
        {"fee": "-1"},
        {"min_amount": "much"},
        {"minutes": "5"},
        {"minutes": ""},
        {"week-0": "all day"},
    ],
)
def test_zones_that_make_no_sense_are_refused(world: World, owner: PoliteClient, wrong: dict[str, object]) -> None:
    before = row_counts()
    assert press(owner, f"{DESK}/freight/zones", **zone(**wrong)).status_code == 422
    assert row_counts() == before


def test_a_store_that_has_not_said_where_it_is_is_led_there(world: World, owner: PoliteClient) -> None:
    stores.edit_location(world.green_hill, ROBOT, region_id=None)
    db.session.commit()
    assert f"{DESK}/settings/place" in {link["href"] for link in owner.page(f"{DESK}/freight/zones/new").all("a")}


def test_a_rivals_zones_are_out_of_reach(world: World, rival: PoliteClient) -> None:
    foreign = deliver_around(world).id
    path = f"/seller/bright-lane/freight/zones/{foreign}"
    assert rival.get(path).status_code == 404
    for verb in ("", "/service", "/removal"):
        assert press(rival, f"{path}{verb}", version="1", **zone()).status_code == 404
    assert saved(world).name == "Xihu"


def test_goods_go_by_the_stores_own_people_alone_only_where_it_has_a_zone(world: World, owner: PoliteClient) -> None:
    path = f"{DESK}/products/{world.mug.public_id}/terms"
    assert press(owner, path, template="", limit="", by_courier="y").status_code == 422
    deliver_around(world)
    assert press(owner, path, template="", limit="", by_courier="y").status_code == 303
    db.session.rollback()
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    assert (mug.by_parcel, mug.by_courier, mug.by_pickup) == (False, True, False)
