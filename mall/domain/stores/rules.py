"""What an application must hold before it may be submitted; when a place is open."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from mall.kernel.refusals import Refusal
from mall.kernel.text import _, half_width

# step -> the answers it must give; the last step is documents.
STEPS: dict[str, tuple[str, ...]] = {
    "store": ("name_zh", "trade"),
    "business": ("legal_name", "licence_number"),
    "contact": ("contact_name", "phone", "region_id", "line"),
}
DOCUMENTS = ("licence",)


def missing_answers(answers: Mapping[str, Any], documents: set[str]) -> list[str]:
    """The names of required answers and documents that are not there yet, in the order of the wizard."""
    missing = [name for names in STEPS.values() for name in names if not answers.get(name)]
    return missing + [kind for kind in DOCUMENTS if kind not in documents]


# From when to when, in minutes of the day; several a day, and none when it is closed.
Spans = Sequence[Sequence[int]]

SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~至到]\s*(\d{1,2}):(\d{2})")
BETWEEN = re.compile(r"[\s,;、，；]+")
MOST_SPANS = 4
MIDNIGHT = 24 * 60


class NotHours(Refusal):
    message = _("Write hours like 9:00-12:00, 14:00-18:30.")


def parse_hours(typed: str) -> list[list[int]]:
    """What was typed about a day, in order; nothing typed is closed. Raises NotHours."""
    rest, spans = half_width(typed).strip(), list[list[int]]()
    while rest:
        match = SPAN.match(rest)
        if match is None or len(spans) == MOST_SPANS:
            raise NotHours
        spans.append(_span(*(int(part) for part in match.groups())))
        rest = BETWEEN.sub("", rest[match.end() :], count=1)
    spans.sort()
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise NotHours
    return spans


def written_hours(spans: Spans) -> str:
    """The same as people write it: 9:00-12:00, 14:00-18:30."""
    return ", ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in spans)


def hours_on(week: Sequence[Spans], other_days: Mapping[str, Spans], day: date) -> Spans:
    """When it is open on a day: what was said of the day itself goes before what is said of its weekday."""
    if day.isoformat() in other_days:
        return other_days[day.isoformat()]
    return week[day.weekday()] if week else ()


def open_until(week: Sequence[Spans], other_days: Mapping[str, Spans], at: datetime) -> str | None:
    """When it closes, if it is open at that local time."""
    minute = at.hour * 60 + at.minute
    for opens, closes in hours_on(week, other_days, at.date()):
        if opens <= minute < closes:
            return _clock(closes)
    return None


def coming(other_days: Mapping[str, Spans], today: date, days: int = 30) -> list[tuple[date, Spans]]:
    """What is otherwise from today on, day by day."""
    last = (today + timedelta(days=days)).isoformat()
    soon = sorted((day, spans) for day, spans in other_days.items() if today.isoformat() <= day <= last)
    return [(date.fromisoformat(day), spans) for day, spans in soon]


def _span(from_hour: int, from_minute: int, to_hour: int, to_minute: int) -> list[int]:
    opens, closes = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    if from_minute > 59 or to_minute > 59 or not opens < closes <= MIDNIGHT:
        raise NotHours
    return [opens, closes]


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"
