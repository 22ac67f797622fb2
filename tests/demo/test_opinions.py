"""What the demo mall's people say: harmless words in both languages, said through the verbs, photos left to operators."""

from random import Random

from mall import audit
from mall.demo import opinions
from mall.demo.content import CATEGORIES
from mall.demo.content.opinions import LATER, OPINIONS
from mall.domain.reviews.rules import risks
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Reply, Review
from tests.domain.reviews.conftest import received
from tests.world import World


def test_every_kind_of_goods_has_good_and_bad_opinions_in_both_languages() -> None:
    assert {category.slug for category in CATEGORIES} == set(OPINIONS)
    for slug, said in OPINIONS.items():
        assert min(each.stars for each in said) <= 3 < max(each.stars for each in said), slug
    texts = [text for said in OPINIONS.values() for each in said for text in (each.words, each.answer) if text]
    assert [
        text for text in (*texts, *LATER) if risks(text.zh, 0) or risks(text.en, 0) or not text.zh or not text.en
    ] == []


def test_people_review_what_arrived_and_stores_answer(world: World) -> None:
    for person in (world.alice, world.bob):
        for code in ("mug", "tea-100", "lamp"):
            received(world, person, {code: 1})
    opinions.speak_up(Random(3), [world.alice, world.bob, world.rita], age=0)
    db.session.commit()
    jobs.drain()
    written = db.session.query(Review).all()
    assert len(written) > 1
    assert {review.state for review in written} <= {"visible", "pending"}
    assert all(bool(review.photos) == (review.state == "pending") for review in written)
    opinions.look_at_photos()
    db.session.commit()
    assert {review.state for review in db.session.query(Review).all()} == {"visible"}
    assert all(reply.text for reply in db.session.query(Reply))
    assert audit.findings() == []
