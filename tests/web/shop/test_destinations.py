"""What sending costs, told before anybody knows the address."""

import pytest

from mall.domain import delivery
from mall.domain.delivery import Tariff
from mall.kernel.db import db
from mall.models import FreightTemplate
from tests.browser import PoliteClient
from tests.world import World

ZHEJIANG, TIBET = 33, 54


@pytest.fixture
def template(world: World) -> FreightTemplate:
    """Bright Lane sends for ¥9, in Zhejiang for ¥5 and from ¥900 on for nothing, and not to Tibet."""
    tariffs = [
        Tariff((ZHEJIANG,), first_fee=500, free_over=90_000),
        Tariff((TIBET,), refuses=True),
        Tariff(first_fee=900),
    ]
    [template] = delivery.templates_for(world.bright_lane)
    delivery.edit_template(template, template.version, "Parcels", "piece", tariffs)
    db.session.commit()
    return template


SENTENCES = (
    "Delivery to 浙江省: ¥5.00 · free from ¥900.00",
    "The store does not deliver to 西藏自治区",
    "The store does not deliver to another country",
)


def address(world: World) -> str:
    return f"/products/{world.lamp.public_id}/{world.lamp.slug}"


def test_a_guest_chooses_where_and_reads_what_sending_costs(
    client: PoliteClient, world: World, template: FreightTemplate
) -> None:
    page = client.page(address(world))
    assert "Delivery about ¥9.00" in page.words
    assert told_for(client, world, "33") == "Delivery to 浙江省: ¥5.00 · free from ¥900.00"
    assert told_for(client, world, "54") == "The store does not deliver to 西藏自治区"
    assert told_for(client, world, "0") == "The store does not deliver to another country"


def told_for(client: PoliteClient, world: World, place: str) -> str:
    """What the lamp's page says after somebody chose the place on the page that it links to."""
    [choice] = [
        str(link["href"]) for link in client.page(address(world)).all("a") if "/destination?" in str(link["href"])
    ]
    answer = client.submit(choice, "/destination", place=place)
    words = client.page(answer.location).words
    return next(line for line in SENTENCES if line in words)


def test_copies_for_two_places_are_two_and_follow_the_templates(
    client: PoliteClient, world: World, template: FreightTemplate
) -> None:
    assert "Delivery about ¥9.00" in client.page(address(world)).words
    client.set_cookie("to", str(ZHEJIANG))
    assert "Delivery to 浙江省: ¥5.00" in client.page(address(world)).words
    delivery.edit_template(template, template.version, "Parcels", "piece", [Tariff(first_fee=100)])
    db.session.commit()
    assert "Delivery to 浙江省: ¥1.00" in client.page(address(world)).words


@pytest.mark.parametrize("place", ["", "99", "3301", "٣٣", "-1", "33 ", "x" * 5000])
def test_a_place_that_is_none_is_refused_and_a_forged_one_ignored(
    client: PoliteClient, world: World, template: FreightTemplate, place: str
) -> None:
    assert client.post("/destination", data={"place": place}).status_code == 404
    client.set_cookie("to", place[:50])
    assert "Delivery about ¥9.00" in client.page(address(world)).words


def test_the_cart_of_a_guest_reckons_with_it(client: PoliteClient, world: World, template: FreightTemplate) -> None:
    client.set_cookie("to", str(ZHEJIANG))
    client.submit(address(world), "/cart/lines")
    assert "¥5.00" in client.page("/cart").words
