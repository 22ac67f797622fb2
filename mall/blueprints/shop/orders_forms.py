"""What a buyer says when she cancels."""

from wtforms import SelectField, StringField
from wtforms.validators import Length

from mall.blueprints.text_fields import stripped
from mall.domain import aftersales
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options


class Cancel(Form):
    """Why, by a list and in her words."""

    reason = SelectField(_("Why?"), choices=options(aftersales.REASONS[aftersales.Kind.CANCEL]), default="changed_mind")
    why = StringField(_("In your words"), [Length(max=200)], filters=[stripped])
