"""A word for the list of hot words, or against it."""

from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, Length

from mall.domain import search
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options


class Decide(Form):
    """What to do with a word."""

    word = StringField(_("Word"), [DataRequired(), Length(max=search.LONGEST_WORD)])
    standing = RadioField(
        _("What to do"),
        choices=options(
            [
                (search.Standing.PINNED.value, _("Show it first")),
                (search.Standing.BLOCKED.value, _("Never show it, nor what has it inside")),
            ]
        ),
        default=search.Standing.PINNED.value,
    )
