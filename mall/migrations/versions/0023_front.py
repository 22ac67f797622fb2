"""What operators say and choose for the front: announcements, the accent."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023_front"
down_revision = "0022_recommendations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "announcement",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name=op.f("ck_announcement_ends_after_its_start")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_index(op.f("ix_announcement_starts_at"), "announcement", ["starts_at"])
    op.create_table(
        "mall_look",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("accent", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_mall_look_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mall_look")),
    )


def downgrade() -> None:
    op.drop_table("mall_look")
    op.drop_table("announcement")
