"""What an order is to cost, and why."""

from typing import Any

from wtforms import IntegerField, RadioField, ValidationError
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from mall.blueprints.seller.fields import AmountField
from mall.blueprints.text_fields import text_field
from mall.domain import orders
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options
from mall.models import Order


def is_amount(form: Any, field: Any) -> None:
    """A validator: nothing is an amount, and nothing typed is none."""
    if field.data is None and not field.errors:
        raise ValidationError(_("Write an amount like 12 or 12.50."))


class NewPrice(Form):
    """Sums for the whole order; `seen` is the total that stood on the page, so that two colleagues do not cross."""

    seen = IntegerField(validators=[InputRequired()], widget=HiddenInput())
    goods = AmountField(
        _("All goods together"),
        [InputRequired(), is_amount],
        description=_("The difference is shared out over the lines, so that refunds and commission stay exact."),
    )
    freight = AmountField(_("Freight"), [InputRequired(), is_amount])
    reason = RadioField(_("Why?"), [InputRequired()], choices=options(orders.PRICE_REASONS), default="agreed")
    words = text_field(_("In your words"), 200, description=_("The buyer reads this."))

    def look_at(self, order: Order) -> None:
        """The page shows the order as it is now: what is sent next is about that."""
        self.seen.data, self.seen.raw_data = order.total, None

    def why(self) -> str:
        """The reason's code, and the words after it. Raises Invalid."""
        typed = self.checked()
        if typed.reason == "other" and not typed.words:
            raise self.refuse("words", _("Say why."))
        return f"{typed.reason}: {typed.words}" if typed.words else str(typed.reason)
