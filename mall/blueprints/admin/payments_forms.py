"""What the bank statement shows of a transfer."""

from wtforms import StringField
from wtforms.validators import DataRequired, Length

from mall.blueprints.admin.fields import AmountField, positive
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class ConfirmTransfer(Form):
    """How much came, and under which reference: the same reference twice is the same money."""

    amount = AmountField(_("Amount received"), [DataRequired(), positive])
    reference = StringField(_("Reference of the bank statement"), [DataRequired(), Length(max=80)])
