"""Picture and text 图文: a picture beside what there is to say about it."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Line, Link, Pictures, Prose
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

SHAPES = {"wide": (3, 2), "square": (1, 1), "tall": (3, 4)}
WIDTH = 480  # pixels that a phone takes of it


class PictureText(Kind):
    """Side by side on a wide screen, one below the other on a phone."""

    name = _("Picture and text")
    hint = _("A picture with what there is to say about it")
    icon = "ui-picture"
    fields = (
        Pictures(name="pictures", label=_("Picture"), most=1, width=WIDTH),
        Choice(
            name="shape",
            label=_("Shape"),
            choices={"wide": _("3:2"), "square": _("Square"), "tall": _("Tall (3:4)")},
        ),
        Line(name="title", label=_("Heading"), limit=40),
        Prose(
            name="text",
            label=_("Text"),
            hint=_("**Two stars** around words make them bold; lines that begin with - are a list."),
            limit=1000,
        ),
        Link(name="link", label=_("“More” leads to"), hint=_("Empty: there is no “More”.")),
        Choice(
            name="side", label=_("The picture stands"), choices={"left": _("On the left"), "right": _("On the right")}
        ),
    )

    def ratio(self, values: Mapping[str, Any], place: int) -> tuple[int, int]:
        return SHAPES[values["shape"]]

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not (loaded.rows(values["pictures"]) or values["title"] or values["text"])

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        return [picture_bytes(WIDTH, self.ratio(values, 0)) for _row in loaded.rows(values["pictures"])]


KIND = PictureText()
