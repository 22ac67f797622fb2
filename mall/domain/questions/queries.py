"""Reads of questions. Everybody's show what is visible, a person's begin with her, a store's with the store."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, literal, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from mall.domain import orders
from mall.domain.orders import Buyer, FulfilmentState, Order, OrderLine
from mall.domain.questions.models import Answer, Question, QuestionReport
from mall.domain.questions.states import QuestionState
from mall.domain.stores import Store
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound

FEW = 3  # on a product's own page

_BY_STORE = exists().where(Answer.question_id == Question.id, Answer.by_store)
_VISIBLE = Question.state == QuestionState.VISIBLE
# The tabs of a store's list.
TABS: dict[str, ColumnElement[bool]] = {
    "unanswered": and_(~_BY_STORE, _VISIBLE),
    "answered": _BY_STORE,
    "all": Question.id.is_not(None),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answer that stands first: the store's, else the oldest."""

    question: Question
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Few:
    """What a product's page says: how many questions there are, and those with the most answers."""

    count: int
    first: list[Asked]


def few(product_id: int) -> Few:
    """All of it in one statement, because that page has few left."""
    rows = db.session.execute(_few(), {"product_id": product_id}).all()
    return Few(rows[0][0], [Asked(question, answer) for _count, question, answer in rows if question is not None])


@cache
def _few() -> Select[Any]:
    """Built once: to build it costs more than to ask it."""
    shown = select(Question).where(Question.product_id == bindparam("product_id"), _VISIBLE)
    top = shown.order_by(Question.answers.desc(), Question.id.desc()).limit(FEW).subquery("top")
    asked: Any = aliased(Question, top)
    how_many = shown.with_only_columns(func.count()).scalar_subquery()
    nothing = select(literal(1).label("one")).subquery("nothing")
    return (
        select(how_many, asked, Answer)
        .select_from(nothing)
        .outerjoin(asked, true())
        .outerjoin(Answer, Answer.id == _first_answer(asked.id))
        .order_by(asked.answers.desc(), asked.id.desc())
    )


def questions_of(product_id: int, after: str | None = None) -> Slice[Asked]:
    """A page of a product's questions, those with the most answers first."""
    shown = select(Question).where(Question.product_id == product_id, _VISIBLE)
    found = slice_of(shown, Question.answers, Question.id, after=after, size=10)
    return Slice(with_first_answers(found.items), found.next)


def with_first_answers(found: Sequence[Question]) -> list[Asked]:
    """The questions, each with its first answer. One statement."""
    best = (
        select(Answer).where(Answer.id == _first_answer(Question.id)).join(Question, Question.id == Answer.question_id)
    )
    wanted = best.where(Question.id.in_([question.id for question in found]))
    answers = {answer.question_id: answer for answer in db.session.scalars(wanted)} if found else {}
    return [Asked(question, answers.get(question.id)) for question in found]


def count_questions(product_id: int) -> int:
    """How many questions about a product everybody sees."""
    shown = select(func.count()).select_from(Question).where(Question.product_id == product_id, _VISIBLE)
    return int(db.session.scalar(shown) or 0)


def shown_question(public_id: uuid.UUID) -> Question:
    """A question that everybody sees, or NotFound."""
    return _one(select(Question).where(Question.public_id == public_id, _VISIBLE))


def seen_question(public_id: uuid.UUID, person_id: int | None) -> Question:
    """A question that everybody sees, or the person's own in any state, or NotFound."""
    hers = Question.person_id == person_id if person_id is not None else Question.id.is_(None)
    return _one(select(Question).where(Question.public_id == public_id, or_(_VISIBLE, hers)))


def question_with(public_id: uuid.UUID) -> Question:
    """A question in any state, or NotFound: for who comes back to what she reported of it."""
    return _one(select(Question).where(Question.public_id == public_id))


def answer_with(public_id: uuid.UUID) -> Answer:
    """An answer in any state with its question, or NotFound: for the same."""
    return _one_answer(select(Answer).where(Answer.public_id == public_id))


def shown_answer(public_id: uuid.UUID) -> Answer:
    """An answer that everybody sees, with its question, or NotFound."""
    found = answer_with(public_id)
    if not found.is_visible or not found.question.is_visible:
        raise NotFound
    return found


def answers_of(question: Question, after: str | None = None) -> Slice[Answer]:
    """A page of the answers that everybody sees, the oldest first."""
    shown = select(Answer).where(Answer.question_id == question.id, Answer.state == QuestionState.VISIBLE)
    return slice_of(shown, Answer.id, after=after, size=10, descending=False)


def answer_by(question: Question, person_id: int) -> Answer | None:
    """What the person answered as a buyer, in any state."""
    hers = select(Answer).where(Answer.question_id == question.id, Answer.person_id == person_id)
    found: Answer | None = first(hers.where(Answer.by_store.is_(False)))
    return found


def has_received(person_id: int, product_id: int) -> bool:
    """Whether the person bought the product here and has it."""
    line = exists().where(OrderLine.order_id == Order.id, OrderLine.product_id == product_id)
    hers = orders.bought(Buyer(person_id)).where(Order.fulfilment == FulfilmentState.RECEIVED, line)
    return first(hers.with_only_columns(Order.id).order_by(None)) is not None


