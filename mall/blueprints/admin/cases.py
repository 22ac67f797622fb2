"""The queue: look, decide, go on to the next. Two operators at one case: the second is told."""

import re
from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.cases_forms import Decide
from mall.blueprints.admin.front import RIGHTS, admin, me, offer
from mall.blueprints.after_sale_facts import facts_of as facts_of_request
from mall.domain import aftersales, catalog, moderation, orders, payments, people, questions, reviews, stores
from mall.domain.people import AdminRight
from mall.kernel import places
from mall.kernel.refusals import NotAllowed, NotFound
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, private_picture, reply
from mall.models import Case

# Who may decide what.
DECIDES = {
    "product_revision": AdminRight.MODERATE,
    "review": AdminRight.MODERATE,
    "review_follow_up": AdminRight.MODERATE,
    "question": AdminRight.MODERATE,
    "question_answer": AdminRight.MODERATE,
    "store_application": AdminRight.ADMIT_STORES,
    "payment_mismatch": AdminRight.RESOLVE_PAYMENTS,
    "after_sale": AdminRight.RESOLVE_PAYMENTS,
}
NAMES = {
    "product_revision": _("Listings"),
    "review": _("Buyers' reviews"),
    "review_follow_up": _("Follow-ups to reviews"),
    "question": _("Shoppers' questions"),
    "question_answer": _("Answers to questions"),
    "store_application": _("Store applications"),
    "payment_mismatch": _("Payments that do not match"),
    "after_sale": _("Refunds that stores refuse"),
}
AT_ONCE = 50
NUMBER = re.compile(r"[0-9]{1,18}")


@admin.get("/cases")
@right_door(AdminRight.LOOK)
def case_index() -> Response:
    """What waits, oldest first, of the kinds the operator may decide."""
    mine = [kind for kind, right in DECIDES.items() if right in g.rights]
    if not mine:
        raise NotAllowed(_("Your role at this desk does not let you %(right)s.", right=RIGHTS[AdminRight.MODERATE]))
    kind = request.args.get("kind", mine[0])
    if kind not in mine:
        raise NotFound
    counts = moderation.open_counts()
    cases = moderation.open_cases(kind, request.args.get("after"))
    return page(
        "admin/cases/index.html",
        kind=kind,
        kinds=[(each, NAMES[each], counts.get(each, 0)) for each in mine],
        cases=cases,
        stores=stores.stores_by_id({case.store_id for case in cases.items if case.store_id}),
        form=Decide.fresh(),
    )


@admin.get("/cases/<int:case_id>")
@right_door(AdminRight.LOOK)
def case(case_id: int) -> Response:
    """Everything needed to judge, and the decision beside it."""
    found = mine(case_id)
    return page(
        f"admin/cases/{found.kind}.html",
        case=found,
        form=Decide.fresh(version=found.version),
        history=changes_of(found),
        **SUBJECTS[found.kind](found),
    )


@admin.post("/cases/<int:case_id>/decision")
@right_door(AdminRight.LOOK)
@again(case)
def decide(case_id: int) -> AnyResponse:
    """Approve or refuse, then the next one of the kind."""
    found, typed = mine(case_id), Decide.posted().checked()
    moderation.decide(
        found,
        typed.verdict == "approve",
        me(),
        int(typed.version),
        typed.reason_code or "",
        typed.message or "",
        typed.fields or (),
    )
    flash(gettext("Decided."))
    following = moderation.next_open(found.kind, found.id)
    if following:
        return reply(url_for(".case", case_id=following.id))
    return reply(url_for(".case_index", kind=found.kind))


@admin.post("/cases/decisions")
@right_door(AdminRight.MODERATE)
@again(case_index)
def decide_many() -> AnyResponse:
    """Up to fifty listings with one reason; each has its own outcome, and one that fails harms no other."""
    typed = Decide.posted().checked()
    chosen = [int(value) for value in request.form.getlist("case") if NUMBER.fullmatch(value)][:AT_ONCE]
    outcomes = moderation.decide_each(
        "product_revision", chosen, typed.verdict == "approve", me(), typed.reason_code or "", typed.message or ""
    )
    return page("admin/cases/outcomes.html", outcomes=outcomes)


