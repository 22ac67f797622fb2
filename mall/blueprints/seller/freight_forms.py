"""Freight templates as merchants write them: what everywhere costs, and rules for some regions."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, FormField, IntegerField, RadioField, SelectMultipleField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from mall.blueprints.seller.fields import MAX_UNITS, AmountField, PartField, RowsField
from mall.blueprints.text_fields import text_field
from mall.domain import delivery
from mall.kernel import places
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

MAX_NAME = 60
MAX_RULES = 12


class Regions(SelectMultipleField):
    """Provinces, or what else a rule names, to be ticked."""

    widget = ListWidget(prefix_label=False)  # type: ignore[assignment]
    option_widget = CheckboxInput()  # type: ignore[assignment]


class Rule(PlainForm):
    """What sending costs to some regions."""

    regions = Regions(_("Regions"), coerce=int, validate_choice=False)
    refuses = BooleanField(_("We do not deliver there"))
    first_n = IntegerField(_("First pieces or grams"), [Optional(), NumberRange(1, MAX_UNITS)])
    first_fee = AmountField(_("cost"), [Optional(), NumberRange(0)])
    next_n = IntegerField(_("Every further pieces or grams"), [Optional(), NumberRange(1, MAX_UNITS)])
    next_fee = AmountField(_("cost more"), [Optional(), NumberRange(0)])
    free_over = AmountField(_("Free from goods worth"), [Optional(), NumberRange(0)])

    def tariff(self, region_ids: Sequence[int] = ()) -> delivery.Tariff:
        """The same as a value; what was left empty counts one piece and costs nothing."""
        return delivery.Tariff(
            region_ids=tuple(region_ids),
            first_n=self.first_n.data or 1,
            first_fee=self.first_fee.data or 0,
            next_n=self.next_n.data or 1,
            next_fee=self.next_fee.data or 0,
            free_over=self.free_over.data,
            refuses=self.refuses.data,
        )


class Template(Form):
    """A whole template. A rule without a region is left out, which is how one is deleted."""

    version = IntegerField(_("Version"), [Optional()], widget=HiddenInput())
    name = text_field(_("Name"), MAX_NAME, InputRequired())
    by = RadioField(
        _("Charge by"),
        [InputRequired()],
        choices=options([("piece", _("Pieces")), ("weight", _("Weight in grams"))]),
        default="piece",
    )
    elsewhere = PartField(Rule, label=_("Everywhere else"))
    rules = RowsField(FormField(Rule), label=_("Rules for some regions"), max_entries=MAX_RULES)
    is_default = BooleanField(_("Products without a template of their own use this one"))

    def fields_of_template(self) -> dict[str, Any]:
        """What delivery's verbs take. Raises Invalid."""
        typed = self.checked()
        rules = [entry.form.tariff(entry.form.regions.data) for entry in self.rules.entries if entry.form.regions.data]
        return {
            "name": typed.name,
            "by": typed.by,
            "tariffs": [*rules, self.elsewhere.form.tariff()],
            "is_default": typed.is_default,
        }


def with_regions(form: Template, blank: bool) -> Template:
    """The form for a page: every rule can name every province and what it names already; `blank` adds one more."""
    if blank and len(form.rules.entries) < MAX_RULES:
        form.rules.append_entry()
    provinces = [(region.id, region.name) for region in places.provinces()]
    others = {region_id for entry in form.rules.entries for region_id in entry.form.regions.data or []}
    known = places.names()
    smaller = [(each, places.full_name(each)) for each in sorted(others & set(known)) if each not in dict(provinces)]
    for entry in form.rules.entries:
        entry.form.regions.choices = [*provinces, (delivery.ABROAD, _("Abroad")), *smaller]
    return form


def values_of(template: Any) -> dict[str, Any]:
    """A saved template as the form shows it."""
    tariffs = template.tariffs
    usual = next((tariff for tariff in tariffs if not tariff.region_ids), delivery.Tariff())
    return {
        "name": template.name,
        "by": template.by,
        "is_default": template.is_default,
        "elsewhere": row_of(usual),
        "rules": [row_of(tariff) for tariff in tariffs if tariff.region_ids],
    }


def row_of(tariff: delivery.Tariff) -> dict[str, Any]:
    """One tariff as its part of the form shows it."""
    names = ("first_n", "first_fee", "next_n", "next_fee", "free_over", "refuses")
    return {"regions": list(tariff.region_ids), **{name: getattr(tariff, name) for name in names}}
