"""Option groups as merchants type them: a name, and a value per line in one language or two."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import Form as PlainForm
from wtforms import FormField, TextAreaField
from wtforms.validators import Length

from mall.blueprints.seller.fields import RowsField, both, stripped, text_field
from mall.blueprints.seller.products_forms import Versioned
from mall.domain import catalog
from mall.kernel.text import _, fold, slug

MAX_GROUPS = 3
MAX_NAME = 30
MAX_VALUES_TEXT = 6_000
CHINESE = re.compile(r"[㐀-鿿豈-﫿]")

Option = dict[str, Any]


class Group(PlainForm):
    """One group: what it is called and what there is to choose from."""

    name_zh = text_field(_("Name in Chinese"), MAX_NAME)
    name_en = text_field(_("Name in English"), MAX_NAME)
    values = TextAreaField(
        _("Values"),
        [Length(max=MAX_VALUES_TEXT)],
        description=_("One per line; both languages as Chinese | English."),
        filters=[stripped],
    )


class Options(Versioned):
    """Up to three groups. A group without a name and values is left out."""

    groups = RowsField(FormField(Group), label=_("Options"), min_entries=MAX_GROUPS, max_entries=MAX_GROUPS)

    def typed(self, known: Sequence[Option], is_free: bool) -> list[Option]:
        """The groups with their keys: those of `known` where name or value was there before. Raises Invalid.

        Unless `is_free`, whatever is known stays: goods that are on sale point to it.
        """
        self.checked()
        rows = [entry.form for entry in self.groups.entries if is_filled(entry.form)]
        options = [read_group(row, dict(enumerate(known)).get(place)) for place, row in enumerate(rows)]
        problem = problem_with(options) or ("" if is_free else what_is_gone(known, options))
        if problem:
            raise self.refuse("groups", problem)
        return options


def is_filled(row: Any) -> bool:
    """Whether anything was typed into the group."""
    return any(field.data for field in row)


def read_group(row: Any, before: Option | None) -> Option:
    """A group as it is stored."""
    known = before["values"] if before else []
    values: list[Option] = []
    for line in filter(None, (line.strip() for line in row.values.data.splitlines())):
        name = read_name(line)
        values.append({"key": key_for(name, known, values), "name": name})
    return {"name": both(row.name_zh.data, row.name_en.data), "values": values}


def read_name(line: str) -> dict[str, str]:
    """ "红色 | Red" in two languages; without a bar, whichever language it looks like."""
    first, bar, second = (part.strip()[:MAX_NAME] for part in unicodedata.normalize("NFKC", line).partition("|"))
    if bar and second:
        return both(first, second)
    return {"zh": first} if CHINESE.search(first) else {"zh": first, "en": first}


def key_for(name: Mapping[str, str], known: Sequence[Option], taken: Sequence[Option]) -> str:
    """The key a value had under one of its names, else a new one; never one twice in a group."""
    used = {value["key"] for value in taken}
    words = {fold(word) for word in name.values()}
    for value in known:
        if value["key"] not in used and words & {fold(word) for word in value["name"].values()}:
            return str(value["key"])
    used |= {value["key"] for value in known}
    stem = slug(name.get("en", ""), f"v{len(taken) + 1}", 24)
    return next(key for key in (stem, *(f"{stem}-{count}" for count in range(2, 1000))) if key not in used)


def problem_with(options: Sequence[Option]) -> Any:
    """What is missing or doubled; nothing when the groups make sense. Raises catalog.TooManySkus."""
    for place, option in enumerate(options, 1):
        if not option["name"]:
            return _("Give option %(place)s a name.", place=place)
        if not option["values"]:
            return _("Give option %(place)s at least one value.", place=place)
        words = [fold(word) for value in option["values"] for word in set(value["name"].values())]
        if len(words) != len(set(words)):
            return _("Two values of option %(place)s are the same.", place=place)
    catalog.full_matrix(options)
    return ""


def what_is_gone(known: Sequence[Option], options: Sequence[Option]) -> Any:
    """Goods that are on sale keep their groups and values; what is not sold any more is switched off at its SKU."""
    if len(known) != len(options):
        return _("A product that was on sale keeps its option groups. List a new product for others.")
    for before, after in zip(known, options, strict=True):
        gone = {value["key"] for value in before["values"]} - {value["key"] for value in after["values"]}
        if gone:
            return _("A product that was on sale keeps its values. Switch off under prices what you no longer sell.")
    return ""


def rows_of(options: Sequence[Option]) -> list[dict[str, str]]:
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
