"""Reviews in the operators' queue: text, photos and reports beside the decision."""

from mall.domain import moderation, reviews
from mall.kernel.db import db
from mall.models import Case, Review
from tests.domain.reviews.conftest import line_of, photo, received
from tests.trade import as_person
from tests.web.admin.conftest import Desk
from tests.world import World


def written(world: World, **options: object) -> Review:
    purchase = received(world, world.alice, {"mug": 1})
    opinion = reviews.Opinion(4, 4, 4, "See for yourself.", **options)  # type: ignore[arg-type]
    review = reviews.write(*line_of(purchase, "mug"), opinion, as_person(world.alice), "Alice")
    db.session.commit()
    return review


def waiting(kind: str = "review") -> Case:
    return moderation.open_cases(kind).items[0]


def test_photos_are_seen_and_shown_by_an_operator(world: World, desk: Desk) -> None:
    review = written(world, photos=[photo()])
    page = desk("moderation").page(f"/admin/cases/{waiting().id}")
    assert "See for yourself." in page.words and "photos" in page.words
    assert any(review.photos[0]["key"] in str(picture["src"]) for picture in page.all("img"))
    answer = desk("moderation").submit(f"/admin/cases/{waiting().id}", "/decision", verdict="approve")
    assert answer.status_code == 303
    assert db.session.get_one(Review, review.id).state == "visible"


def test_hiding_takes_a_reason_and_shows_who_reported(world: World, desk: Desk) -> None:
    review = written(world)
    reviews.report(review, reviews.STORE, "untrue", "He is a rival.")
    db.session.commit()
    browser, path = desk("moderation"), f"/admin/cases/{waiting().id}"
    words = browser.page(path).words
    assert "The store" in words and "He is a rival." in words
    assert browser.submit(path, "/decision", verdict="refuse").status_code == 422
    browser.submit(path, "/decision", verdict="refuse", reason_code="untrue", message="Made up.")
    hidden = db.session.get_one(Review, review.id)
    assert (hidden.state, hidden.reason_code, hidden.reason) == ("hidden", "untrue", "Made up.")


def test_a_follow_up_stands_under_its_review(world: World, desk: Desk) -> None:
    review = written(world)
    reviews.follow_up(review, "Call 13800138000", [], as_person(world.alice))
    db.session.commit()
    path = f"/admin/cases/{waiting('review_follow_up').id}"
    words = desk("moderation").page(path).words
    assert "See for yourself." in words and "Call 13800138000" in words
    desk("moderation").submit(path, "/decision", verdict="refuse", reason_code="contact_details")
    assert db.session.get_one(Review, review.id).state == "visible"


def test_only_moderators_decide(world: World, desk: Desk) -> None:
    written(world, photos=[photo()])
    assert desk("finance").get(f"/admin/cases/{waiting().id}").status_code == 403
