"""What a merchant works on: her product as she last wrote it, whether that is live, waits, or was sent back."""

from collections.abc import Mapping
from typing import Any

from flask import g

from mall.blueprints.seller.front import me
from mall.domain import catalog, moderation
from mall.models import Product


def write(edit: catalog.Edit, changes: Mapping[str, Any], version: int) -> None:
    """Keep changes of some fields in the edit. Raises what `catalog.revise` raises."""
    catalog.revise(edit.product, {**edit.payload, **changes}, me(), version)


def product_here(public_id: Any) -> Product:
    """The store's product with that id, or NotFound."""
    return catalog.product_of(g.store, public_id)


def reason_for(edit: catalog.Edit) -> tuple[Any, str] | None:
    """Why an operator sent the edit back: the reason's sentence and her own words."""
    revision = edit.revision
    if revision is None or revision.state != catalog.RevisionState.REFUSED:
        return None
    return moderation.REASONS.get(revision.reason_code, ""), revision.message
