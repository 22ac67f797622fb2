"""An announcement as an operator writes it."""

from datetime import UTC, datetime
from typing import Any

from flask_babel import to_user_timezone, to_utc
from wtforms import DateTimeLocalField, Field, HiddenField, TextAreaField
from wtforms.validators import Length, Optional, Regexp, ValidationError

from mall.blueprints.text_fields import both, one_language, stripped, text_field
from mall.domain import announcements
from mall.kernel.text import _
from mall.kernel.web import security
from mall.kernel.web.forms import Form
from mall.models import Announcement

MAX_TITLE = 80
MAX_BODY = 2_000
MAX_PATH = 200
YEARS = range(2000, 2200)
FIELD_FORMAT = "%Y-%m-%dT%H:%M"
FORMATS = [FIELD_FORMAT, "%Y-%m-%d %H:%M", "%Y-%m-%d"]  # old browsers show a line of text


def in_our_time(form: Form, field: Field) -> None:
    """A year that calendars of this mall reach."""
    if field.data and field.data.year not in YEARS:
        raise ValidationError(_("This year is too far away."))


class Words(Form):
    """Title and words in two languages, where it leads, from when until when."""

    title_zh = text_field(_("Title in Chinese"), MAX_TITLE)
    title_en = text_field(_("Title in English"), MAX_TITLE)
    body_zh = TextAreaField(_("Text in Chinese"), [Length(max=MAX_BODY)], filters=[stripped])
    body_en = TextAreaField(_("Text in English"), [Length(max=MAX_BODY)], filters=[stripped])
    leads_to = text_field(
        _("Leads to"), MAX_PATH, description=_("An address of this mall, beginning with /. Empty: to its own text.")
    )
    starts_at = DateTimeLocalField(
        _("Shown from"),
        [Optional(), in_our_time],
        format=FORMATS,
        description=_("Empty: at once. For example 2027-01-01 09:00."),
    )
    ends_at = DateTimeLocalField(
        _("Shown until"), [Optional(), in_our_time], format=FORMATS, description=_("Empty: until it is taken down.")
    )
    version = HiddenField(default="0", validators=[Regexp(r"^\d{1,9}\Z")])

    def validate(self, extra_validators: Any = None) -> bool:
        """A title in at least one language, and an address of ours."""
        is_valid = super().validate(extra_validators)
        one_language(self.title_zh, self.title_en)
        if self.leads_to.data and security.local_path(self.leads_to.data, "") != self.leads_to.data:
            self.leads_to.errors = (*self.leads_to.errors, _("This is no address of the mall."))
        return bool(is_valid) and not self.title_zh.errors and not self.leads_to.errors

    def words(self) -> announcements.Words:
        """What was written. Raises Invalid."""
        typed = self.checked()
        return announcements.Words(
            both(typed.title_zh, typed.title_en),
            both(typed.body_zh, typed.body_en),
            typed.leads_to or "",
            as_moment(typed.starts_at),
            as_moment(typed.ends_at),
        )


def as_moment(typed: datetime | None) -> datetime | None:
    """What clocks in the mall's time zone show, as a moment."""
    return to_utc(typed).replace(tzinfo=UTC) if typed else None


def as_typed(moment: datetime | None) -> datetime | None:
    """The same backwards."""
    return to_user_timezone(moment).replace(tzinfo=None) if moment else None


def values_of(here: Announcement) -> dict[str, Any]:
    """What is saved, in the form's fields."""
    texts = {f"{name}_{key}": getattr(here, name).get(key, "") for name in ("title", "body") for key in ("zh", "en")}
    times = {"starts_at": as_typed(here.starts_at), "ends_at": as_typed(here.ends_at)}
    return {**texts, **times, "leads_to": here.path, "version": str(here.version)}
