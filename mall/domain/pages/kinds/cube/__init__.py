"""Picture cube 图片魔方: two to four pictures that fit together, in one of seven layouts."""

from collections.abc import Iterator, Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Pictures
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

Ratio = tuple[int, int]

# The shapes of the cells, as one reads; css/blocks.css puts them together.
LAYOUTS: dict[str, tuple[Ratio, ...]] = {
    "two": ((1, 1),) * 2,
    "three": ((3, 4),) * 3,
    "four": ((3, 4),) * 4,
    "square": ((1, 1),) * 4,
    "left": ((1, 2), (1, 1), (1, 1)),
    "right": ((1, 1), (1, 1), (1, 2)),
    "top": ((2, 1), (1, 1), (1, 1)),
}
WIDTH = 320  # pixels that a phone takes of each


class Cube(Kind):
    """Pictures side by side without a gap in the layout."""

    name = _("Picture cube")
    hint = _("Two to four pictures that fit together")
    icon = "ui-grid"
    fields = (
        Choice(
            name="layout",
            label=_("Layout"),
            choices={
                "two": _("Two side by side"),
                "three": _("Three side by side"),
                "four": _("Four side by side"),
                "square": _("Two rows of two"),
                "left": _("One left, two right"),
                "right": _("Two left, one right"),
                "top": _("One above, two below"),
            },
        ),
        Pictures(name="pictures", label=_("Pictures"), most=4, width=WIDTH),
    )

    def ratio(self, values: Mapping[str, Any], place: int) -> Ratio:
        cells = LAYOUTS[values["layout"]]
        return cells[min(place, len(cells) - 1)]

    def shown(self, values: Mapping[str, Any], loaded: Loaded) -> list[tuple[dict[str, Any], Ratio]]:
        """Each picture with the shape of its cell, as many as there are cells; nothing while a cell is empty."""
        rows, cells = loaded.rows(values["pictures"]), LAYOUTS[values["layout"]]
        return list(zip(rows, cells, strict=False)) if len(rows) >= len(cells) else []

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not self.shown(values, loaded)

    def problems(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> Iterator[tuple[str, Any]]:
        yield from super().problems(block_id, values, loaded)
        wanted, there = len(LAYOUTS[values["layout"]]), len(loaded.rows(values["pictures"]))
        if there < wanted:
            yield (
                "warn",
                _("This layout takes %(count)s pictures. Until it has them, shoppers do not see it.", count=wanted),
            )
        elif there > wanted:
            yield "warn", _("This layout takes %(count)s pictures. The others are not shown.", count=wanted)

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        return [picture_bytes(WIDTH, ratio) for _row, ratio in self.shown(values, loaded)]


KIND = Cube()
