"""Banner 横幅: one wide picture that leads somewhere."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Pictures
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

SHAPES = {"wide": (3, 1), "flat": (5, 1), "tall": (2, 1), "poster": (4, 3)}
WIDTH = 720  # pixels that a phone takes of it


class Banner(Kind):
    """A picture from edge to edge."""

    name = _("Banner")
    hint = _("One wide picture that leads somewhere")
    icon = "ui-picture"
    fields = (
        Pictures(name="pictures", label=_("Picture"), most=1, width=WIDTH),
        Choice(
            name="shape",
            label=_("Shape"),
            choices={"wide": _("3:1"), "flat": _("5:1"), "tall": _("2:1"), "poster": _("4:3")},
        ),
    )

    def ratio(self, values: Mapping[str, Any], place: int) -> tuple[int, int]:
        return SHAPES[values["shape"]]

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not loaded.rows(values["pictures"])

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        return [picture_bytes(WIDTH, self.ratio(values, 0)) for _row in loaded.rows(values["pictures"])]


KIND = Banner()
