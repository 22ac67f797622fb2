"""What stock tells the catalog, so that lists can show what is sold out without asking every shelf."""

from mall.domain import catalog
from mall.domain.stock.queries import available
from mall.kernel.facts import on


@on("stock.turned")
def note_availability(sku_ids: list[int]) -> None:
    """Mark each product in stock or sold out by what its active SKUs have left. Says the present state: idempotent."""
    for product_id, siblings in catalog.sibling_skus(sku_ids).items():
        catalog.note_availability(product_id, any(available(siblings).values()))
