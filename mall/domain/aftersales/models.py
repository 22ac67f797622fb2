"""Requests for money back, and the units that they are about."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.aftersales.rules import Kind
from mall.domain.aftersales.states import AFTER_SALE, OPEN, AfterSaleState
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import ROLE, Tenant, tenant


@tenant
class AfterSale(Tenant, Keyed, Base):
    """A buyer asks money back. Amounts in minor units: `goods` is what the units are worth, `granted` what of it was offered
    or decided, nothing as long as all of it is meant; `freight` is reserved on the order.

    `photos` are {"key", "width", "height"}: stems, see kernel/images. `answer_code` and `answer` are the store's last word.
    """

    __tablename__ = "after_sale"
    __table_args__ = (
        AFTER_SALE.check(),
        CheckConstraint("kind IN ('cancel', 'refund', 'return')", name="kind_known"),
        CheckConstraint("goods >= 0 AND freight >= 0 AND goods + freight > 0", name="asks_for_something"),
        CheckConstraint("granted >= 0 AND granted <= goods AND granted + freight > 0", name="grants_what_was_asked"),
        CheckConstraint("jsonb_array_length(photos) <= 6", name="six_photos"),
        UniqueConstraint("store_id", "id"),
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        Index(None, "order_id"),
        Index("ix_after_sale_desk", "store_id", "state", "due_at", "id"),
    )

    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    order_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    state: Mapped[str] = AFTER_SALE.column(AfterSaleState.APPLIED)
    reason: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    photos: Mapped[list[Any]] = mapped_column(default=list)
    currency: Mapped[str] = mapped_column(default="CNY")
    goods: Mapped[int]
    freight: Mapped[int] = mapped_column(default=0)
    granted: Mapped[int | None]
    answer_code: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    appeal: Mapped[str] = mapped_column(default="")  # what the buyer tells the operators
    return_to: Mapped[str] = mapped_column(default="")  # name, phone and address, as the store wrote them
    carrier: Mapped[str] = mapped_column(default="")
    tracking_number: Mapped[str] = mapped_column(default="")
    turn: Mapped[int] = mapped_column(default=0)  # how often it was moved: which step people are told of
    due_at: Mapped[datetime | None]  # when time answers in the place of whoever's turn it is
    created_at: Mapped[datetime] = created()

    lines: Mapped[list["AfterSaleLine"]] = relationship(
        primaryjoin="foreign(AfterSaleLine.after_sale_id) == AfterSale.id", order_by="AfterSaleLine.id", viewonly=True
    )

    @property
    def asked(self) -> int:
        """What the buyer wants."""
        return self.goods + self.freight

    @property
    def amount(self) -> int:
        """What she gets if it goes on as it stands."""
        return (self.goods if self.granted is None else self.granted) + self.freight

    @property
    def is_open(self) -> bool:
        """Whether it may still come to something."""
        return self.state in OPEN

    @property
    def holds(self) -> bool:
        """Whether its units are claimed and its order is frozen. A rejected cancellation lets the order go."""
        return self.is_open and not (self.kind == Kind.CANCEL and self.state == AfterSaleState.REJECTED)

    @property
    def is_back(self) -> bool:
        """Whether the goods were sent back."""
        return bool(self.carrier)


@tenant
class AfterSaleLine(Tenant, Keyed, Base):
    """Units of an order line in a request: `amount` is their worth, `refunded` what was paid back for them. `unsent` of them
    never left the store; `is_sellable` says of what came back that it went on the shelf."""

    __tablename__ = "after_sale_line"
    __table_args__ = (
        UniqueConstraint("after_sale_id", "line_id"),
        ForeignKeyConstraint(["store_id", "after_sale_id"], ["after_sale.store_id", "after_sale.id"]),
        ForeignKeyConstraint(["store_id", "line_id"], ["order_line.store_id", "order_line.id"]),
        CheckConstraint("units > 0 AND unsent >= 0 AND unsent <= units", name="asks_for_units"),
        CheckConstraint("amount >= 0 AND refunded >= 0 AND refunded <= amount", name="refunds_what_was_asked"),
        Index(None, "line_id"),
    )

    after_sale_id: Mapped[int] = mapped_column(BigInteger)
    line_id: Mapped[int] = mapped_column(BigInteger)
    units: Mapped[int]
    unsent: Mapped[int] = mapped_column(default=0)
    amount: Mapped[int]
    refunded: Mapped[int] = mapped_column(default=0)
    is_sellable: Mapped[bool] = mapped_column(default=False)


# A merchant answers; what was asked is the buyer's, and what was paid back a job's.
for _table, _forbidden in {"after_sale": "INSERT, DELETE", "after_sale_line": "INSERT, DELETE"}.items():
    ddl(Base.metadata.tables[_table], f"REVOKE {_forbidden} ON {_table} FROM {ROLE}")
