"""Questions and answers in the operators' queue."""

from mall.domain import moderation, questions
from mall.kernel.db import db
from mall.models import Answer, Question
from tests.domain.reviews.conftest import received
from tests.web.admin.conftest import Desk
from tests.world import World


def test_operators_show_a_question_and_hide_an_answer(world: World, desk: Desk) -> None:
    received(world, world.alice, {"mug": 1})
    question = questions.ask(world.mug, world.bob, "Is it the one of www.cups.example?")
    db.session.commit()
    browser = desk("moderation")
    assert "1 Questions and answers to decide" in browser.page("/admin").words
    path = f"/admin/cases/{moderation.open_cases('question').items[0].id}"
    words = browser.page(path).words
    assert "www.cups.example" in words and "a link" in words
    assert desk("finance").get(path).status_code == 403
    browser = desk("moderation")
    browser.submit(path, "/decision", verdict="approve")
    shown = db.session.get_one(Question, question.id)
    assert shown.state == "visible"
    questions.answer(shown, world.alice, "Call 13800138000")
    db.session.commit()
    path = f"/admin/cases/{moderation.open_cases('question_answer').items[0].id}"
    words = browser.page(path).words
    assert "www.cups.example" in words and "Call 13800138000" in words
    assert browser.submit(path, "/decision", verdict="refuse").status_code == 422
    browser.submit(path, "/decision", verdict="refuse", reason_code="contact_details")
    assert db.session.query(Answer).one().state == "hidden"
    assert db.session.get_one(Question, question.id).state == "visible"
