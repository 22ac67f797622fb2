"""A Chinese district, chosen by three lists, for forms of several fronts.

Without a script a button brings the next list; with one, the part of the form that holds the lists is fetched anew
when a choice changes (ui/places.html).
"""

from typing import Any

from flask import request
from wtforms import Field, Form, SelectField
from wtforms.validators import Optional

from mall.kernel import places
from mall.kernel.text import _

NAMES = ("province", "city", "district")


class PlaceFields(Form):
    """A mix-in for forms: province, city and district, of which the last one counts."""

    province = SelectField(_("Province"), [Optional()])
    city = SelectField(_("City"), [Optional()])
    district = SelectField(_("District"), [Optional()])

    def choose_places(self) -> None:
        """Offer the lists that follow from what is chosen, and drop what does not lie in it any more.

        A choice alone says what it lies in: the codes nest. The only city of a municipality chooses itself.
        """
        self.province.data = self.province.data or (self.city.data or self.district.data or "")[:2]
        self.city.data = self.city.data or (self.district.data or "")[:4]
        offer(self.province, [(region.id, region.name) for region in places.provinces()])
        cities = inside(self.province)
        if len(cities) == 1:
            self.city.data = str(cities[0][0])
        offer(self.city, cities)
        offer(self.district, inside(self.city))

    def wants_lists(self) -> bool:
        """Whether the button was pressed that asks for the next list."""
        return request.form.get("act") == "places"

    def validate(self, extra_validators: Any = None) -> bool:
        """Chosen down to the district."""
        is_valid = super().validate(extra_validators)
        open_list = next((field for field in (self.province, self.city, self.district) if not field.data), None)
        if open_list is None:
            return bool(is_valid)
        open_list.errors = (*open_list.errors, _("Choose one."))
        return False


def offer(field: SelectField, regions: list[tuple[int, str]]) -> None:
    """Give the field its choices; a choice that is not among them is dropped."""
    field.choices = [("", _("Choose …")), *((str(region_id), name) for region_id, name in regions)]
    if field.data not in {str(region_id) for region_id, _name in regions}:
        field.data = ""


def inside(field: Field) -> list[tuple[int, str]]:
    """What lies in the chosen place."""
    chosen = str(field.data or "")
    return [(region.id, region.name) for region in places.inside(int(chosen))] if chosen.isdigit() else []


def asked_for() -> bool:
    """Whether a list was asked for in the address, as htmx does when a choice changes."""
    return request.method == "GET" and any(name in request.args for name in NAMES)
