"""Verbs of reviews: write, revise, add to, answer, report, find useful; what an operator's decision does."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from mall.domain import catalog, moderation, orders, stores
from mall.domain.orders import FulfilmentState, Order, OrderLine
from mall.domain.reviews.models import FollowUp, Reply, Report, Review, Vote
from mall.domain.reviews.rules import MAX_PHOTOS, may_edit, risks
from mall.domain.reviews.states import REVIEW, ReviewState
from mall.kernel import audit, clock, facts, images, versions
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock
from mall.kernel.refusals import NotFound, NotNow, Refusal
from mall.kernel.speech import has_contact_details, masked, tidy
from mall.kernel.text import _

REVIEW_CHANGED = facts.declare("review.changed", "review_id", "product_id", "store_id")
REVIEW_ANSWERED = facts.declare("review.answered", "review_id", "about", "order_id", "line_id")
REVIEW_HIDDEN = facts.declare("review.hidden", "review_id", "about", "order_id", "line_id", "at")

CASE_KIND = "review"
FOLLOW_UP_CASE_KIND = "review_follow_up"
STORE = "store"  # who reports, when it is the merchant


class NotReceived(NotNow):
    message = _("You can review this when you have received it.")


class AlreadyReviewed(NotNow):
    message = _("You have reviewed this already.")


class OwnGoods(Refusal):
    message = _("Who works for a store does not judge its goods.")


class OwnReview(Refusal):
    message = _("This is your own review.")


class TooLate(NotNow):
    message = _("The time for this is over.")


class NothingSaid(Refusal):
    message = _("Write something or add a photo.")


class AlreadyAnswered(NotNow):
    message = _("Your store has answered this already.")


class LeadsAway(Refusal):
    message = _("An answer carries no links, phone numbers or other contact details.")


class AlreadyReported(NotNow):
    message = _("You have reported this already.")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a buyer says: scores of 1 to 5, words, files of new photos, and whether others see her name and photos."""

    product: int
    service: int
    delivery: int
    text: str = ""
    photos: Sequence[bytes] = ()
    is_anonymous: bool = False
    is_shared: bool = False


def write(order: Order, line_id: int, opinion: Opinion, actor: Actor, name: str = "") -> Review:
    """Review a line of a received order. `name` is the author's own; others see it masked, or nothing of it.

    Shown at once if there is nothing that an operator should see first (rules.risks). Raises NotFound, NotReceived,
    AlreadyReviewed, OwnGoods, images.TooManyPhotos, images.PhotoRefused.
    """
    line = next((each for each in order.lines if each.id == line_id), None)
    if line is None:
        raise NotFound
    if order.fulfilment != FulfilmentState.RECEIVED:
        raise NotReceived
    if first(select(Review.id).where(Review.line_id == line.id)):
        raise AlreadyReviewed
    if actor.id is not None and stores.works_at(actor.id, order.store_id):
        raise OwnGoods
    review = Review(
        store_id=order.store_id,
        order_id=order.id,
        line_id=line.id,
        product_id=line.product_id,
        title=line.title,
        options=line.options,
        picture=line.picture,
        photos=images.ingest_photos(opinion.photos, MAX_PHOTOS),
    )
    say(review, opinion, line, name)
    db.session.add(review)
    db.session.flush()
    REVIEW.remember(review, "", ReviewState.PENDING, actor)
    admit(review, risks(review.text, len(review.photos)), actor)
    return review


