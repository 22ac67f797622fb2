"""Navigation grid 宫格导航: small pictures with a word below, four or five in a row, one row or two."""

from collections.abc import Iterator, Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Pictures
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

WIDTH = 160  # pixels that a phone takes of each


class Navigation(Kind):
    """Ways to where shoppers want to go."""

    name = _("Navigation grid")
    hint = _("Small pictures that lead to goods, categories, pages")
    icon = "ui-grid"
    fields = (
        Pictures(
            name="pictures",
            label=_("Entries"),
            hint=_("What you write of each picture stands below it."),
            most=10,
            width=WIDTH,
        ),
        Choice(name="columns", label=_("In a row"), choices={"4": "4", "5": "5"}),
        Choice(name="look", label=_("Look"), choices={"round": _("Round"), "square": _("Square")}),
    )

    def ratio(self, values: Mapping[str, Any], place: int) -> tuple[int, int]:
        return (1, 1)

    def shown(self, values: Mapping[str, Any], loaded: Loaded) -> list[dict[str, Any]]:
        """Two rows at most."""
        return loaded.rows(values["pictures"])[: 2 * int(values["columns"])]

    def problems(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> Iterator[tuple[str, Any]]:
        yield from super().problems(block_id, values, loaded)
        if any(not (row["alt"] and loaded.path(row["link"])) for row in self.shown(values, loaded)):
            yield "warn", _("Every entry needs words below it and somewhere to lead.")
        if len(loaded.rows(values["pictures"])) > len(self.shown(values, loaded)):
            yield "warn", _("Two rows of %(count)s are shown; the other entries are not.", count=values["columns"])

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not self.shown(values, loaded)

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        return [picture_bytes(WIDTH, (1, 1)) for _row in self.shown(values, loaded)]


KIND = Navigation()
