"""What is typed or scanned at the counter."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length

from mall.blueprints.seller.shipments_forms import UNITS, counted, unit_fields_of
from mall.kernel.text import _, half_width
from mall.kernel.web.forms import Form
from mall.models import OrderLine


def digits(typed: object) -> object:
    """A code as it was meant: spaces and full-width digits do not matter, and of a scanned link the ticket counts."""
    return "".join(half_width(typed).split()).rpartition("/")[2] if isinstance(typed, str) else typed


class Code(Form):
    """The code that the buyer shows."""

    code = StringField(
        _("Pickup code"),
        [InputRequired(), Length(max=200)],
        filters=[digits],
        description=_("Type the digits, or scan the picture on the buyer's phone."),
        render_kw={
            "inputmode": "numeric",
            "autocomplete": "off",
            "enterkeyhint": "search",
            "size": "16",
            "autofocus": True,
        },
    )


class HandOver(Code):
    """The goods are given out; where the buyer pays in cash, the cash was taken. Its fields for units are named by the
    order's lines: see `hand_over_of`."""

    by_row = (UNITS,)

    cash = BooleanField(_("I have collected the cash"))

    @property
    def unit_fields(self) -> list[Any]:
        """How many of each line."""
        return [field for field in self if field.name.startswith(UNITS)]

    def units(self) -> dict[int, int] | None:
        """{line id: units}, or None for all that are left: where no line is mentioned. Raises Invalid, also when only some
        of them are."""
        self.checked()
        if not any(field.raw_data for field in self.unit_fields):
            return None
        return counted(self, self.unit_fields)


def hand_over_of(lines: Iterable[OrderLine]) -> type[HandOver]:
    """The form for these lines, filled with all that is left of them."""
    return type(HandOver.__name__, (HandOver,), unit_fields_of(lines))
