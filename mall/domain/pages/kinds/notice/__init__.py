"""Notice 公告: a line that everybody should see, perhaps with a way to more."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Line, Link
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.kernel.text import _


class Notice(Kind):
    """A line on a coloured ground."""

    name = _("Notice")
    hint = _("A line that everybody should see")
    icon = "ui-bell"
    fields = (
        Line(name="text", label=_("Text"), limit=120, is_required=True),
        Link(name="link", label=_("Leads to")),
        Choice(name="tone", label=_("Tone"), choices={"info": _("Calm"), "warn": _("Pressing"), "good": _("Joyful")}),
    )

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not values["text"]


KIND = Notice()
