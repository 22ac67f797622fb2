"""What shoppers ask, at the merchant's desk: listed, answered in place, out of a rival's reach."""

import pytest

from mall.domain import questions, reviews
from mall.kernel.db import db
from mall.models import Question
from tests.browser import PoliteClient
from tests.domain.reviews.conftest import line_of, received
from tests.trade import as_person
from tests.web.seller.conftest import SignIn, press
from tests.world import World

DESK = "/seller/green-hill/questions"


@pytest.fixture
def question(world: World) -> Question:
    """Bob wants to know something of the mug."""
    asked = questions.ask(world.mug, world.bob, "Does it go into a dishwasher?")
    db.session.commit()
    return asked


def test_a_question_waits_at_home_and_is_answered_in_the_list(
    world: World, owner: PoliteClient, question: Question
) -> None:
    purchase = received(world, world.alice, {"mug": 1})
    reviews.write(*line_of(purchase, "mug"), reviews.Opinion(5, 5, 5, "Good"), as_person(world.alice), "Alice")
    db.session.commit()
    home = owner.page("/seller/green-hill").words
    assert "1 Questions to answer" in home and "1 Reviews to answer" in home
    assert owner.submit(DESK, "/answer", answer="It does, up to 60 °C.").status_code == 303
    assert "No questions here" in owner.page(DESK).words
    answered = owner.page(f"{DESK}?tab=answered").words
    assert "It does, up to 60 °C." in answered and "Store" in answered
    path = f"{DESK}/{question.public_id}"
    assert not [form for form in owner.page(path).forms if str(form["action"]).endswith("/answer")]
    assert press(owner, f"{path}/answer", answer="And again.").status_code == 409
    assert "0 Questions to answer" in owner.page("/seller/green-hill").words
    assert "It does, up to 60 °C." in owner.page(f"/questions/{question.public_id}").words


@pytest.mark.parametrize("answer", ["", "  ", "加微信 mug88 返现 5 元", "See www.cups.example"])
def test_an_empty_answer_and_one_that_leads_away_are_refused(
    owner: PoliteClient, question: Question, answer: str
) -> None:
    assert press(owner, f"{DESK}/{question.public_id}/answer", answer=answer).status_code == 422


def test_a_rival_sees_and_touches_nothing(rival: PoliteClient, clerk: PoliteClient, question: Question) -> None:
    assert "dishwasher" not in rival.page("/seller/bright-lane/questions?tab=all").words
    for path in (f"/seller/bright-lane/questions/{question.public_id}", f"{DESK}/{question.public_id}"):
        assert rival.get(path).status_code == 404
        assert press(rival, f"{path}/answer", answer="Ha").status_code == 404
    assert clerk.get(DESK).status_code == 403


def test_what_operators_have_not_seen_is_not_there(world: World, owner: PoliteClient, signed_in: SignIn) -> None:
    waits = questions.ask(world.mug, world.bob, "Like those at www.cups.example?")
    db.session.commit()
    assert owner.get(f"{DESK}/{waits.public_id}").status_code == 404
    assert "cups.example" not in owner.page(f"{DESK}?tab=all").words
