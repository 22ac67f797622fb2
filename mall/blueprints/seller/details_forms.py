"""What is typed into a block of a product's description, a form per kind: text in two languages, nothing of it markup."""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any, ClassVar

from flask import g
from wtforms import BooleanField, HiddenField, IntegerField, MultipleFileField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from mall.blueprints.seller.pictures_forms import ACCEPT
from mall.blueprints.seller.products_forms import Versioned
from mall.blueprints.text_fields import both, one_language, stripped, text_field
from mall.domain import catalog
from mall.kernel.text import LANGUAGES, _
from mall.models import Store

KINDS = (
    (catalog.BlockKind.TEXT.value, _("Text")),
    (catalog.BlockKind.HEADING.value, _("Heading")),
    (catalog.BlockKind.PICTURES.value, _("Pictures")),
    (catalog.BlockKind.FACTS.value, _("Table of facts")),
    (catalog.BlockKind.LIST.value, _("List")),
)
MAX_TEXT = 5_000
MAX_LINES_TEXT = 3_000
MAX_ROWS = 30
KEEP = "keep_"


class BlockForm(Versioned):
    """What every kind has: where a new one goes, and in which version of the product."""

    place = IntegerField(_("Position"), [Optional(), NumberRange(0, catalog.MAX_BLOCKS)], widget=HiddenInput())
    kind = HiddenField()

    def contents(self, store: Store) -> list[catalog.Block]:
        """What was typed as blocks without ids. Raises Invalid."""
        raise NotImplementedError

    @classmethod
    def values_of(cls, block: catalog.Block) -> dict[str, Any]:
        """A block as the form shows it."""
        raise NotImplementedError


class Written(BlockForm):
    """A kind that is typed, in at least one language."""

    def validate(self, extra_validators: Any = None) -> bool:
        """In at least one language."""
        is_valid = super().validate(extra_validators)
        one_language(self["zh"], self["en"])
        return bool(is_valid) and not self["zh"].errors

    def contents(self, store: Store) -> list[catalog.Block]:
        """By their kind. Raises Invalid."""
        self.checked()
        return self.read(self["zh"].data or "", self["en"].data or "")

    def read(self, zh: str, en: str) -> list[catalog.Block]:
        """What was typed in the two languages as blocks without ids. Raises Invalid."""
        raise NotImplementedError


class HeadingForm(Written):
    """A line."""

    zh = text_field(_("In Chinese"), 60)
    en = text_field(_("In English"), 60)

    def read(self, zh: str, en: str) -> list[catalog.Block]:
        return [{"kind": catalog.BlockKind.HEADING.value, "text": both(zh, en)}]

    @classmethod
    def values_of(cls, block: catalog.Block) -> dict[str, Any]:
        return dict(block["text"])


class TextForm(Written):
    """Paragraphs; each becomes a block, so that pictures and headings go between."""

    zh = TextAreaField(
        _("In Chinese"),
        [Length(max=MAX_TEXT)],
        filters=[stripped],
        description=_("An empty line begins a new paragraph."),
    )
    en = TextAreaField(_("In English"), [Length(max=MAX_TEXT)], filters=[stripped])

    def read(self, zh: str, en: str) -> list[catalog.Block]:
        pairs = zip_longest(_parts(zh), _parts(en), fillvalue="")
        return [{"kind": catalog.BlockKind.TEXT.value, "text": both(left, right)} for left, right in pairs]

    @classmethod
    def values_of(cls, block: catalog.Block) -> dict[str, Any]:
        return dict(block["text"])


class ListForm(Written):
    """An item per line."""

    zh = TextAreaField(
        _("In Chinese"), [Length(max=MAX_LINES_TEXT)], filters=[stripped], description=_("One item per line.")
    )
    en = TextAreaField(_("In English"), [Length(max=MAX_LINES_TEXT)], filters=[stripped])

    def read(self, zh: str, en: str) -> list[catalog.Block]:
        items = [both(left, right) for left, right in zip_longest(_lines(zh), _lines(en), fillvalue="")]
        if len(items) > MAX_ROWS:
            raise self.refuse("zh", _("At most %(count)s lines.", count=MAX_ROWS))
        return [{"kind": catalog.BlockKind.LIST.value, "items": items}]

    @classmethod
    def values_of(cls, block: catalog.Block) -> dict[str, Any]:
        return {language: "\n".join(item.get(language, "") for item in block["items"]) for language in LANGUAGES}


