"""What merchants write about their goods."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from mall.blueprints.seller.fields import AmountField, count_field, joined, paragraphs
from mall.blueprints.text_fields import both, one_language, stripped, text_field
from mall.domain import catalog
from mall.kernel.text import _, local
from mall.kernel.web.forms import Form
from mall.kernel.web.i18n import language
from mall.models import Brand, Category, CategoryAttribute, FreightTemplate

MAX_TITLE = 120
MAX_SUMMARY = 200
MAX_DETAILS = 10_000
ATTRIBUTE = "attribute_"


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
    """Everything that is read about a product. Its attributes are those of its category: see `words_of`."""

    title_zh = text_field(_("Title in Chinese"), MAX_TITLE)
    title_en = text_field(_("Title in English"), MAX_TITLE)
    category = SelectField(_("Category"), [InputRequired()])
    brand = SelectField(_("Brand"), default="")
    summary_zh = text_field(_("In one line, in Chinese"), MAX_SUMMARY)
    summary_en = text_field(_("In one line, in English"), MAX_SUMMARY)
    details_zh = TextAreaField(
        _("Details in Chinese"), [Length(max=MAX_DETAILS)], description=_("An empty line begins a new paragraph.")
    )
    details_en = TextAreaField(_("Details in English"), [Length(max=MAX_DETAILS)])

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
            "details": paragraphs(self.details_zh.data, self.details_en.data),
            "category_id": int(self.category.data),
            "brand_id": int(self.brand.data) if self.brand.data else None,
            "attributes": said,
        }


class Terms(Form):
    """How a product is sent, and how many one order may have."""

    template = SelectField(_("Freight"), default="")
    limit = count_field(_("Maximum per order"), 1, 9_999)


class Filter(Form):
    """What the list of products is narrowed down to."""

    q = StringField(_("Title, code or handle"), [Length(max=80)], filters=[stripped])
    state = HiddenField()
    edit = HiddenField()


def words_of(attributes: Iterable[CategoryAttribute]) -> type[Words]:
    """The form with a choice for each attribute."""
    fields = {f"{ATTRIBUTE}{attribute.key}": attribute_field(attribute) for attribute in attributes}
    return type(Words.__name__, (Words,), fields)


def attribute_field(attribute: CategoryAttribute) -> SelectField:
    """A choice among the attribute's values."""
    values = [(value["key"], local(value["name"], language())) for value in attribute.values]
    needed = InputRequired() if attribute.is_required else Optional()
    return SelectField(local(attribute.name, language()), [needed], choices=[("", _("Not specified")), *values])


def values_of(payload: dict[str, Any]) -> dict[str, Any]:
    """The reviewed fields as the form shows them."""
    title, summary, details = payload["title"], payload["summary"], payload["details"]
    said = {f"{ATTRIBUTE}{key}": value for key, value in payload["attributes"].items()}
    return {
        "title_zh": title.get("zh", ""),
        "title_en": title.get("en", ""),
        "summary_zh": summary.get("zh", ""),
        "summary_en": summary.get("en", ""),
        "details_zh": joined(details, "zh"),
        "details_en": joined(details, "en"),
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