@admin.get("/documents/<int:document_id>")
@right_door(AdminRight.ADMIT_STORES)
def document(document_id: int) -> Response:
    """An applicant's document, for admission only; nobody keeps a copy."""
    return private_picture(stores.document_by_id(document_id).key)


def mine(case_id: int) -> Case:
    """A case that the operator may decide. Raises NotFound, NotAllowed."""
    found = moderation.case_by_id(case_id)
    right = DECIDES[found.kind]
    if right not in g.rights:
        raise NotAllowed(_("Your role at this desk does not let you %(right)s.", right=RIGHTS[right]))
    return found


def about_revision(found: Case) -> dict[str, Any]:
    """What is live beside what is proposed."""
    revision = catalog.revision_by_id(found.subject_id)
    store = stores.store_by_id(revision.store_id)
    product = catalog.product_by_id(revision.product_id)
    return {
        "revision": revision,
        "product": product,
        "store": store,
        "live": catalog.payload_of(product),
        "detail_pictures": catalog.pictures_shown_in([*product.details, *revision.payload.get("details", [])]),
        "fields": catalog.REVIEWED,
        "pictures": catalog.pictures_by_id(revision.payload.get("picture_ids", [])),
        "category": catalog.category_by_id(revision.payload["category_id"]),
        "counts": catalog.product_counts_for(store),
    }


def about_application(found: Case) -> dict[str, Any]:
    """The answers and the documents."""
    application = stores.application_by_id(found.subject_id)
    return {
        "application": application,
        "applicant": people.person_by_id(application.person_id),
        "region": places.full_name(application.answers.get("region_id")),
        "steps": stores.STEPS,
    }


def about_payment(found: Case) -> dict[str, Any]:
    """The money that came."""
    return {"capture": payments.capture_by_id(found.subject_id)}


def about_review(found: Case) -> dict[str, Any]:
    """The words, the photos, and who wants it gone."""
    return facts_of(reviews.review_by_id(found.subject_id))


def about_follow_up(found: Case) -> dict[str, Any]:
    """What was added, under the review that it was added to."""
    return facts_of(reviews.review_by_id(reviews.follow_up_by_id(found.subject_id).review_id))


def facts_of(review: reviews.Review) -> dict[str, Any]:
    """A review with its order, store and reports."""
    return {
        "review": review,
        "order": orders.order_by_id(review.order_id),
        "store": stores.store_by_id(review.store_id),
        "reports": reviews.reports_about(review.id),
        "reasons": moderation.REASONS,
    }


def about_question(found: Case) -> dict[str, Any]:
    """The words, and who wants them gone."""
    return asked_facts(questions.question_by_id(found.subject_id), None)


def about_answer(found: Case) -> dict[str, Any]:
    """What was answered, under the question."""
    answer = questions.answer_by_id(found.subject_id)
    return asked_facts(answer.question, answer)


def about_after_sale(found: Case) -> dict[str, Any]:
    """What was asked, and what both sides said."""
    request = aftersales.request_by_id(found.subject_id)
    facts, store = facts_of_request(request), stores.store_by_id(request.store_id)
    done = facts.pop("history")  # the page has the case's own under that name
    return facts | {"store": store, "before": aftersales.history_with(store, request), "done": done}


def asked_facts(question: questions.Question, answer: questions.Answer | None) -> dict[str, Any]:
    """A question or an answer to it with its product, store and reports."""
    return {
        "question": question,
        "answer": answer,
        "product": catalog.product_by_id(question.product_id),
        "store": stores.store_by_id(question.store_id),
        "reports": questions.reports_about(question.id, answer.id if answer else None),
        "reasons": moderation.REASONS,
    }


SUBJECTS = {
    "product_revision": about_revision,
    "review": about_review,
    "review_follow_up": about_follow_up,
    "question": about_question,
    "question_answer": about_answer,
    "store_application": about_application,
    "payment_mismatch": about_payment,
    "after_sale": about_after_sale,
}

offer("case_index", _("Review queue"), *DECIDES.values())
