"""Whom and where a parcel goes to: a district from lists at home, free text abroad. The country stays."""

from typing import Any

from wtforms import Field, HiddenField, ValidationError
from wtforms import Form as Fields
from wtforms.validators import InputRequired

from mall.blueprints.place_fields import PlaceFields
from mall.blueprints.text_fields import text_field
from mall.domain import orders, people
from mall.kernel import places
from mall.kernel.text import _
from mall.kernel.web.forms import Form
from mall.models import OrderContact


class Recipient(Fields):
    """What every address has. `seen` is the mark of the one that stood on the page."""

    seen = HiddenField(validators=[InputRequired()])
    name = text_field(_("Recipient"), 50, InputRequired(), render_kw={"autocomplete": "off"})
    phone = text_field(
        _("Phone"), 40, InputRequired(), render_kw={"type": "tel", "inputmode": "tel", "autocomplete": "off"}
    )
    line = text_field(_("Street, house, flat"), 200, InputRequired(), render_kw={"autocomplete": "off"})
    postcode = text_field(_("Postcode"), 16, render_kw={"autocomplete": "off"})
    country = people.HOME

    def look_at(self, contact: OrderContact) -> None:
        """The page shows where it goes now: what is sent next is about that."""
        self.seen.data, self.seen.raw_data = contact.mark, None


class AtHome(PlaceFields, Recipient, Form):
    """In China: chosen down to the district."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_places()

    def validate_phone(self, field: Field) -> None:
        """A number that a courier can call."""
        region = self.district.data or self.province.data
        try:
            field.data = people.courier_phone(field.data or "", people.HOME, int(region) if region else None)
        except people.NotANumber as refusal:
            raise ValidationError(refusal.message) from None

    def contact(self) -> orders.Contact:
        """The same for the trade. Raises Invalid."""
        typed = self.checked()
        region_id = int(typed.district)
        return orders.Contact(
            typed.name,
            typed.phone,
            people.HOME,
            region_id,
            places.full_name(region_id),
            typed.line,
            typed.postcode or "",
        )

    @staticmethod
    def values_of(contact: OrderContact) -> dict[str, Any]:
        """Where it goes now, in the form's fields."""
        return {**common(contact), "district": str(contact.region_id or "")}


def common(contact: OrderContact) -> dict[str, Any]:
    """What both forms have."""
    phone = people.written_phone(contact.phone)
    return {"name": contact.name, "phone": phone, "line": contact.line, "postcode": contact.postcode}


class Abroad(Recipient, Form):
    """Anywhere else: as people write it there."""

    region = text_field(_("Town, state"), 200, InputRequired(), render_kw={"autocomplete": "off"})

    def wants_lists(self) -> bool:
        """There are none."""
        return False

    def validate_phone(self, field: Field) -> None:
        """A number of that country, or with its country code."""
        try:
            field.data = people.courier_phone(field.data or "", self.country)
        except people.NotANumber as refusal:
            raise ValidationError(refusal.message) from None

    def contact(self) -> orders.Contact:
        """The same for the trade. Raises Invalid."""
        typed = self.checked()
        return orders.Contact(
            typed.name, typed.phone, self.country, None, typed.region, typed.line, typed.postcode or ""
        )

    @staticmethod
    def values_of(contact: OrderContact) -> dict[str, Any]:
        """Where it goes now, in the form's fields."""
        return {**common(contact), "region": contact.region}


def form_for(contact: OrderContact | None) -> type[AtHome] | type[Abroad]:
    """The form for an address in that country."""
    return AtHome if contact is None or contact.country == people.HOME else Abroad