def revise(review: Review, opinion: Opinion, actor: Actor, name: str = "", dropped: Collection[str] = ()) -> None:
    """Change one's review, once within seven days. `dropped` are keys of photos to take out, `opinion.photos` are added.

    An operator looks first if there is something new to look at, or if she had hidden it. Raises TooLate,
    images.TooManyPhotos, images.PhotoRefused.
    """
    locked = lock(select(Review).where(Review.id == review.id))[0]
    if not may_edit(locked.created_at, locked.edited_at, clock.now()):
        raise TooLate
    before, kept = locked.text, [photo for photo in locked.photos if photo["key"] not in dropped]
    locked.photos = [*kept, *images.ingest_photos(opinion.photos, MAX_PHOTOS, len(kept))]
    line = next(each for each in orders.order_by_id(locked.order_id).lines if each.id == locked.line_id)
    say(locked, opinion, line, name)
    locked.edited_at = clock.now()
    db.session.flush()
    found = risks(locked.text if locked.text != before else "", len(locked.photos) - len(kept))
    if locked.state == ReviewState.HIDDEN:
        REVIEW.move(locked, ReviewState.PENDING, actor)
        ask_operators(locked, ["hidden_before", *found])
    elif locked.state == ReviewState.PENDING:
        moderation.withdraw_case(CASE_KIND, locked.id, actor)
        admit(locked, risks(locked.text, len(locked.photos)), actor)
    elif found:
        REVIEW.move(locked, ReviewState.PENDING, actor)
        ask_operators(locked, found)
    announce(locked)


def follow_up(review: Review, text: str, photos: Sequence[bytes], actor: Actor) -> FollowUp:
    """Add to one's review, once within 180 days. Raises TooLate, NothingSaid, images.TooManyPhotos,
    images.PhotoRefused."""
    locked = lock(select(Review).where(Review.id == review.id))[0]
    db.session.refresh(locked, ["follow_up"])
    if not locked.can_be_followed_up:
        raise TooLate
    words = tidy(text)
    if not words and not photos:
        raise NothingSaid
    kept = images.ingest_photos(photos, MAX_PHOTOS)
    added = FollowUp(store_id=locked.store_id, review_id=locked.id, text=words, photos=kept)
    db.session.add(added)
    db.session.flush()
    REVIEW.remember(added, "", ReviewState.PENDING, actor)
    found = risks(words, len(added.photos))
    if found:
        moderation.open_case(FOLLOW_UP_CASE_KIND, added.id, title=locked.title, store_id=locked.store_id, risks=found)
    else:
        REVIEW.move(added, ReviewState.VISIBLE, actor)
        announce(locked)
    return added


def reply(review: Review, about: str, text: str, actor: Actor) -> Reply:
    """By the store: answer the "review" or its "follow_up", once each. Raises NotNow, NothingSaid, LeadsAway."""
    added = first(select(FollowUp).where(FollowUp.review_id == review.id, FollowUp.state == ReviewState.VISIBLE))
    if not review.is_visible or (about == "follow_up" and added is None):
        raise REVIEW.refusal
    words = tidy(text)
    if not words:
        raise NothingSaid(_("Write something."))
    if has_contact_details(words):
        raise LeadsAway
    if first(select(Reply.id).where(Reply.review_id == review.id, Reply.about == about)):
        raise AlreadyAnswered
    answer = Reply(store_id=review.store_id, review_id=review.id, about=about, author_id=actor.id, text=words)
    db.session.add(answer)
    db.session.flush()
    versions.touch(catalog.product_topic(review.product_id))
    audit.record(actor, "review.reply", "review", review.id, store_id=review.store_id)
    facts.publish(REVIEW_ANSWERED, review_id=review.id, about=about, order_id=review.order_id, line_id=review.line_id)
    return answer


def report(review: Review, reporter: str, reason_code: str, words: str = "") -> Report:
    """Tell the operators that a review should not be here; they decide. Raises WrongReviewState, AlreadyReported."""
    if not review.is_visible:
        raise REVIEW.refusal
    if first(select(Report.id).where(Report.review_id == review.id, Report.reporter == reporter)):
        raise AlreadyReported
    made = Report(
        store_id=review.store_id, review_id=review.id, reporter=reporter, reason_code=reason_code, words=tidy(words)
    )
    db.session.add(made)
    db.session.flush()
    ask_operators(review, ["reported"])
    return made


def vote(review: Review, person_id: int) -> None:
    """Somebody found it useful; the second time changes nothing. Raises OwnReview, OwnGoods."""
    if orders.order_by_id(review.order_id).person_id == person_id:
        raise OwnReview
    if stores.works_at(person_id, review.store_id):
        raise OwnGoods
    row = {"review_id": review.id, "person_id": person_id, "created_at": clock.now()}
    if db.session.scalar(insert(Vote).values(row).on_conflict_do_nothing().returning(Vote.review_id)):
        db.session.execute(
            update(Review)
            .where(Review.id == review.id)
            .values(helpful=Review.helpful + 1)
            .execution_options(synchronize_session=False)
        )
        versions.touch(catalog.product_topic(review.product_id))


