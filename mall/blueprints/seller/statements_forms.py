"""What a merchant says about a statement."""

from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from mall.blueprints.text_fields import stripped
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Dispute(Form):
    """What looks wrong."""

    why = TextAreaField(
        _("What looks wrong?"),
        [InputRequired(), Length(max=1000)],
        filters=[stripped],
        description=_("Name the order and the amount. The mall's finance people answer here."),
    )
