"""Options as merchants type them, and the SKUs that come of them."""

from mall.domain import catalog
from mall.models import Product
from tests.browser import PoliteClient
from tests.web.seller.conftest import press
from tests.world import World

GOODS = "/seller/green-hill/products"


def cup(world: World, owner: PoliteClient) -> tuple[str, Product]:
    """A new draft at ¥12, and its page."""
    path = press(owner, GOODS, title_en="Cup", category=str(world.kitchen.id), price="12").location
    return path, product_at(world, path)


def product_at(world: World, path: str) -> Product:
    return catalog.product_of(world.green_hill, path.rpartition("/")[2])  # type: ignore[arg-type]


def groups(version: int, *typed: tuple[str, str, str]) -> dict[str, object]:
    """The form for (name in Chinese, in English, values)."""
    form: dict[str, object] = {"version": version}
    for place in range(3):
        zh, en, values = typed[place] if place < len(typed) else ("", "", "")
        form |= {f"groups-{place}-name_zh": zh, f"groups-{place}-name_en": en, f"groups-{place}-values": values}
    return form


def test_lines_become_values_in_two_languages(world: World, owner: PoliteClient) -> None:
    path, draft = cup(world, owner)
    sent = groups(draft.version, ("颜色", "Colour", "红色 | Red\r\n蓝色｜Blue\r\n"), ("", "Size", "L\nXL"))
    assert press(owner, f"{path}/options", **sent).location == f"{path}/skus"
    options = product_at(world, path).options
    assert options[0]["name"] == {"zh": "颜色", "en": "Colour"}
    assert [value["key"] for value in options[0]["values"]] == ["red", "blue"]
    assert options[0]["values"][1]["name"] == {"zh": "蓝色", "en": "Blue"}
    assert [value["name"] for value in options[1]["values"]] == [{"zh": "L", "en": "L"}, {"zh": "XL", "en": "XL"}]


def test_a_draft_loses_what_no_longer_fits(world: World, owner: PoliteClient) -> None:
    path, draft = cup(world, owner)
    assert [sku.code for sku in draft.skus if sku.is_active] == ["cup"]
    press(owner, f"{path}/options", **groups(draft.version, ("", "Size", "L\nXL")))
    assert not [sku for sku in product_at(world, path).skus if sku.is_active]


def test_a_value_that_is_reworded_in_one_language_keeps_its_key(world: World, owner: PoliteClient) -> None:
    path, draft = cup(world, owner)
    press(owner, f"{path}/options", **groups(draft.version, ("颜色", "Colour", "红色 | Red\n蓝色 | Blue")))
    version = product_at(world, path).version
    press(owner, f"{path}/options", **groups(version, ("颜色", "Colour", "蓝色 | Navy\n大红 | Red")))
    values = product_at(world, path).options[0]["values"]
    assert [(value["key"], value["name"]["en"]) for value in values] == [("blue", "Navy"), ("red", "Red")]


def test_groups_that_make_no_sense_are_refused(world: World, owner: PoliteClient) -> None:
    path, draft = cup(world, owner)
    nonsense = [
        [("", "", "Red")],
        [("", "Colour", "")],
        [("", "Colour", "Red\nred")],
        [("", "Colour", "\n".join(str(n) for n in range(15))), ("", "Size", "\n".join(str(n) for n in range(15)))],
        [("", "x" * 31, "Red")],
    ]
    for typed in nonsense:
        assert press(owner, f"{path}/options", **groups(draft.version, *typed)).status_code == 422, typed
    assert product_at(world, path).options == []


def test_what_was_typed_is_still_there_after_a_refusal(world: World, owner: PoliteClient) -> None:
    path, draft = cup(world, owner)
    response = press(owner, f"{path}/options", **groups(draft.version, ("", "", "Vermilion")))
    assert "Vermilion" in response.get_data(as_text=True)


def test_live_goods_gain_values_and_lose_none(world: World, owner: PoliteClient) -> None:
    path, version = f"{GOODS}/{world.tea.public_id}", world.tea.version
    assert press(owner, f"{path}/options", **groups(version, ("规格", "Size", "tea-100"))).status_code == 422
    assert press(owner, f"{path}/options", **groups(version)).status_code == 422
    more = press(owner, f"{path}/options", **groups(version, ("规格", "Size", "tea-100\ntea-250\ntea-500")))
    assert more.status_code == 303
    tea = product_at(world, path)
    assert len(tea.options[0]["values"]) == 2  # what shoppers see, until an operator agrees
    revision = catalog.open_revision(tea)
    assert revision is not None
    assert [value["key"] for value in revision.payload["options"][0]["values"]] == ["tea-100", "tea-250", "tea-500"]


def test_a_stale_page_is_told(world: World, owner: PoliteClient) -> None:
    path, draft = cup(world, owner)
    seen = draft.version
    press(owner, f"{path}/options", **groups(seen, ("", "Size", "L")))
    assert press(owner, f"{path}/options", **groups(seen, ("", "Size", "XL"))).status_code == 409
    assert [value["key"] for value in product_at(world, path).options[0]["values"]] == ["l"]


def test_a_rivals_options_are_out_of_reach(world: World, rival: PoliteClient) -> None:
    path = f"/seller/bright-lane/products/{world.tea.public_id}/options"
    assert rival.get(path).status_code == 404
    assert press(rival, path, **groups(1, ("", "Size", "L"))).status_code == 404
