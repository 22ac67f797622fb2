"""Changes of commission, proposed by one and approved by another."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0054_rule_changes"
down_revision = "0053_leaving"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "rule_change",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("proposed_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.CheckConstraint("kind IN ('add', 'edit', 'up', 'down')", name=op.f("ck_rule_change_kind_known")),
        sa.CheckConstraint("(kind = 'add') = (rule_id IS NULL)", name=op.f("ck_rule_change_of_a_rule")),
        sa.CheckConstraint("approved_by <> proposed_by", name=op.f("ck_rule_change_two_people")),
        sa.CheckConstraint(
            "approved_by IS NULL OR decided_at IS NOT NULL", name=op.f("ck_rule_change_approved_at_some_time")
        ),
        sa.ForeignKeyConstraint(["rule_id"], ["commission_rule.id"], name=op.f("fk_rule_change_rule_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_change")),
    )


def downgrade() -> None:
    op.drop_table("rule_change")
