"""What merchants write about their goods."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import request
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from mall.blueprints.moment_fields import moment_field
from mall.blueprints.seller.fields import AmountField, count_field
from mall.blueprints.text_fields import both, one_language, stripped, text_field
from mall.domain import catalog
from mall.kernel.text import _, local
from mall.kernel.web.forms import Form, options
from mall.kernel.web.i18n import language
from mall.models import Brand, Category, CategoryAttribute, FreightTemplate

MAX_TITLE = 120
MAX_SUMMARY = 200
ATTRIBUTE = "attribute_"
SORTED = catalog.Sort.NEWEST
SORTS = {
    catalog.Sort.NEWEST.value: _("Newest"),
    catalog.Sort.SALES.value: _("Best selling"),
    catalog.Sort.PRICE_UP.value: _("Lowest price"),
    catalog.Sort.PRICE_DOWN.value: _("Highest price"),
}
STOCK = [("", _("Any")), ("left", _("In stock")), ("low", _("Running low")), ("out", _("Sold out"))]


class Versioned(Form):
    """A form about something that others may edit too; the page prints the version that it shows."""

    version = IntegerField(_("Version"), [InputRequired(), NumberRange(min=1)], widget=HiddenInput())


class NewProduct(Form):
    """The least that makes a draft; a price makes it a product of one kind."""

    title_zh = text_field(_("Title in Chinese"), MAX_TITLE)
    title_en = text_field(_("Title in English"), MAX_TITLE)
    category = SelectField(_("Category"), [InputRequired()])
    price = AmountField(
        _("Price"),
        [Optional(), NumberRange(1)],
        description=_("Leave it empty if there are sizes, colours or the like."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """In at least one language."""
        is_valid = super().validate(extra_validators)
        one_language(self.title_zh, self.title_en)
        return bool(is_valid) and not self.title_zh.errors

    def payload(self) -> dict[str, Any]:
        """The reviewed fields of a draft that has no more than a title and a place."""
        return {
            "title": both(self.title_zh.data, self.title_en.data),
            "summary": {},
            "details": [],
            "category_id": int(self.category.data),
            "brand_id": None,
            "attributes": {},
            "options": [],
            "picture_ids": [],
        }


class Words(Versioned):
    """What is read about a product in short; at length it is said in blocks (details.py).

    Its attributes are those of its category: see `words_of`.
    """

    title_zh = text_field(_("Title in Chinese"), MAX_TITLE)
    title_en = text_field(_("Title in English"), MAX_TITLE)
    category = SelectField(_("Category"), [InputRequired()])
    brand = SelectField(_("Brand"), default="")
    summary_zh = text_field(_("In one line, in Chinese"), MAX_SUMMARY)
    summary_en = text_field(_("In one line, in English"), MAX_SUMMARY)

    def validate(self, extra_validators: Any = None) -> bool:
        """In at least one language."""
        is_valid = super().validate(extra_validators)
        one_language(self.title_zh, self.title_en)
        return bool(is_valid) and not self.title_zh.errors

    @property
    def attribute_fields(self) -> list[Any]:
        """The fields that the category brings along."""
        return [field for field in self if field.name.startswith(ATTRIBUTE)]

    def payload(self) -> dict[str, Any]:
        """The reviewed fields that this form holds. Raises Invalid."""
        self.checked()
        said = {field.name.removeprefix(ATTRIBUTE): field.data for field in self.attribute_fields if field.data}
        return {
            "title": both(self.title_zh.data, self.title_en.data),
            "summary": both(self.summary_zh.data, self.summary_en.data),
            "category_id": int(self.category.data),
            "brand_id": int(self.brand.data) if self.brand.data else None,
            "attributes": said,
        }


class Terms(Form):
    """How a product reaches shoppers, and how many one order may have."""

    by_parcel = BooleanField(_("Sent by parcel"))
    by_courier = BooleanField(_("Delivered by your own people, in your delivery zones"))
    by_pickup = BooleanField(_("May be picked up, where the store hands out goods"))
    template = SelectField(_("Freight"), default="")
    limit = count_field(_("Maximum per order"), 1, 9_999)


class Hours(Form):
    """When it goes on sale and comes off by itself."""

    goes_on_at = moment_field(_("Goes on sale at"), description=_("For example 2027-01-01 09:00."))
    comes_off_at = moment_field(_("Comes off at"), description=_("Empty: it stays."))


class Filter(Form):
    """What the list of products is narrowed down to, and its order. What makes no sense narrows nothing."""

    q = StringField(_("Title, code or handle"), filters=[stripped])
    state = HiddenField()
    edit = HiddenField()
    category = SelectField(_("Category"), default="")
    stock = SelectField(_("Stock"), choices=options(STOCK), default="")
    low = AmountField(_("Price from"), [Optional()])
    high = AmountField(_("Price up to"), [Optional()])
    sort = SelectField(_("Sort by"), choices=options(SORTS), default=SORTED.value)

    def wanted(self, states: Iterable[str], edits: Iterable[str]) -> dict[str, Any]:
        """What catalog.Sought takes."""
        categories = dict(self.category.choices)
        return {
            "text": (self.q.data or "")[:80],
            "state": self.state.data if self.state.data in states else "",
            "edit": self.edit.data if self.edit.data in edits else "",
            "category_id": int(self.category.data) if self.category.data and self.category.data in categories else None,
            "low": self.low.data,
            "high": self.high.data,
            "in_stock": {"left": True, "out": False}.get(self.stock.data),
        }

    @property
    def order(self) -> catalog.Sort:
        """How the list is sorted."""
        return catalog.Sort(self.sort.data) if self.sort.data in SORTS else SORTED

    @property
    def is_narrow(self) -> bool:
        """Whether more is asked for than words and a state."""
        return any((self.category.data, self.stock.data, self.low.data, self.high.data)) or self.order != SORTED

    def kept(self) -> dict[str, str]:
        """What stays in the addresses of further pages."""
        names = ("q", "state", "edit", "category", "stock", "low", "high", "sort")
        return {name: request.args[name][:80] for name in names if request.args.get(name)}


def words_of(attributes: Iterable[CategoryAttribute]) -> type[Words]:
    """The form with a choice for each attribute."""
    fields = {f"{ATTRIBUTE}{attribute.key}": attribute_field(attribute) for attribute in attributes}
    return type(Words.__name__, (Words,), fields)


def attribute_field(attribute: CategoryAttribute) -> SelectField:
    """A choice among the attribute's values."""
    values = [(value["key"], local(value["name"], language())) for value in attribute.values]
    needed = InputRequired() if attribute.is_required else Optional()
    return SelectField(
        local(attribute.name, language()), [needed], choices=options([("", _("Not specified")), *values])
    )


