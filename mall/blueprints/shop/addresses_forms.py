"""An address as people write it: a district in China, free text elsewhere. Checkout may use the same form.

Without a script the lists of cities and districts come with the "Update the form" button, which saves nothing that is
not complete. With one, the part of the form that holds the lists is fetched anew when a choice changes.
"""

import functools
from collections.abc import Iterable
from typing import Any

from babel import Locale
from flask import request
from flask_babel import get_locale, gettext
from wtforms import BooleanField, Field, SelectChoice, SelectField, StringField, ValidationError
from wtforms.validators import DataRequired, Length, Optional, Regexp

from mall.domain import people
from mall.kernel import places
from mall.kernel.text import _
from mall.kernel.web.forms import Form
from mall.models import Address

# Not countries, or part of China's own list of regions.
LEFT_OUT = {"EU", "EZ", "HK", "MO", "QO", "TW", "UN", "XA", "XB", "ZZ"}
PLACES = ("country", "province", "city", "district")


class AddressForm(Form):
    """Who and where. Knows the lists that its own choices call for."""

    name = StringField(_("Recipient"), [DataRequired(), Length(max=50)], render_kw={"autocomplete": "shipping name"})
    phone = StringField(
        _("Phone"),
        [DataRequired(), Length(max=40)],
        render_kw={"type": "tel", "inputmode": "tel", "autocomplete": "shipping tel"},
    )
    country = SelectField(_("Country"), default=people.HOME, render_kw={"autocomplete": "shipping country"})
    province = SelectField(_("Province"), [Optional()], render_kw={"autocomplete": "off"})
    city = SelectField(_("City"), [Optional()], render_kw={"autocomplete": "off"})
    district = SelectField(_("District"), [Optional()], render_kw={"autocomplete": "off"})
    state = StringField(
        _("State or province"), [Length(max=100)], render_kw={"autocomplete": "shipping address-level1"}
    )
    town = StringField(_("Town or city"), [Length(max=100)], render_kw={"autocomplete": "shipping address-level2"})
    line = StringField(
        _("Street, house, flat"),
        [DataRequired(), Length(max=200)],
        render_kw={"autocomplete": "shipping address-line1"},
    )
    postcode = StringField(
        _("Postcode"),
        [Length(max=16), Regexp(r"^[A-Za-z0-9 -]*\Z", message=_("Letters and digits only."))],
        render_kw={"autocomplete": "shipping postal-code"},
    )
    is_default = BooleanField(_("Send parcels here unless I say otherwise"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country.choices = countries(str(get_locale() or "en"))
        self.choose_places()

    @property
    def is_chinese(self) -> bool:
        """Whether the place is chosen from lists."""
        return bool(self.country.data == people.HOME)

    def choose_places(self) -> None:
        """Offer the lists that follow from what is chosen, and drop what does not lie in it any more.

        A choice alone says what it lies in: the codes nest. The only city of a municipality chooses itself.
        """
        self.province.data = self.province.data or (self.city.data or self.district.data or "")[:2]
        self.city.data = self.city.data or (self.district.data or "")[:4]
        self.province.choices = offered(self.province, places.provinces())
        self.city.choices = offered(self.city, inside(self.province))
        if len(self.city.choices) == 2:
            self.city.data = self.city.choices[1].value
        self.district.choices = offered(self.district, inside(self.city))
        self.town.flags.required = not self.is_chinese  # type: ignore[attr-defined]

    def wants_lists(self) -> bool:
        """Whether the button was pressed that asks for the next list, with something still to choose or to write."""
        return request.form.get("act") == "places" and not self.validate()

    def address(self) -> dict[str, Any]:
        """The fields as the people trade takes them. Raises Invalid."""
        typed = self.checked()
        return {
            "name": typed.name,
            "phone": typed.phone,
            "country": typed.country,
            "region_id": int(typed.district) if self.is_chinese else None,
            "region_text": typed.state,
            "city": typed.town,
            "line": typed.line,
            "postcode": typed.postcode,
            "is_default": typed.is_default,
        }

    def validate_town(self, field: Field) -> None:
        """Outside China parcels need a town."""
        if not self.is_chinese and not (field.data or "").strip():
            raise ValidationError(_("Write the town or city."))

    def validate_phone(self, field: Field) -> None:
        """A number of that country, or with its country code."""
        region = self.district.data or self.province.data
        try:
            people.courier_phone(field.data or "", self.country.data or people.HOME, int(region) if region else None)
        except people.NotANumber as refusal:
            raise ValidationError(refusal.message) from None

    def validate(self, extra_validators: Any = None) -> bool:
        """The fields, and that a Chinese place is chosen down to the district."""
        is_valid = super().validate(extra_validators)
        open_list = next((field for field in (self.province, self.city, self.district) if not field.data), None)
        if not self.is_chinese or open_list is None:
            return bool(is_valid)
        open_list.errors = (*open_list.errors, _("Choose one."))
        return False


def offered(field: SelectField, regions: Iterable[places.Region]) -> list[SelectChoice]:
    """The list's choices; a choice that is not in it is dropped."""
    choices = [
        SelectChoice("", gettext("Choose …")),
        *(SelectChoice(str(region.id), region.name) for region in regions),
    ]
    if field.data not in {choice.value for choice in choices}:
        field.data = ""
    return choices


def inside(field: SelectField) -> list[places.Region]:
    """What lies in the chosen place."""
    return places.inside(int(field.data)) if field.data else []


def shown_form(address: Address | None = None) -> AddressForm:
    """The form for a page: refused, with a choice from the address bar (that is how a list is fetched), or as saved."""
    if request.method == "GET" and any(name in request.args for name in PLACES):
        return AddressForm.from_query()
    return AddressForm.fresh(**(values_of(address) if address else {}))


def values_of(address: Address) -> dict[str, Any]:
    """A saved address in the form's fields."""
    is_chinese = address.country == people.HOME
    return {
        "name": address.name,
        "phone": address.phone_as_written,
        "country": address.country,
        "district": str(address.region_id or ""),
        "state": "" if is_chinese else address.region_text,
        "town": address.city,
        "line": address.line,
        "postcode": address.postcode,
        "is_default": address.is_default,
    }


@functools.cache
def countries(locale: str) -> list[SelectChoice]:
    """Code and name of every country, China first, the others by name."""
    names = {str(code): str(name) for code, name in Locale.parse(locale).territories.items()}
    codes = [code for code in names if len(code) == 2 and code.isalpha() and code not in LEFT_OUT]
    codes.sort(key=lambda code: (code != people.HOME, names[code]))
    return [SelectChoice(code, names[code]) for code in codes]
