"""What lists and copies have to know of a product: that it changed, whether any is left, how many were sold."""

from collections.abc import Mapping

from sqlalchemy import update

from mall.domain.catalog.models import (
    Product,
)
from mall.domain.catalog.states import ProductState
from mall.domain.catalog.topics import GOODS, product_topic
from mall.kernel import facts, versions
from mall.kernel.db import db

PRODUCT_CHANGED = facts.declare("product.changed", "product_id")
PRODUCT_RESTOCKED = facts.declare("product.restocked", "product_id")


def note_availability(product_id: int, in_stock: bool) -> None:
    """Remember for lists whether any SKU is left. A live product that has some again is announced."""
    state = db.session.scalar(
        update(Product)
        .where(Product.id == product_id, Product.in_stock != in_stock)
        .values(in_stock=in_stock)
        .returning(Product.state)
        .execution_options(synchronize_session=False)
    )
    if state is not None:
        _tell(product_id)
        if in_stock and state == ProductState.PUBLISHED:
            facts.publish(PRODUCT_RESTOCKED, product_id=product_id)


def note_sold(quantities: Mapping[int, int]) -> None:
    """Count units paid for: {product id: units}. In id order, so that two payments do not wait in a circle."""
    for product_id, units in sorted(quantities.items()):
        db.session.execute(
            update(Product)
            .where(Product.id == product_id)
            .values(sold=Product.sold + units)
            .execution_options(synchronize_session=False)
        )
        versions.touch(product_topic(product_id))


def announce(product: Product) -> None:
    """Tell whoever keeps copies (search) that the product changed. Nobody has copies of a draft."""
    if product.state != ProductState.DRAFT:
        _tell(product.id)


def _tell(product_id: int) -> None:
    facts.publish(PRODUCT_CHANGED, product_id=product_id)
    versions.touch(GOODS, product_topic(product_id))
