"""What reviews come to: counted when one appears and every night, honestly."""

from datetime import timedelta

import time_machine

from mall.domain import catalog, reviews
from mall.kernel import clock, facts, jobs, versions
from mall.kernel.db import db
from mall.models import ProductScore, StoreScore
from tests.domain.reviews.conftest import Say, again, decide, photo
from tests.trade import as_person
from tests.world import ROBOT, World


def score(world: World) -> ProductScore:
    db.session.rollback()
    found = reviews.product_score(world.mug.id)
    assert found
    db.session.refresh(found)
    return found


def test_a_review_is_counted_as_soon_as_it_is_seen(world: World, say: Say) -> None:
    assert reviews.product_score(world.mug.id) is None
    say("mug", 1)
    found = score(world)
    assert (found.reviews, found.stars, found.average) == (1, [1, 0, 0, 0, 0], 350)
    assert found.shares[-1] == (1, 1, 100)


def test_what_waits_or_is_hidden_is_not_counted(world: World, say: Say) -> None:
    say("mug", 5, photos=[photo()])
    assert reviews.product_score(world.mug.id) is None
    decide(True)
    assert (score(world).reviews, score(world).with_photos) == (1, 1)
    reviews.report(reviews.reviews_of(world.mug.id).items[0], reviews.STORE, "untrue")
    db.session.commit()
    decide(False, "untrue")
    assert (score(world).reviews, score(world).average) == (0, None)


def test_an_edit_counts_at_once(world: World, say: Say) -> None:
    review = say("mug", 1)
    reviews.revise(review, reviews.Opinion(5, 5, 5), as_person(world.alice))
    db.session.commit()
    jobs.drain()
    assert score(world).stars == [0, 0, 0, 0, 1]


def test_a_store_is_scored_for_service_and_delivery(world: World, say: Say) -> None:
    say("mug", 5)
    say("tea-100", 3)
    found = reviews.store_score(world.green_hill.id)
    assert found and (found.reviews, found.service, found.delivery) == (2, 400, 400)
    assert reviews.store_score(world.bright_lane.id) is None


def test_what_is_older_than_half_a_year_drops_out_at_night(world: World, say: Say) -> None:
    review = say("mug", 1)
    with time_machine.travel(clock.now() + timedelta(days=181)):
        jobs.later("mall.domain.reviews.jobs:score_all")
        db.session.commit()
        jobs.drain()
        assert (score(world).reviews, score(world).average, score(world).counted) == (1, None, 0)
        store = db.session.query(StoreScore).filter_by(store_id=world.green_hill.id).one()
        assert (store.reviews, store.service) == (0, None)
    assert again(review).is_visible
    jobs.later("mall.domain.reviews.jobs:score_all")
    db.session.commit()
    jobs.drain()
    assert score(world).average == 350


def test_a_products_page_learns_all_in_one_statement(world: World, say: Say) -> None:
    say("mug", 4, "Good.")
    found = reviews.standing(world.mug.id, world.green_hill.id)
    assert found.product and found.store and [review.text for review in found.first] == ["Good."]
    nothing = reviews.standing(world.lamp.id, world.bright_lane.id)
    assert (nothing.product, nothing.store, nothing.first) == (None, None, [])


def test_copies_of_the_products_page_are_void_when_something_was_answered_counted_or_unnamed(
    world: World, say: Say
) -> None:
    topic = catalog.product_topic(world.mug.id)
    reading = versions.reading([topic])

    def number() -> int:
        db.session.rollback()
        return versions.numbers(reading)[topic]

    review = say("mug", 1)
    spoken = number()
    reviews.reply(review, "review", "Sorry for that.", ROBOT)
    db.session.commit()
    answered = number()
    with time_machine.travel(clock.now() + timedelta(days=200)):
        reviews.score_all()
        db.session.commit()
        counted = number()
        reviews.score_all()
        db.session.commit()
        unchanged = number()
    facts.publish("person.closed", person_id=world.alice.id)
    db.session.commit()
    jobs.drain()
    assert spoken < answered < counted == unchanged < number()
