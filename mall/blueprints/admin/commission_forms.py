"""A commission rule, and a sale to try the rules on."""

from typing import Any

from flask_babel import gettext
from wtforms import BooleanField, HiddenField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, Length, NumberRange, Optional, Regexp

from mall.blueprints.admin.fields import AmountField, positive
from mall.domain import catalog, stores
from mall.kernel.text import _, local
from mall.kernel.web.forms import Form
from mall.kernel.web.i18n import language


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


class Simulate(Form):
    """A sale that did not happen."""

    class Meta(Form.Meta):
        csrf = False

    store = SelectField(_("Store"), [DataRequired()])
    category = SelectField(_("Category"), [DataRequired()])
    price = AmountField(_("Price"), [DataRequired(), positive])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.store.choices = store_choices()
        self.category.choices = category_choices()


def store_choices() -> list[SelectChoice]:
    """Every store by name."""
    return [SelectChoice(str(store.id), local(store.name, language())) for store in stores.every_store()]


def category_choices() -> list[SelectChoice]:
    """The tree, each level set in."""
    tree = sorted(catalog.category_tree(), key=lambda category: category.path)
    return [SelectChoice(str(each.id), "· " * (len(each.path) - 1) + local(each.name, language())) for each in tree]
