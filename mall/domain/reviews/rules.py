"""Pure rules of reviews: until when, what an operator sees first, how an honest average is made, what a name shows."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta

from mall.kernel.text import fold

EDIT_WITHIN = timedelta(days=7)
FOLLOW_UP_WITHIN = timedelta(days=180)
COUNTED_FOR = timedelta(days=180)  # older reviews are shown and no longer counted

SCORES = (1, 2, 3, 4, 5)
MAX_TEXT = 1000  # characters
MAX_PHOTOS = 9
SHORT = 300  # characters; a longer text is read by an operator first

# An average begins as if so many buyers had given so much: one happy cousin does not make a five.
PRIOR_COUNT = 5
PRIOR_SCORE = 4

REPORT_REASONS = ("abusive", "advertising", "contact_details", "off_topic", "private", "untrue", "other")

LINK = re.compile(r"https?:|www\.|[a-z0-9]\.(?:com|cn|net|org|shop|store|top|xyz|vip|cc|io|me|link|site)\b")
PHONE = re.compile(r"(?:\d[ .()\u2010-\u2015-]{0,2}){7}|[零〇一二三四五六七八九]{7}")
HANDLE = re.compile(r"微信|薇信|威信|加v|\b(?:vx|wx|qq|wechat|weixin|whatsapp|telegram)\b|[\w.]@[\w.]")


def risks(text: str, photos: int) -> list[str]:
    """Codes of why an operator looks before others do; empty for what is shown at once: scores and a short plain text."""
    folded = fold(text)
    found = {
        "photos": photos > 0,
        "link": bool(LINK.search(folded)),
        "phone": bool(PHONE.search(folded)),
        "contact": bool(HANDLE.search(folded)),
        "long": len(text) > SHORT,
    }
    return [code for code, is_found in found.items() if is_found]


def has_contact_details(text: str) -> bool:
    """Whether a text leads out of the mall."""
    return bool({"link", "phone", "contact"} & set(risks(text, 0)))


def tidy(text: str) -> str:
    """What was typed without what cannot be seen: no control signs, no more than one empty line, no spaces around."""
    kept = "".join(sign for sign in text.replace("\r\n", "\n") if sign == "\n" or unicodedata.category(sign) != "Cc")
    lines = [" ".join(line.split()) for line in kept.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def masked(name: str) -> str:
    """A name as others see it: 林***秋, E***d. Nothing of an empty one."""
    signs = name.strip()
    return f"{signs[0]}***{signs[-1]}" if len(signs) > 2 else f"{signs[0]}***" if signs else ""


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
