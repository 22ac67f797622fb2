"""What is typed or scanned at the counter."""

from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length

from mall.kernel.text import _, half_width
from mall.kernel.web.forms import Form


def digits(typed: object) -> object:
    """A code as it was meant: spaces and full-width digits do not matter, and of a scanned link the ticket counts."""
    return "".join(half_width(typed).split()).rpartition("/")[2] if isinstance(typed, str) else typed


class Code(Form):
    """The code that the buyer shows."""

    code = StringField(
        _("Pickup code"),
        [InputRequired(), Length(max=200)],
        filters=[digits],
        description=_("Type the digits, or scan the picture on the buyer's phone."),
        render_kw={
            "inputmode": "numeric",
            "autocomplete": "off",
            "enterkeyhint": "search",
            "size": "16",
            "autofocus": True,
        },
    )


class HandOver(Code):
    """The goods are given out; where the buyer pays in cash, the cash was taken."""

    cash = BooleanField(_("I have collected the cash"))
