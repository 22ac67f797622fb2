"""Text 文字: what the store has to say, in paragraphs and lists."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Prose
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.kernel.text import _


class Text(Kind):
    """Some paragraphs."""

    name = _("Text")
    hint = _("Paragraphs and lists")
    icon = "reading"
    fields = (
        Prose(
            name="text",
            label=_("Text"),
            hint=_("**Two stars** around words make them bold; lines that begin with - are a list."),
            limit=2000,
            is_required=True,
        ),
        Choice(name="look", label=_("Look"), choices={"card": _("On a card"), "plain": _("Plain")}),
    )

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not values["text"]


KIND = Text()
