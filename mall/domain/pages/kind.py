"""What a kind of block is. To add one, copy a folder of `kinds/` and its folder of templates/blocks (docs/pages.md)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mall.domain.pages.fields import Field, Pictures, Refs, by_name
from mall.domain.pages.presets import is_question
from mall.kernel import images, plugins
from mall.kernel.refusals import NotFound
from mall.kernel.text import Local, _

if TYPE_CHECKING:
    from mall.domain.pages.loading import Loaded

Values = dict[str, Any]

HTML_BYTES = 250  # about what the frame of a block costs, packed


class Kind:
    """A kind of block. Its folder's name is its key; `fields` say what a merchant decides about one."""

    key: str = ""
    name: Any = ""
    hint: Any = ""
    icon: str = "ui-grid"
    fields: tuple[Field, ...] = ()

    def fresh(self) -> Values:
        """The values of a new block."""
        return {field.name: field.fresh() for field in self.fields}

    def filled(self, values: Mapping[str, Any]) -> Values:
        """What is kept, with what the kind has learnt since."""
        return {**self.fresh(), **values}

    def clean(self, values: Mapping[str, Any]) -> Values:
        """What was typed, as it is kept. Raises a FieldRefusal."""
        typed = self.filled(values)
        return {field.name: field.clean(typed[field.name]) for field in self.fields}

    def refs(self, block_id: str, values: Mapping[str, Any]) -> Refs:
        """All rows that are needed to show it; every block's are loaded together."""
        found = Refs()
        for field in self.fields:
            found.add(field.refs(values[field.name]))
        return found

    def ratio(self, values: Mapping[str, Any], place: int) -> tuple[int, int] | None:
        """In what shape (across, down) it shows the picture at that place, from 0; as it is without one."""
        return None

    def cuts(self, values: Mapping[str, Any]) -> Iterator[tuple[int, tuple[int, int], int]]:
        """What is cut of which pictures: (picture id, shape, the cell that matters)."""
        for field in self.fields:
            if isinstance(field, Pictures):
                for place, row in enumerate(values[field.name]):
                    ratio = self.ratio(values, place)
                    if ratio:
                        yield row["picture"], ratio, row.get("focus", images.MIDDLE)

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: "Loaded") -> bool:
        """Whether there is nothing in it to see."""
        return False

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: "Loaded") -> list[int]:
        """About how many bytes each of its pictures is on a phone, in order."""
        return []

    def words_weight(self, values: Mapping[str, Any]) -> int:
        """About how many bytes its frame and its words are."""
        return HTML_BYTES + sum(len(text.encode()) for words in self.words(values) for text in words.values())

    def problems(self, block_id: str, values: Mapping[str, Any], loaded: "Loaded") -> Iterator[tuple[str, Any]]:
        """What a merchant is told before she publishes: ("stop" or "warn", a sentence)."""
        if self.asks(values):
            yield "stop", _("Write your own words in place of the sample: %(block)s", block=self.name)

    def asks(self, values: Mapping[str, Any]) -> bool:
        """Whether words of a template still stand where the merchant's own belong."""
        return any(is_question(words) for words in self.words(values))

    def words(self, values: Mapping[str, Any]) -> list[Local]:
        """All that it says to shoppers."""
        return [words for field in self.fields for words in field.words(values[field.name])]

    def with_rows(self, values: Mapping[str, Any], name: str, rows: list[Any]) -> Values:
        """The values with other rows in a field of goods or pictures, which a merchant has just ticked."""
        return {**values, name: rows}

    def field(self, name: str) -> Field:
        """One of its fields, or NotFound."""
        found = by_name(self.fields).get(name)
        if found is None:
            raise NotFound
        return found


def all_kinds() -> dict[str, Kind]:
    """All kinds there are, by their keys."""
    return _ALL or _load()


def kind_of(key: str) -> Kind:
    """One of them, or NotFound."""
    found = all_kinds().get(key)
    if found is None:
        raise NotFound
    return found


_ALL: dict[str, Kind] = {}


def _load() -> dict[str, Kind]:
    for key, module in plugins.load_kinds("mall.domain.pages.kinds").items():
        module.KIND.key = key
        _ALL[key] = module.KIND
    return _ALL
