"""Verbs of questions: ask, answer, report; what an operator's decision does."""

from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from mall.domain import catalog, moderation, stores
from mall.domain.catalog import Product
from mall.domain.people import Person
from mall.domain.questions.models import Answer, Question, QuestionReport
from mall.domain.questions.queries import has_received
from mall.domain.questions.rules import (
    ANSWERS_A_DAY,
    DAY,
    MIN_QUESTION,
    QUESTIONS_A_DAY,
    QUESTIONS_ABOUT_ONE,
    is_told,
)
from mall.domain.questions.states import QUESTION, QuestionState
from mall.kernel import audit, clock, facts, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, take_turns
from mall.kernel.refusals import NotNow, Refusal, TooMany
from mall.kernel.speech import has_contact_details, masked, risks, tidy
from mall.kernel.text import _

QUESTION_ANSWERED = facts.declare("question.answered", "answer_id", "question", "product_id", "person_id", "by_store")
WORDS_HIDDEN = facts.declare("question.hidden", "subject", "subject_id", "product_id", "person_id")

CASE_KIND = "question"
ANSWER_CASE_KIND = "question_answer"


class TooShort(Refusal):
    message = _("Write a little more: at least %(count)s characters.", count=MIN_QUESTION)


class NothingToSay(Refusal):
    message = _("Write something.")


class AskedEnough(TooMany):
    message = _("That is enough for today. Ask the rest tomorrow.")


class AnsweredEnough(TooMany):
    message = _("That is enough for today. Answer the rest tomorrow.")


class OwnGoods(Refusal):
    message = _("Who works for a store asks nothing about its goods, and answers in the seller centre.")


class OwnQuestion(Refusal):
    message = _("This is your own question.")


class NotBought(NotNow):
    message = _("Buyers answer, once they have received it.")


class AlreadyAnswered(NotNow):
    message = _("You have answered this already.")


class LeadsAway(Refusal):
    message = _("An answer carries no links, phone numbers or other contact details.")


class AlreadyReported(NotNow):
    message = _("You have reported this already.")


def ask(product: Product, person: Person, words: str) -> Question:
    """Ask about a product. Seen at once if there is nothing that an operator should see first (kernel/speech.py).

    The same question again within a day is the first one. Raises OwnGoods, TooShort, AskedEnough.
    """
    if stores.works_at(person.id, product.store_id):
        raise OwnGoods
    asked = tidy(words)
    if len(asked) < MIN_QUESTION:
        raise TooShort
    take_turns(f"questions of {person.id}")
    mine = select(Question).where(Question.person_id == person.id, Question.created_at > clock.now() - DAY)
    about_it = mine.where(Question.product_id == product.id)
    before: Question | None = first(about_it.where(Question.text == asked))
    if before is not None:
        return before
    if _count(mine) >= QUESTIONS_A_DAY or _count(about_it) >= QUESTIONS_ABOUT_ONE:
        raise AskedEnough
    question = Question(
        store_id=product.store_id,
        product_id=product.id,
        title=product.title,
        person_id=person.id,
        author=masked(person.name),
        text=asked,
    )
    actor = Actor("person", person.id)
    _begin(question, actor)
    found = risks(asked)
    if found:
        ask_operators(question, None, found)
    else:
        show(question, actor)
    return question


def answer(question: Question, person: Person, words: str) -> Answer:
    """By somebody who has received the product, once. Raises WrongQuestionState, OwnQuestion, OwnGoods, NotBought,
    NothingToSay, AlreadyAnswered, AnsweredEnough."""
    if not question.is_visible:
        raise QUESTION.refusal
    if question.person_id == person.id:
        raise OwnQuestion
    if stores.works_at(person.id, question.store_id):
        raise OwnGoods
    if not has_received(person.id, question.product_id):
        raise NotBought
    said = tidy(words)
    if not said:
        raise NothingToSay
    take_turns(f"questions of {person.id}")
    mine = select(Answer).where(Answer.person_id == person.id, Answer.by_store.is_(False))
    if first(mine.where(Answer.question_id == question.id)):
        raise AlreadyAnswered
    if _count(mine.where(Answer.created_at > clock.now() - DAY)) >= ANSWERS_A_DAY:
        raise AnsweredEnough
    added = Answer(
        store_id=question.store_id,
        question_id=question.id,
        by_store=False,
        person_id=person.id,
        author=masked(person.name),
        text=said,
    )
    actor = Actor("person", person.id)
    _begin(added, actor)
    found = risks(said)
    if found:
        ask_operators(question, added, found)
    else:
        show_answer(added, question, actor)
    return added


def answer_for_store(question: Question, words: str, actor: Actor) -> Answer:
    """The store's word, once, seen at once. Raises WrongQuestionState, NothingToSay, LeadsAway, AlreadyAnswered."""
    if not question.is_visible:
        raise QUESTION.refusal
    said = tidy(words)
    if not said:
        raise NothingToSay
    if has_contact_details(said):
        raise LeadsAway
    if first(select(Answer.id).where(Answer.question_id == question.id, Answer.by_store)):
        raise AlreadyAnswered
    added = Answer(
        store_id=question.store_id,
        question_id=question.id,
        by_store=True,
        person_id=actor.id,
        text=said,
        state=QuestionState.VISIBLE,
    )
    try:
        with db.session.begin_nested():
            db.session.add(added)
    except IntegrityError:
        raise AlreadyAnswered from None
    QUESTION.remember(added, "", QuestionState.VISIBLE, actor)
    audit.record(actor, "question.answer", "question", question.id, store_id=question.store_id)
    tell(added, question)
    return added


