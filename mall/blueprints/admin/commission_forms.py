"""A commission rule, and a sale to try the rules on."""

import re
import uuid
from contextlib import suppress
from typing import Any

from flask_babel import gettext
from wtforms import BooleanField, HiddenField, IntegerField, SelectChoice, SelectField, StringField, ValidationError
from wtforms.validators import DataRequired, Length, NumberRange, Optional, Regexp, StopValidation

from mall.blueprints.admin.fields import AmountField, positive
from mall.domain import catalog, stores
from mall.kernel.refusals import NotFound
from mall.kernel.text import _, local
from mall.kernel.web.forms import Form
from mall.kernel.web.i18n import language

PRODUCT_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I | re.A)


class RateField(AmountField):
    """A percentage with two decimals; its data is ten-thousandths."""


class EditRule(Form):
    """Conditions that are left open match everything."""

    name_en = StringField(_("Name in English"), [DataRequired(), Length(max=80)])
    name_zh = StringField(_("Name in Chinese"), [Length(max=80)])
    store = SelectField(_("Only for the store"), default="")
    category = SelectField(_("Only for the category and below"), default="")
    store_mode = SelectField(_("Only for stores that are"), default="")
    rate = RateField(_("Rate in percent"), [NumberRange(0, 10_000)])
    fixed = AmountField(_("Amount per unit"), [Optional(), NumberRange(0)])
    minimum = AmountField(_("At least per line"), [Optional(), NumberRange(0)])
    is_active = BooleanField(_("In force"), default=True)
    version = HiddenField(default="0", validators=[Regexp(r"^\d{1,9}\Z")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.store.choices = [SelectChoice("", gettext("any")), *store_choices()]
        self.category.choices = [SelectChoice("", gettext("any")), *category_choices()]
        self.store_mode.choices = [
            SelectChoice("", gettext("any")),
            SelectChoice("third_party", gettext("run by merchants")),
            SelectChoice("joint", gettext("run jointly")),
        ]


def or_product(form: Any, field: Any) -> None:
    """A validator: filled in, unless a product says it."""
    if form.found is None and not any((value or "").strip() for value in field.raw_data or ()):
        field.errors = []
        raise StopValidation(_("Fill this in, or name a product."))


class Simulate(Form):
    """A sale that did not happen: of a product, or of a store, a category and a price."""

    class Meta(Form.Meta):
        csrf = False

    product = StringField(_("Product"), [Length(max=300)], description=_("Its address in the mall."))
    store = SelectField(_("Store"), [or_product], default="")
    category = SelectField(_("Category"), [or_product], default="")
    price = AmountField(
        _("Price of one"), [or_product, Optional(), positive], description=_("Empty: what the product costs today.")
    )
    quantity = IntegerField(_("Quantity"), [DataRequired(), NumberRange(1, 9999)], default=1)
    found: catalog.Product | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = SelectChoice("", gettext("that of the product"))
        self.store.choices = [named, *store_choices()]
        self.category.choices = [named, *category_choices()]

    def validate_product(self, field: StringField) -> None:
        """It leads to a product that has a price."""
        key = PRODUCT_KEY.search(field.data or "")
        if key:
            with suppress(NotFound):
                self.found = catalog.any_product(uuid.UUID(key[0]))
        if field.data and self.found is None:
            raise ValidationError(_("No product of this mall has this address."))
        if self.found and not self.found.price_from:
            raise ValidationError(_("This product has no price yet."))


def store_choices() -> list[SelectChoice]:
    """Every store by name."""
    return [SelectChoice(str(store.id), local(store.name, language())) for store in stores.every_store()]


def category_choices() -> list[SelectChoice]:
    """The tree, each level set in."""
    tree = sorted(catalog.category_tree(), key=lambda category: category.path)
    return [SelectChoice(str(each.id), "· " * (len(each.path) - 1) + local(each.name, language())) for each in tree]
