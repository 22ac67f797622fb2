"""Pure rules of reviews: until when, what an operator sees first, how an honest average is made, what a name shows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mall.kernel import speech

EDIT_WITHIN = timedelta(days=7)
FOLLOW_UP_WITHIN = timedelta(days=180)
COUNTED_FOR = timedelta(days=180)  # older reviews are shown and no longer counted

SCORES = (1, 2, 3, 4, 5)
MAX_TEXT = 1000  # characters
MAX_PHOTOS = 9

# An average begins as if so many buyers had given so much: one happy cousin does not make a five.
PRIOR_COUNT = 5
PRIOR_SCORE = 4

REPORT_REASONS = ("abusive", "advertising", "contact_details", "off_topic", "private", "untrue", "other")


def risks(text: str, photos: int) -> list[str]:
    """Codes of why an operator looks before others do; empty for what is shown at once: scores and a short plain text."""
    return [*(["photos"] if photos else []), *speech.risks(text)]


def may_edit(written_at: datetime, edited_at: datetime | None, now: datetime) -> bool:
    """Once, within seven days."""
    return edited_at is None and now <= written_at + EDIT_WITHIN


def may_follow_up(written_at: datetime, now: datetime) -> bool:
    """Within 180 days."""
    return now <= written_at + FOLLOW_UP_WITHIN


def average(stars: Sequence[int]) -> int | None:
    """The Bayesian average of counts of ones, twos … fives, in hundredths of a star; None of no reviews."""
    count = sum(stars)
    if not count:
        return None
    total = sum(score * number for score, number in zip(SCORES, stars, strict=True))
    return mean(total, count)


def mean(total: int, count: int) -> int | None:
    """The same of a sum of scores."""
    if not count:
        return None
    return round(100 * (PRIOR_COUNT * PRIOR_SCORE + total) / (PRIOR_COUNT + count))
