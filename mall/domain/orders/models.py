"""Purchases, the orders they split into, their lines, prices, gates, contacts and payables."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.orders.states import FULFILMENT, PAYMENT, FulfilmentState, PaymentState
from mall.kernel import ids, seals
from mall.kernel.audit import append_only
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import Tenant, private, tenant


@private
class Purchase(Keyed, Base):
    """One checkout, one payment; an order per store and way of fulfilment. Its state is its orders' states."""

    __tablename__ = "purchase"
    __table_args__ = (
        UniqueConstraint("idempotency_scope", "idempotency_key"),
        CheckConstraint("total >= 0", name="total_not_negative"),
        CheckConstraint("person_id IS NOT NULL OR guest_digest IS NOT NULL", name="belongs_to_somebody"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    guest_digest: Mapped[str | None]  # of the token in the guest's cookie
    email: Mapped[str] = mapped_column(default="")  # where a guest is told about it
    language: Mapped[str] = mapped_column(default="zh")
    channel: Mapped[str] = mapped_column(default="web")
    referrer: Mapped[dict[str, Any]] = mapped_column(default=dict)
    currency: Mapped[str] = mapped_column(default="CNY")
    total: Mapped[int]
    idempotency_scope: Mapped[str]
    idempotency_key: Mapped[str]
    created_at: Mapped[datetime] = created()

    orders: Mapped[list["Order"]] = relationship(order_by="Order.id", back_populates="purchase", viewonly=True)
    payables: Mapped[list["Payable"]] = relationship(order_by="Payable.id", viewonly=True)

    @property
    def is_unpaid(self) -> bool:
        """Whether money is still expected from the buyer through the mall."""
        return any(order.payment == PaymentState.UNPAID for order in self.orders)

    @property
    def due(self) -> int:
        """Minor units still to be paid through the mall."""
        return sum(order.total for order in self.orders if order.payment == PaymentState.UNPAID)


@private
class Payable(Keyed, Base):
    """A sum the buyer owes for a purchase, by a time. One stage today; a deposit and a balance fit the same rows."""

    __tablename__ = "payable"
    __table_args__ = (
        UniqueConstraint("purchase_id", "stage"),
        CheckConstraint("collected_by IN ('platform', 'store')", name="collector_known"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
    )

    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchase.id"))
    stage: Mapped[str] = mapped_column(default="full")
    collected_by: Mapped[str] = mapped_column(default="platform")
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    due_from: Mapped[datetime]
    due_by: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


@tenant
class Order(Tenant, Keyed, Base):
    """What one store owes one buyer. Amounts in minor units, frozen at checkout; a parcel never re-prices."""

    __tablename__ = "store_order"
    __table_args__ = (
        PAYMENT.check(),
        FULFILMENT.check(),
        UniqueConstraint("store_id", "id"),
        CheckConstraint("total = goods + freight AND goods >= 0 AND freight >= 0", name="adds_up"),
        CheckConstraint("fulfilment <> 'closed' OR close_reason IS NOT NULL", name="closed_for_a_reason"),
        CheckConstraint("freight_refunded >= 0 AND freight_refunded <= freight", name="refunds_freight_once"),
        Index(None, "purchase_id"),
        Index("ix_store_order_board", "store_id", "fulfilment", "id"),
        Index("ix_store_order_paid", "store_id", "paid_at", postgresql_where=text("payment = 'paid'")),
        Index("ix_store_order_day", "store_id", "created_at"),
        Index("ix_store_order_method", "store_id", "method", "id"),
        Index("ix_store_order_payment", "store_id", "payment", "id"),
        Index("ix_store_order_leaving", "ship_by", postgresql_where=text("fulfilment IN ('ready', 'part_shipped')")),
        Index("ix_store_order_unpaid", "pay_by", postgresql_where=text("payment = 'unpaid'")),
        Index("ix_store_order_shipped", "receive_by", postgresql_where=text("fulfilment = 'shipped'")),
        Index(
            "ix_store_order_maturing",
            "store_id",
            "matures_at",
            postgresql_where=text("matured_at IS NULL AND matures_at IS NOT NULL"),
        ),
    )

    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchase.id"))
    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    person_id: Mapped[int | None] = mapped_column(index=True)
    store_mode: Mapped[str]
    method: Mapped[str]
    location_id: Mapped[int | None]  # where it is fetched
    promise: Mapped[dict[str, Any]] = mapped_column(default=dict)  # of the store's own delivery: delivery.Zone.promise
    payment: Mapped[str] = PAYMENT.column(PaymentState.UNPAID)
    fulfilment: Mapped[str] = FULFILMENT.column(FulfilmentState.WAITING)
    close_reason: Mapped[str | None]
    currency: Mapped[str] = mapped_column(default="CNY")
    goods: Mapped[int]
    freight: Mapped[int]
    freight_refunded: Mapped[int] = mapped_column(default=0)  # promised back, whether sent yet or not
    total: Mapped[int]
    buyer_note: Mapped[str] = mapped_column(default="")
    store_note: Mapped[str] = mapped_column(default="")
    pay_by: Mapped[datetime | None]
    receive_by: Mapped[datetime | None]  # when receipt is assumed
    was_extended: Mapped[bool] = mapped_column(default=False)
    freezes: Mapped[int] = mapped_column(default=0)  # open reasons not to assume receipt or mature
    paid_at: Mapped[datetime | None]
    ship_by: Mapped[datetime | None]  # what the store had promised when it was to prepare it: gone, or at the door
    out_at: Mapped[datetime | None]  # since when the store's own courier has the goods
    shipped_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    matures_at: Mapped[datetime | None]
    matured_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    purchase: Mapped[Purchase] = relationship(back_populates="orders", viewonly=True)
    lines: Mapped[list["OrderLine"]] = relationship(
        order_by="OrderLine.id", foreign_keys="OrderLine.order_id", viewonly=True
    )
    contact: Mapped["OrderContact | None"] = relationship(
        foreign_keys="OrderContact.order_id", viewonly=True, uselist=False
    )

    @property
    def is_own(self) -> bool:
        """Whether the platform itself sells."""
        return self.store_mode == "self"

    @property
    def is_refunded(self) -> bool:
        """Whether every unit of it was."""
        return all(line.refunded == line.quantity for line in self.lines)


@tenant
class OrderLine(Tenant, Keyed, Base):
    """What was bought, as it was: the order keeps its own copy of title, options, picture and commission inputs."""

    __tablename__ = "order_line"
    __table_args__ = (
        UniqueConstraint("store_id", "id"),
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        CheckConstraint("quantity > 0 AND shipped >= 0 AND shipped <= quantity", name="ships_what_was_bought"),
        CheckConstraint("refunded >= 0 AND refunded <= claimed", name="refunds_what_was_claimed"),
        CheckConstraint("refunded_amount >= 0 AND refunded_amount <= claimed_amount", name="refunds_what_was_asked"),
        CheckConstraint("claimed <= quantity", name="claims_what_was_bought"),
        CheckConstraint("claimed_amount <= paid", name="claims_what_was_paid"),
        CheckConstraint("called_off >= 0 AND called_off <= refunded", name="calls_off_what_was_refunded"),
        CheckConstraint("shipped + called_off <= quantity", name="sends_what_was_not_called_off"),
        CheckConstraint("kind IN ('goods', 'service', 'voucher')", name="kind_known"),
        Index("ix_order_line_code", "store_id", "sku_code", "order_id"),
        Index("ix_order_line_product", "store_id", "product_id", "order_id"),
    )

    order_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("store_order.id"), index=True)
    kind: Mapped[str] = mapped_column(default="goods")
    fulfilled_by_store_id: Mapped[int]
    sku_id: Mapped[int]
    product_id: Mapped[int]
    location_id: Mapped[int]
    sku_code: Mapped[str]
    title: Mapped[dict[str, str]]
    options: Mapped[dict[str, str]] = mapped_column(default=dict)  # the SKU's values in words, per language
    picture: Mapped[str | None]
    quantity: Mapped[int]
    unit_price: Mapped[int]  # before any price row
    paid: Mapped[int]  # the line's price rows together
    weight_g: Mapped[int] = mapped_column(default=0)
    starts_at: Mapped[datetime | None]  # for what is bought for a period
    ends_at: Mapped[datetime | None]
    commission: Mapped[dict[str, Any]] = mapped_column(default=dict)  # ledger.Commission, frozen
    shipped: Mapped[int] = mapped_column(default=0)
    claimed: Mapped[int] = mapped_column(default=0)  # units asked back, whether refunded yet or not
    claimed_amount: Mapped[int] = mapped_column(default=0)  # what they are worth
    refunded: Mapped[int] = mapped_column(default=0)
    refunded_amount: Mapped[int] = mapped_column(default=0)
    called_off: Mapped[int] = mapped_column(default=0)  # of the refunded units those that were never sent

    @property
    def unsent(self) -> int:
        """Units that still wait to be sent."""
        return self.quantity - self.called_off - self.shipped

    rows: Mapped[list["PriceRow"]] = relationship(
        order_by="PriceRow.id", foreign_keys="PriceRow.line_id", viewonly=True
    )


@tenant
class PriceRow(Tenant, Keyed, Base):
    """A step of a line's price and who pays for it. The rows of a line sum to what was paid."""

    __tablename__ = "price_row"
    __table_args__ = (ForeignKeyConstraint(["store_id", "line_id"], ["order_line.store_id", "order_line.id"]),)

    line_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("order_line.id"), index=True)
    kind: Mapped[str]
    funder: Mapped[str] = mapped_column(default="")
    ref_id: Mapped[int | None]
    amount: Mapped[int]


@tenant
class PriceChange(Tenant, Keyed, Base):
    """What a store changed of an unpaid order's price, minor units. The goods' part stands in price rows of the lines,
    which name it. Never changed, never deleted."""

    __tablename__ = "price_change"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        CheckConstraint("goods_from <> goods_to OR freight_from <> freight_to", name="changes_something"),
        CheckConstraint(
            "goods_to >= 0 AND freight_to >= 0 AND goods_to + freight_to > 0", name="leaves_something_to_pay"
        ),
    )

    order_id: Mapped[int] = mapped_column(BigInteger, index=True)
    funder: Mapped[str] = mapped_column(default="store")
    goods_from: Mapped[int]
    goods_to: Mapped[int]
    freight_from: Mapped[int]
    freight_to: Mapped[int]
    why: Mapped[str]  # a code of PRICE_REASONS, and words after it
    author_id: Mapped[int | None]
    created_at: Mapped[datetime] = created()

    @property
    def amount(self) -> int:
        """What the order costs more, or less."""
        return self.goods_to + self.freight_to - self.goods_from - self.freight_from

    @property
    def reason(self) -> str:
        """The code."""
        return self.why.partition(":")[0]

    @property
    def words(self) -> str:
        """What the merchant wrote beside it."""
        return self.why.partition(": ")[2]


