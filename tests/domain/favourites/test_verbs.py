"""Liking, following, looking around; being told what got cheaper or came back."""

import pytest

from mall.domain import catalog, favourites, messages, people, stock, stores
from mall.domain.favourites import actions, rules
from mall.kernel import jobs
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import Fact, Favourite, Notice, Person, Product, SeenProduct
from tests.statements import statements
from tests.world import ROBOT, World, list_product, person


def price_mug(world: World, amount: int) -> None:
    """The merchant gives the mug another price."""
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    catalog.write_skus(mug, [catalog.SkuDraft("mug", (), amount, weight_g=300)], ROBOT)
    db.session.commit()
    jobs.drain()


def shelve_mug(world: World, units: int) -> None:
    """So many mugs are left."""
    location = stores.default_location(world.green_hill.id)
    stock.recount(stock.Wanted(world.green_hill.id, world.skus["mug"].id, location.id, units), ROBOT)
    db.session.commit()
    jobs.drain()


def told(who: Person, event: messages.Event) -> list[dict[str, object]]:
    rows = db.session.query(Notice).filter_by(person_id=who.id, event=event).order_by(Notice.id)
    return [row.details for row in rows]


def like(who: Person, product: Product) -> int:
    favourite_id = favourites.add(who.id, product)
    db.session.commit()
    return favourite_id


def test_liking_twice_is_once_and_keeps_the_first_price(world: World) -> None:
    first = like(world.alice, world.mug)
    price_mug(world, 3500)
    assert favourites.add(world.alice.id, world.mug) == first
    assert favourites.favourites_for(world.alice.id).items[0].favourite.price_added == 3900


def test_nobody_takes_a_favourite_out_of_somebody_elses_list(world: World) -> None:
    favourite_id = like(world.alice, world.mug)
    with pytest.raises(NotFound):
        favourites.remove(world.bob.id, favourite_id)
    favourites.remove(world.alice.id, favourite_id)
    assert favourites.counts_for(world.alice.id).products == 0


def test_a_full_list_takes_no_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MAX_FAVOURITES", 1)
    like(world.alice, world.mug)
    with pytest.raises(favourites.ListFull):
        favourites.add(world.alice.id, world.lamp)
    like(world.alice, world.mug)


def test_followed_stores_come_back_with_their_names(world: World) -> None:
    favourites.follow(world.alice.id, world.green_hill)
    followed_id = favourites.follow(world.alice.id, world.bright_lane)
    names = [row.store.name["en"] for row in favourites.followed_for(world.alice.id).items if row.store]
    assert names == ["Bright Lane", "Green Hill"]
    favourites.unfollow(world.alice.id, followed_id)
    assert favourites.follows(world.alice.id, world.bright_lane) is None
    assert favourites.follows(world.alice.id, world.green_hill)


def test_a_look_costs_one_statement_and_says_whether_she_likes_it(world: World) -> None:
    person_id, product_id = world.alice.id, world.mug.id
    with statements() as sent:
        assert favourites.visit(person_id, product_id) is None
    assert len(sent) == 1
    favourite_id = like(world.alice, world.mug)
    assert favourites.visit(world.alice.id, world.mug.id) == favourite_id
    favourites.visit(world.alice.id, world.tea.id)
    favourites.visit(world.alice.id, world.mug.id)
    seen = [row.product.handle for row in favourites.history_for(world.alice.id).items if row.product]
    assert seen == ["mug", "tea"]


