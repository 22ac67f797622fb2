"""Answers to a doubted line."""

from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange

from mall.blueprints.admin.fields import AmountField
from mall.blueprints.text_fields import stripped
from mall.kernel.money import MOST
from mall.kernel.text import _
from mall.kernel.web.forms import Form

WORDS = {"validators": [DataRequired(), Length(max=1000)], "filters": [stripped]}


class Reject(Form):
    """Words alone."""

    answer = TextAreaField(_("Answer to the merchant"), **WORDS)


class Adjust(Form):
    """An amount for the store, and why."""

    amount = AmountField(_("Amount for the store"), [NumberRange(1, MOST * 100)])
    words = TextAreaField(_("Why, for the merchant"), **WORDS)
