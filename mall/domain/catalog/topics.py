"""What copies of pages depend on (kernel/versions.py), named in one place."""

from sqlalchemy import bindparam, func, select

from mall.domain.catalog.models import Product, Sku

TREE = "tree"  # the tree of categories, its attributes and brands
GOODS = "goods"  # what lists show
PRODUCT, SKU = "product ", "sku "


def product_topic(product_id: int) -> str:
    """What the product's page shows of it."""
    return f"{PRODUCT}{product_id}"


def sku_topic(sku_id: int) -> str:
    """What pages show of a SKU's stock."""
    return f"{SKU}{sku_id}"


# What copies of a product's page depend on besides the tree and its store: the product and its SKUs' stock.
PAGE_TOPICS = (
    select(func.concat(PRODUCT, Product.id))
    .where(Product.public_id == bindparam("public_id"))
    .union_all(
        select(func.concat(SKU, Sku.id))
        .join(Product, Product.id == Sku.product_id)
        .where(Product.public_id == bindparam("public_id"))
    )
)