def forget(person_id: int) -> None:
    """Take a person's name off what she wrote and her photos out of the feed; what she said stays for other buyers."""
    hers = orders.bought(orders.Buyer(person_id)).with_only_columns(Order.id)
    unnamed = db.session.scalars(
        update(Review)
        .where(Review.order_id.in_(hers))
        .values(author="", is_anonymous=True, is_shared=False)
        .returning(Review.product_id)
        .execution_options(synchronize_session=False)
    )
    versions.touch(*map(catalog.product_topic, unnamed))
    db.session.execute(update(Report).where(Report.reporter == f"person {person_id}").values(words=""))


def settle(review: Review, decision: moderation.Decision) -> None:
    """An operator decided: show or keep it, or hide it; whoever reported it is answered."""
    code, message = decision.reason_code, decision.message
    if not decision.approved and review.state != ReviewState.HIDDEN:
        REVIEW.move(review, ReviewState.HIDDEN, decision.actor, message, reason_code=code, reason=message)
        tell_hidden(review, "review")
    elif decision.approved and review.state == ReviewState.PENDING:
        REVIEW.move(review, ReviewState.VISIBLE, decision.actor, message, reason_code="", reason=message)
    db.session.execute(
        update(Report)
        .where(Report.review_id == review.id, Report.outcome == "")
        .values(
            outcome="kept" if decision.approved else "hidden",
            answer_code=code,
            answer=message,
            decided_at=clock.now(),
        )
    )
    announce(review)


def settle_follow_up(added: FollowUp, decision: moderation.Decision) -> None:
    """The same for what was added later."""
    to = ReviewState.VISIBLE if decision.approved else ReviewState.HIDDEN
    code = "" if decision.approved else decision.reason_code
    REVIEW.move(added, to, decision.actor, decision.message, reason_code=code, reason=decision.message)
    review = db.session.get_one(Review, added.review_id)
    if not decision.approved:
        tell_hidden(review, "follow_up")
    announce(review)


def tell_hidden(review: Review, about: str) -> None:
    """Let its author hear that the "review" or its "follow_up" is hidden."""
    facts.publish(
        REVIEW_HIDDEN,
        review_id=review.id,
        about=about,
        order_id=review.order_id,
        line_id=review.line_id,
        at=clock.now().isoformat(),
    )


def admit(review: Review, found: list[str], actor: Actor) -> None:
    """Show a pending review, unless something was found that an operator should see first."""
    if found:
        ask_operators(review, found)
    else:
        REVIEW.move(review, ReviewState.VISIBLE, actor)
        announce(review)


def ask_operators(review: Review, found: list[str]) -> None:
    """Put it into their queue. It stands there once, however many people report it at the same moment."""
    waiting = moderation.last_case_about(CASE_KIND, review.id)
    if waiting is not None and waiting.state == moderation.CaseState.OPEN:
        return
    try:
        with db.session.begin_nested():
            moderation.open_case(CASE_KIND, review.id, title=review.title, store_id=review.store_id, risks=found)
    except IntegrityError:
        return


def announce(review: Review) -> None:
    """Note what may be shown of it, and tell whoever counts."""
    db.session.flush()
    db.session.refresh(review, ["follow_up"])
    review.has_photos = bool(review.shown_photos)
    db.session.flush()
    versions.touch(catalog.product_topic(review.product_id))
    facts.publish(REVIEW_CHANGED, review_id=review.id, product_id=review.product_id, store_id=review.store_id)


def say(review: Review, opinion: Opinion, line: OrderLine, name: str) -> None:
    """Put the opinion into the row; its photos are there already."""
    review.product_score, review.service_score = opinion.product, opinion.service
    review.delivery_score, review.text = opinion.delivery, tidy(opinion.text)
    review.is_anonymous, review.is_shared = opinion.is_anonymous, opinion.is_shared
    review.author = "" if opinion.is_anonymous else masked(name)
    review.was_refunded = line.refunded > 0
