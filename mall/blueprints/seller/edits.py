"""What a merchant works on: her product as she last wrote it, whether that is live, waits, or was sent back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import g

from mall.blueprints.seller.front import me
from mall.domain import catalog
from mall.models import Product, ProductRevision

KEPT = (catalog.RevisionState.DRAFT, catalog.RevisionState.SUBMITTED, catalog.RevisionState.REFUSED)


@dataclass(frozen=True, slots=True)
class Edit:
    """The latest edit of a product, if any, and the reviewed fields as the merchant last wrote them."""

    product: Product
    revision: ProductRevision | None
    payload: dict[str, Any]

    @property
    def state(self) -> str:
        """The edit's state; nothing when all that was written is live, or was dropped."""
        return self.revision.state if self.revision and self.revision.state in KEPT else ""

    @property
    def waits(self) -> bool:
        """Whether an operator has it."""
        return self.state == catalog.RevisionState.SUBMITTED

    @property
    def can_be_submitted(self) -> bool:
        """Whether there is something that no operator has seen yet."""
        is_new = self.product.state == catalog.ProductState.DRAFT and not self.waits
        return is_new or self.state == catalog.RevisionState.DRAFT

    @property
    def can_be_dropped(self) -> bool:
        """Whether there is something live to go back to."""
        return self.state == catalog.RevisionState.DRAFT and self.product.state != catalog.ProductState.DRAFT


def edit_of(product: Product) -> Edit:
    """What the merchant works on. An edit that was sent back is taken up where it was, not begun anew."""
    revision = catalog.last_revision(product)
    if revision is not None and revision.state in KEPT:
        return Edit(product, revision, dict(revision.payload))
    return Edit(product, revision, catalog.payload_of(product))


def write(edit: Edit, changes: Mapping[str, Any], version: int) -> None:
    """Keep changes of some fields in the edit. Raises what `catalog.revise` raises."""
    catalog.revise(edit.product, {**edit.payload, **changes}, me(), version)


def product_here(public_id: Any) -> Product:
    """The store's product with that id, or NotFound."""
    return catalog.product_of(g.store, public_id)
