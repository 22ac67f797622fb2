"""What buyers say, at the merchant's desk: read, answered once, reported; a rival's stay out of reach."""

import pytest

from mall.domain import reviews, stores
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Report, Review
from tests.browser import PoliteClient
from tests.domain.reviews.conftest import decide, line_of, received
from tests.stage import Kept
from tests.trade import as_person
from tests.web.seller.conftest import SignIn, press, work_as
from tests.world import World

DESK = "/seller/green-hill/reviews"


@pytest.fixture
def review(world: World, kept: Kept) -> Review:
    """Alice gave the mug two stars."""
    return kept("two_stars", lambda: two_stars(world))


def two_stars(world: World) -> Review:
    purchase = received(world, world.alice, {"mug": 1})
    opinion = reviews.Opinion(2, 3, 4, "Smaller than I thought.")
    written = reviews.write(*line_of(purchase, "mug"), opinion, as_person(world.alice), "Alice")
    db.session.commit()
    jobs.drain()
    return written


def test_a_review_is_read_and_answered_once(world: World, review: Review, owner: PoliteClient) -> None:
    words = owner.page(f"{DESK}?tab=unanswered").words
    assert "Smaller than I thought." in words and "A***e" in words
    path = f"{DESK}/{review.public_id}"
    assert owner.submit(path, "/reply", answer="350 ml, as it says. Send it back for free.").status_code == 303
    assert "Send it back for free." in owner.page(f"/products/{world.mug.public_id}/reviews").words
    assert not [form for form in owner.page(path).forms if str(form["action"]).endswith("/reply")]
    assert press(owner, f"{path}/reply", answer="And again.").status_code == 409
    assert "Smaller than I thought." not in owner.page(f"{DESK}?tab=unanswered").words


def test_what_was_added_is_answered_too(world: World, review: Review, owner: PoliteClient) -> None:
    path = f"{DESK}/{review.public_id}"
    assert press(owner, f"{path}/follow-up/reply", later_answer="Thanks").status_code == 409
    reviews.follow_up(review, "It grew on me.", [], as_person(world.alice))
    db.session.commit()
    assert owner.submit(path, "/follow-up/reply", later_answer="Glad to hear.").status_code == 303
    assert "Glad to hear." in owner.page(f"/products/{world.mug.public_id}/reviews").words


@pytest.mark.parametrize("answer", ["", "  ", "加微信 mug88 返现 5 元", "See www.cups.example"])
def test_an_empty_answer_and_one_that_leads_away_are_refused(review: Review, owner: PoliteClient, answer: str) -> None:
    assert press(owner, f"{DESK}/{review.public_id}/reply", answer=answer).status_code == 422


def test_a_report_hides_nothing_until_an_operator_decides(world: World, review: Review, owner: PoliteClient) -> None:
    path = f"{DESK}/{review.public_id}"
    assert owner.submit(path, "/report", reason_code="untrue", words="He is a rival.").status_code == 303
    assert "An operator looks at it." in owner.page(path).words
    assert "Smaller than I thought." in owner.page(f"/products/{world.mug.public_id}/reviews").words
    assert press(owner, f"{path}/report", reason_code="untrue").status_code == 409
    decide(True, message="The order is real.")
    assert "The review stays. The order is real." in owner.page(path).words
    assert db.session.query(Report).one().outcome == "kept"


def test_a_rival_sees_and_touches_nothing(review: Review, rival: PoliteClient, owner: PoliteClient) -> None:
    assert "Smaller" not in rival.page("/seller/bright-lane/reviews").words
    for path in (f"/seller/bright-lane/reviews/{review.public_id}", f"{DESK}/{review.public_id}"):
        assert rival.get(path).status_code == 404
        assert press(rival, f"{path}/reply", answer="Ha").status_code == 404


def test_who_counts_goods_or_stands_at_the_counter_does_not_speak_for_the_store(
    world: World, review: Review, clerk: PoliteClient, signed_in: SignIn
) -> None:
    assert clerk.get(DESK).status_code == 403
    work_as(world, world.bob, "counter")
    assert signed_in(world.bob).get(DESK).status_code == 403
    stores.change_role(world.green_hill, stores.members_for(world.green_hill)[-1], "orders", as_person(world.olivia))
    db.session.commit()
    assert signed_in(world.bob).get(DESK).status_code == 200


def test_what_operators_have_not_seen_is_not_there(world: World, owner: PoliteClient) -> None:
    purchase = received(world, world.alice, {"mug": 1})
    opinion = reviews.Opinion(1, 1, 1, "www.cups.example")
    waits = reviews.write(*line_of(purchase, "mug"), opinion, as_person(world.alice))
    db.session.commit()
    assert owner.get(f"{DESK}/{waits.public_id}").status_code == 404
