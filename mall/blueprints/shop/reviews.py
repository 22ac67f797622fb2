"""Reviews: written by who received the goods, read by everybody, found useful, reported; buyers' photos."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.account import offer
from mall.blueprints.shop.buyer import actor, current_buyer, known_buyer
from mall.blueprints.shop.front import shop
from mall.blueprints.shop.reviews_forms import FollowUp, Report, Revise, Write, contents
from mall.domain import catalog, moderation, orders, reviews
from mall.kernel.refusals import NotFound, SignInNeeded
from mall.kernel.text import _
from mall.kernel.web import security
from mall.kernel.web.doors import again, open_door, token_free
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply
from mall.models import Order, OrderLine, Review

TRIES = "10 per hour; 30 per day"  # reports of one address
SORTS = {reviews.Sort.USEFUL: _("Most useful"), reviews.Sort.NEWEST: _("Newest")}


@shop.get("/orders/<number>/lines/<int:line_id>/review")
@open_door
def review(number: str, line_id: int) -> Response:
    """The form for a line of one's order; when it was written, what it says and what can still be done."""
    here, line = line_here(number, line_id)
    written = reviews.review_of_line(here, line.id)
    if written:
        return written_page(here, written)
    if here.fulfilment != orders.FulfilmentState.RECEIVED:
        raise reviews.NotReceived
    return page("shop/reviews/new.html", order=here, line=line, form=Write.fresh())


@shop.post("/orders/<number>/lines/<int:line_id>/review")
@open_door
@again(review)
def write_review(number: str, line_id: int) -> AnyResponse:
    """Say it; plain words are seen at once, photos and links by an operator first."""
    here, line = line_here(number, line_id)
    written = reviews.write(here, line.id, Write.posted().opinion(), actor(), name_of(here))
    flash(
        gettext("Thank you. Others can read it now.")
        if written.is_visible
        else gettext("Thank you. An operator looks at it first.")
    )
    return reply(url_for(".review", number=number, line_id=line_id))


@shop.post("/orders/<number>/lines/<int:line_id>/review/revision")
@open_door
@again(review)
def revise_review(number: str, line_id: int) -> AnyResponse:
    """Change it, once."""
    here, line = line_here(number, line_id)
    written, form = my_review(here, line), Revise.posted()
    opinion = form.opinion()
    dropped = {photo["key"] for place, photo in enumerate(written.photos, 1) if str(place) in (form.dropped.data or [])}
    reviews.revise(written, opinion, actor(), name_of(here), dropped)
    flash(gettext("Saved."))
    return reply(url_for(".review", number=number, line_id=line_id))


@shop.post("/orders/<number>/lines/<int:line_id>/review/follow-up")
@open_door
@again(review)
def add_follow_up(number: str, line_id: int) -> AnyResponse:
    """Add to it, once."""
    here, line = line_here(number, line_id)
    form = FollowUp.posted()
    typed = form.checked()
    reviews.follow_up(my_review(here, line), typed.later_words or "", contents(form.later_photos), actor())
    flash(gettext("Thank you."))
    return reply(url_for(".review", number=number, line_id=line_id))


@shop.get("/account/reviews")
@open_door
def my_reviews() -> Response:
    """What I wrote, and what I reported; a guest sees what this browser did."""
    found = reviews.reviews_for(current_buyer(), request.args.get("after"))
    return page(
        "shop/reviews/mine.html",
        reviews=found,
        numbers=orders.numbers_of({each.order_id for each in found.items}),
        waiting=reviews.count_to_review(current_buyer()),
        reports=reviews.reports_by(reporter()),
        reasons=moderation.REASONS,
    )


@shop.get("/products/<uuid:public_id>/reviews")
@open_door
def product_reviews(public_id: uuid.UUID) -> Response:
    """All that buyers said of a product."""
    product = catalog.shown_product(public_id)
    sort = next((each for each in SORTS if each == request.args.get("sort")), reviews.Sort.USEFUL)
    with_photos = request.args.get("with") == "photos"
    return page(
        "shop/reviews/index.html",
        product=product,
        score=reviews.product_score(product.id),
        reviews=reviews.reviews_of(product.id, sort, with_photos, request.args.get("after")),
        sort=sort,
        sorts=SORTS,
        with_photos=with_photos,
    )


