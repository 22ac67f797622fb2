"""Units that arrived, and units that were counted."""

import uuid
from collections.abc import Iterable
from typing import Any

from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from mall.blueprints.seller.fields import count_field
from mall.blueprints.text_fields import stripped
from mall.kernel.text import _
from mall.kernel.web.forms import Form

UNITS = "units_"


class Alarm(Form):
    """From how many units left on goods run low."""

    units = IntegerField(
        _("Warn us from so many units left"),
        [InputRequired(), NumberRange(0, 100_000)],
        description=_("For all products; a product's stock page may say otherwise."),
        render_kw={"inputmode": "numeric"},
    )


class Counts(Form):
    """A number per SKU, and a word on it. Its fields are named by the SKUs' public ids: see `counts_of`."""

    by_row = (UNITS,)
    note: StringField

    def units(self) -> dict[uuid.UUID, int]:
        """What was typed. Raises Invalid, also when nothing was."""
        self.checked()
        typed = [field for field in self.fields if field.data is not None]
        found = {uuid.UUID(field.name.removeprefix(UNITS)): field.data for field in typed}
        if not found:
            raise self.refuse("note", _("Write a number for at least one line."))
        return found

    @property
    def fields(self) -> list[Any]:
        """The numbers."""
        return [field for field in self if field.name.startswith(UNITS)]

    def of(self, sku_id: uuid.UUID) -> Any:
        """The field of a SKU."""
        return self[f"{UNITS}{sku_id}"]


def counts_of(name: str, labels: Iterable[tuple[uuid.UUID, str]], minimum: int) -> type[Counts]:
    """The form with a number, from `minimum` on, for each of these SKUs. `name` tells the page's forms apart."""
    fields: dict[str, Any] = {
        f"{UNITS}{sku_id}": count_field(label, minimum, id=f"{name}-{sku_id}") for sku_id, label in labels
    }
    fields["note"] = StringField(_("Note"), [Length(max=120)], filters=[stripped], id=f"{name}-note")
    return type(name, (Counts,), fields)