def values_of(payload: dict[str, Any]) -> dict[str, Any]:
    """The reviewed fields as the form shows them."""
    title, summary = payload["title"], payload["summary"]
    said = {f"{ATTRIBUTE}{key}": value for key, value in payload["attributes"].items()}
    return {
        "title_zh": title.get("zh", ""),
        "title_en": title.get("en", ""),
        "summary_zh": summary.get("zh", ""),
        "summary_en": summary.get("en", ""),
        "category": str(payload["category_id"]),
        "brand": str(payload["brand_id"] or ""),
        **said,
    }


def category_choices() -> list[tuple[str, Any]]:
    """Every category below its parents, as "Home › Kitchen › Mugs"."""
    rows = catalog.category_tree()
    known = {row.id: row for row in rows}
    by_parent: dict[int | None, list[Category]] = {}
    for row in rows:
        by_parent.setdefault(row.parent_id, []).append(row)
    return [("", _("Choose …")), *_branch(by_parent, known, None)]


def own_category_choices(categories: Sequence[Category]) -> list[tuple[str, Any]]:
    """These categories by their names in the reader's language."""
    named = ((str(category.id), local(category.name, language())) for category in categories)
    return [("", _("All categories")), *sorted(named, key=lambda pair: pair[1])]


def brand_choices(brands: Sequence[Brand]) -> list[tuple[str, Any]]:
    """Every brand by its name in the reader's language."""
    named = sorted(((str(brand.id), local(brand.name, language())) for brand in brands), key=lambda pair: pair[1])
    return [("", _("No brand")), *named]


def template_choices(templates: Sequence[FreightTemplate]) -> list[tuple[str, Any]]:
    """The store's templates; nothing chosen is the default one."""
    return [("", _("The store's default")), *((str(template.id), template.name) for template in templates)]


def _branch(
    by_parent: dict[int | None, list[Category]], known: dict[int, Category], parent_id: int | None
) -> list[tuple[str, str]]:
    found = []
    for row in by_parent.get(parent_id, []):
        words = " › ".join(local(known[key].name, language()) for key in row.path if key in known)
        found += [(str(row.id), words), *_branch(by_parent, known, row.id)]
    return found
