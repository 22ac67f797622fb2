"""Operators show, keep and hide; reports reach them; a merchant cannot hide a review, the database sees to it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from mall.domain import reviews
from mall.kernel import facts, jobs, tenancy
from mall.kernel.belongings import belongings_of
from mall.kernel.db import db
from mall.models import Report, StateChange
from tests.domain.reviews.conftest import Say, again, decide, photo, waiting
from tests.trade import as_person
from tests.world import World


def test_an_approved_review_is_shown_with_its_photos(world: World, say: Say) -> None:
    review = say("mug", photos=[photo()], is_shared=True)
    assert reviews.shared_reviews().items == []
    decide(True)
    assert again(review).is_visible
    assert [each.id for each in reviews.shared_reviews().items] == [review.id]
    assert len(reviews.reviews_of(world.mug.id, with_photos=True).items) == 1


def test_photos_go_to_the_feed_only_if_their_author_agreed(say: Say) -> None:
    say("mug", photos=[photo()])
    decide(True)
    assert reviews.shared_reviews().items == []


def test_a_refused_review_stays_hidden_and_says_why(world: World, say: Say) -> None:
    review = say("mug", 1, "Call 13800138000")
    decide(False, "contact_details", "Leave the number out.")
    hidden = again(review)
    assert (hidden.state, hidden.reason_code, hidden.reason) == ("hidden", "contact_details", "Leave the number out.")
    assert reviews.reviews_of(world.mug.id).items == []


def test_what_was_hidden_and_is_edited_goes_to_an_operator_again(world: World, say: Say) -> None:
    review = say("mug", 1, "Call 13800138000")
    decide(False, "contact_details")
    reviews.revise(again(review), reviews.Opinion(1, 1, 1, "Broken."), as_person(world.alice))
    db.session.commit()
    assert again(review).state == "pending"
    decide(True)
    assert (again(review).state, again(review).reason_code) == ("visible", "")


def test_a_report_opens_one_case_however_many_report(world: World, say: Say) -> None:
    review = say("mug", 1, "Bad.")
    reviews.report(review, reviews.STORE, "untrue", "He never bought it.")
    reviews.report(review, f"person {world.bob.id}", "abusive")
    db.session.commit()
    assert [case.risks for case in waiting()] == [["reported"]]
    assert again(review).is_visible
    with pytest.raises(reviews.AlreadyReported):
        reviews.report(review, reviews.STORE, "other")


@pytest.mark.parametrize(("approved", "outcome", "state"), [(True, "kept", "visible"), (False, "hidden", "hidden")])
def test_whoever_reported_reads_what_became_of_it(say: Say, approved: bool, outcome: str, state: str) -> None:
    review = say("mug", 1, "Bad.")
    reviews.report(review, reviews.STORE, "untrue")
    db.session.commit()
    decide(approved, "" if approved else "untrue", "We looked into it.")
    report = db.session.query(Report).one()
    assert (report.outcome, report.answer, again(review).state) == (outcome, "We looked into it.", state)


def test_a_follow_up_is_decided_by_itself(world: World, say: Say) -> None:
    review = say("mug", 5, "Good.")
    reviews.follow_up(review, "", [photo()], as_person(world.alice))
    db.session.commit()
    assert not again(review).has_photos
    decide(True, kind=reviews.FOLLOW_UP_CASE_KIND)
    assert again(review).has_photos and len(again(review).shown_photos) == 1


def test_a_refused_follow_up_leaves_the_review(world: World, say: Say) -> None:
    review = say("mug", 5, "Good.")
    reviews.follow_up(review, "www.cups.example", [], as_person(world.alice))
    db.session.commit()
    decide(False, "advertising", kind=reviews.FOLLOW_UP_CASE_KIND)
    shown = again(review)
    assert shown.is_visible and shown.follow_up and not shown.follow_up.is_visible


def test_who_leaves_the_mall_takes_her_name_and_the_feed_loses_her_photos(world: World, say: Say) -> None:
    review = say("mug", 5, "Good.", photos=[photo()], is_shared=True)
    decide(True)
    assert belongings_of(world.alice.id)["reviews"][0]["text"] == "Good."
    facts.publish("person.closed", person_id=world.alice.id)
    db.session.commit()
    jobs.drain()
    left = again(review)
    assert (left.author, left.is_shared, left.text, left.is_visible) == ("", False, "Good.", True)
    assert reviews.shared_reviews().items == []


def test_every_move_is_remembered(say: Say) -> None:
    review = say("mug", photos=[photo()])
    decide(True)
    history = db.session.query(StateChange).filter_by(subject="review", subject_id=review.id).order_by(StateChange.id)
    assert [change.to_state for change in history] == ["pending", "visible"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review SET state = 'hidden'",
        "DELETE FROM review",
        "UPDATE review_follow_up SET text = ''",
        "UPDATE product_score SET average = 500",
        "DELETE FROM review_report",
        "SELECT * FROM review_vote",
    ],
)
def test_the_database_lets_no_merchant_touch_a_review(world: World, say: Say, statement: str) -> None:
    say("mug", 1)
    tenancy.enter_store(world.green_hill.id)
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.session.execute(text(statement))
    db.session.rollback()
    tenancy.leave_store()
