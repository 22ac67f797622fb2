"""Fields for moments as clocks in the mall's time zone show them, for the fronts where people write one."""

from datetime import UTC, datetime
from typing import Any

from flask_babel import to_user_timezone, to_utc
from wtforms import DateTimeLocalField, Field, Form
from wtforms.validators import Optional, ValidationError

from mall.kernel.text import _

YEARS = range(2000, 2200)
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"]  # old browsers show a line of text


def moment_field(label: Any, **kwargs: Any) -> DateTimeLocalField:
    """A day and an hour, or nothing."""
    return DateTimeLocalField(label, [Optional(), in_our_time], format=FORMATS, **kwargs)


def in_our_time(form: Form, field: Field) -> None:
    """A year that calendars of this mall reach."""
    if field.data and field.data.year not in YEARS:
        raise ValidationError(_("This year is too far away."))


def as_moment(typed: datetime | None) -> datetime | None:
    """What clocks in the mall's time zone show, as a moment."""
    return to_utc(typed).replace(tzinfo=UTC) if typed else None


def as_typed(moment: datetime | None) -> datetime | None:
    """The same backwards."""
    return to_user_timezone(moment).replace(tzinfo=None) if moment else None