def report(
    question: Question, added: Answer | None, reporter: str, reason_code: str, words: str = ""
) -> QuestionReport:
    """Tell the operators that the question, or this answer to it, should not be here; they decide. It stays until then.

    Raises WrongQuestionState, AlreadyReported.
    """
    if not question.is_visible or (added is not None and not added.is_visible):
        raise QUESTION.refusal
    made = QuestionReport(
        question_id=question.id,
        answer_id=added.id if added else None,
        reporter=reporter,
        reason_code=reason_code,
        words=tidy(words),
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:
        raise AlreadyReported from None
    ask_operators(question, added, ["reported"])
    return made


def forget(person_id: int) -> None:
    """Take a person's name off what she asked and answered; the words stay for other buyers."""
    nobody = {"person_id": None, "author": ""}
    hers = update(Question).where(Question.person_id == person_id).values(nobody).returning(Question.product_id)
    answered = (
        update(Answer)
        .where(Answer.person_id == person_id, Question.id == Answer.question_id)
        .values(nobody)
        .returning(Question.product_id)
    )
    for statement in (hers, answered):
        changed = db.session.scalars(statement.execution_options(synchronize_session=False))
        versions.touch(*(catalog.product_topic(product_id) for product_id in changed))
    db.session.execute(update(QuestionReport).where(QuestionReport.reporter == f"person {person_id}").values(words=""))


def settle(question: Question, decision: moderation.Decision) -> None:
    """An operator decided: show or keep it, or hide it with its answers; whoever reported it is answered."""
    if not decision.approved and question.state != QuestionState.HIDDEN:
        hide(question, question.product_id, decision)
    elif decision.approved and question.state == QuestionState.PENDING:
        show(question, decision.actor)
    _reply(QuestionReport.question_id == question.id, QuestionReport.answer_id.is_(None), decision=decision)
    versions.touch(catalog.product_topic(question.product_id))


def settle_answer(added: Answer, decision: moderation.Decision) -> None:
    """The same for an answer."""
    question, was_visible = added.question, added.is_visible
    if not decision.approved and added.state != QuestionState.HIDDEN:
        hide(added, question.product_id, decision)
        if was_visible:
            _add_answers(question, -1)
    elif decision.approved and added.state == QuestionState.PENDING:
        show_answer(added, question, decision.actor)
    _reply(QuestionReport.answer_id == added.id, decision=decision)
    versions.touch(catalog.product_topic(question.product_id))


def show(question: Question, actor: Actor) -> None:
    """Let everybody see a question."""
    QUESTION.move(question, QuestionState.VISIBLE, actor)
    versions.touch(catalog.product_topic(question.product_id))


def show_answer(added: Answer, question: Question, actor: Actor) -> None:
    """Let everybody see an answer, and tell who asked."""
    QUESTION.move(added, QuestionState.VISIBLE, actor)
    tell(added, question)


def hide(thing: Question | Answer, product_id: int, decision: moderation.Decision) -> None:
    """Let nobody see it any more, and tell its author why."""
    why = {"reason_code": decision.reason_code, "reason": decision.message}
    QUESTION.move(thing, QuestionState.HIDDEN, decision.actor, decision.message, **why)
    if thing.person_id is not None:
        facts.publish(
            WORDS_HIDDEN,
            subject=type(thing).__tablename__,
            subject_id=thing.id,
            product_id=product_id,
            person_id=thing.person_id,
        )


def tell(added: Answer, question: Question) -> None:
    """Count an answer that everybody sees now; whoever asked hears of the store's and of the first few others."""
    there = _add_answers(question, 1) - 1
    versions.touch(catalog.product_topic(question.product_id))
    if question.person_id is not None and question.is_visible and is_told(added.by_store, there):
        facts.publish(
            QUESTION_ANSWERED,
            answer_id=added.id,
            question=str(question.public_id),
            product_id=question.product_id,
            person_id=question.person_id,
            by_store=added.by_store,
        )


def ask_operators(question: Question, added: Answer | None, found: list[str]) -> None:
    """Put the question, or this answer, into their queue. It stands there once, however many report it at one moment."""
    about: dict[str, Any] = {"title": question.title, "store_id": question.store_id, "risks": found}
    waiting = moderation.last_case_about(ANSWER_CASE_KIND if added else CASE_KIND, added.id if added else question.id)
    if waiting is not None and waiting.state == moderation.CaseState.OPEN:
        return
    try:
        with db.session.begin_nested():
            if added is None:
                moderation.open_case(CASE_KIND, question.id, **about)
            else:
                moderation.open_case(ANSWER_CASE_KIND, added.id, **about)
    except IntegrityError:
        return


def _begin(thing: Question | Answer, actor: Actor) -> None:
    db.session.add(thing)
    db.session.flush()
    QUESTION.remember(thing, "", QuestionState.PENDING, actor)


def _add_answers(question: Question, number: int) -> int:
    """Count them up or down, and say how many there are: each answer once, whoever else is counting at this moment."""
    counted = update(Question).where(Question.id == question.id).values(answers=Question.answers + number)
    there = db.session.scalar(
        counted.returning(Question.answers).execution_options(synchronize_session=False, populate_existing=True)
    )
    db.session.expire(question, ["answers"])
    return int(there or 0)


def _reply(*about: Any, decision: moderation.Decision) -> None:
    """Answer the reports that wait."""
    db.session.execute(
        update(QuestionReport)
        .where(*about, QuestionReport.outcome == "")
        .values(
            outcome="kept" if decision.approved else "hidden",
            reply_code=decision.reason_code,
            reply=decision.message,
            decided_at=clock.now(),
        )
    )


def _count(those: Any) -> int:
    return int(db.session.scalar(those.with_only_columns(func.count())) or 0)
