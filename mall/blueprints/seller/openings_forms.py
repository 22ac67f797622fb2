"""When a leave begins and ends, and when a place is open."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from wtforms import DateField, Field, FieldList, FormField, StringField, ValidationError
from wtforms import Form as Part
from wtforms.validators import Length, Optional

from mall.blueprints.opening_words import here_and_now, midnight
from mall.blueprints.text_fields import stripped, text_field
from mall.domain import stores
from mall.kernel.text import _
from mall.kernel.web.forms import Form
from mall.models import StoreLocation

OTHER_DAYS = 8
BLANK = 3  # rows that wait for more


class Leave(Form):
    """From the first day to the last, both included."""

    first = DateField(_("First day"), [Optional()])
    last = DateField(_("Last day"), [Optional()])

    def validate_first(self, field: Field) -> None:
        """A plan has an end."""
        if self.starts_later and self.last.data is None:
            raise ValidationError(_("Say until when."))

    def validate_last(self, field: Field) -> None:
        """An end is not past."""
        today = here_and_now().date()
        if field.data and field.data < max(self.first.data or today, today):
            raise ValidationError(_("The last day is before the first."))

    @property
    def starts_later(self) -> bool:
        """Whether it is a plan."""
        return bool(self.first.data and self.first.data > here_and_now().date())

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """When it begins, None for now, and when it is over: the midnight after the last day. Raises Invalid."""
        typed = self.checked()
        start = midnight(typed.first) if self.starts_later else None
        return start, midnight(typed.last + timedelta(days=1)) if typed.last else None


def hours(field: Field) -> list[list[int]]:
    """What was typed about a day. Raises ValidationError."""
    try:
        return stores.parse_hours(field.data or "")
    except stores.NotHours as refusal:
        raise ValidationError(refusal.message) from None


class OtherDay(Part):
    """A day on which it is otherwise."""

    day = DateField(_("Day"), [Optional()])
    hours = StringField(_("Hours"), [Length(max=80)], filters=[stripped])

    def validate_hours(self, field: Field) -> None:
        """Hours, or nothing for closed."""
        if hours(field) and self.day.data is None:
            raise ValidationError(_("Say which day."))


class ByWeekday(Form):
    """Hours per weekday, Monday first."""

    week = FieldList(StringField(_("Hours"), [Length(max=80)], filters=[stripped]), min_entries=7, max_entries=7)
    has_places = False

    def validate_week(self, field: Any) -> None:
        """Each weekday by itself."""
        for entry in field.entries:
            hours(entry)

    def spans(self) -> list[list[list[int]]]:
        """What was typed; nothing at all where every day is empty. Raises ValidationError."""
        week = [hours(entry) for entry in self.week.entries]
        return week if any(week) else []


class Hours(ByWeekday):
    """Per weekday, and on single days."""

    others = FieldList(FormField(OtherDay), max_entries=OTHER_DAYS)
    remark = text_field(_("Remark"), 120, description=_("Such as: ring before you come."))

    def fields_of_location(self) -> dict[str, Any]:
        """Columns of StoreLocation. Raises Invalid."""
        self.checked()
        rows, today = [entry.form for entry in self.others.entries], here_and_now().date()
        days = [form for form in rows if form.day.data and form.day.data >= today]
        return {
            "week": self.spans(),
            "other_days": {form.day.data.isoformat(): hours(form.hours) for form in days},
            "hours": self.remark.data or "",
        }


def values_of_hours(location: StoreLocation) -> dict[str, Any]:
    """What is saved, in the form's fields, with room for more days."""
    others: list[dict[str, Any]] = [
        {"day": day, "hours": stores.written_hours(spans)}
        for day, spans in stores.coming(location.other_days, here_and_now().date(), 3660)
    ]
    blank: list[dict[str, Any]] = [{} for _row in range(min(BLANK, OTHER_DAYS - len(others)))]
    return {"week": written_week(location.week), "others": others + blank, "remark": location.hours}


def written_week(week: Sequence[Any]) -> list[str]:
    """Each weekday as people write it, empty where nothing is said."""
    return [stores.written_hours(spans) for spans in week] or [""] * 7
