"""What a store has to leave and to pay, and what is taken from its deposit."""

from wtforms import DateField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from mall.blueprints.admin.fields import AmountField
from mall.kernel.money import MOST
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

SOME = NumberRange(1, MOST * 100)


class Require(Form):
    """Nothing is nothing: 0 lets the store off."""

    required = AmountField(_("Required deposit"), [InputRequired(), NumberRange(0, MOST * 100)])
    due_on = DateField(_("Due on"), [InputRequired()])


class Fee(Form):
    """Once per line."""

    kind = SelectField(_("Type"), choices=options([("entry", _("Entry fee")), ("plan", _("Fee of the plan"))]))
    fee = AmountField(_("Amount"), [InputRequired(), SOME])
    words = StringField(_("Words for the merchant"), [Optional(), Length(max=200)])
    fee_due_on = DateField(_("Due on"), [InputRequired()])


class Claim(Form):
    """It is frozen until somebody else has decided."""

    claim = SelectField(_("Type"), choices=options([("deduction", _("Deduct")), ("return", _("Give back"))]))
    amount = AmountField(_("Amount"), [InputRequired(), SOME])
    reason = StringField(_("Reason, for the merchant"), [DataRequired(), Length(max=500)])
