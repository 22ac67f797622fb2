"""An announcement as an operator writes it."""

from typing import Any

from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length, Regexp

from mall.blueprints.moment_fields import as_moment, as_typed, moment_field
from mall.blueprints.text_fields import both, one_language, stripped, text_field
from mall.domain import announcements
from mall.kernel.text import _
from mall.kernel.web import security
from mall.kernel.web.forms import Form
from mall.models import Announcement

MAX_TITLE = 80
MAX_BODY = 2_000
MAX_PATH = 200


class Words(Form):
    """Title and words in two languages, where it leads, from when until when."""

    title_zh = text_field(_("Title in Chinese"), MAX_TITLE)
    title_en = text_field(_("Title in English"), MAX_TITLE)
    body_zh = TextAreaField(_("Text in Chinese"), [Length(max=MAX_BODY)], filters=[stripped])
    body_en = TextAreaField(_("Text in English"), [Length(max=MAX_BODY)], filters=[stripped])
    leads_to = text_field(
        _("Leads to"), MAX_PATH, description=_("An address of this mall, beginning with /. Empty: to its own text.")
    )
    starts_at = moment_field(_("Shown from"), description=_("Empty: at once. For example 2027-01-01 09:00."))
    ends_at = moment_field(_("Shown until"), description=_("Empty: until it is taken down."))
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


def values_of(here: Announcement) -> dict[str, Any]:
    """What is saved, in the form's fields."""
    texts = {f"{name}_{key}": getattr(here, name).get(key, "") for name in ("title", "body") for key in ("zh", "en")}
    times = {"starts_at": as_typed(here.starts_at), "ends_at": as_typed(here.ends_at)}
    return {**texts, **times, "leads_to": here.path, "version": str(here.version)}
