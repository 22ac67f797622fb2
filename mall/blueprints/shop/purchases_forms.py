"""How a purchase is paid."""

from wtforms import IntegerField, RadioField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from mall.kernel.text import _
from mall.kernel.web.forms import Form


class ChooseProvider(Form):
    """One of the ways that this purchase may be paid, and the sum that stood on the page, minor units."""

    provider = RadioField(_("How do you want to pay?"), validators=[DataRequired()])
    due = IntegerField(validators=[Optional()], widget=HiddenInput())