class FactsForm(Written):
    """A name and a value per line."""

    zh = TextAreaField(
        _("In Chinese"),
        [Length(max=MAX_LINES_TEXT)],
        filters=[stripped],
        description=_("One per line, with a colon between name and value, as in “Capacity: 350 ml”."),
    )
    en = TextAreaField(_("In English"), [Length(max=MAX_LINES_TEXT)], filters=[stripped])

    def read(self, zh: str, en: str) -> list[catalog.Block]:
        columns = [[self.split(field, line) for line in _lines(text)] for field, text in (("zh", zh), ("en", en))]
        rows = [
            {"name": both(left[0], right[0]), "value": both(left[1], right[1])}
            for left, right in zip_longest(*columns, fillvalue=("", ""))
        ]
        if len(rows) > MAX_ROWS:
            raise self.refuse("zh", _("At most %(count)s lines.", count=MAX_ROWS))
        return [{"kind": catalog.BlockKind.FACTS.value, "rows": rows}]

    def split(self, field: str, line: str) -> tuple[str, str]:
        """A line into name and value. Raises Invalid without a colon."""
        name, _colon, value = line.replace("：", ":").partition(":")
        if not name.strip() or not value.strip():
            raise self.refuse(field, _("“%(line)s” has no colon between name and value.", line=line[:40]))
        return name.strip(), value.strip()

    @classmethod
    def values_of(cls, block: catalog.Block) -> dict[str, Any]:
        return {
            language: "\n".join(
                f"{row['name'][language]}: {row['value'].get(language, '')}"
                for row in block["rows"]
                if row["name"].get(language)
            )
            for language in LANGUAGES
        }


class PicturesForm(BlockForm):
    """Pictures of the product that are there, and new ones. Its boxes belong to the product: see `form_for`."""

    by_row = (KEEP,)
    title: ClassVar[dict[str, str]] = {}
    files = MultipleFileField(
        _("New pictures"),
        description=_("JPEG, PNG, WebP or AVIF, at most 12 MB each."),
        render_kw={"accept": ACCEPT},
    )
    alt = text_field(_("What do the new ones show?"), 120, description=_("Read out to people who cannot see them."))

    @property
    def boxes(self) -> list[Any]:
        """One per picture that is there already."""
        return [field for field in self if field.name.startswith(KEEP)]

    def contents(self, store: Store) -> list[catalog.Block]:
        self.checked()
        kept = [int(field.name.removeprefix(KEEP)) for field in self.boxes if field.data]
        new = [file.read() for file in self.files.data or [] if getattr(file, "filename", "")]
        if not kept and not new:
            raise self.refuse("files", _("Choose at least one picture."))
        if len(kept) + len(new) > catalog.MAX_BLOCK_PICTURES:
            raise self.refuse("files", _("At most %(count)s pictures.", count=catalog.MAX_BLOCK_PICTURES))
        alt = dict.fromkeys(LANGUAGES, self.alt.data) if self.alt.data else self.title
        added = [catalog.add_picture(store, content, alt).id for content in new]
        return [{"kind": catalog.BlockKind.PICTURES.value, "ids": list(dict.fromkeys([*kept, *added]))}]

    @classmethod
    def values_of(cls, block: catalog.Block) -> dict[str, Any]:
        return {f"{KEEP}{picture_id}": True for picture_id in block["ids"]}


FORMS: dict[str, type[BlockForm]] = {
    catalog.BlockKind.HEADING.value: HeadingForm,
    catalog.BlockKind.TEXT.value: TextForm,
    catalog.BlockKind.LIST.value: ListForm,
    catalog.BlockKind.FACTS.value: FactsForm,
}


def form_for(kind: str, edit: catalog.Edit, block: catalog.Block | None) -> Any:
    """The form of a kind; for pictures with a box for each that the block or the gallery has."""
    if kind in FORMS:
        return FORMS[kind]
    known = catalog.pictures_for(g.store, [*(block["ids"] if block else []), *edit.payload["picture_ids"]])
    return pictures_form(known.values(), edit.payload["title"])


def pictures_form(pictures: Iterable[catalog.Picture], title: dict[str, str]) -> type[PicturesForm]:
    """The form with these pictures to tick; new ones show what the title says unless somebody says more."""
    boxes = {f"{KEEP}{each.id}": BooleanField(_("Show it"), render_kw={"data-key": each.key}) for each in pictures}
    return type(PicturesForm.__name__, (PicturesForm,), {**boxes, "title": title})


def _parts(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").strip()
    return [part.strip() for part in re.split(r"\n\s*\n", lines) if part.strip()]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
