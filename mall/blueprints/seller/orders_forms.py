"""Finding orders, cancelling one, and words on one for the store's own people."""

from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from mall.blueprints.text_fields import stripped
from mall.kernel.text import _
from mall.kernel.web.forms import Form

REASONS = {
    "buyer_asked": _("The buyer asked for it"),
    "sold_out": _("It is sold out"),
    "wrong_price": _("The price was a mistake"),
    "no_delivery": _("We cannot deliver to this address"),
    "other": _("Another reason"),
}


class Search(Form):
    """What the board is narrowed down to."""

    q = StringField(_("Number, name, phone or code"), [Length(max=60)], filters=[stripped])
    tab = HiddenField()


class Cancel(Form):
    """Why an order is given back. The buyer reads it."""

    reason = RadioField(_("Why?"), [InputRequired()], choices=list(REASONS.items()))
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
