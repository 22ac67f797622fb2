"""Freight templates as merchants write them, on PostgreSQL."""

from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from mall.domain import delivery
from mall.domain.delivery import ABROAD, BadRules, Basis, Item, Method, Tariff
from mall.kernel import tenancy
from mall.kernel.db import db
from mall.kernel.refusals import NotFound, Stale
from mall.models import FreightRule, FreightTemplate
from tests.world import URUMQI, XIHU, World

EVERYWHERE = Tariff(first_fee=600, next_fee=100)
ONE = [Item(1, 300, 5000, None)]


def test_the_first_template_is_the_default_and_the_next_may_take_over(world: World) -> None:
    store = world.green_hill
    first = delivery.templates_for(store)[0]
    second = delivery.add_template(store, "Heavy", Basis.WEIGHT, [EVERYWHERE])
    assert (first.is_default, second.is_default) == (True, False)

    delivery.edit_template(second, second.version, "Heavy", Basis.WEIGHT, [EVERYWHERE], is_default=True)

    assert [(found.name, found.is_default) for found in delivery.templates_for(store)] == [
        ("Heavy", True),
        ("Standard", False),
    ]


def test_a_new_default_replaces_the_old_one(world: World) -> None:
    delivery.add_template(world.green_hill, "New", "piece", [Tariff(first_fee=100)], is_default=True)
    assert [found.name for found in delivery.templates_for(world.green_hill) if found.is_default] == ["New"]
    assert delivery.freight_quote(world.green_hill, XIHU, ONE).amount == 100


def test_an_edit_replaces_the_rules_and_needs_the_version_it_read(world: World) -> None:
    template = delivery.templates_for(world.green_hill)[0]
    edited = delivery.edit_template(template, 1, "  By\nweight ", "weight", [Tariff(first_n=1000, first_fee=900)], True)
    assert (edited.name, edited.by, edited.version, edited.is_default) == ("By weight", "weight", 2, True)
    assert [tariff.first_fee for tariff in edited.tariffs] == [900]
    with pytest.raises(Stale):
        delivery.edit_template(template, 1, "Late", "piece", [EVERYWHERE])


@pytest.mark.parametrize(
    "tariffs",
    [
        [],
        [Tariff(region_ids=(33,))],
        [EVERYWHERE, Tariff()],
        [EVERYWHERE, Tariff(region_ids=(33, 32)), Tariff(region_ids=(32,))],
        [EVERYWHERE, Tariff(region_ids=(33, 33))],
        [EVERYWHERE, Tariff(region_ids=(99,))],
        [Tariff(first_n=0)],
        [Tariff(next_n=-1)],
        [Tariff(first_fee=-1)],
        [Tariff(next_fee=10**12)],
        [Tariff(free_over=-5)],
        [EVERYWHERE, *(Tariff(region_ids=(id,)) for id in range(1, 200))],
    ],
)
def test_rules_that_leave_something_open_are_refused(world: World, tariffs: Sequence[Tariff]) -> None:
    with pytest.raises(BadRules):
        delivery.add_template(world.green_hill, "Bad", "piece", tariffs)


def test_a_template_needs_a_name_and_something_to_count(world: World) -> None:
    for name, by in ((" ", "piece"), ("Name", "volume")):
        with pytest.raises(BadRules):
            delivery.add_template(world.green_hill, name, by, [EVERYWHERE])


def test_the_whole_world_is_a_region_a_rule_may_name(world: World) -> None:
    delivery.add_template(
        world.green_hill, "World", "piece", [EVERYWHERE, Tariff(region_ids=(ABROAD,), first_fee=9900)], is_default=True
    )
    assert delivery.freight_quote(world.green_hill, ABROAD, ONE).amount == 9900
    assert delivery.freight_quote(world.bright_lane, ABROAD, ONE).is_refused


def test_stores_are_quoted_together_each_by_its_own_templates(world: World) -> None:
    delivery.add_template(world.bright_lane, "Lamps", "piece", [Tariff(first_fee=1500)], is_default=True)
    quotes = delivery.freight_quotes({world.green_hill: ONE, world.bright_lane: ONE}, XIHU)
    assert {store_id: quote.amount for store_id, quote in quotes.items()} == {
        world.green_hill.id: 600,
        world.bright_lane.id: 1500,
    }
    assert delivery.freight_quotes({}, XIHU) == {}


def test_a_foreign_template_on_a_product_means_the_default(world: World) -> None:
    theirs = delivery.add_template(world.bright_lane, "Free", "piece", [Tariff()])
    assert delivery.freight_quote(world.green_hill, XIHU, [Item(1, 300, 5000, theirs.id)]).amount == 600


def test_a_region_the_store_refuses_is_refused(world: World) -> None:
    assert delivery.freight_quote(world.green_hill, URUMQI, ONE).is_refused


def test_a_rival_store_cannot_fetch_the_template(world: World) -> None:
    template = delivery.templates_for(world.green_hill)[0]
    assert delivery.template_of(world.green_hill, template.id) is template
    with pytest.raises(NotFound):
        delivery.template_of(world.bright_lane, template.id)


def test_the_database_keeps_rules_with_their_own_store(world: World) -> None:
    template = delivery.templates_for(world.green_hill)[0]
    db.session.add(FreightRule(store_id=world.bright_lane.id, template_id=template.id))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_the_database_keeps_one_default_per_store(world: World) -> None:
    db.session.add(FreightTemplate(store_id=world.green_hill.id, name="Second", is_default=True))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_the_seller_centre_sees_its_own_templates_only(world: World) -> None:
    db.session.commit()
    try:
        tenancy.enter_store(world.green_hill.id)
        owners = set(db.session.scalars(text("SELECT store_id FROM freight_template")))
        rules = set(db.session.scalars(text("SELECT store_id FROM freight_rule")))
    finally:
        tenancy.leave_store()
        db.session.rollback()
    assert owners == rules == {world.green_hill.id}


def test_pickup_is_offered_where_there_is_a_pickup_point(world: World) -> None:
    assert delivery.methods_for(world.green_hill) == [Method.PARCEL, Method.PICKUP]
    db.session.execute(
        text("UPDATE store_location SET is_pickup_point = false WHERE store_id = :id"), {"id": world.green_hill.id}
    )
    assert delivery.methods_by_store([world.green_hill, world.bright_lane]) == {
        world.green_hill.id: [Method.PARCEL],
        world.bright_lane.id: [Method.PARCEL, Method.PICKUP],
    }
