"""Who may review what and when, photos, editing, following up, answers, votes."""

import io
from datetime import timedelta

import pytest
import time_machine
from PIL import Image

from mall.domain import aftersales, reviews
from mall.kernel import clock, files, images, jobs
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import Purchase, Review
from tests.domain.reviews.conftest import Say, again, line_of, photo, received, waiting
from tests.trade import as_person, buyer
from tests.world import ROBOT, World

FIVE = reviews.Opinion(5, 5, 5, "Good")


def test_a_received_line_is_reviewed_once_and_seen_at_once(world: World, purchase: Purchase, say: Say) -> None:
    review = say("mug", 4, "Thick and warm.")
    assert (review.is_visible, review.author, review.title["en"]) == (True, "A***e", "Stoneware mug")
    assert [each.id for each in reviews.reviews_of(world.mug.id).items] == [review.id]
    with pytest.raises(reviews.AlreadyReviewed):
        say("mug", 5)


def test_nothing_is_reviewed_before_it_was_received(world: World) -> None:
    purchase = received(world, world.alice, {"mug": 1}, is_received=False)
    with pytest.raises(reviews.NotReceived):
        reviews.write(*line_of(purchase, "mug"), FIVE, as_person(world.alice))


def test_a_line_of_another_order_is_not_found(world: World, purchase: Purchase) -> None:
    (order, _mug), (_other, lamp) = line_of(purchase, "mug"), line_of(purchase, "lamp")
    with pytest.raises(NotFound):
        reviews.write(order, lamp, FIVE, as_person(world.alice))


def test_who_works_in_a_store_does_not_praise_it(world: World) -> None:
    purchase = received(world, world.clark, {"mug": 1})
    with pytest.raises(reviews.OwnGoods):
        reviews.write(*line_of(purchase, "mug"), FIVE, as_person(world.clark))


def test_an_anonymous_review_keeps_no_name(say: Say) -> None:
    assert say("mug", is_anonymous=True).author == ""


def test_a_refunded_line_may_be_reviewed_and_says_so(world: World, purchase: Purchase, say: Say) -> None:
    order, line_id = line_of(purchase, "mug")
    wish = aftersales.Wish(aftersales.Kind.REFUND, "damaged", {line_id: 1})
    aftersales.agree(aftersales.ask(order, wish, as_person(world.alice)), ROBOT)
    db.session.commit()
    jobs.drain()
    assert say("mug", 2, "Came broken.").was_refunded


def test_what_is_to_be_reviewed_is_counted_by_order(world: World, say: Say) -> None:
    alice = buyer(world.alice)
    assert reviews.count_to_review(alice) == 2
    say("lamp")
    say("mug")
    assert reviews.count_to_review(alice) == 1
    order = reviews.to_review(alice).items[0]
    tea = next(line.id for line in order.lines if line.sku_code == "tea-100")
    assert reviews.first_unreviewed([order]) == {order.id: tea}
    say("tea-100")
    assert reviews.to_review(alice).items == []
    assert reviews.count_to_review(buyer(world.bob)) == 0


# Photos


def test_photos_are_cleaned_and_wait_for_an_operator(say: Say) -> None:
    review = say("mug", 5, photos=[photo("#112233"), photo("#445566"), photo("#112233")])
    assert (review.state, len(review.photos)) == ("pending", 2)
    assert [case.risks for case in waiting()] == [["photos"]]
    stored = files.storage().get(f"{review.photos[0]['key']}-480.jpg")
    assert b"taken at home" not in stored


def test_a_photo_is_turned_upright(say: Say) -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40), "navy").save(out, "JPEG", exif=exif)
    stored = say("mug", photos=[out.getvalue()]).photos[0]
    assert (stored["width"], stored["height"]) == (40, 60)


def frames() -> bytes:
    out = io.BytesIO()
    pages = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    pages[0].save(out, "WEBP", save_all=True, append_images=pages[1:])
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (30_000, 1_000)).save(out, "PNG")
    return out.getvalue()


