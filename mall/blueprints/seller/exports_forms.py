"""Which sheet the store's products are written into."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from mall.kernel.text import _
from mall.kernel.web.forms import Form, options


class Wish(Form):
    """The kind of file."""

    kind = RadioField(
        _("Kind of file"),
        [InputRequired()],
        choices=options([("xlsx", _("XLSX, for Excel and WPS")), ("csv", _("CSV, for other programs"))]),
        default="xlsx",
    )
