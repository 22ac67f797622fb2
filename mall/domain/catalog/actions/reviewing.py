"""An edit on its way through review: handed in, taken back, made live, sent back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from mall.domain import moderation
from mall.domain.catalog.actions.telling import announce
from mall.domain.catalog.actions.writing import apply, revise
from mall.domain.catalog.models import (
    Price,
    Product,
    ProductRevision,
    Sku,
)
from mall.domain.catalog.queries import open_revision, payload_of
from mall.domain.catalog.rules import (
    REVIEWED,
    changed_fields,
    obstacles,
)
from mall.domain.catalog.states import PRODUCT, REVISION, ProductState, RevisionState
from mall.kernel import audit, clock, facts
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.kernel.text import _, in_a_row

REVISION_DECIDED = facts.declare("revision.decided", "revision_id")
CASE_KIND = "product_revision"


class NotReady(Refusal):
    """Something is missing; `obstacles` holds the sentences."""

    message = _("The product is not ready yet.")

    def __init__(self, found: list[Any]) -> None:
        self.obstacles = found
        super().__init__(in_a_row(found))


def submit(product: Product, actor: Actor) -> ProductRevision:
    """Hand the product, or its open edit, to the operators. Raises NotReady with what is missing."""
    revision = open_revision(product) or revise(product, {}, actor, product.version)
    found = obstacles(revision.payload, *_sku_counts(product))
    if found:
        raise NotReady(found)
    REVISION.move(revision, RevisionState.SUBMITTED, actor, submitted_at=clock.now())
    if product.state == ProductState.DRAFT:
        PRODUCT.move(product, ProductState.IN_REVIEW, actor)
    fields = changed_fields(payload_of(product), revision.payload)
    moderation.open_case(
        CASE_KIND, revision.id, title=revision.payload["title"], store_id=product.store_id, risks=fields
    )
    audit.record(actor, "product.submit", "product", product.id, store_id=product.store_id)
    return revision


def recall(product: Product, actor: Actor) -> None:
    """Take a submitted edit back before it is decided; it is a draft no more, the next edit starts from the live one."""
    revision = open_revision(product)
    if revision is None:
        raise REVISION.refusal
    moderation.withdraw_case(CASE_KIND, revision.id, actor)
    REVISION.move(revision, RevisionState.WITHDRAWN, actor)
    if product.state == ProductState.IN_REVIEW:
        PRODUCT.move(product, ProductState.DRAFT, actor)
    audit.record(actor, "product.recall", "product", product.id, store_id=product.store_id)


def approve_revision(revision: ProductRevision, actor: Actor, message: str = "") -> Product:
    """Make the edit live. A product in review is published with it, or when its hour has come."""
    REVISION.move(revision, RevisionState.APPROVED, actor, message, message=message, decided_at=clock.now())
    product = db.session.get_one(Product, revision.product_id)
    apply(product, revision.payload)
    product.live_revision_id = revision.id
    db.session.flush()
    if product.state == ProductState.IN_REVIEW and product.goes_on_at and product.goes_on_at > clock.now():
        PRODUCT.move(product, ProductState.WITHDRAWN, actor)
    elif product.state == ProductState.IN_REVIEW:
        PRODUCT.move(product, ProductState.PUBLISHED, actor, published_at=clock.now())
    facts.publish(REVISION_DECIDED, revision_id=revision.id)
    announce(product)
    return product


def refuse_revision(
    revision: ProductRevision, actor: Actor, reason_code: str, message: str, blamed: Iterable[str] = ()
) -> None:
    """Send the edit back with the reason and the fields that it is about; what was live stays live."""
    REVISION.move(
        revision,
        RevisionState.REFUSED,
        actor,
        message,
        reason_code=reason_code,
        message=message,
        blamed=[name for name in REVIEWED if name in set(blamed)],
        decided_at=clock.now(),
    )
    product = db.session.get_one(Product, revision.product_id)
    if product.state == ProductState.IN_REVIEW:
        PRODUCT.move(product, ProductState.DRAFT, actor, message)
    facts.publish(REVISION_DECIDED, revision_id=revision.id)


def _sku_counts(product: Product) -> tuple[int, int]:
    active = select(Sku.id).where(Sku.product_id == product.id, Sku.is_active)
    sku_ids = list(db.session.scalars(active))
    priced = db.session.scalars(
        select(Price.sku_id).where(Price.sku_id.in_(sku_ids), Price.ends_at.is_(None), Price.min_quantity == 1)
    )
    return len(sku_ids), len(set(priced))
