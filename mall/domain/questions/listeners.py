"""What questions do when operators decide about them, and when somebody leaves the mall. Doing it twice is harmless."""

from typing import Any

from mall.domain.moderation import Decision, decides
from mall.domain.questions.actions import ANSWER_CASE_KIND, CASE_KIND, forget, settle, settle_answer
from mall.domain.questions.queries import answer_by_id, belongings, question_by_id
from mall.kernel.belongings import tells
from mall.kernel.facts import on


@decides(CASE_KIND)
def decide_question(decision: Decision) -> None:
    """Show it, keep it or hide it."""
    settle(question_by_id(decision.subject_id), decision)


@decides(ANSWER_CASE_KIND)
def decide_answer(decision: Decision) -> None:
    """Show it, keep it or hide it; the question stays."""
    settle_answer(answer_by_id(decision.subject_id), decision)


@on("person.closed")
def forget_asker(person_id: int) -> None:
    """Nobody reads her name under what she asked and answered any more."""
    forget(person_id)


@tells("questions")
def questions_of_person(person_id: int) -> dict[str, Any]:
    """What she asked, answered and reported."""
    return belongings(person_id)