def questions_for(person_id: int, after: str | None = None) -> Slice[Asked]:
    """What a person asked, newest first."""
    found = slice_of(select(Question).where(Question.person_id == person_id), Question.id, after=after, size=10)
    return Slice(with_first_answers(found.items), found.next)


def answers_for(person_id: int) -> list[Answer]:
    """The latest that a person answered as a buyer, with the questions."""
    hers = select(Answer).where(Answer.person_id == person_id, Answer.by_store.is_(False))
    return list(db.session.scalars(hers.options(joinedload(Answer.question)).order_by(Answer.id.desc()).limit(20)))


def report_by(reporter: str, question_id: int, answer_id: int | None = None) -> QuestionReport | None:
    """What somebody reported of a question or of one of its answers, with what became of it."""
    hers = select(QuestionReport).where(
        QuestionReport.reporter == reporter,
        QuestionReport.question_id == question_id,
        QuestionReport.answer_id.is_not_distinct_from(answer_id),
    )
    found: QuestionReport | None = first(hers)
    return found


def reports_by(reporter: str) -> list[QuestionReport]:
    """The latest that somebody reported."""
    hers = select(QuestionReport).where(QuestionReport.reporter == reporter)
    whole = hers.options(joinedload(QuestionReport.question), joinedload(QuestionReport.answer))
    return list(db.session.scalars(whole.order_by(QuestionReport.id.desc()).limit(20)))


def questions_of_store(store: Store, tab: str = "all", after: str | None = None) -> Slice[Asked]:
    """What shoppers ask about a store's goods, newest first; what operators have not looked at yet is not there."""
    mine = select(Question).where(
        Question.store_id == store.id, Question.state != QuestionState.PENDING, TABS.get(tab, TABS["all"])
    )
    found = slice_of(mine, Question.id, after=after, size=20)
    return Slice(with_first_answers(found.items), found.next)


def count_unanswered(store: Store) -> int:
    """How many questions wait for the store's word."""
    mine = select(func.count()).select_from(Question).where(Question.store_id == store.id, TABS["unanswered"])
    return int(db.session.scalar(mine) or 0)


def question_of_store(store: Store, public_id: uuid.UUID) -> Question:
    """A question about the store's goods, or NotFound."""
    mine = select(Question).where(Question.store_id == store.id, Question.state != QuestionState.PENDING)
    return _one(mine.where(Question.public_id == public_id))


def store_answer_to(question: Question) -> Answer | None:
    """What the store answered, in any state."""
    found: Answer | None = first(select(Answer).where(Answer.question_id == question.id, Answer.by_store))
    return found


def reports_about(question_id: int, answer_id: int | None = None) -> list[QuestionReport]:
    """For operators: who wants it gone and why."""
    about = select(QuestionReport).where(
        QuestionReport.question_id == question_id, QuestionReport.answer_id.is_not_distinct_from(answer_id)
    )
    return list(db.session.scalars(about.order_by(QuestionReport.id)))


def question_by_id(question_id: int) -> Question:
    """For operators and jobs: a question in any state, or NotFound."""
    return _one(select(Question).where(Question.id == question_id))


def answer_by_id(answer_id: int) -> Answer:
    """For operators and jobs: an answer in any state with its question, or NotFound."""
    return _one_answer(select(Answer).where(Answer.id == answer_id))


def belongings(person_id: int) -> dict[str, Any]:
    """What a person asked, answered and reported, for herself, oldest first."""
    asked = db.session.scalars(select(Question).where(Question.person_id == person_id).order_by(Question.id))
    answered = select(Answer).where(Answer.person_id == person_id).options(joinedload(Answer.question))
    reported = select(QuestionReport).where(QuestionReport.reporter == f"person {person_id}")
    return {
        "asked": told(asked),
        "answered": told(db.session.scalars(answered.order_by(Answer.id))),
        "reported": [
            {"at": report.created_at, "reason": report.reason_code, "words": report.words, "outcome": report.outcome}
            for report in db.session.scalars(reported.order_by(QuestionReport.id))
        ],
    }


def told(found: Iterable[Question | Answer]) -> list[dict[str, Any]]:
    """What was said, as plain values."""
    return [
        {
            "title": (each.question if isinstance(each, Answer) else each).title,
            "at": each.created_at,
            "state": each.state,
            "text": each.text,
        }
        for each in found
    ]


def _first_answer(question_id: Any) -> Any:
    """The id of the answer that stands first: the store's, else the oldest."""
    best = aliased(Answer)
    shown = select(best.id).where(best.question_id == question_id, best.state == QuestionState.VISIBLE)
    return shown.order_by(best.by_store.desc(), best.id).limit(1).scalar_subquery()


def _one(wanted: Select[Any]) -> Question:
    found: Question | None = first(wanted)
    if found is None:
        raise NotFound
    return found


def _one_answer(wanted: Select[Any]) -> Answer:
    found: Answer | None = first(wanted.options(joinedload(Answer.question)))
    if found is None:
        raise NotFound
    return found