def test_the_history_keeps_the_newest_only(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MAX_SEEN", 2)
    for product in (world.tea, world.mug, world.lamp, world.mug):
        favourites.visit(world.alice.id, product.id)
    seen = {row.product_id for row in db.session.query(SeenProduct).filter_by(person_id=world.alice.id)}
    assert seen == {world.mug.id, world.lamp.id}


def test_a_history_that_is_off_keeps_nothing(world: World) -> None:
    favourites.visit(world.alice.id, world.tea.id)
    favourites.visit(world.bob.id, world.tea.id)
    favourites.pause_history(world.alice.id)
    favourites.visit(world.alice.id, world.mug.id)
    assert not favourites.keeps_history(world.alice.id)
    assert (favourites.counts_for(world.alice.id).seen, favourites.counts_for(world.bob.id).seen) == (0, 1)
    favourites.resume_history(world.alice.id)
    favourites.visit(world.alice.id, world.mug.id)
    assert favourites.counts_for(world.alice.id).seen == 1


def test_a_price_that_falls_is_told_to_those_who_like_it(world: World) -> None:
    like(world.alice, world.mug)
    like(world.bob, world.lamp)
    price_mug(world, 2900)
    assert told(world.alice, messages.Event.PRICE_DROP) == [{"price": 2900}]
    assert not told(world.bob, messages.Event.PRICE_DROP)


def test_a_price_that_goes_up_and_down_is_told_once(world: World) -> None:
    like(world.alice, world.mug)
    for amount in (2900, 3900, 2900, 3100):
        price_mug(world, amount)
    assert len(told(world.alice, messages.Event.PRICE_DROP)) == 1
    price_mug(world, 2500)
    assert told(world.alice, messages.Event.PRICE_DROP)[-1] == {"price": 2500}


def test_whoever_came_after_the_fall_is_not_told(world: World) -> None:
    price_mug(world, 2900)
    like(world.alice, world.mug)
    favourites.tell_cheaper(world.mug.id)
    assert not told(world.alice, messages.Event.PRICE_DROP)


def test_goods_that_come_back_are_told_once(world: World) -> None:
    like(world.alice, world.mug)
    for units in (0, 5, 0, 5):
        shelve_mug(world, units)
    assert len(told(world.alice, messages.Event.RESTOCK)) == 1


def test_nobody_is_told_of_what_shoppers_do_not_see(world: World) -> None:
    like(world.alice, world.mug)
    shelve_mug(world, 0)
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), ROBOT)
    shelve_mug(world, 5)
    assert not told(world.alice, messages.Event.RESTOCK)


def test_many_are_told_in_batches_and_nobody_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    crowd = [person(f"Fan {number}", f"fan{number}@example.com") for number in range(5)]
    for fan in crowd:
        like(fan, world.mug)
    price_mug(world, 2900)
    batches = [len(fact.payload["person_ids"]) for fact in db.session.query(Fact).filter_by(name="favourite.cheaper")]
    assert sorted(batches) == [1, 2, 2]
    assert all(len(told(fan, messages.Event.PRICE_DROP)) == 1 for fan in crowd)
    favourites.tell_cheaper(world.mug.id)
    db.session.commit()
    jobs.drain()
    assert all(len(told(fan, messages.Event.PRICE_DROP)) == 1 for fan in crowd)


def test_a_closed_account_keeps_nothing_in_mind(world: World) -> None:
    like(world.alice, world.mug)
    like(world.bob, world.mug)
    favourites.follow(world.alice.id, world.green_hill)
    favourites.visit(world.alice.id, world.mug.id)
    people.close_account(world.alice, ROBOT)
    db.session.commit()
    jobs.drain()
    assert favourites.counts_for(world.alice.id) == favourites.Counts(0, 0, 0)
    assert db.session.query(Favourite).filter_by(person_id=world.bob.id).count() == 1


def test_a_product_that_is_gone_stays_in_the_list_without_its_words(world: World) -> None:
    rare = list_product(world.green_hill, world.home, "rare", {"en": "Rare pot"}, {"rare": 5000})
    like(world.alice, rare)
    catalog.block(rare, ROBOT, "fake")
    item = favourites.favourites_for(world.alice.id).items[0]
    assert (item.product, item.fell_by) == (None, 0)
    assert rules.MAX_SEEN == 200
