"""What search does when products and stores change. All of it says the present state, so doing it twice is harmless."""

from mall.domain.search.actions import index_products, index_store
from mall.kernel.facts import on


@on("product.changed")
def index_product(product_id: int) -> None:
    """Write or remove its document."""
    index_products([product_id])


@on("store.opened")
@on("store.changed")
@on("store.suspended")
def index_goods(store_id: int) -> None:
    """Write or remove the documents of all that the store sells."""
    index_store(store_id)
