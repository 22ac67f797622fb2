"""Carousel 轮播图: up to five large pictures in a row that a finger pushes along. Nothing moves by itself."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Pictures
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

SHAPES = {"wide": (2, 1), "square": (1, 1), "tall": (3, 4)}
WIDTH = 480  # pixels that a phone takes of each


class Carousel(Kind):
    """Large pictures in a row."""

    name = _("Carousel")
    hint = _("Up to five large pictures to push along")
    icon = "ui-picture"
    fields = (
        Pictures(name="pictures", label=_("Pictures"), most=5, width=WIDTH),
        Choice(
            name="shape",
            label=_("Shape"),
            choices={"wide": _("Wide (2:1)"), "square": _("Square"), "tall": _("Tall (3:4)")},
        ),
    )

    def ratio(self, values: Mapping[str, Any], place: int) -> tuple[int, int]:
        return SHAPES[values["shape"]]

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not loaded.rows(values["pictures"])

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        there = [row for row in values["pictures"] if row["picture"] in loaded.pictures]
        return [picture_bytes(WIDTH, SHAPES[values["shape"]])] * len(there)


KIND = Carousel()
