"""Option groups as merchants type them: a name, and a value per line in one language or two."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import Form as PlainForm
from wtforms import FormField, TextAreaField
from wtforms.validators import Length

from mall.blueprints.seller.fields import RowsField
from mall.blueprints.seller.products_forms import Versioned
from mall.blueprints.text_fields import both, stripped, text_field
from mall.domain import catalog
from mall.kernel.text import _

MAX_VALUES_TEXT = 6_000


class Group(PlainForm):
    """One group: what it is called and what there is to choose from."""

    name_zh = text_field(_("Name in Chinese"), catalog.MAX_NAME)
    name_en = text_field(_("Name in English"), catalog.MAX_NAME)
    values = TextAreaField(
        _("Values"),
        [Length(max=MAX_VALUES_TEXT)],
        description=_("One per line; both languages as Chinese | English."),
        filters=[stripped],
    )


class Options(Versioned):
    """Up to three groups. A group without a name and values is left out."""

    groups = RowsField(
        FormField(Group),
        label=_("Options"),
        min_entries=catalog.MAX_OPTION_GROUPS,
        max_entries=catalog.MAX_OPTION_GROUPS,
    )

    def typed(self, known: Sequence[catalog.Option], is_free: bool) -> list[catalog.Option]:
        """The groups with their keys: those of `known` where name or value was there before. Raises Invalid.

        Unless `is_free`, whatever is known stays: goods that are on sale point to it.
        """
        self.checked()
        rows = [entry.form for entry in self.groups.entries if is_filled(entry.form)]
        options = [read_group(row, dict(enumerate(known)).get(place)) for place, row in enumerate(rows)]
        problem = catalog.problem_with_options(options) or ("" if is_free else catalog.lost_options(known, options))
        if problem:
            raise self.refuse("groups", problem)
        return options


def is_filled(row: Any) -> bool:
    """Whether anything was typed into the group."""
    return any(field.data for field in row)


def read_group(row: Any, before: catalog.Option | None) -> catalog.Option:
    """A group as it is stored."""
    known = before["values"] if before else []
    values: list[catalog.Option] = []
    for line in filter(None, (line.strip() for line in (row.values.data or "").splitlines())):
        name = catalog.read_name(line)
        values.append({"key": catalog.value_key(name, known, values), "name": name})
    return {"name": both(row.name_zh.data, row.name_en.data), "values": values}


def rows_of(options: Sequence[catalog.Option]) -> list[dict[str, str]]:
    """Stored groups as the form shows them."""
    return [
        {
            "name_zh": option["name"].get("zh", ""),
            "name_en": option["name"].get("en", ""),
            "values": "\n".join(written_name(value["name"]) for value in option["values"]),
        }
        for option in options
    ]


def written_name(name: Mapping[str, str]) -> str:
    """A value's name as merchants type it."""
    words = [name.get("zh", ""), name.get("en", "")]
    return " | ".join(dict.fromkeys(word for word in words if word))
