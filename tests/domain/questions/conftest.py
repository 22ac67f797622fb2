"""Bob asks about the mug, which Alice has received."""

from collections.abc import Callable

import pytest

from mall.domain import questions
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Answer, Person, Product, Question
from tests.domain.reviews.conftest import received
from tests.world import World

Ask = Callable[..., Question]


@pytest.fixture
def ask(world: World) -> Ask:
    """Bob asks: ask("Does it fit a dishwasher?")."""

    def begin(
        words: str = "Does it go into a dishwasher?", person: Person | None = None, product: Product | None = None
    ) -> Question:
        question = questions.ask(product or world.mug, person or world.bob, words)
        db.session.commit()
        return question

    return begin


@pytest.fixture
def owner_of_mug(world: World) -> Person:
    """Alice, who has received one."""
    received(world, world.alice, {"mug": 1})
    return world.alice


def again(question: Question) -> Question:
    """The question as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return questions.question_by_id(question.id)


def said(question: Question, person: Person, words: str = "Mine does, every day.") -> Answer:
    """A buyer's answer, and what listeners do about it."""
    answer = questions.answer(again(question), person, words)
    db.session.commit()
    jobs.drain()
    return answer
