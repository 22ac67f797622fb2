"""Batches: what was chosen, what is to become of it, what did."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from mall.domain.batches.states import BATCH, BatchState
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import Tenant, tenant


class Deed(StrEnum):
    """What is done to all of them."""

    OFFER = "offer"  # on sale again, or for drafts: to the operators
    WITHDRAW = "withdraw"
    PRICES = "prices"
    UNITS = "units"


@tenant
class Batch(Tenant, Keyed, Base):
    """One deed for many products.

    `items` are {"product": id, "changes": [{"sku", "before", "after"}], "why": {zh, en}}; prices are lists of [minimum
    quantity, minor units], counts are units at the store's main location. `why` says why a product is left as it was.
    """

    __tablename__ = "batch"
    __table_args__ = (
        BATCH.check(),
        CheckConstraint("deed IN ('offer', 'withdraw', 'prices', 'units')", name="deed_known"),
        Index(None, "store_id", "id"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    deed: Mapped[str]
    state: Mapped[str] = BATCH.column(BatchState.PLANNED)
    items: Mapped[list[Any]]
    terms: Mapped[dict[str, Any]] = mapped_column(default=dict)  # how prices change, or how many units
    created_at: Mapped[datetime] = created()
    done_at: Mapped[datetime | None]

    @property
    def is_planned(self) -> bool:
        """Whether it may still be confirmed."""
        return self.state == BatchState.PLANNED

    @property
    def changes(self) -> int:
        """How many SKUs it gives another price or count."""
        return sum(len(item["changes"]) for item in self.items)

    @property
    def refused(self) -> int:
        """How many products it left, or would leave, as they were."""
        return sum(1 for item in self.items if item["why"])
