"""The forms of blocks, built from the fields that their kinds declare: what each field looks like, and what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wtforms import BooleanField, FormField, IntegerField, MultipleFileField, RadioField, SelectField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from mall.blueprints.seller.fields import RowsField
from mall.blueprints.seller.pictures_forms import ACCEPT
from mall.blueprints.text_fields import both, stripped, text_field
from mall.domain import pages
from mall.kernel import images
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

Values = Mapping[str, Any]
MOST = 999
CELLS = {
    1: _("Top left"),
    2: _("Top"),
    3: _("Top right"),
    4: _("On the left"),
    5: _("In the middle"),
    6: _("On the right"),
    7: _("Bottom left"),
    8: _("Bottom"),
    9: _("Bottom right"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What selects of a store's blocks offer: (value, label)."""

    links: list[tuple[str, Any]] = field(default_factory=list)
    categories: list[tuple[str, Any]] = field(default_factory=list)


class BlockForm(Form):
    """A block's values. `base` is the revision that the page showed."""

    base = IntegerField(_("Version"), [NumberRange(1)], widget=HiddenInput())


class Asset(PlainForm):
    """A row of a list that is put in order: where it stands, whether it goes."""

    place = IntegerField(_("Position"), [Optional(), NumberRange(0, MOST)])
    drop = BooleanField(_("Take it out"))


def form_of(kind: pages.Kind, offered: Offered) -> type[BlockForm]:
    """The form for blocks of a kind."""
    fields: dict[str, Any] = {}
    for each in kind.fields:
        fields |= MAKERS[type(each)](each, offered)
    return type(f"{type(kind).__name__}Form", (BlockForm,), fields)


def typed_values(kind: pages.Kind, form: Any) -> dict[str, Any]:
    """What was typed, as `pages.edit_block` takes it."""
    return {each.name: READERS[type(each)](each.name, form) for each in kind.fields}


def shown_values(kind: pages.Kind, values: Values) -> dict[str, Any]:
    """Kept values as the form shows them."""
    shown: dict[str, Any] = {}
    for each in kind.fields:
        shown |= WRITERS[type(each)](each.name, values[each.name])
    return shown


def place_of(kind: pages.Kind, name: str) -> str:
    """The form's field that is blamed when a kind refuses one of its own."""
    return f"{name}_zh" if isinstance(kind.field(name), pages.Line) else name


def _line(each: pages.Line, offered: Offered) -> dict[str, Any]:
    zh, en = _("%(label)s in Chinese", label=each.label), _("%(label)s in English", label=each.label)
    return {
        f"{each.name}_zh": text_field(zh, each.limit, description=each.hint),
        f"{each.name}_en": text_field(en, each.limit),
    }


def _prose(each: pages.Prose, offered: Offered) -> dict[str, Any]:
    def area(label: Any, hint: Any = "") -> TextAreaField:
        checks = [Length(max=each.limit)]
        return TextAreaField(label, checks, filters=[stripped], description=hint, render_kw={"rows": 5})

    zh, en = _("%(label)s in Chinese", label=each.label), _("%(label)s in English", label=each.label)
    return {f"{each.name}_zh": area(zh, each.hint), f"{each.name}_en": area(en)}


def _choice(each: pages.Choice, offered: Offered) -> dict[str, Any]:
    return {each.name: RadioField(each.label, choices=options(each.choices), description=each.hint)}


def _category(each: pages.Category, offered: Offered) -> dict[str, Any]:
    choices = [("", _("None")), *offered.categories]
    return {each.name: SelectField(each.label, choices=options(choices), default="", description=each.hint)}


def _link(each: pages.Link, offered: Offered) -> dict[str, Any]:
    return {each.name: SelectField(each.label, choices=options(offered.links), default="", description=each.hint)}


def _film(each: pages.Film, offered: Offered) -> dict[str, Any]:
    hint = _("On %(hosts)s", hosts=", ".join(pages.trusted_hosts()))
    return {each.name: text_field(each.label, pages.MAX_ADDRESS, description=hint, render_kw={"inputmode": "url"})}


