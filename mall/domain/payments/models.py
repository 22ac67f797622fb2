"""Attempts to pay, what providers told us, the money that came, the money that went back."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from mall.domain.payments.states import ATTEMPT, NOTICE, REFUND, AttemptState, NoticeState, RefundState
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private


@private
class PaymentAttempt(Keyed, Base):
    """One try to pay a payable through one provider, for the amount that was due when it began."""

    __tablename__ = "payment_attempt"
    __table_args__ = (ATTEMPT.check(), CheckConstraint("amount > 0", name="pays_something"))

    payable_id: Mapped[int] = mapped_column(ForeignKey("payable.id"), index=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchase.id"), index=True)
    provider: Mapped[str]
    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    state: Mapped[str] = ATTEMPT.column(AttemptState.PENDING)
    created_at: Mapped[datetime] = created()


@private
class PaymentNotice(Keyed, Base):
    """What a provider told us, verified, kept as it came. A repeated notice finds its row and does nothing."""

    __tablename__ = "payment_notice"
    __table_args__ = (
        NOTICE.check(),
        UniqueConstraint("provider", "notice_id"),
        Index("ix_payment_notice_disputed", "id", postgresql_where=text("state = 'disputed'")),
    )

    provider: Mapped[str]
    notice_id: Mapped[str]
    kind: Mapped[str]
    number: Mapped[str]  # of the attempt or refund it speaks of
    reference: Mapped[str]  # the provider's own for the money
    currency: Mapped[str]
    amount: Mapped[int]
    body: Mapped[dict[str, Any]]
    state: Mapped[str] = NOTICE.column(NoticeState.RECEIVED)
    problem: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = created()


@private
class Capture(Keyed, Base):
    """Money that came: by a provider for us, or into a store's own till. The provider's reference makes it unique."""

    __tablename__ = "capture"
    __table_args__ = (
        UniqueConstraint("provider", "reference"),
        CheckConstraint("amount > 0", name="is_money"),
        CheckConstraint("refunded >= 0 AND refunded <= amount", name="refunds_what_came"),
        CheckConstraint("applied >= 0 AND applied <= amount", name="applies_what_came"),
        CheckConstraint("collected_by IN ('platform', 'store')", name="collector_known"),
    )

    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("payment_attempt.id"), index=True)
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchase.id"), index=True)
    order_id: Mapped[int | None]  # of cash collected for one order
    provider: Mapped[str]
    reference: Mapped[str]
    collected_by: Mapped[str] = mapped_column(default="platform")
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    applied: Mapped[int] = mapped_column(default=0)  # to orders
    refunded: Mapped[int] = mapped_column(default=0)  # promised back, whether sent yet or not
    created_at: Mapped[datetime] = created()


@private
class Refund(Keyed, Base):
    """Money that goes back: from one capture. Its reason and cause make a second one for the same thing impossible."""

    __tablename__ = "refund"
    __table_args__ = (
        REFUND.check(),
        UniqueConstraint("capture_id", "cause", "cause_id"),
        CheckConstraint("amount > 0", name="refunds_something"),
        Index("ix_refund_open", "id", postgresql_where=text("state <> 'paid'")),
    )

    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(index=True)
    number: Mapped[str] = mapped_column(unique=True, default=ids.number)
    provider: Mapped[str]
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    cause: Mapped[str]  # closed, late, surplus, disputed, …
    cause_id: Mapped[int]
    state: Mapped[str] = REFUND.column(RefundState.CREATED)
    reference: Mapped[str] = mapped_column(default="")
    failure: Mapped[str] = mapped_column(default="")
    paid_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
