"""How a purchase is paid."""

from wtforms import RadioField
from wtforms.validators import DataRequired

from mall.kernel.text import _
from mall.kernel.web.forms import Form


class ChooseProvider(Form):
    """One of the ways that this purchase may be paid."""

    provider = RadioField(_("How do you want to pay?"), validators=[DataRequired()])
