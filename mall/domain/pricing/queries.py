"""From the catalog's rows to what the pipeline reads."""

from mall.domain.catalog import NotForSale, Sku
from mall.domain.pricing.rules import Priced


def priced(sku: Sku, quantity: int) -> Priced:
    """So many of a SKU, at today's prices for everybody. Give it a SKU from `catalog.skus_by_id`: all is loaded then.

    Raises NotForSale for a SKU that has no price.
    """
    current = {row.min_quantity: row.amount for row in sku.prices if row.ends_at is None and row.audience == "all"}
    if 1 not in current:
        raise NotForSale
    product = sku.product
    return Priced(
        sku_id=sku.id,
        store_id=sku.store_id,
        product_id=sku.product_id,
        category_path=tuple(product.category.path),
        quantity=quantity,
        unit_price=current.pop(1),
        tiers=tuple(sorted(current.items())),
        weight_g=sku.weight_g,
        template_id=product.freight_template_id,
    )
