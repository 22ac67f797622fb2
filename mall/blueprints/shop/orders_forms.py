"""What a buyer says when she cancels."""

from wtforms import StringField
from wtforms.validators import Length

from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Cancel(Form):
    """Why; it may be left empty."""

    why = StringField(_("Why?"), [Length(max=200)])
