"""What shoppers ask about the store's goods: read, answered once; reported on the shop's own pages like anybody does."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.questions_forms import Answer
from mall.domain import moderation, questions
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply

NAMES = {"unanswered": _("To answer"), "answered": _("Answered"), "all": _("All")}


@seller.get("/questions")
@right_door(StoreRight.ANSWER)
def question_index() -> Response:
    """Newest first; those that wait for the store's word, each with the form for it, before the others."""
    tab = request.args.get("tab", "unanswered")
    tab = tab if tab in NAMES else "unanswered"
    counts = {"unanswered": questions.count_unanswered(g.store)}
    return page(
        "seller/questions/index.html",
        tab=tab,
        links=[(url_for(".question_index", tab=key), name, key == tab, counts.get(key)) for key, name in NAMES.items()],
        asked=questions.questions_of_store(g.store, tab, request.args.get("after")),
        form=Answer.fresh(),
    )


@seller.get("/questions/<uuid:public_id>")
@right_door(StoreRight.ANSWER)
def question(public_id: uuid.UUID) -> Response:
    """One question with all its answers."""
    found = questions.question_of_store(g.store, public_id)
    return page(
        "seller/questions/show.html",
        question=found,
        answers=questions.answers_of(found, request.args.get("after")),
        mine=questions.store_answer_to(found),
        form=Answer.fresh(),
        reasons=moderation.REASONS,
    )


@seller.post("/questions/<uuid:public_id>/answer")
@right_door(StoreRight.ANSWER)
@again(question)
def answer_question(public_id: uuid.UUID) -> AnyResponse:
    """Answer it, once; then the next one that waits."""
    typed = Answer.posted().checked()
    questions.answer_for_store(questions.question_of_store(g.store, public_id), typed.answer, me())
    flash(gettext("Your answer is there for everybody."))
    return reply(url_for(".question_index"))


offer("seller.question_index", _("Questions"), StoreRight.ANSWER)
