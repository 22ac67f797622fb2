"""One deed for many products: which, and how prices or counts change."""

import uuid

from flask import request
from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange

from mall.blueprints.seller.fields import MAX_UNITS, AmountField
from mall.domain import batches
from mall.kernel.refusals import NotFound
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

DEEDS = (
    (batches.Deed.OFFER.value, _("Put on sale")),
    (batches.Deed.WITHDRAW.value, _("Take off the shelves")),
    (batches.Deed.PRICES.value, _("Prices …")),
    (batches.Deed.UNITS.value, _("Stock …")),
)

HEADINGS = {
    **dict(DEEDS),
    batches.Deed.PRICES.value: _("New prices"),
    batches.Deed.UNITS.value: _("New stock"),
}


class Choose(Form):
    """What to do; the boxes beside the products say with which."""

    has_places = False

    deed = RadioField(_("Deed"), [InputRequired()], choices=options(DEEDS))

    def chosen(self) -> tuple[batches.Deed, list[uuid.UUID]]:
        """The deed and the products' ids. Raises Invalid, and NotFound for what is no id."""
        self.checked()
        try:
            return batches.Deed(self.deed.data), [uuid.UUID(each) for each in request.form.getlist("product")]
        except ValueError:
            raise NotFound from None


class Prices(Form):
    """How prices change. A percentage is written like an amount: 7.5."""

    how = RadioField(
        _("New prices"),
        [InputRequired()],
        choices=options(
            [
                (batches.How.RAISE.value, _("Raise by an amount")),
                (batches.How.LOWER.value, _("Lower by an amount")),
                (batches.How.RAISE_PERCENT.value, _("Raise by percent")),
                (batches.How.LOWER_PERCENT.value, _("Lower by percent")),
                (batches.How.SET.value, _("The same price for all")),
            ]
        ),
    )
    value = AmountField(_("Amount or percent"), [InputRequired(), NumberRange(1)])
    step = SelectField(
        _("Round to"),
        choices=options([("1", _("0.01, not at all")), ("10", "0.10"), ("100", "1.00")]),
        default="1",
    )

    def change(self) -> batches.PriceChange:
        """As it was typed. Raises Invalid."""
        typed = self.checked()
        return batches.PriceChange(batches.How(typed.how), typed.value, int(typed.step))


class Units(Form):
    """So many of each, or so many more."""

    how = RadioField(
        _("Units of each option"),
        [InputRequired()],
        choices=options([("adds", _("So many arrived")), ("sets", _("So many there are in all"))]),
    )
    units = IntegerField(_("Units"), [InputRequired(), NumberRange(0, MAX_UNITS)], render_kw={"inputmode": "numeric"})
