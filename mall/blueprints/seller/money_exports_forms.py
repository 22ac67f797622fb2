"""What of the money to take away, of which days, as what."""

from datetime import date, timedelta
from typing import Any

from wtforms import DateField, SelectField, ValidationError
from wtforms.validators import InputRequired

from mall.kernel import clock
from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm

LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)


class MoneyExport(PublicForm):
    """Filled in from the address: it changes nothing."""

    what = SelectField(
        _("What"),
        choices=[("statements", _("Statements")), ("lines", _("Lines of statements")), ("entries", _("All bookings"))],
    )
    first = DateField(_("From"), [InputRequired()])
    last = DateField(_("To"), [InputRequired()])
    kind = SelectField(_("As"), choices=[("xlsx", "XLSX"), ("csv", "CSV")])

    @classmethod
    def usual(cls) -> Any:
        """The last three months."""
        today = clock.now().date()
        return cls(formdata=None, data={"what": "lines", "first": today - USUAL, "last": today, "kind": "xlsx"})

    def validate_last(self, field: DateField) -> None:
        first: date | None = self.first.data
        if first and field.data and not timedelta() <= field.data - first <= LONGEST:
            raise ValidationError(_("Choose at most a year, and its end not before its beginning."))
