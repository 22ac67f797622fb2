"""What a merchant says about a statement or one of its lines."""

from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from mall.blueprints.text_fields import stripped
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Dispute(Form):
    """What looks wrong."""

    why = TextAreaField(
        _("What looks wrong?"),
        [DataRequired(), Length(max=1000)],
        filters=[stripped],
        description=_("Say what you expected and why. The mall's finance people answer here."),
    )
