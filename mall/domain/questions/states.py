"""The life of a question, and of an answer: it waits for an operator or not, and is shown or hidden."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class QuestionState(StrEnum):
    PENDING = "pending"  # an operator looks at it first
    VISIBLE = "visible"
    HIDDEN = "hidden"  # by an operator, with a reason; nobody else can


class WrongQuestionState(NotNow):
    message = _("Others do not see this any more.")


MOVES = {
    QuestionState.PENDING: (QuestionState.VISIBLE, QuestionState.HIDDEN),
    QuestionState.VISIBLE: (QuestionState.HIDDEN,),
}
RESTS = (QuestionState.VISIBLE, QuestionState.HIDDEN)

QUESTION = Lifecycle("state", QuestionState, MOVES, RESTS, WrongQuestionState)
