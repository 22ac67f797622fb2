"""By what the audit log is narrowed down."""

from wtforms import DateField, IntegerField, StringField
from wtforms.validators import Length, NumberRange, Optional

from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm

MOST = 2**63 - 1


class Filters(PublicForm):
    """Whatever is left open narrows nothing down."""

    who = StringField(_("Who: name, e-mail address or number"), [Optional(), Length(max=80)])
    action = StringField(_("Action begins with"), [Optional(), Length(max=60)])
    subject = StringField(_("Subject"), [Optional(), Length(max=60)])
    subject_id = IntegerField(_("Its number"), [Optional(), NumberRange(0, MOST)])
    store = StringField(_("Store, as in its address"), [Optional(), Length(max=80)])
    since = DateField(_("From"), [Optional()])
    until = DateField(_("Until and with"), [Optional()])
