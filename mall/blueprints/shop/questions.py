"""Questions about products: asked by who is signed in, answered by the store and by buyers, read by everybody, reported."""

import uuid
from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.account import offer
from mall.blueprints.shop.buyer import known_buyer
from mall.blueprints.shop.front import shop
from mall.blueprints.shop.questions_forms import Answer, Ask, Report
from mall.blueprints.shop.reviews import TRIES, reporter
from mall.domain import catalog, moderation, questions
from mall.kernel.refusals import NotFound
from mall.kernel.text import _
from mall.kernel.web.doors import again, member_door, open_door
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply


@shop.get("/products/<uuid:public_id>/questions")
@open_door
def product_questions(public_id: uuid.UUID) -> Response:
    """All that was asked about a product, those with the most answers first."""
    product = catalog.shown_product(public_id)
    return page(
        "shop/questions/index.html",
        product=product,
        how_many=questions.count_questions(product.id),
        asked=questions.questions_of(product.id, request.args.get("after")),
    )


@shop.get("/products/<uuid:public_id>/questions/new")
@member_door
def new_question(public_id: uuid.UUID) -> Response:
    """The form, on a page of its own: the product's page is the same for everybody."""
    return page("shop/questions/new.html", product=catalog.shown_product(public_id), form=Ask.fresh())


@shop.post("/products/<uuid:public_id>/questions")
@member_door
@again(new_question)
def ask(public_id: uuid.UUID) -> AnyResponse:
    """Ask; plain words are seen at once, links and numbers by an operator first."""
    product, typed = catalog.shown_product(public_id), Ask.posted().checked()
    asked = questions.ask(product, g.person, typed.question)
    flash(
        gettext("Asked. We tell you when somebody answers.")
        if asked.is_visible
        else gettext("Thank you. An operator looks at it first.")
    )
    return reply(url_for(".question", public_id=asked.public_id))


@shop.get("/questions/<uuid:public_id>")
@open_door
def question(public_id: uuid.UUID) -> Response:
    """One question with all its answers; who has received the goods may add hers. Its author sees it in every state."""
    found = questions.seen_question(public_id, g.person.id if g.person else None)
    product = catalog.shown_by_id([found.product_id]).get(found.product_id)
    if product is None:
        raise NotFound
    mine = questions.answer_by(found, g.person.id) if g.person else None
    return page(
        "shop/questions/show.html",
        question=found,
        product=product,
        answers=questions.answers_of(found, request.args.get("after")),
        mine=mine,
        form=Answer.fresh() if g.person and mine is None and may_answer(found) else None,
        reasons=moderation.REASONS,
    )


@shop.post("/questions/<uuid:public_id>/answers")
@member_door
@again(question)
def answer_question(public_id: uuid.UUID) -> AnyResponse:
    """Say what one knows from having it."""
    typed = Answer.posted().checked()
    added = questions.answer(questions.shown_question(public_id), g.person, typed.answer)
    flash(
        gettext("Thank you. Others can read it now.")
        if added.is_visible
        else gettext("Thank you. An operator looks at it first.")
    )
    return reply(url_for(".question", public_id=public_id))


@shop.get("/account/questions")
@member_door
def my_questions() -> Response:
    """What I asked, answered and reported, and what became of it."""
    return page(
        "shop/questions/mine.html",
        asked=questions.questions_for(g.person.id, request.args.get("after")),
        answers=questions.answers_for(g.person.id),
        reports=questions.reports_by(reporter()),
        reasons=moderation.REASONS,
    )


@shop.get("/questions/<uuid:public_id>/report")
@open_door
def report_question_page(public_id: uuid.UUID) -> Response:
    """Ask what is wrong with a question; who reported it reads here what became of that."""
    return report_page(questions.question_with(public_id), None, url_for(".report_question", public_id=public_id))


@shop.post("/questions/<uuid:public_id>/report")
@open_door
@limiter.limit(TRIES)
@again(report_question_page)
def report_question(public_id: uuid.UUID) -> AnyResponse:
    """Tell the operators."""
    typed = Report.posted().checked()
    questions.report(questions.shown_question(public_id), None, reporter(), typed.reason_code, typed.words or "")
    flash(gettext("Thank you. An operator looks at it."))
    return reply(url_for(".report_question_page", public_id=public_id))


@shop.get("/answers/<uuid:public_id>/report")
@open_door
def report_answer_page(public_id: uuid.UUID) -> Response:
    """The same for an answer."""
    found = questions.answer_with(public_id)
    return report_page(found.question, found, url_for(".report_answer", public_id=public_id))


@shop.post("/answers/<uuid:public_id>/report")
@open_door
@limiter.limit(TRIES)
@again(report_answer_page)
def report_answer(public_id: uuid.UUID) -> AnyResponse:
    """Tell the operators."""
    found, typed = questions.shown_answer(public_id), Report.posted().checked()
    questions.report(found.question, found, reporter(), typed.reason_code, typed.words or "")
    flash(gettext("Thank you. An operator looks at it."))
    return reply(url_for(".report_answer_page", public_id=public_id))


def may_answer(found: questions.Question) -> bool:
    """Whether the visitor is somebody who could say something to it as a buyer."""
    return found.is_visible and found.person_id != g.person.id and questions.has_received(g.person.id, found.product_id)


def report_page(asked: questions.Question, answer: questions.Answer | None, action: str) -> Response:
    """The form, or what became of her report. NotFound of what others do not see, unless she reported it."""
    known_buyer()
    made = questions.report_by(reporter(), asked.id, answer.id if answer else None)
    shown: dict[str, Any] = {"question": asked, "answer": answer, "reasons": moderation.REASONS}
    if made:
        return page("shop/questions/reported.html", report=made, **shown)
    if not asked.is_visible or (answer is not None and not answer.is_visible):
        raise NotFound
    return page("shop/questions/report.html", form=Report.fresh(), action=action, **shown)


offer("shop.my_questions", _("My questions"), icon="ui-ask")
