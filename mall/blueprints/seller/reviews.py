"""What buyers say of the store's goods: read, answered once, reported; never hidden by the store."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.reviews_forms import LaterReply, Reply, Report
from mall.domain import moderation, reviews
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply

NAMES = {"all": _("All"), "unanswered": _("To answer"), "critical": _("Three stars or less")}


@seller.get("/reviews")
@right_door(StoreRight.ANSWER)
def review_index() -> Response:
    """Newest first, with the store's scores."""
    tab = request.args.get("tab", "all")
    tab = tab if tab in NAMES else "all"
    return page(
        "seller/reviews/index.html",
        tab=tab,
        names=NAMES,
        unanswered=reviews.count_unanswered(g.store),
        score=reviews.store_score(g.store.id),
        reviews=reviews.reviews_of_store(g.store, tab, request.args.get("after")),
    )


@seller.get("/reviews/<uuid:public_id>")
@right_door(StoreRight.ANSWER)
def review(public_id: uuid.UUID) -> Response:
    """One review, with what can be said to it."""
    return page(
        "seller/reviews/show.html",
        review=reviews.review_of_store(g.store, public_id),
        report=reviews.report_by(reviews.STORE, public_id),
        form=Reply.fresh(),
        later=LaterReply.fresh(),
        report_form=Report.fresh(),
        reasons=moderation.REASONS,
    )


@seller.post("/reviews/<uuid:public_id>/reply")
@right_door(StoreRight.ANSWER)
@again(review)
def reply_to_review(public_id: uuid.UUID) -> AnyResponse:
    """Answer it, once."""
    typed = Reply.posted().checked()
    reviews.reply(reviews.review_of_store(g.store, public_id), "review", typed.answer, me())
    flash(gettext("Your answer is there for everybody."))
    return reply(url_for(".review", public_id=public_id))


@seller.post("/reviews/<uuid:public_id>/follow-up/reply")
@right_door(StoreRight.ANSWER)
@again(review)
def reply_to_follow_up(public_id: uuid.UUID) -> AnyResponse:
    """Answer what was added, once."""
    typed = LaterReply.posted().checked()
    reviews.reply(reviews.review_of_store(g.store, public_id), "follow_up", typed.later_answer, me())
    flash(gettext("Your answer is there for everybody."))
    return reply(url_for(".review", public_id=public_id))


@seller.post("/reviews/<uuid:public_id>/report")
@right_door(StoreRight.ANSWER)
@again(review)
def report_review(public_id: uuid.UUID) -> AnyResponse:
    """Ask the operators to look at it. Until they decide it stays where it is."""
    typed = Report.posted().checked()
    reviews.report(reviews.review_of_store(g.store, public_id), reviews.STORE, typed.reason_code, typed.words or "")
    flash(gettext("Reported. The review stays until an operator has decided."))
    return reply(url_for(".review", public_id=public_id))


offer("seller.review_index", _("Reviews"), StoreRight.ANSWER)
