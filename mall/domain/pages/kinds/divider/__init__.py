"""Divider 分隔: some air between blocks, perhaps with a line in it."""

from mall.domain.pages.fields import Choice
from mall.domain.pages.kind import Kind
from mall.kernel.text import _


class Divider(Kind):
    """Nothing to read."""

    name = _("Divider")
    hint = _("Some air between blocks, or a line")
    icon = "ui-minus"
    fields = (
        Choice(name="look", label=_("Look"), choices={"line": _("A line"), "dots": _("Dots"), "air": _("Only air")}),
        Choice(
            name="size", label=_("Height"), choices={"small": _("Small"), "middle": _("Middle"), "large": _("Large")}
        ),
    )


KIND = Divider()
