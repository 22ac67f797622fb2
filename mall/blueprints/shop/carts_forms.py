"""What is put into a cart and changed in it. Public forms: they stand on pages that many read."""

import uuid
from typing import Any

from wtforms import Field, IntegerField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import AnyOf, InputRequired, NumberRange, Optional

from mall.domain import carts
from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm


class SkuChoice(PublicForm):
    """One SKU by its public id."""

    has_places = False

    sku = StringField(_("Option"), [InputRequired()])

    def validate_sku(self, field: Field) -> None:
        """Turn the text into a UUID."""
        try:
            field.data = uuid.UUID(field.data)
        except ValueError:
            raise ValidationError(_("Choose an option.")) from None


class AddLine(SkuChoice):
    """What is bought, how many of it, and whether at once."""

    quantity = IntegerField(_("Quantity"), [NumberRange(1, carts.MAX_PER_LINE)], default=1)
    then = StringField(_("Next"), [AnyOf(("cart", "checkout"))], default="cart")


class Quantity(PublicForm):
    """How many; the buttons − and + add their step to what stands in the field."""

    has_places = False

    quantity = IntegerField(_("Quantity"), [InputRequired(), NumberRange(0, carts.MAX_PER_LINE)])
    step = IntegerField(_("Step"), [Optional(), AnyOf((-1, 1))])

    def wanted(self) -> int:
        """The quantity asked for; − stops at 1, because taking a line out has a button of its own."""
        typed = self.checked()
        return max(1, typed.quantity + typed.step) if typed.step else int(typed.quantity)


class Selection(PublicForm):
    """Which of the shown lines go to the checkout."""

    has_places = False

    shown = SelectMultipleField(_("Items"), [InputRequired()], coerce=int, validate_choice=False)
    line = SelectMultipleField(_("Chosen"), coerce=int, validate_choice=False)

    def chosen(self) -> dict[str, Any]:
        """The same as `carts.select` takes it."""
        typed = self.checked()
        return {"line_ids": set(typed.line), "among": set(typed.shown)}
