"""What a person says about herself."""

from wtforms import RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from mall.kernel.text import _
from mall.kernel.web.forms import Form
from mall.kernel.web.i18n import NAMES


class Profile(Form):
    """Name and language."""

    name = StringField(
        _("What shall we call you?"),
        [DataRequired(), Length(max=50)],
        filters=[lambda typed: typed.strip() if typed else typed],
        render_kw={"autocomplete": "nickname"},
    )
    language = RadioField(
        _("In which language do we write to you?"),
        [InputRequired()],
        choices=[SelectChoice(key, name) for key, name in NAMES.items()],
    )
