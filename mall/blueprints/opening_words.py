"""How fronts say when a store is open, on leave, where it delivers and how it may be paid."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import gettext

from mall.domain import delivery, stores
from mall.kernel import clock, places
from mall.kernel.settings import setting
from mall.kernel.text import _

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
PAY_WAYS = {
    stores.PayWay.ONLINE: _("online"),
    stores.PayWay.TRANSFER: _("bank transfer"),
    stores.PayWay.CASH: _("cash on delivery"),
}


def init_app(app: Flask) -> None:
    """For the templates of ui/."""
    app.jinja_env.globals.update(
        weekdays=WEEKDAYS,
        week_words=week_words,
        open_until=stores.open_until,
        written_hours=stores.written_hours,
        coming=stores.coming,
        last_day=last_day,
        pay_words=pay_words,
        area_words=area_words,
        places_words=places_words,
        promised=delivery.promised,
        here_and_now=here_and_now,
    )


def week_words(week: Sequence[Any]) -> list[tuple[str, Any]]:
    """Days in a row that are alike, in words, and their hours."""
    rows = []
    for spans, days in groupby(range(7), key=lambda day: week[day]):
        first, *_between, last = [*days] * 2
        alike = _("Every day") if (first, last) == (0, 6) else _("%(first)s to %(last)s")
        names = {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}
        rows.append((str(alike % names if first != last else WEEKDAYS[first]), spans))
    return rows


def last_day(until: datetime) -> datetime:
    """The last day of a leave that is over at that midnight."""
    return until - timedelta(seconds=1)


def here_and_now() -> datetime:
    """The mall's local time."""
    return clock.now().astimezone(ZoneInfo(setting("TIMEZONE")))


def midnight(day: date) -> datetime:
    """When a day of the mall's begins."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(setting("TIMEZONE")))


def area_words(store: Any) -> str:
    """Where it delivers, place by place."""
    abroad = {delivery.ABROAD: str(_("Abroad"))}
    return gettext(", ").join(abroad.get(place) or places.full_name(place) for place in store.delivers_to)


def places_words(region_ids: Sequence[int]) -> str:
    """Districts behind the names of their cities: 杭州市 西湖区, 上城区."""
    named: dict[str, list[str]] = {}
    for region_id in region_ids:
        *above, name = places.full_name(region_id).split() or [""]
        named.setdefault(above[-1] if above else "", []).append(name)
    return gettext(", ").join(f"{city} {gettext(', ').join(names)}".strip() for city, names in named.items())


def pay_words(ways: Any) -> str:
    """How it may be paid."""
    return gettext(", ").join(str(words) for way, words in PAY_WAYS.items() if way in ways)
