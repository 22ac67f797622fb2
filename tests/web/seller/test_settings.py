"""What a store says about itself, and where it is."""

import pytest

from mall.domain import stores
from mall.models import Store
from tests.browser import PoliteClient
from tests.web.seller.conftest import press
from tests.world import World

SETTINGS = "/seller/green-hill/settings"


def here(world: World) -> Store:
    return stores.store_by_id(world.green_hill.id)


def about(world: World, **fields: object) -> dict[str, object]:
    return {
        "version": here(world).version,
        "name_en": "Green Hill",
        "name_zh": "青山茶铺",
        "hue": "120",
        "ships_within": "48",
        "ways": ["online", "transfer"],
        **fields,
    }


def place(**fields: str) -> dict[str, str]:
    return {"province": "33", "city": "3301", "district": "330106", "line": "5 West Road", **fields}


def test_shoppers_see_what_is_saved(world: World, owner: PoliteClient) -> None:
    form = about(
        world,
        tagline_en="Tea from the hill",
        notice_en="Closed on Mondays",
        about_en="Since 1998.",
        ways=["online", "cash"],
    )
    assert press(owner, SETTINGS, **form).status_code == 303
    assert (here(world).hue, here(world).ways_to_pay) == (120, {"online", "cash"})
    words = owner.page("/stores/green-hill").words
    assert "Tea from the hill" in words
    assert "Closed on Mondays" in words
    typed = {field.get("name"): field.get("value") for field in owner.page(SETTINGS).all("input")}
    assert typed["tagline_en"] == "Tea from the hill"


def test_what_is_typed_is_text(world: World, owner: PoliteClient) -> None:
    press(owner, SETTINGS, **about(world, about_en="<script>alert(1)</script> {{ 7*7 }}"))
    page = owner.get("/stores/green-hill").get_data(as_text=True)
    assert "<script>alert(1)" not in page
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_en": "", "name_zh": ""},
        {"name_en": "x" * 41},
        {"hue": "7"},
        {"hue": "red"},
        {"hue": ""},
        {"ways": []},
        {"ways": ["shells"]},
        {"ships_within": "5"},
        {"ships_within": "soon"},
        {"about_en": "x" * 2001},
        {"phone": "1" * 41},
        {"version": ""},
        {"version": "-1"},
    ],
)
def test_settings_that_make_no_sense_are_refused(world: World, owner: PoliteClient, wrong: dict[str, object]) -> None:
    version = here(world).version
    assert press(owner, SETTINGS, **about(world, **wrong)).status_code == 422
    assert here(world).version == version


def test_fields_that_are_not_the_merchants_are_ignored(world: World, owner: PoliteClient) -> None:
    form = about(world, mode="self", state="closed", slug="stolen", currency="USD", store_id=str(world.bright_lane.id))
    press(owner, SETTINGS, **form)
    store = here(world)
    assert (store.mode, store.state, store.slug, store.currency) == ("third_party", "open", "green-hill", "CNY")


def test_of_two_people_who_save_at_once_the_second_is_told(world: World, owner: PoliteClient) -> None:
    seen = here(world).version
    press(owner, SETTINGS, **about(world, phone="111"))
    response = press(owner, SETTINGS, **about(world, version=seen, phone="222"))
    assert response.status_code == 409
    assert here(world).phone == "111"


def test_the_place_is_saved_down_to_the_district(world: World, owner: PoliteClient) -> None:
    form = place(is_pickup_point="y", phone="0571 1234567")
    assert press(owner, f"{SETTINGS}/place", **form).status_code == 303
    location = stores.default_location(world.green_hill.id)
    assert (location.region_id, location.line, location.is_pickup_point) == (330106, "5 West Road", True)


def test_without_a_script_the_lists_come_with_a_button(world: World, owner: PoliteClient) -> None:
    response = press(owner, f"{SETTINGS}/place", province="11", line="", act="places")
    assert response.status_code == 200
    assert "北京市" in response.get_data(as_text=True)
    assert 'name="district"' in response.get_data(as_text=True)  # a municipality has one city
    assert stores.default_location(world.green_hill.id).region_id == 330106


def test_with_a_script_the_lists_come_with_the_choice(owner: PoliteClient) -> None:
    page = owner.get(f"{SETTINGS}/place?province=33&city=3301").get_data(as_text=True)
    assert "西湖区" in page
    assert owner.get(f"{SETTINGS}/place?province=nowhere&city=x").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"district": ""}, {"district": "110101"}, {"district": "x"}, {"line": ""}, {"line": "x" * 201}]
)
def test_a_place_that_is_none_is_refused(world: World, owner: PoliteClient, wrong: dict[str, str]) -> None:
    assert press(owner, f"{SETTINGS}/place", **place(**wrong)).status_code == 422
    assert stores.default_location(world.green_hill.id).line == "1 Lake Street"


def test_another_stores_settings_stay_as_they_are(world: World, owner: PoliteClient) -> None:
    assert press(owner, "/seller/bright-lane/settings", **about(world)).status_code == 404
    assert stores.store_by_id(world.bright_lane.id).name["en"] == "Bright Lane"
