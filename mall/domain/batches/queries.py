"""Reads of batches, by their store, always."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mall.domain import catalog
from mall.domain.batches.models import Batch
from mall.domain.catalog import Product, Sku
from mall.domain.stores import Store
from mall.kernel.db import first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Chosen:
    """A product of a batch, why it stays as it is if it does, and per SKU (it, what was, what is to be)."""

    product: Product
    why: dict[str, str]
    changes: list[tuple[Sku, Any, Any]]


def batch_of(store: Store, public_id: uuid.UUID) -> Batch:
    """The store's batch, or NotFound."""
    batch: Batch | None = first(select(Batch).where(Batch.store_id == store.id, Batch.public_id == public_id))
    if batch is None:
        raise NotFound
    return batch


def batches_for(store: Store, after: str | None = None) -> Slice[Batch]:
    """The store's batches, newest first."""
    return slice_of(select(Batch).where(Batch.store_id == store.id), Batch.id, after=after, size=30)


def choice_in(store: Store, batch: Batch) -> list[Chosen]:
    """What a batch is about, in the order in which it was chosen."""
    products = catalog.priced_products(store, [item["product"] for item in batch.items])
    skus = {sku.id: sku for product in products.values() for sku in product.skus}
    return [
        Chosen(
            products[item["product"]],
            item["why"],
            [(skus[each["sku"]], each["before"], each["after"]) for each in item["changes"] if each["sku"] in skus],
        )
        for item in batch.items
    ]
