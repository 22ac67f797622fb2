"""Payments: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011_payments"
down_revision = "0010_orders"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "payment_notice",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("notice_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('received', 'applied', 'disputed')", name=op.f("ck_payment_notice_state_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_notice")),
        sa.UniqueConstraint("provider", "notice_id", name=op.f("uq_payment_notice_provider_notice_id")),
    )
    op.create_index(
        "ix_payment_notice_disputed",
        "payment_notice",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state = 'disputed'"),
    )
    op.create_table(
        "payment_attempt",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("payable_id", sa.BigInteger(), nullable=False),
        sa.Column("purchase_id", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'succeeded', 'failed')", name=op.f("ck_payment_attempt_state_known")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payment_attempt_pays_something")),
        sa.ForeignKeyConstraint(["payable_id"], ["payable.id"], name=op.f("fk_payment_attempt_payable_id")),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name=op.f("fk_payment_attempt_purchase_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_attempt")),
        sa.UniqueConstraint("number", name=op.f("uq_payment_attempt_number")),
    )
    op.create_index(op.f("ix_payment_attempt_payable_id"), "payment_attempt", ["payable_id"], unique=False)
    op.create_index(op.f("ix_payment_attempt_purchase_id"), "payment_attempt", ["purchase_id"], unique=False)
    op.create_table(
        "capture",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("attempt_id", sa.BigInteger(), nullable=True),
        sa.Column("purchase_id", sa.BigInteger(), nullable=True),
        sa.Column("order_id", sa.BigInteger(), nullable=True),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("collected_by", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("applied", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("collected_by IN ('platform', 'store')", name=op.f("ck_capture_collector_known")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_capture_is_money")),
        sa.CheckConstraint("applied >= 0 AND applied <= amount", name=op.f("ck_capture_applies_what_came")),
        sa.CheckConstraint("refunded >= 0 AND refunded <= amount", name=op.f("ck_capture_refunds_what_came")),
        sa.ForeignKeyConstraint(["attempt_id"], ["payment_attempt.id"], name=op.f("fk_capture_attempt_id")),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name=op.f("fk_capture_purchase_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("provider", "reference", name=op.f("uq_capture_provider_reference")),
    )
    op.create_index(op.f("ix_capture_attempt_id"), "capture", ["attempt_id"], unique=False)
    op.create_index(op.f("ix_capture_purchase_id"), "capture", ["purchase_id"], unique=False)
    op.create_table(
        "refund",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("capture_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("cause_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('created', 'sent', 'paid', 'failed')", name=op.f("ck_refund_state_known")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_refund_refunds_something")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_refund_capture_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sa.UniqueConstraint("capture_id", "cause", "cause_id", name=op.f("uq_refund_capture_id_cause_cause_id")),
        sa.UniqueConstraint("number", name=op.f("uq_refund_number")),
    )
    op.create_index(op.f("ix_refund_capture_id"), "refund", ["capture_id"], unique=False)
    op.create_index("ix_refund_open", "refund", ["id"], unique=False, postgresql_where=sa.text("state <> 'paid'"))
    op.create_index(op.f("ix_refund_order_id"), "refund", ["order_id"], unique=False)


def downgrade() -> None:
    op.drop_table("refund")
    op.drop_table("capture")
    op.drop_table("payment_attempt")
    op.drop_table("payment_notice")
