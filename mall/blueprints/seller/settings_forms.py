"""What a store says about itself, and where it is."""

from typing import Any

from wtforms import BooleanField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from mall.blueprints.place_fields import PlaceFields
from mall.blueprints.seller.products_forms import Versioned
from mall.blueprints.text_fields import both, one_language, stripped, text_field
from mall.domain import stores
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options
from mall.models import Store, StoreLocation

MAX_NAME = 40
MAX_TAGLINE = 80
MAX_ABOUT = 2_000
MAX_NOTICE = 300
HUES = 24
DEGREES = 360 // HUES
PROMISES = {24: _("1 day"), 48: _("2 days"), 72: _("3 days"), 168: _("7 days"), 360: _("15 days")}  # by hours
PAY_WAYS = {
    "online": _("Online, before you send"),
    "transfer": _("By bank transfer, before you send"),
    "cash": _("In cash, when they get the goods"),
}


class About(Versioned):
    """Names and texts, in two languages; colour; how buyers pay."""

    name_zh = text_field(_("Name in Chinese"), MAX_NAME)
    name_en = text_field(_("Name in English"), MAX_NAME)
    tagline_zh = text_field(_("In one line, in Chinese"), MAX_TAGLINE)
    tagline_en = text_field(_("In one line, in English"), MAX_TAGLINE)
    about_zh = TextAreaField(_("About the store, in Chinese"), [Length(max=MAX_ABOUT)], filters=[stripped])
    about_en = TextAreaField(_("About the store, in English"), [Length(max=MAX_ABOUT)], filters=[stripped])
    notice_zh = text_field(_("Notice in Chinese"), MAX_NOTICE, description=_("Shown at the top of your page."))
    notice_en = text_field(_("Notice in English"), MAX_NOTICE)
    phone = text_field(_("Phone"), 40, render_kw={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})
    hue = SelectField(
        _("Colour"), [InputRequired()], choices=options([(str(step * DEGREES), str(step + 1)) for step in range(HUES)])
    )
    ships_within = SelectField(
        _("You send parcels within"),
        [InputRequired()],
        choices=options([(str(hours), words) for hours, words in PROMISES.items()]),
        description=_("After payment. Shoppers read it beside the price, and you are measured by it."),
    )
    ways = SelectMultipleField(
        _("Buyers may pay"),
        [InputRequired(_("Choose at least one way to pay."))],
        choices=options(PAY_WAYS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_("What you leave out is not offered for your goods."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """A name in at least one language."""
        is_valid = super().validate(extra_validators)
        one_language(self.name_zh, self.name_en)
        return bool(is_valid) and not self.name_zh.errors

    def fields_of_store(self) -> dict[str, Any]:
        """Columns of Store. Raises Invalid."""
        typed = self.checked()
        texts = {
            name: both(getattr(typed, f"{name}_zh"), getattr(typed, f"{name}_en"))
            for name in ("name", "tagline", "about", "notice")
        }
        return {
            **texts,
            "phone": typed.phone or "",
            "hue": int(typed.hue),
            "ships_within": int(typed.ships_within),
            "takes_online": stores.PayWay.ONLINE in typed.ways,
            "takes_transfer": stores.PayWay.TRANSFER in typed.ways,
            "takes_cash_on_delivery": stores.PayWay.CASH in typed.ways,
        }


class Place(PlaceFields, Form):
    """The store's main location: where goods are sent from, and perhaps fetched."""

    line = text_field(_("Street and number"), 200, InputRequired())
    phone = text_field(_("Phone"), 40, render_kw={"type": "tel", "inputmode": "tel"})
    is_pickup_point = BooleanField(_("Buyers may pick up their goods here"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_places()

    def fields_of_location(self) -> dict[str, Any]:
        """Columns of StoreLocation. Raises Invalid."""
        typed = self.checked()
        return {
            "region_id": int(typed.district),
            "line": typed.line,
            "phone": typed.phone or "",
            "is_pickup_point": typed.is_pickup_point,
        }


def values_of(store: Store) -> dict[str, Any]:
    """What is saved, in the form's fields."""
    texts = {
        f"{name}_{key}": getattr(store, name).get(key, "")
        for name in ("name", "tagline", "about", "notice")
        for key in ("zh", "en")
    }
    nearest = round(store.hue / DEGREES) % HUES * DEGREES
    return {
        **texts,
        "phone": store.phone,
        "hue": str(nearest),
        "ways": [str(way) for way in store.ways_to_pay],
        "ships_within": str(store.ships_within),
    }


def values_of_place(location: StoreLocation) -> dict[str, Any]:
    """The same for the location."""
    return {
        "district": str(location.region_id or ""),
        "line": location.line,
        "phone": location.phone,
        "is_pickup_point": location.is_pickup_point,
    }
