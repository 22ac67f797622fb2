"""The life of a review, and of what is added to it: it waits for an operator or not, and is shown or hidden."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class ReviewState(StrEnum):
    PENDING = "pending"  # an operator looks at it first
    VISIBLE = "visible"
    HIDDEN = "hidden"  # by an operator, with a reason; nobody else can


class WrongReviewState(NotNow):
    message = _("This review's current state does not allow this.")


MOVES = {
    ReviewState.PENDING: (ReviewState.VISIBLE, ReviewState.HIDDEN),
    ReviewState.VISIBLE: (ReviewState.PENDING, ReviewState.HIDDEN),
    ReviewState.HIDDEN: (ReviewState.PENDING,),
}
RESTS = (ReviewState.VISIBLE, ReviewState.HIDDEN)

REVIEW = Lifecycle("state", ReviewState, MOVES, RESTS, WrongReviewState)
