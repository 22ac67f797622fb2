"""Which period the figures are of."""

from datetime import timedelta
from typing import Any

from wtforms import DateField
from wtforms.validators import Optional

from mall.domain import analytics
from mall.kernel import clock
from mall.kernel.settings import setting
from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm

SPANS = {7: _("7 days"), 30: _("30 days"), 90: _("90 days")}
USUAL = 30


class Between(PublicForm):
    """From one day to another."""

    first = DateField(_("From"), [Optional()])
    last = DateField(_("Until"), [Optional()])

    @property
    def is_typed(self) -> bool:
        """Whether it says both days, and both are days."""
        return bool(self.validate() and self.first.data and self.last.data)


def chosen(form: Between, days: Any) -> analytics.Period:
    """What the form says, else so many days until today; nonsense is the usual thirty."""
    if form.is_typed:
        return analytics.period_of(form.first.data, form.last.data)
    today = analytics.day_of(clock.now(), setting("TIMEZONE"))
    span = int(days) if str(days) in map(str, SPANS) else USUAL
    return analytics.period_of(today - timedelta(days=span - 1), today)
