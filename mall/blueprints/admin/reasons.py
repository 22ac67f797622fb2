"""Forms of the desk that ask for nothing but a reason or a reference."""

from wtforms import StringField
from wtforms.validators import DataRequired, Length

from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Why(Form):
    """A reason that stands in the audit log and is read by the person concerned."""

    why = StringField(_("Reason"), [DataRequired(), Length(max=500)])


class Reference(Form):
    """What the bank statement says."""

    reference = StringField(_("Reference of the bank statement"), [DataRequired(), Length(max=80)])
