"""Where the money goes, typed twice, with a proof of who types it."""

import re
from typing import Any

from wtforms import StringField, ValidationError
from wtforms.validators import DataRequired

from mall.blueprints import proof
from mall.blueprints.text_fields import text_field
from mall.kernel.text import _, half_width
from mall.kernel.web.forms import Form

NUMBER = re.compile(r"\d{8,30}")


def digits(typed: Any) -> Any:
    """What was typed without the spaces and hyphens that people read it by."""
    return re.sub(r"[\s-]", "", half_width(typed)) if isinstance(typed, str) else typed


def is_number(form: Any, field: Any) -> None:
    """A validator: as many digits as account numbers have."""
    if not NUMBER.fullmatch(field.data or ""):
        raise ValidationError(_("An account number has 8 to 30 digits."))


def is_the_same(form: Any, field: Any) -> None:
    """A validator: typed alike twice."""
    if field.data != form.number.data:
        raise ValidationError(_("This is not the number above."))


class BankFields(Form):
    """The account. Pages show no more than the last four digits of what is kept."""

    holder = text_field(_("Account holder"), 80, DataRequired(), description=_("As the bank knows the holder."))
    bank = text_field(_("Bank"), 80, DataRequired())
    branch = text_field(_("Branch"), 80)
    number = StringField(
        _("Account number"), [DataRequired(), is_number], filters=[digits], render_kw={"inputmode": "numeric"}
    )
    number_again = StringField(
        _("Account number once more"),
        [DataRequired(), is_the_same],
        filters=[digits],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )


class WithPassword(BankFields, proof.ByPassword):
    """Proven by her password."""


class WithCode(BankFields, proof.ByCode):
    """Proven by a code."""
