"""Fields of the desk's forms."""

from decimal import Decimal, InvalidOperation
from typing import Any

from wtforms import StringField, ValidationError

from mall.kernel.money import exponent
from mall.kernel.text import _

LARGEST = 10**13  # minor units


class AmountField(StringField):
    """An amount as people write it ("12.50"); its data is minor units. Never a float."""

    currency = "CNY"

    def _value(self) -> str:
        if isinstance(self.data, int):
            places = exponent(self.currency)
            return f"{Decimal(self.data).scaleb(-places):.{places}f}"
        return self.raw_data[0] if self.raw_data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not valuelist:
            return
        self.data = None
        try:
            minor = Decimal(valuelist[0].strip().replace(",", "")).scaleb(exponent(self.currency))
        except (InvalidOperation, ValueError):
            raise ValueError(self.gettext("Not a valid decimal value.")) from None
        if not minor.is_finite() or minor != minor.to_integral_value() or abs(minor) > LARGEST:
            raise ValueError(self.gettext("Not a valid decimal value."))
        self.data = int(minor)


def positive(form: Any, field: Any) -> None:
    """A validator: more than nothing."""
    if not isinstance(field.data, int) or field.data <= 0:
        raise ValidationError(_("This must be more than zero."))
