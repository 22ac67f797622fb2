"""Recommendations 商品推荐: what the store recommends, each with a word on why; else what sells best and is new here."""

from collections.abc import Mapping
from typing import Any

from mall.domain import catalog
from mall.domain.pages.fields import Choice, Line, Products, Refs
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

SPARE = 20  # read so many more, for those that the page shows already or that are sold out
WIDTH = 160


class Recommendations(Kind):
    """Goods with a word on why; filled up by what sells best."""

    name = _("Recommendations")
    hint = _("Goods you recommend, with a word on why")
    icon = "ui-heart"
    fields = (
        Line(name="title", label=_("Heading"), limit=40),
        Products(
            name="products",
            label=_("What you recommend"),
            hint=_("Without any, or if some are sold out, the best selling goods that this page does not show yet."),
            most=6,
            has_reasons=True,
        ),
        Choice(name="size", label=_("How many"), choices={"4": "4", "3": "3", "6": "6"}),
    )

    def refs(self, block_id: str, values: Mapping[str, Any]) -> Refs:
        found = super().refs(block_id, values)
        found.shelves[block_id] = catalog.Shelf(picked=tuple(row["product"] for row in values["products"]))
        found.shelves[f"{block_id} best"] = catalog.Shelf(sort=catalog.Sort.SALES, size=int(values["size"]) + SPARE)
        return found

    def picks(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[tuple[catalog.Product, Any]]:
        """(product, why) as they stand on the page: her own that can be bought, then what sells best."""
        why = {row["product"]: row["why"] for row in values["products"]}
        own = [product for product in loaded.goods(block_id) if product.in_stock]
        elsewhere = {each.id for key, shelf in loaded.shelves.items() if not key.endswith(" best") for each in shelf}
        best = [each for each in loaded.goods(f"{block_id} best") if each.in_stock and each.id not in elsewhere]
        return [(product, why.get(product.id, {})) for product in [*own, *best][: int(values["size"])]]

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not self.picks(block_id, values, loaded)

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        return [picture_bytes(WIDTH, (1, 1))] * len(self.picks(block_id, values, loaded))


KIND = Recommendations()
