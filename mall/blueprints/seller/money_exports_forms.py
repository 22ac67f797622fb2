"""What of the money to take away, of which days, as what."""

from datetime import date, timedelta
from typing import Any

from wtforms import DateField, SelectField, ValidationError
from wtforms.validators import DataRequired

from mall.kernel import clock
from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm, options

LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)


class MoneyExport(PublicForm):
    """Filled in from the address: it changes nothing."""

    what = SelectField(
        _("What to take away"),
        choices=options(
            [("statements", _("Statements")), ("lines", _("Lines of statements")), ("entries", _("All bookings"))]
        ),
    )
    first = DateField(_("From"), [DataRequired()])
    last = DateField(_("Until"), [DataRequired()])
    kind = SelectField(_("As"), choices=options([("xlsx", "XLSX"), ("csv", "CSV")]))

    @classmethod
    def asked(cls) -> Any:
        """As the address says; of the last three months where it says nothing."""
        today = clock.now().date()
        return cls.from_query(what="lines", first=today - USUAL, last=today, kind="xlsx")

    def validate_last(self, field: DateField) -> None:
        first: date | None = self.first.data
        if first and field.data and not timedelta() <= field.data - first <= LONGEST:
            raise ValidationError(_("Choose at most a year, and its end not before its beginning."))
