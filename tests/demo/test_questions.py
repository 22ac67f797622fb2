"""What the demo mall's people ask: harmless words in both languages, written as the verbs would have written them."""

from mall import audit
from mall.demo import questions as demo
from mall.demo.content import CATEGORIES
from mall.demo.content.asking import QUESTIONS, WAITING
from mall.domain import questions
from mall.domain.questions.rules import MAX_QUESTION, MIN_QUESTION
from mall.kernel.db import db
from mall.kernel.speech import risks
from mall.models import Answer, Question, StateChange
from tests.domain.reviews.conftest import received
from tests.world import World


def test_every_shelf_has_questions_in_both_languages() -> None:
    slugs = {child.slug for root in CATEGORIES for child in root.children}
    leaves = {leaf.slug for root in CATEGORIES for child in root.children for leaf in child.children}
    assert slugs <= set(QUESTIONS) <= slugs | leaves
    seeds = [seed for each in QUESTIONS.values() for seed in each]
    texts = [text for seed in seeds for text in (seed.words, seed.store, seed.buyer) if text]
    assert [text for text in texts if risks(text.zh) or risks(text.en)] == []
    words = [words for seed in seeds for words in (seed.words.zh, seed.words.en)]
    assert all(MIN_QUESTION <= len(each) <= MAX_QUESTION for each in words)
    assert risks(WAITING.zh) and risks(WAITING.en)


def test_people_ask_and_are_answered(world: World) -> None:
    received(world, world.alice, {"mug": 1, "lamp": 1})
    said = QUESTIONS["tableware"]
    QUESTIONS["kitchen"], QUESTIONS["home"] = said, said[:3]
    try:
        demo.ask_around([world.bob, world.alice, world.rita], [world.tea, world.mug, world.lamp])
    finally:
        del QUESTIONS["kitchen"], QUESTIONS["home"]
    written = db.session.query(Question).all()
    assert {question.state for question in written} == {"visible", "pending"}
    for question in written:
        there = db.session.query(Answer).filter_by(question_id=question.id).count()
        assert question.answers == there == len(questions.answers_of(question).items)
    changes = db.session.query(StateChange).filter(StateChange.subject.startswith("question"))
    assert changes.count() >= len(written) + db.session.query(Answer).count()
    assert audit.findings() == []
