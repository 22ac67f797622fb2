"""Freight templates: what sending costs, by region."""

import pytest

from mall.domain import delivery
from mall.models import FreightTemplate
from tests.browser import PoliteClient
from tests.web.seller.conftest import press, row_counts
from tests.world import World

FREIGHT = "/seller/green-hill/freight"


def standard(world: World) -> FreightTemplate:
    return delivery.templates_for(world.green_hill)[0]


def rule(prefix: str, **fields: str) -> dict[str, str]:
    """One rule of the form, with what is not given left empty."""
    names = ("first_n", "first_fee", "next_n", "next_fee", "free_over")
    return {f"{prefix}-{name}": fields.get(name, "") for name in names} | (
        {f"{prefix}-refuses": "y"} if fields.get("refuses") else {}
    )


def template(name: str = "Heavy", by: str = "weight", **fields: object) -> dict[str, object]:
    usual = rule("elsewhere", first_n="1000", first_fee="8", next_n="500", next_fee="2.50")
    return {"name": name, "by": by, **usual, **fields}


def test_a_template_is_written_with_rules_for_some_regions(world: World, owner: PoliteClient) -> None:
    far = rule("rules-0", first_n="1000", first_fee="20", next_n="500", next_fee="9", free_over="500")
    nowhere = rule("rules-1", refuses="y")
    form = template(**far, **nowhere, **{"rules-0-regions": ["65", "54"], "rules-1-regions": ["0"]})
    response = press(owner, FREIGHT, **form)
    assert response.location == FREIGHT
    heavy = delivery.templates_for(world.green_hill)[1]
    assert (heavy.name, heavy.by, heavy.is_default) == ("Heavy", "weight", False)
    by_regions = {tariff.region_ids: tariff for tariff in heavy.tariffs}
    assert by_regions[(65, 54)].first_fee == 2000
    assert by_regions[(65, 54)].free_over == 50000
    assert by_regions[(0,)].refuses
    assert by_regions[()].next_fee == 250
    page = owner.page(FREIGHT).words
    assert "Heavy" in page
    assert "¥8.00 for the first 1,000 g" in page


def test_what_is_saved_is_shown_and_saved_again_unchanged(world: World, owner: PoliteClient) -> None:
    here = standard(world)
    before = [(tariff.region_ids, tariff.first_fee, tariff.refuses, tariff.free_over) for tariff in here.tariffs]
    page = owner.page(f"{FREIGHT}/{here.id}")
    form: dict[str, list[str]] = {}
    sent = next(each for each in page.forms if each["action"] == f"{FREIGHT}/{here.id}")
    for tag, field in sent["fields"]:
        ticked = field.get("type") not in ("checkbox", "radio") or "checked" in field
        if tag == "input" and ticked and field.get("name") != "csrf_token":
            form.setdefault(str(field["name"]), []).append(field.get("value") or "")
    assert press(owner, f"{FREIGHT}/{here.id}", **form).status_code == 303
    after = [
        (tariff.region_ids, tariff.first_fee, tariff.refuses, tariff.free_over) for tariff in standard(world).tariffs
    ]
    assert after == before
    assert standard(world).is_default


def test_one_more_rule_is_a_press_away(world: World, owner: PoliteClient) -> None:
    here = standard(world)
    response = press(owner, f"{FREIGHT}/{here.id}", version=here.version, then="more", **template("Standard", "piece"))
    assert response.location == f"{FREIGHT}/{here.id}"


def test_a_rule_without_a_region_is_left_out(world: World, owner: PoliteClient) -> None:
    here = standard(world)
    press(
        owner,
        f"{FREIGHT}/{here.id}",
        version=here.version,
        **template("Standard", "piece", **rule("rules-0", first_fee="3")),
    )
    assert [tariff.region_ids for tariff in standard(world).tariffs] == [()]


def test_another_template_becomes_the_default(world: World, owner: PoliteClient) -> None:
    press(owner, FREIGHT, **template())
    heavy = delivery.templates_for(world.green_hill)[1]
    assert press(owner, f"{FREIGHT}/{heavy.id}/default").status_code == 303
    assert [(row.name, row.is_default) for row in delivery.templates_for(world.green_hill)] == [
        ("Heavy", True),
        ("Standard", False),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 61},
        {"by": "volume"},
        {"elsewhere-first_fee": "-1"},
        {"elsewhere-first_fee": "nothing"},
        {"elsewhere-first_n": "0"},
        {"elsewhere-next_n": "99999999999"},
        {"rules-0-regions": ["424242"], "rules-0-first_fee": "1"},
        {"rules-0-regions": ["65"], "rules-1-regions": ["65"], "rules-0-first_fee": "1", "rules-1-first_fee": "2"},
        {"rules-0-regions": ["west"], "rules-0-first_fee": "1"},
    ],
)
def test_templates_that_make_no_sense_are_refused(world: World, owner: PoliteClient, wrong: dict[str, object]) -> None:
    before = row_counts()
    response = press(owner, FREIGHT, **template(**wrong))
    assert response.status_code == 422
    assert row_counts() == before


def test_of_two_people_who_save_at_once_the_second_is_shown_what_the_first_wrote(
    world: World, owner: PoliteClient
) -> None:
    here, seen = standard(world).id, standard(world).version
    press(owner, f"{FREIGHT}/{here}", version=seen, **template("Hers", "piece"))
    response = press(owner, f"{FREIGHT}/{here}", version=seen, **template("His", "piece"))
    assert response.status_code == 409
    assert 'value="Hers"' in response.get_data(as_text=True)
    assert standard(world).name == "Hers"


def test_a_rivals_templates_are_out_of_reach(world: World, rival: PoliteClient) -> None:
    before, foreign = row_counts(), standard(world).id
    assert rival.get(f"/seller/bright-lane/freight/{foreign}").status_code == 404
    for verb in ("", "/default"):
        path = f"/seller/bright-lane/freight/{foreign}{verb}"
        assert press(rival, path, version=1, **template()).status_code == 404
    assert row_counts() == before


def test_a_rivals_template_is_no_choice_for_a_product(world: World, owner: PoliteClient) -> None:
    foreign = delivery.templates_for(world.bright_lane)[0].id
    path = f"/seller/green-hill/products/{world.mug.public_id}/terms"
    assert press(owner, path, template=str(foreign), limit="").status_code == 422