def _pictures(each: pages.Pictures, offered: Offered) -> dict[str, Any]:
    row = type(
        "PictureRow",
        (Asset,),
        {
            "picture": IntegerField(_("Picture"), [NumberRange(1)], widget=HiddenInput()),
            "alt_zh": text_field(_("What it shows, in Chinese"), pages.MAX_ALT),
            "alt_en": text_field(_("What it shows, in English"), pages.MAX_ALT),
            "link": SelectField(_("Leads to"), choices=options(offered.links), default=""),
            "focus": RadioField(_("What matters most"), choices=options(CELLS), coerce=int, default=images.MIDDLE),
        },
    )
    files = MultipleFileField(
        _("Add from this device"),
        description=_("JPEG, PNG, WebP or AVIF, at most 20 MB each."),
        render_kw={"accept": ACCEPT, "data-widest": str(images.WHOLE)},
    )
    rows = RowsField(FormField(row), label=each.label, max_entries=each.most * 2, description=each.hint)
    return {each.name: rows, f"{each.name}_files": files}


def _products(each: pages.Products, offered: Offered) -> dict[str, Any]:
    why = {
        "why_zh": text_field(_("Why, in Chinese"), pages.MAX_WHY),
        "why_en": text_field(_("Why, in English"), pages.MAX_WHY),
    }
    product = IntegerField(_("Product"), [NumberRange(1)], widget=HiddenInput())
    row = type("ProductRow", (Asset,), {"product": product, **(why if each.has_reasons else {})})
    return {each.name: RowsField(FormField(row), label=each.label, max_entries=each.most * 2, description=each.hint)}


def _two_languages(name: str, form: Any) -> dict[str, str]:
    return both(form[f"{name}_zh"].data, form[f"{name}_en"].data)


def _plain(name: str, form: Any) -> Any:
    return form[name].data


def _kept_rows(name: str, form: Any) -> list[Any]:
    """The rows that stay, as their numbers place them."""
    rows = [entry.form for entry in form[name].entries if not entry.form.drop.data]
    return sorted(rows, key=lambda row: MOST if row.place.data is None else row.place.data)


def _picture_rows(name: str, form: Any) -> list[dict[str, Any]]:
    return [
        {
            "picture": row.picture.data,
            "alt": both(row.alt_zh.data, row.alt_en.data),
            "link": row.link.data,
            "focus": row.focus.data,
        }
        for row in _kept_rows(name, form)
    ]


def _product_rows(name: str, form: Any) -> list[dict[str, Any]]:
    return [
        {"product": row.product.data, "why": both(row.why_zh.data, row.why_en.data) if "why_zh" in row else {}}
        for row in _kept_rows(name, form)
    ]


def _show_line(name: str, value: Values) -> dict[str, Any]:
    return {f"{name}_zh": value.get("zh", ""), f"{name}_en": value.get("en", "")}


def _show_plain(name: str, value: Any) -> dict[str, Any]:
    return {name: "" if value is None else str(value)}


def _show_rows(name: str, value: Sequence[Values]) -> dict[str, Any]:
    rows = []
    for place, row in enumerate(value, 1):
        words = {
            key: text for part in ("alt", "why") if part in row for key, text in _show_line(part, row[part]).items()
        }
        rows.append({"focus": images.MIDDLE, **row, **words, "place": place})
    return {name: rows}


MAKERS: dict[type, Any] = {
    pages.Line: _line,
    pages.Prose: _prose,
    pages.Choice: _choice,
    pages.Category: _category,
    pages.Link: _link,
    pages.Film: _film,
    pages.Pictures: _pictures,
    pages.Products: _products,
}
READERS: dict[type, Any] = {
    pages.Line: _two_languages,
    pages.Prose: _two_languages,
    pages.Choice: _plain,
    pages.Category: _plain,
    pages.Link: _plain,
    pages.Film: _plain,
    pages.Pictures: _picture_rows,
    pages.Products: _product_rows,
}
WRITERS: dict[type, Any] = {
    pages.Line: _show_line,
    pages.Prose: _show_line,
    pages.Choice: _show_plain,
    pages.Category: _show_plain,
    pages.Link: _show_plain,
    pages.Film: _show_plain,
    pages.Pictures: _show_rows,
    pages.Products: _show_rows,
}