BAD = {
    "empty": b"",
    "a script": b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
    "a GIF that is a script": b"GIF89a/*" + b"\x00" * 64 + b"*/=1;",
    "cut short": photo()[:120],
    "animated": frames(),
    "a bomb": bomb(),
    "huge": b"\xff\xd8\xff" + b"x" * (13 * 1024 * 1024),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_photo_is_refused_and_named(say: Say, kind: str) -> None:
    with pytest.raises(images.PhotoRefused) as refused:
        say("mug", photos=[photo(), BAD[kind]])
    assert str(refused.value.message).startswith("Photo 2: This ")
    db.session.rollback()
    assert db.session.query(Review).count() == 0


def test_a_photo_with_something_behind_it_keeps_nothing_of_that(say: Say) -> None:
    review = say("mug", photos=[photo() + b"<script>alert(1)</script>PK\x03\x04"])
    for width in (96, 720):
        assert b"script" not in files.storage().get(f"{review.photos[0]['key']}-{width}.jpg")


def test_ten_photos_are_one_too_many(say: Say) -> None:
    with pytest.raises(images.TooManyPhotos):
        say("mug", photos=[photo(f"#0000{n:02x}") for n in range(10)])


# Editing


def change(world: World, review: Review, opinion: reviews.Opinion, **more: object) -> Review:
    reviews.revise(review, opinion, as_person(world.alice), "Alice", **more)  # type: ignore[arg-type]
    db.session.commit()
    return again(review)


def test_it_is_edited_once_within_seven_days(world: World, say: Say) -> None:
    review = say("mug", 2, "Small.")
    edited = change(world, review, reviews.Opinion(4, 4, 4, "Small, but good.", is_anonymous=True))
    assert (edited.product_score, edited.text, edited.author, edited.state) == (4, "Small, but good.", "", "visible")
    with pytest.raises(reviews.TooLate):
        change(world, edited, FIVE)


def test_after_seven_days_it_stands_as_it_is(world: World, say: Say) -> None:
    review = say("mug")
    with time_machine.travel(clock.now() + timedelta(days=8)), pytest.raises(reviews.TooLate):
        change(world, review, FIVE)


def test_an_edit_with_something_to_look_at_is_looked_at(world: World, say: Say) -> None:
    edited = change(world, say("mug"), reviews.Opinion(5, 5, 5, "Cheaper at www.cups.example"))
    assert edited.state == "pending"
    assert reviews.reviews_of(world.mug.id).items == []
    assert waiting()[0].risks == ["link"]


def test_taking_the_photos_out_takes_it_out_of_the_queue(world: World, say: Say) -> None:
    review = say("mug", photos=[photo()])
    edited = change(world, review, FIVE, dropped={review.photos[0]["key"]})
    assert (edited.state, edited.photos, waiting()) == ("visible", [], [])


# What comes after


def test_a_follow_up_is_added_once_within_half_a_year(world: World, say: Say) -> None:
    review, alice = say("mug"), as_person(world.alice)
    with time_machine.travel(clock.now() + timedelta(days=179)):
        reviews.follow_up(review, "Still whole.", [], alice)
        db.session.commit()
        added = again(review).follow_up
        assert added and (added.text, added.is_visible) == ("Still whole.", True)
        with pytest.raises(reviews.TooLate):
            reviews.follow_up(again(review), "And again.", [], alice)


def test_a_follow_up_comes_too_late_or_says_nothing(world: World, say: Say) -> None:
    review, alice = say("mug"), as_person(world.alice)
    with pytest.raises(reviews.NothingSaid):
        reviews.follow_up(review, " \n", [], alice)
    with time_machine.travel(clock.now() + timedelta(days=181)), pytest.raises(reviews.TooLate):
        reviews.follow_up(again(review), "Still whole.", [], alice)


def test_the_store_answers_the_review_and_its_follow_up_once_each(world: World, say: Say) -> None:
    review, olivia = say("mug", 3), as_person(world.olivia)
    with pytest.raises(reviews.WrongReviewState):
        reviews.reply(review, "follow_up", "Thank you.", olivia)
    reviews.reply(review, "review", "Thank you.", olivia)
    with pytest.raises(reviews.AlreadyAnswered):
        reviews.reply(review, "review", "Thank you again.", olivia)
    reviews.follow_up(review, "Still whole.", [], as_person(world.alice))
    reviews.reply(review, "follow_up", "Glad to hear.", olivia)
    db.session.commit()
    assert [(each.about, each.text) for each in again(review).replies] == [
        ("review", "Thank you."),
        ("follow_up", "Glad to hear."),
    ]


@pytest.mark.parametrize("text", ["加微信 cup88 返现", "Call 13800138000", "www.cups.example"])
def test_an_answer_leads_nobody_away(world: World, say: Say, text: str) -> None:
    with pytest.raises(reviews.LeadsAway):
        reviews.reply(say("mug"), "review", text, as_person(world.olivia))


def test_a_vote_counts_once_and_nobody_votes_for_herself(world: World, say: Say) -> None:
    review = say("mug")
    for _press in range(2):
        reviews.vote(review, world.bob.id)
    reviews.vote(review, world.rita.id)
    db.session.commit()
    assert again(review).helpful == 2
    with pytest.raises(reviews.OwnReview):
        reviews.vote(again(review), world.alice.id)
    with pytest.raises(reviews.OwnGoods):
        reviews.vote(again(review), world.olivia.id)


def test_the_most_useful_stand_first_and_no_page_repeats_one(world: World) -> None:
    written = []
    for number in range(12):
        purchase = received(world, world.bob, {"tea-250" if number % 2 else "tea-100": 1})
        order = purchase.orders[0]
        written.append(reviews.write(order, order.lines[0].id, FIVE, as_person(world.bob)))
    reviews.vote(written[3], world.alice.id)
    db.session.commit()
    first = reviews.reviews_of(world.tea.id)
    rest = reviews.reviews_of(world.tea.id, after=first.next)
    ids = [review.id for review in (*first.items, *rest.items)]
    assert ids[0] == written[3].id and sorted(ids) == sorted(review.id for review in written)
    newest = reviews.reviews_of(world.tea.id, reviews.Sort.NEWEST).items
    assert newest[0].id == written[-1].id
