"""Who may ask and answer, how often, what is seen at once, what operators decide, who is told."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from mall.domain import catalog, messages, questions
from mall.domain.questions.rules import is_told
from mall.kernel import clock, facts, jobs, tenancy
from mall.kernel.belongings import belongings_of
from mall.kernel.db import db
from mall.models import Notice, Person, QuestionReport, StateChange, Version
from tests.domain.questions.conftest import Ask, again, said
from tests.domain.reviews.conftest import decide, waiting
from tests.trade import as_person
from tests.world import World


def titles(person: Person) -> list[str]:
    """What she is told, newest first."""
    return [told.title for told in messages.notices_for(person.id, "en").items]


def topic(world: World) -> int:
    return db.session.get_one(Version, catalog.product_topic(world.mug.id), populate_existing=True).number


def test_a_plain_question_is_seen_at_once_under_half_a_name(world: World, ask: Ask) -> None:
    before = topic(world)
    question = ask("  Does it go \t into a dishwasher? ")
    assert (question.text, question.author, question.state) == ("Does it go into a dishwasher?", "B***b", "visible")
    assert topic(world) > before
    few = questions.few(world.mug.id)
    assert (few.count, [asked.question.id for asked in few.first]) == (1, [question.id])
    assert questions.few(world.tea.id) == questions.Few(0, [])


@pytest.mark.parametrize("words", ["Is it at www.cups.example?", "加我微信 mug88 好吗", "call 13800138000 please"])
def test_what_leads_away_waits_for_an_operator(world: World, ask: Ask, words: str) -> None:
    question = ask(words)
    assert question.state == "pending" and questions.few(world.mug.id).count == 0
    decide(True, kind=questions.CASE_KIND)
    assert again(question).is_visible


def test_too_little_is_refused_and_the_same_again_is_the_first_one(world: World, ask: Ask) -> None:
    with pytest.raises(questions.TooShort):
        questions.ask(world.mug, world.bob, "why?")
    assert ask().id == ask().id


def test_there_is_a_limit_a_day(world: World, ask: Ask) -> None:
    for number in range(3):
        ask(f"Question number {number}?")
    with pytest.raises(questions.AskedEnough):
        ask("And one more?")
    ask("About something else?", product=world.lamp)
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert ask("And one more?").is_visible


def test_the_stores_people_do_not_ask_about_their_own_goods(world: World, ask: Ask) -> None:
    for person in (world.olivia, world.clark):
        with pytest.raises(questions.OwnGoods):
            ask(person=person)
    assert ask(person=world.rita).is_visible


def test_buyers_answer_once_and_the_asker_is_told(world: World, ask: Ask, owner_of_mug: Person) -> None:
    question = ask()
    with pytest.raises(questions.NotBought):
        questions.answer(question, world.rita, "I think so.")
    with pytest.raises(questions.OwnQuestion):
        questions.answer(question, world.bob, "I think so.")
    answer = said(question, owner_of_mug)
    assert (answer.author, answer.by_store, again(question).answers) == ("A***e", False, 1)
    with pytest.raises(questions.AlreadyAnswered):
        questions.answer(question, owner_of_mug, "Still.")
    assert titles(world.bob) == ["Your question about Stoneware mug is answered"]
    told = db.session.query(Notice).filter_by(person_id=world.bob.id).one()
    assert told.details == {"question": str(question.public_id)}


def test_the_stores_answer_stands_first_and_comes_once(world: World, ask: Ask, owner_of_mug: Person) -> None:
    question = ask()
    said(question, owner_of_mug)
    for words, refusal in (("  ", questions.NothingToSay), ("See www.cups.example", questions.LeadsAway)):
        with pytest.raises(refusal):
            questions.answer_for_store(again(question), words, as_person(world.olivia))
    questions.answer_for_store(again(question), "Yes, up to 60 °C.", as_person(world.olivia))
    with pytest.raises(questions.AlreadyAnswered):
        questions.answer_for_store(question, "And by hand.", as_person(world.clark))
    db.session.commit()
    asked = questions.few(world.mug.id).first[0]
    assert asked.answer and (asked.answer.text, asked.question.answers) == ("Yes, up to 60 °C.", 2)
    assert [answer.by_store for answer in questions.answers_of(question).items] == [False, True]


def test_hiding_takes_it_away_and_tells_its_author_why(world: World, ask: Ask, owner_of_mug: Person) -> None:
    question = ask()
    answer = said(question, owner_of_mug)
    questions.report(question, answer, "visitor x", "untrue", "Mine broke.")
    questions.report(question, answer, f"person {world.rita.id}", "untrue")
    db.session.commit()
    assert [case.risks for case in waiting(questions.ANSWER_CASE_KIND)] == [["reported"]]
    with pytest.raises(questions.AlreadyReported):
        questions.report(question, answer, "visitor x", "other")
    decide(False, "untrue", "It says hand wash only.", kind=questions.ANSWER_CASE_KIND)
    assert again(question).is_visible and question.answers == 0
    hidden = questions.answer_by_id(answer.id)
    assert (hidden.state, hidden.reason) == ("hidden", "It says hand wash only.")
    assert {report.outcome for report in db.session.query(QuestionReport)} == {"hidden"}
    assert titles(world.alice)[0] == "What you wrote about Stoneware mug is hidden"
    questions.report(again(question), None, "visitor x", "off_topic")
    db.session.commit()
    decide(True, message="It is about the goods.", kind=questions.CASE_KIND)
    assert again(question).is_visible
    kept = questions.report_by("visitor x", question.id)
    assert kept and (kept.outcome, kept.reply) == ("kept", "It is about the goods.")


def test_an_answer_that_waits_counts_when_it_is_shown(world: World, ask: Ask, owner_of_mug: Person) -> None:
    question = ask()
    said(question, owner_of_mug, "Ask the maker: 13800138000")
    assert again(question).answers == 0 and titles(world.bob) == []
    decide(True, kind=questions.ANSWER_CASE_KIND)
    assert again(question).answers == 1 and len(titles(world.bob)) == 1
    moves = db.session.query(StateChange).filter_by(subject="question_answer").order_by(StateChange.id)
    assert [move.to_state for move in moves] == ["pending", "visible"]


def test_who_leaves_takes_her_name_and_leaves_the_words(world: World, ask: Ask, owner_of_mug: Person) -> None:
    question = ask(person=owner_of_mug)
    other = ask(product=world.mug)
    answer = said(other, owner_of_mug)
    told = belongings_of(owner_of_mug.id)["questions"]
    assert [each["text"] for each in (*told["asked"], *told["answered"])] == [question.text, answer.text]
    facts.publish("person.closed", person_id=owner_of_mug.id)
    db.session.commit()
    jobs.drain()
    left, answered = again(question), questions.answer_by_id(answer.id)
    assert (left.author, left.person_id, left.text, left.is_visible) == ("", None, question.text, True)
    assert (answered.author, answered.person_id, answered.is_visible) == ("", None, True)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE question SET text = ''", "DELETE FROM question", "UPDATE question_answer SET state = 'hidden'",
     "SELECT * FROM question_report"],
)  # fmt: skip
def test_the_database_lets_no_merchant_touch_what_others_say(world: World, ask: Ask, statement: str) -> None:
    ask()
    tenancy.enter_store(world.green_hill.id)
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.session.execute(text(statement))
    db.session.rollback()
    tenancy.leave_store()


def test_an_asker_is_told_of_the_store_and_of_the_first_three(world: World) -> None:
    assert is_told(True, 50)
    assert [is_told(False, there) for there in range(5)] == [True, True, True, False, False]
