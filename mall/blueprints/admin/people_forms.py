"""A role at the desk."""

from wtforms import SelectField
from wtforms.validators import DataRequired

from mall.domain import people
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

NAMES = {
    "admission": _("Admission"),
    "moderation": _("Moderation"),
    "support": _("Support"),
    "marketing": _("Marketing"),
    "finance": _("Finance"),
    "system": _("System"),
}


class GrantRole(Form):
    """One of the roles there are."""

    role = SelectField(
        _("Role"), choices=options([(role, NAMES[role]) for role in people.ROLES]), validators=[DataRequired()]
    )
