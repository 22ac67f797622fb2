"""Payouts given to the bank in batches, and the bank's answers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0051_payout_batches"
down_revision = "0050_sealed_log"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "payout_batch",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("gathered_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_batch")),
        sa.UniqueConstraint("number", name=op.f("uq_payout_batch_number")),
    )
    op.create_table(
        "payout_batch_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("payout_id", sa.BigInteger(), nullable=False),
        sa.Column("attempt", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["payout_batch.id"], name=op.f("fk_payout_batch_line_batch_id")),
        sa.ForeignKeyConstraint(["payout_id"], ["payout.id"], name=op.f("fk_payout_batch_line_payout_id")),
        sa.ForeignKeyConstraint(["account_id"], ["bank_account.id"], name=op.f("fk_payout_batch_line_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_batch_line")),
        sa.UniqueConstraint("payout_id", "attempt", name=op.f("uq_payout_batch_line_payout_id_attempt")),
    )
    op.create_index(op.f("ix_payout_batch_line_batch_id_id"), "payout_batch_line", ["batch_id", "id"])
    op.create_table(
        "bank_return",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("lines", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('checking', 'checked', 'running', 'done', 'unreadable', 'discarded')",
            name=op.f("ck_bank_return_state_known"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["payout_batch.id"], name=op.f("fk_bank_return_batch_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_bank_return_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_return")),
    )
    op.create_index(op.f("ix_bank_return_batch_id"), "bank_return", ["batch_id"])


def downgrade() -> None:
    for name in ("bank_return", "payout_batch_line", "payout_batch"):
        op.drop_table(name)
