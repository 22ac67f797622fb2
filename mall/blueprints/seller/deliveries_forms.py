"""What is said about a delivery: who brings it, what proves it, why it failed."""

from typing import Any

from wtforms import BooleanField, FileField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from mall.blueprints.text_fields import stripped, text_field
from mall.domain import people, shipping, stores
from mall.kernel import images
from mall.kernel.text import _, half_width
from mall.kernel.web.forms import Form

ACCEPT = "image/jpeg,image/png,image/webp,image/avif"


def digits(typed: object) -> object:
    """A code as it was meant, in whatever digits."""
    return "".join(half_width(typed).split()) if isinstance(typed, str) else typed


class Assign(Form):
    """Who brings it."""

    courier = SelectField(_("Courier"), [InputRequired()])


class Handed(Form):
    """It is handed over: the buyer's code, or a photo; to whom; and the cash, where she pays at the door."""

    code = StringField(
        _("The buyer's code"),
        [Optional(), Length(max=20)],
        filters=[digits],
        description=_("Six digits on her order's page. With it she has received the order."),
        render_kw={"inputmode": "numeric", "autocomplete": "off", "size": "8"},
    )
    photo = FileField(
        _("Or a photo of where you left it"),
        [Optional()],
        description=_("The store and the buyer see it, nobody else."),
        render_kw={"accept": ACCEPT, "capture": "environment"},
    )
    given_to = text_field(_("Given to"), 60, description=_("A neighbour, the front desk, the parcel locker …"))
    cash = BooleanField(_("I have collected the cash"))

    def handed(self) -> shipping.Handed:
        """The same for the trade, with a clean photo. Raises Invalid, images.NotAPicture, images.PictureTooLarge."""
        typed = self.checked()
        sent = typed.photo.read() if getattr(typed.photo, "filename", "") else b""
        photo = images.legible(sent) if sent and not typed.code else None
        return shipping.Handed(typed.given_to or "", typed.code or "", photo, bool(typed.cash))


class Failure(Form):
    """Why it was not handed over. The buyer reads it."""

    reason = RadioField(_("Why?"), [InputRequired()], choices=list(shipping.FAILURES.items()))
    words = StringField(_("In your words"), [Length(max=200)], filters=[stripped])


def with_couriers(form: Assign, store: stores.Store) -> Assign:
    """The form with everybody of the store who delivers."""
    person_ids = stores.people_with(store.id, stores.StoreRight.DELIVER)
    named: dict[int, Any] = people.people_by_id(person_ids)
    form.courier.choices = [(str(each), named[each].name) for each in person_ids if each in named]
    return form
