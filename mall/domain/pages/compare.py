"""Two revisions of a page side by side, block by block, in the words that a merchant reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mall.domain.pages.fields import Category, Choice, Field, Line, Link, Pictures, Products
from mall.domain.pages.loading import Shown
from mall.kernel.text import LANGUAGES


@dataclass(frozen=True, slots=True)
class Pair:
    """A block as it was and as it is; one of them is missing for one that was deleted or added. `lines` are
    (label, before, after), those that are the same left out."""

    before: Shown | None
    after: Shown | None
    lines: list[tuple[Any, str, str]]
    moved: bool = False

    @property
    def state(self) -> str:
        """ "added", "removed", "changed", "moved" or "same"."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        if self.lines or self.before.hidden != self.after.hidden:
            return "changed"
        return "moved" if self.moved else "same"


def compared(before: Sequence[Shown], after: Sequence[Shown]) -> list[Pair]:
    """The blocks of the later revision in order, then those that it has no more."""
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    stayed = [each.id for each in before if each.id in new]
    pairs = [
        Pair(
            old.get(each.id),
            each,
            _lines(old.get(each.id), each),
            each.id in old and _moved(each.id, stayed, after, old),
        )
        for each in after
    ]
    return [*pairs, *(Pair(each, None, _lines(each, None)) for each in before if each.id not in new)]


def _moved(block_id: str, stayed: Sequence[str], after: Sequence[Shown], old: Mapping[str, Shown]) -> bool:
    """Whether it has another place among those that are in both."""
    return stayed.index(block_id) != [each.id for each in after if each.id in old].index(block_id)


def _lines(before: Shown | None, after: Shown | None) -> list[tuple[Any, str, str]]:
    either = after or before
    assert either is not None
    told = [(field.label, _told(field, before), _told(field, after)) for field in either.kind.fields]
    return [line for line in told if line[1] != line[2]]


def _told(field: Field, block: Shown | None) -> str:
    """A field's value as a line or several."""
    if block is None:
        return ""
    value = block.values[field.name]
    if isinstance(field, Choice):
        return str(field.choices.get(value, value))
    if isinstance(field, Line):
        return "\n".join(value[key] for key in LANGUAGES if value.get(key))
    if isinstance(field, Pictures | Products):
        key = "picture" if isinstance(field, Pictures) else "product"
        rows = [
            (f"#{row[key]}", *(row.get("alt") or row.get("why") or {}).values(), row.get("link") or "") for row in value
        ]
        return "\n".join(" ".join(filter(None, row)) for row in rows)
    return str(value or "") if isinstance(field, Category | Link) else str(value)
