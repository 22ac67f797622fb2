"""What reviews do when operators decide about them, and when one of them changed. Doing it twice is harmless."""

from typing import Any

from sqlalchemy import Select, select

from mall.domain.moderation import Decision, decides
from mall.domain.reviews.actions import CASE_KIND, FOLLOW_UP_CASE_KIND, forget, settle, settle_follow_up
from mall.domain.reviews.models import Reply
from mall.domain.reviews.queries import belongings, follow_up_by_id, has_picture, review_by_id
from mall.domain.reviews.scores import score_products, score_store
from mall.kernel import images
from mall.kernel.belongings import tells
from mall.kernel.evidence import offers
from mall.kernel.facts import on


@decides(CASE_KIND)
def decide_review(decision: Decision) -> None:
    """Show it, keep it or hide it."""
    settle(review_by_id(decision.subject_id), decision)


@decides(FOLLOW_UP_CASE_KIND)
def decide_follow_up(decision: Decision) -> None:
    """Show it or hide it; the review stays."""
    settle_follow_up(follow_up_by_id(decision.subject_id), decision)


@on("review.changed")
def count_anew(review_id: int, product_id: int, store_id: int) -> None:
    """The scores of its product and its store."""
    score_products([product_id])
    score_store(store_id)


@on("person.closed")
def forget_author(person_id: int) -> None:
    """Nobody reads her name under what she wrote any more."""
    forget(person_id)


@offers("review answers")
def answers() -> Select[Any]:
    """Which stores answer their buyers."""
    return select(Reply.store_id)


@tells("reviews")
def reviews_of_person(person_id: int) -> list[dict[str, Any]]:
    """What she wrote."""
    return belongings(person_id)


@images.holds
def shows_picture(stem: str) -> bool:
    """Reviews keep their photos and the picture of what was bought."""
    return has_picture(stem)
