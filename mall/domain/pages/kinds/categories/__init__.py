"""Categories 商品分类: the categories in which the store has goods, each with its best seller's picture."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Line, Refs
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

WIDTH = 160  # pixels that a phone takes of each picture


class Categories(Kind):
    """Ways into the store's goods."""

    name = _("Categories")
    hint = _("The categories of your goods, each with a picture")
    icon = "ui-store"
    fields = (
        Line(name="title", label=_("Heading"), limit=40),
        Choice(name="look", label=_("Look"), choices={"pictures": _("With pictures"), "words": _("Words only")}),
        Choice(name="size", label=_("At most"), choices={"8": "8", "4": "4", "12": "12", "16": "16"}),
    )

    def refs(self, block_id: str, values: Mapping[str, Any]) -> Refs:
        return Refs(all_categories=True)

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not loaded.categories

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        found = loaded.categories[: int(values["size"])]
        return [picture_bytes(WIDTH, (1, 1))] * len(found) if values["look"] == "pictures" else []


KIND = Categories()
