"""How fronts say when a store is open, on leave, where it delivers and how it may be paid."""

from datetime import date, datetime, timedelta
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
        open_until=stores.open_until,
        written_hours=stores.written_hours,
        coming=stores.coming,
        last_day=last_day,
        pay_words=pay_words,
        area_words=area_words,
        here_and_now=here_and_now,
    )


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


def pay_words(ways: Any) -> str:
    """How it may be paid."""
    return gettext(", ").join(str(words) for way, words in PAY_WAYS.items() if way in ways)
