"""Other places of a store: added with a name and hours, edited, closed; buyers see those that are open."""

import pytest

from mall.domain import stores
from mall.kernel.db import db
from mall.models import StoreLocation
from tests.browser import PoliteClient
from tests.web.seller.conftest import SignIn, press, row_counts, work_as
from tests.web.seller.test_settings import place
from tests.world import World

PLACES = "/seller/green-hill/settings/places"


@pytest.fixture
def kiosk(world: World, owner: PoliteClient) -> str:
    """Green Hill hands goods out at a kiosk as well: its address in the seller centre."""
    answer = press(owner, PLACES, name_en="Kiosk", is_pickup_point="y", **place(line="7 Bridge Road"))
    assert answer.status_code == 303 and answer.location.endswith("/hours")
    return str(answer.location).removesuffix("/hours")


def row_of(path: str) -> StoreLocation:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(StoreLocation, int(path.rpartition("/")[2]))


def test_a_place_is_added_with_its_hours_and_shoppers_read_it(
    world: World, owner: PoliteClient, client: PoliteClient, kiosk: str
) -> None:
    week = {f"week-{day}": "10:00-18:00" if day < 5 else "" for day in range(7)}
    assert press(owner, f"{kiosk}/hours", remark="Ring twice", **week).status_code == 303
    assert row_of(kiosk).week[0] == [[600, 1080]]
    assert "Kiosk" in owner.page(PLACES).words
    words = client.page("/stores/green-hill/goods").words + client.page("/stores/green-hill").words
    assert "Kiosk · 7 Bridge Road" in words and "Ring twice" in words
    assert "7 Bridge Road" in client.page(f"/products/{world.mug.public_id}/{world.mug.slug}").words
    assert press(owner, kiosk, name_zh="亭子", **place(line="8 Bridge Road")).status_code == 303
    assert (row_of(kiosk).name, row_of(kiosk).line, row_of(kiosk).is_pickup_point) == (
        {"zh": "亭子"},
        "8 Bridge Road",
        False,
    )
    assert stores.default_location(world.green_hill.id).line == "1 Lake Street"


def test_a_closed_place_is_chosen_by_nobody(
    world: World, owner: PoliteClient, client: PoliteClient, kiosk: str
) -> None:
    assert "Close this place?" in owner.page(f"{kiosk}/closure").words
    assert press(owner, f"{kiosk}/closure").status_code == 303
    assert row_of(kiosk).closed_at is not None
    assert "Kiosk" not in owner.page(PLACES).words
    assert "Bridge Road" not in client.page("/stores/green-hill").words
    assert [point.line for point in stores.pickup_points({world.green_hill.id})] == ["1 Lake Street"]
    for gone in (kiosk, f"{kiosk}/hours", f"{kiosk}/closure"):
        assert owner.get(gone).status_code == press(owner, gone).status_code == 404, gone


def test_the_main_place_stays(world: World, owner: PoliteClient) -> None:
    main = f"{PLACES}/{stores.default_location(world.green_hill.id).id}"
    assert press(owner, f"{main}/closure").status_code == 409
    assert row_of(main).closed_at is None


@pytest.mark.parametrize("wrong", [{"name_en": ""}, {"line": ""}, {"district": "x"}, {"name_en": "x" * 41}])
def test_a_place_that_is_none_is_refused(owner: PoliteClient, wrong: dict[str, str]) -> None:
    before = row_counts()
    assert press(owner, PLACES, **{"name_en": "Kiosk", **place(), **wrong}).status_code == 422
    assert row_counts() == before


def test_there_are_not_endless_places(owner: PoliteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mall.domain.stores.locations.MOST", 1)
    before = row_counts()
    assert press(owner, PLACES, name_en="Kiosk", **place()).status_code == 422
    assert row_counts() == before


def test_without_a_script_the_lists_come_with_a_button(owner: PoliteClient, kiosk: str) -> None:
    for path in (PLACES, kiosk):
        answer = press(owner, path, name_en="Kiosk", province="11", line="", act="places")
        assert answer.status_code == 200 and "北京市" in answer.get_data(as_text=True)
    assert "西湖区" in owner.get(f"{PLACES}/new?province=33&city=3301").get_data(as_text=True)


def test_places_are_for_those_who_keep_the_store(
    world: World, kiosk: str, rival: PoliteClient, signed_in: SignIn
) -> None:
    assert rival.get(kiosk.replace("green-hill", "bright-lane")).status_code == 404
    work_as(world, world.bob, "finance")
    assert signed_in(world.bob).get(PLACES).status_code == 403
