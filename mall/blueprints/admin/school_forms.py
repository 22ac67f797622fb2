"""The terms of the fee holiday."""

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from mall.blueprints.admin.commission_forms import RateField
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Terms(Form):
    """A rate for some days."""

    rate = RateField(_("Rate in percent"), [NumberRange(0, 10_000)])
    days = IntegerField(
        _("Days"),
        [InputRequired(), NumberRange(0, 365)],
        description=_("From the day a store finishes. 0: no holiday."),
        render_kw={"inputmode": "numeric"},
    )