append_only(PriceChange.__table__)


@tenant
class OrderContact(Tenant, Keyed, Base):
    """Whom a parcel goes to, in a row of its own so that it can be erased while the books stay."""

    __tablename__ = "order_contact"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        UniqueConstraint("order_id"),
        Index("ix_order_contact_phone", "store_id", "phone", "order_id"),
        Index("ix_order_contact_phone_back", "store_id", "phone_back", "order_id"),
        Index("ix_order_contact_name_key", "store_id", "name_key", "order_id"),
        Index("ix_order_contact_name_back", "store_id", "name_back", "order_id"),
    )

    order_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("store_order.id"))
    name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(collation="C"), default="")
    country: Mapped[str] = mapped_column(default="CN")
    region_id: Mapped[int | None]
    region: Mapped[str] = mapped_column(default="")
    line: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    # How the board finds it (board.py). The database keeps them, so that they are erased with what they come from.
    phone_back: Mapped[str] = mapped_column(String(collation="C"), Computed("reverse(phone)", persisted=True))
    name_key: Mapped[str] = mapped_column(String(collation="C"), Computed("lower(name)", persisted=True))
    name_back: Mapped[str] = mapped_column(String(collation="C"), Computed("reverse(lower(name))", persisted=True))

    @property
    def mark(self) -> str:
        """The same for the same name, phone and place, another for any other; nobody reads them from it."""
        told = "\0".join((self.name, self.phone, self.country, self.region, self.line, self.postcode))
        return seals.seal("order_contact", self.order_id, told)[:16]


@tenant
class OrderGate(Tenant, Keyed, Base):
    """A reason why an order must not ship yet. It ships when none is open."""

    __tablename__ = "order_gate"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "order_id"], ["store_order.store_id", "store_order.id"]),
        UniqueConstraint("order_id", "kind"),
    )

    order_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    opened_at: Mapped[datetime]
    cleared_at: Mapped[datetime | None]
    cleared_by: Mapped[int | None]
