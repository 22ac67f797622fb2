"""How a person proves once more that it is she who wants her account deleted."""

from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from mall.domain import people
from mall.kernel.text import _, half_width
from mall.kernel.web.forms import Form


class ByPassword(Form):
    """With her password."""

    password = PasswordField(
        _("Your password"),
        [DataRequired(), Length(max=people.PASSWORD_MAX)],
        render_kw={"autocomplete": "current-password"},
    )


class ByCode(Form):
    """With a code that was sent to her."""

    code = StringField(
        _("Code"),
        [DataRequired(), Length(max=20)],
        filters=[lambda typed: half_width(typed) if typed else typed],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )
