"""What reviews do when operators decide about them, and when one of them changed. Doing it twice is harmless."""

from mall.domain.moderation import Decision, decides
from mall.domain.reviews.actions import CASE_KIND, FOLLOW_UP_CASE_KIND, settle, settle_follow_up
from mall.domain.reviews.queries import follow_up_by_id, review_by_id
from mall.domain.reviews.scores import score_products, score_store
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
