"""Another place of the store, with a name of its own."""

from typing import Any

from mall.blueprints.seller.settings_forms import MAX_NAME, Place, values_of_place
from mall.blueprints.text_fields import both, one_language, text_field
from mall.kernel.text import _
from mall.models import StoreLocation


class Location(Place):
    """What buyers call it, where it is, and whether they may come."""

    name_zh = text_field(_("Name in Chinese"), MAX_NAME)
    name_en = text_field(_("Name in English"), MAX_NAME)

    def validate(self, extra_validators: Any = None) -> bool:
        """A name in at least one language."""
        is_valid = super().validate(extra_validators)
        one_language(self.name_zh, self.name_en)
        return bool(is_valid) and not self.name_zh.errors

    def fields_of_location(self) -> dict[str, Any]:
        """Columns of StoreLocation. Raises Invalid."""
        return {**super().fields_of_location(), "name": both(self.name_zh.data, self.name_en.data)}


def values_of_location(location: StoreLocation) -> dict[str, Any]:
    """What is saved, in the form's fields."""
    names = {f"name_{language}": location.name.get(language, "") for language in ("zh", "en")}
    return {**values_of_place(location), **names}
