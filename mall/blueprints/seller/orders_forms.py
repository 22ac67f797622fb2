"""Finding orders, cancelling one, and words on one for the store's own people."""

from datetime import date

from wtforms import DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from mall.blueprints.text_fields import stripped
from mall.domain import delivery, orders
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

REASONS = {
    "buyer_asked": _("The buyer asked for it"),
    "sold_out": _("It is sold out"),
    "wrong_price": _("The price was a mistake"),
    "no_delivery": _("We cannot deliver to this address"),
    "other": _("Another reason"),
}


METHODS = {
    "": _("Any"),
    delivery.Method.PARCEL: _("By parcel"),
    delivery.Method.COURIER: _("Local delivery"),
    delivery.Method.PICKUP: _("Picked up"),
}
PAYMENTS = {
    "": _("Any"),
    orders.PaymentState.PAID: _("Paid"),
    orders.PaymentState.ON_DELIVERY: _("Cash on delivery"),
    orders.PaymentState.UNPAID: _("Unpaid"),
}
LONGEST = 60  # characters that are sought
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 1, 1)


class Search(Form):
    """What the board is narrowed down to. Nonsense narrows nothing."""

    q = StringField(_("Number, name, phone, code or title"), [Length(max=LONGEST)], filters=[stripped])
    tab = HiddenField()
    day = DateField(_("Placed on"), [Optional()])
    method = SelectField(_("Delivery"), choices=options(METHODS))
    payment = SelectField(_("Payment"), choices=options(PAYMENTS))

    def narrowed(self) -> orders.Narrowed:
        """The same for the trade."""
        day = self.day.data if self.day.data and FIRST_DAY <= self.day.data <= LAST_DAY else None
        method = self.method.data if self.method.data in METHODS else ""
        payment = self.payment.data if self.payment.data in PAYMENTS else ""
        return orders.Narrowed((self.q.data or "")[:LONGEST], day, method, payment)


class Cancel(Form):
    """Why an order is given back. The buyer reads it."""

    reason = RadioField(_("Why?"), [InputRequired()], choices=options(REASONS))
    words = StringField(_("In your words"), [Length(max=200)], filters=[stripped])

    def why(self) -> str:
        """The reason's code, and the words after it. Raises Invalid."""
        typed = self.checked()
        if typed.reason == "other" and not typed.words:
            raise self.refuse("words", _("Say why."))
        return f"{typed.reason}: {typed.words}" if typed.words else str(typed.reason)


class Note(Form):
    """For the store's own people."""

    note = TextAreaField(_("Note for your colleagues"), [Length(max=1000)], filters=[stripped])
