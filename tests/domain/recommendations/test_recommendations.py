"""What goes with what: counted at night from purchases and looks, each with its reason."""

from datetime import timedelta

import pytest
import time_machine

from mall.domain import catalog, favourites, recommendations
from mall.domain.recommendations import Reason
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.models import Product, Purchase
from tests.browser import PoliteClient
from tests.stage import Kept
from tests.statements import statements
from tests.trade import buy, paid
from tests.world import ROBOT, World


def count() -> None:
    """The night's job, to its end."""
    jobs.later("mall.domain.recommendations.jobs:count_all", queue="bulk")
    db.session.commit()
    jobs.drain()
    db.session.expire_all()


def beside(product: Product) -> dict[str, Reason]:
    """What stands beside it, by handle."""
    suggestions, _siblings = recommendations.alongside(product)
    return {suggestion.product.handle: suggestion.reason for suggestion in suggestions}


@pytest.fixture
def bought(world: World, kept: Kept) -> Purchase:
    """Two purchases hold a lamp and a mug, one holds a lamp and tea: the second of the two."""
    return kept("bought_together", lambda: bought_together(world))


def bought_together(world: World) -> Purchase:
    paid(world, world.alice, {"lamp": 1, "mug": 1})
    return paid(world, world.bob, {"lamp": 1, "mug": 1, "tea-100": 1})


def test_what_two_purchases_held_together_is_said_to_go_together(world: World, bought: Purchase) -> None:
    buy(world, world.alice, {"lamp": 1, "tea-100": 1})  # never paid: says nothing
    count()
    assert beside(world.lamp)["mug"] == beside(world.mug)["lamp"] == Reason.BOUGHT
    assert beside(world.lamp).get("tea") != Reason.BOUGHT
    assert [each.handle for each in recommendations.bought_with({world.lamp.id})] == ["mug"]
    assert recommendations.bought_with({world.lamp.id, world.mug.id}) == recommendations.bought_with(set()) == []


def test_what_two_people_looked_at_within_a_day_goes_together(world: World) -> None:
    for person in (world.alice, world.bob):
        favourites.visit(person.id, world.tea.id)
        favourites.visit(person.id, world.mug.id)
    favourites.visit(world.alice.id, world.lamp.id)
    with time_machine.travel(clock.now() + timedelta(days=2)):
        favourites.visit(world.bob.id, world.lamp.id)
        db.session.commit()
        count()
    assert beside(world.tea)["mug"] == Reason.VIEWED
    assert beside(world.tea).get("lamp") != Reason.VIEWED, "only one person looked at both within a day"


def test_half_a_year_later_it_is_forgotten(world: World, bought: Purchase) -> None:
    count()
    with time_machine.travel(clock.now() + timedelta(days=181)):
        count()
        assert beside(world.lamp).get("mug") != Reason.BOUGHT


def test_counting_twice_changes_nothing(world: World, bought: Purchase) -> None:
    count()
    once = beside(world.lamp), beside(world.tea)
    count()
    assert (beside(world.lamp), beside(world.tea)) == once


def test_what_is_popular_fills_up_and_what_is_gone_is_left_out(world: World, bought: Purchase) -> None:
    catalog.note_sold({world.mug.id: 50})
    db.session.commit()
    count()
    assert beside(world.tea)["mug"] == Reason.POPULAR
    catalog.withdraw(world.mug, ROBOT)
    db.session.commit()
    assert "mug" not in beside(world.tea)
    assert recommendations.bought_with({world.lamp.id}) == []


def test_pages_say_why_and_ask_no_more_of_the_database(client: PoliteClient, world: World, bought: Purchase) -> None:
    count()
    path = f"/products/{world.lamp.public_id}/{world.lamp.slug}"
    page = client.page(path)
    assert "You may also like" in page.words and "Often bought with this" in page.words
    with statements() as sent:
        client.get(path, headers={"Save-Data": "on"})
    assert len(sent) <= 12, sent
    client.submit(path, "/cart/lines")
    with statements() as sent:
        page = client.page("/cart")
    assert len(sent) <= 12, sent
    assert "Often bought with these" in page.words
    assert any(world.mug.slug in str(link.get("href")) for link in page.all("a"))
