"""Product list 商品列表: goods picked by hand, or the newest, the best selling, those of a category."""

from collections.abc import Mapping
from typing import Any

from mall.domain import catalog
from mall.domain.pages.fields import Category, Choice, Line, Products, Refs
from mall.domain.pages.kind import Kind, Values
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.kernel.text import _

SORTS = {"newest": catalog.Sort.NEWEST, "sales": catalog.Sort.SALES, "category": catalog.Sort.SALES}
WIDTH = 320  # pixels that a phone takes of each picture


class ProductList(Kind):
    """Goods in two columns, in one, or in a row."""

    name = _("Product list")
    hint = _("Goods you pick, the newest, the best selling")
    icon = "ui-grid"
    fields = (
        Line(name="title", label=_("Heading"), limit=40),
        Choice(
            name="source",
            label=_("Which goods"),
            choices={
                "newest": _("The newest"),
                "sales": _("The best selling"),
                "category": _("The best selling of a category"),
                "picked": _("Those I pick"),
            },
        ),
        Category(name="category", label=_("Category"), hint=_("For goods of a category.")),
        Choice(name="size", label=_("How many"), choices={"6": "6", "4": "4", "8": "8", "10": "10", "20": "20"}),
        Products(name="products", label=_("Picked goods"), most=20),
        Choice(
            name="columns",
            label=_("Look"),
            choices={"two": _("Two columns"), "one": _("One column"), "row": _("A row to push along")},
        ),
    )

    def refs(self, block_id: str, values: Mapping[str, Any]) -> Refs:
        found = super().refs(block_id, values)
        if values["source"] == "picked":
            shelf = catalog.Shelf(picked=tuple(row["product"] for row in values["products"]))
        else:
            category_id = values["category"] if values["source"] == "category" else None
            shelf = catalog.Shelf(sort=SORTS[values["source"]], category_id=category_id, size=int(values["size"]))
        found.shelves[block_id] = shelf
        return found

    def with_rows(self, values: Mapping[str, Any], name: str, rows: list[Any]) -> Values:
        """Who picks goods wants to see them."""
        return {**super().with_rows(values, name, rows), **({"source": "picked"} if rows else {})}

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not loaded.goods(block_id)

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        return [picture_bytes(WIDTH, (1, 1))] * len(loaded.goods(block_id))


KIND = ProductList()
