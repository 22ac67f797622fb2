"""Heading 标题: a line that begins a part of the page, perhaps with smaller words and a way to more."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Line, Link
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.kernel.text import _


class Heading(Kind):
    """A heading."""

    name = _("Heading")
    hint = _("Begins a part of the page")
    icon = "ui-edit"
    fields = (
        Line(name="text", label=_("Heading"), limit=40, is_required=True),
        Line(name="more", label=_("Smaller words"), limit=60),
        Choice(
            name="side", label=_("Where it stands"), choices={"left": _("On the left"), "middle": _("In the middle")}
        ),
        Link(name="link", label=_("“More” leads to"), hint=_("Empty: there is no “More”.")),
    )

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not values["text"]


KIND = Heading()