def reviews_beside(public_id: uuid.UUID) -> Response:
    """The reviews of the product that this one is about."""
    found = reviews.shown_review(public_id)
    return product_reviews(catalog.product_by_id(found.product_id).public_id)


@shop.post("/reviews/<uuid:public_id>/vote")
@open_door
@token_free
@again(reviews_beside)
def vote(public_id: uuid.UUID) -> AnyResponse:
    """It was useful to me. Each person says so once, so a guest is asked who she is."""
    if g.person is None:
        raise SignInNeeded
    found = reviews.shown_review(public_id)
    reviews.vote(found, g.person.id)
    flash(gettext("Thank you."))
    here = url_for(".product_reviews", public_id=catalog.product_by_id(found.product_id).public_id)
    return reply(security.local_path(request.referrer, here))


@shop.get("/reviews/<uuid:public_id>/report")
@open_door
def report_page(public_id: uuid.UUID) -> Response:
    """Ask what is wrong with it; who reported it reads here what became of that."""
    known_buyer()
    made = reviews.report_by(reporter(), public_id)
    if made:
        return page("shop/reviews/reported.html", report=made, reasons=moderation.REASONS)
    return page("shop/reviews/report.html", review=reviews.shown_review(public_id), form=Report.fresh())


@shop.post("/reviews/<uuid:public_id>/report")
@open_door
@limiter.limit(TRIES)
@again(report_page)
def report_review(public_id: uuid.UUID) -> AnyResponse:
    """Tell the operators."""
    typed = Report.posted().checked()
    reviews.report(reviews.shown_review(public_id), reporter(), typed.reason_code, typed.words or "")
    flash(gettext("Thank you. An operator looks at it."))
    return reply(url_for(".report_page", public_id=public_id))


@shop.get("/shared-photos")
@open_door
def shared_photos() -> Response:
    """Photos of buyers who agreed to it, newest first, each with the product."""
    found = reviews.shared_reviews(request.args.get("after"))
    return page(
        "shop/reviews/shared.html",
        reviews=found,
        products=catalog.shown_by_id({each.product_id for each in found.items}),
    )


def line_here(number: str, line_id: int) -> tuple[Order, OrderLine]:
    """The buyer's order and its line, or NotFound."""
    here = orders.order_of(current_buyer(), number)
    line = next((each for each in here.lines if each.id == line_id), None)
    if line is None:
        raise NotFound
    return here, line


def my_review(here: Order, line: OrderLine) -> Review:
    """What she wrote of the line, or NotFound."""
    written = reviews.review_of_line(here, line.id)
    if written is None:
        raise NotFound
    return written


def written_page(here: Order, written: Review) -> Response:
    """A review as its author sees it."""
    form = Revise.fresh(
        product=written.product_score,
        service=written.service_score,
        delivery=written.delivery_score,
        text=written.text,
        is_anonymous=written.is_anonymous,
        is_shared=written.is_shared,
    )
    form.dropped.choices = [
        (str(place), gettext("Photo %(number)s", number=place)) for place in range(1, len(written.photos) + 1)
    ]
    return page(
        "shop/reviews/show.html",
        order=here,
        review=written,
        form=form,
        later=FollowUp.fresh(),
        reasons=moderation.REASONS,
    )


def name_of(here: Order) -> str:
    """The author's name: her own, or whom a guest had it sent to."""
    if g.person:
        return str(g.person.name)
    return here.contact.name if here.contact else ""


def reporter() -> str:
    """Who reports: a person, or a guest by her cookie."""
    return f"person {g.person.id}" if g.person else f"visitor {current_buyer().guest_digest}"


offer("shop.my_reviews", _("My reviews"), icon="ui-edit")
