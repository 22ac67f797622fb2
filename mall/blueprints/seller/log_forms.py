"""By what the log of a store is narrowed down."""

from wtforms import DateField, SelectField
from wtforms.validators import Optional

from mall.blueprints.seller.deed_words import KINDS
from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm, options


class Filters(PublicForm):
    """By person, by kind of thing, by day."""

    who = SelectField(_("Who"), default="")
    kind = SelectField(
        _("About"),
        choices=options([("", _("Everything")), *((key, names[0]) for key, names in KINDS.items())]),
        default="",
    )
    day = DateField(_("Day"), [Optional()])
