"""Stock per SKU and location, what is held of it, and every movement."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.audit import append_only
from mall.kernel.db import Base, Keyed, created
from mall.kernel.states import Lifecycle
from mall.kernel.tenancy import Tenant, tenant


class HoldState(StrEnum):
    HELD = "held"
    COMMITTED = "committed"  # sold: the units have left `on_hand`
    RELEASED = "released"


HOLD = Lifecycle(
    "state",
    HoldState,
    {HoldState.HELD: (HoldState.COMMITTED, HoldState.RELEASED), HoldState.COMMITTED: (HoldState.RELEASED,)},
    rests=(HoldState.COMMITTED, HoldState.RELEASED),
)


@tenant
class Stock(Tenant, Keyed, Base):
    """Units of a SKU at a location. `on_hand - held` may be promised; both counters change by conditional UPDATE only."""

    __tablename__ = "stock"
    __table_args__ = (
        UniqueConstraint("sku_id", "location_id"),
        ForeignKeyConstraint(["store_id", "sku_id"], ["sku.store_id", "sku.id"]),
        ForeignKeyConstraint(["store_id", "location_id"], ["store_location.store_id", "store_location.id"]),
        CheckConstraint("on_hand >= 0", name="on_hand_not_negative"),
        CheckConstraint("held >= 0 AND held <= on_hand + oversell_limit", name="held_within_limit"),
    )

    sku_id: Mapped[int] = mapped_column(BigInteger)
    location_id: Mapped[int] = mapped_column(BigInteger)
    on_hand: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    oversell_limit: Mapped[int] = mapped_column(default=0)
    low_at: Mapped[int | None]  # units left from which it runs low; none is what the store says for all

    @property
    def available(self) -> int:
        """Units that may still be promised."""
        return self.on_hand + self.oversell_limit - self.held


@tenant
class StockHold(Tenant, Keyed, Base):
    """Units promised to somebody until a deadline. The owner is any row: an order today, an activity later."""

    __tablename__ = "stock_hold"
    __table_args__ = (
        HOLD.check(),
        UniqueConstraint("owner", "owner_id", "sku_id", "location_id"),
        ForeignKeyConstraint(["store_id", "sku_id"], ["sku.store_id", "sku.id"]),
        CheckConstraint("quantity > 0", name="holds_something"),
        Index("ix_stock_hold_expiring", "expires_at", postgresql_where=text("state = 'held'")),
    )

    owner: Mapped[str]
    owner_id: Mapped[int]
    sku_id: Mapped[int] = mapped_column(BigInteger)
    location_id: Mapped[int] = mapped_column(BigInteger)
    quantity: Mapped[int]
    state: Mapped[str] = HOLD.column(HoldState.HELD)
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class Movement(StrEnum):
    """Why `on_hand` changed."""

    RECEIVED = "received"
    SOLD = "sold"
    RETURNED = "returned"
    ADJUSTED = "adjusted"


@tenant
class StockMovement(Tenant, Keyed, Base):
    """One change of `on_hand`. Their sum per SKU and location is `on_hand`: an invariant."""

    __tablename__ = "stock_movement"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "sku_id"], ["sku.store_id", "sku.id"]),
        CheckConstraint("kind IN ('received', 'sold', 'returned', 'adjusted')", name="kind_known"),
        CheckConstraint("quantity <> 0", name="moves_something"),
        Index(None, "sku_id", "location_id", "id"),
    )

    sku_id: Mapped[int] = mapped_column(BigInteger)
    location_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    quantity: Mapped[int]  # positive into the shelf, negative out of it
    owner: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = created()


append_only(StockMovement.__table__)
