"""Many parcels: one carrier for all of them unless a row says otherwise, and a tracking number for each order."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import SelectField
from wtforms.validators import InputRequired

from mall.blueprints.text_fields import text_field
from mall.domain import shipping
from mall.kernel.refusals import Invalid
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options
from mall.models import Order

CARRIER, TRACKING = "carrier_", "tracking_"


class Dispatch(Form):
    """Its rows are named by the orders' numbers: see `dispatch_of`."""

    by_row = (CARRIER, TRACKING)

    carrier = SelectField(_("Carrier"), [InputRequired()], choices=options(shipping.CARRIERS))

    def row(self, order: Order) -> tuple[Any, Any]:
        """The order's own fields."""
        return self[CARRIER + order.number], self[TRACKING + order.number]

    def parcels(self, orders: Iterable[Order]) -> list[shipping.Parcel]:
        """What was filled in; an order without a number is left for later. Raises Invalid, also when none has one."""
        self.checked()
        rows = [(order, *self.row(order)) for order in orders]
        found = [
            shipping.Parcel(order, own.data or self.carrier.data, tracking.data)
            for order, own, tracking in rows
            if tracking.data
        ]
        if not found:
            raise self.refuse(rows[0][2].name, _("Type the number of at least one parcel."))
        return found

    def blamed(self, outcomes: Iterable[tuple[shipping.Parcel, Any]], orders: Sequence[Order]) -> Invalid | None:
        """Why orders are still here, each at its row; None when all are on their way."""
        reasons = {parcel.order.number: why for parcel, why in outcomes}
        refusal = None
        for order in orders:
            why = reasons.get(order.number, _("Not sent yet: its number is missing."))
            if why is not None:
                refusal = self.refuse(TRACKING + order.number, why)
        return refusal


def dispatch_of(orders: Iterable[Order]) -> type[Dispatch]:
    """The form for these orders."""
    fields: dict[str, Any] = {}
    for order in orders:
        fields[CARRIER + order.number] = SelectField(
            _("Carrier of order %(number)s", number=order.number),
            choices=options([("", _("As above")), *shipping.CARRIERS.items()]),
        )
        fields[TRACKING + order.number] = text_field(
            _("Tracking number of order %(number)s", number=order.number),
            60,
            render_kw={"autocomplete": "off", "autocapitalize": "characters", "enterkeyhint": "next"},
        )
    return type(Dispatch.__name__, (Dispatch,), fields)
