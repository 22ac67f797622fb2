"""A parcel: by whom it goes, its number, and what is in it."""

from collections.abc import Iterable
from typing import Any

from wtforms import SelectField
from wtforms.validators import InputRequired, StopValidation

from mall.blueprints.seller.fields import count_field
from mall.blueprints.text_fields import text_field
from mall.domain import shipping
from mall.kernel.text import _, local
from mall.kernel.web.forms import Form, options
from mall.kernel.web.i18n import language
from mall.models import OrderLine

UNITS = "units_"


class Parcel(Form):
    """Its fields for units are named by the order's lines: see `parcel_of`."""

    by_row = (UNITS,)
    carrier = SelectField(_("Carrier"), [InputRequired()], choices=options(shipping.CARRIERS))
    number = text_field(
        _("Tracking number"),
        60,
        InputRequired(),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "enterkeyhint": "done"},
    )

    @property
    def unit_fields(self) -> list[Any]:
        """How many of each line."""
        return [field for field in self if field.name.startswith(UNITS)]

    def units(self) -> dict[int, int]:
        """{line id: units}, the lines that are not in this parcel left out. Raises Invalid, also when a line is not
        mentioned: nothing is shipped that nobody counted."""
        self.checked()
        return counted(self, self.unit_fields)


def parcel_of(lines: Iterable[OrderLine]) -> type[Parcel]:
    """The form for these lines, filled with all that is left to ship."""
    return type(Parcel.__name__, (Parcel,), unit_fields_of(lines))


def unit_fields_of(lines: Iterable[OrderLine]) -> dict[str, Any]:
    """A field for each line of which something is left, filled with all of it."""
    return {
        f"{UNITS}{line.id}": count_field(label_of(line), 0, line.unsent, default=line.unsent)
        for line in lines
        if line.unsent
    }


def counted(form: Form, fields: Iterable[Any]) -> dict[int, int]:
    """{line id: units} of a checked form, without the lines of which there are none. Raises Invalid when one is not
    mentioned."""
    for field in fields:
        if not field.raw_data:
            raise form.refuse(field.name, missing(form, field))
    return {int(field.name.removeprefix(UNITS)): field.data for field in fields if field.data}


def missing(form: Form, field: Any) -> str:
    """What WTForms says, in the reader's language, of a field that did not come."""
    try:
        InputRequired()(form, field)
    except StopValidation as refusal:
        return str(refusal)
    return ""


def label_of(line: OrderLine) -> str:
    """What it is, in words, and how many wait."""
    words = " · ".join(filter(None, (local(line.title, language()), local(line.options, language()))))
    return f"{words} (× {line.unsent})"
