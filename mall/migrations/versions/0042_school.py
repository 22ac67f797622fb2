"""The merchant school: who has finished it, and what that brings."""

import sqlalchemy as sa
from alembic import op

revision = "0042_school"
down_revision = "0041_store_settings"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "school_graduation",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=True),
        sa.Column("rule_id", sa.BigInteger(), nullable=True),
        sa.Column("rate_bp", sa.BigInteger(), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_school_graduation_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_graduation")),
        sa.UniqueConstraint("store_id", name=op.f("uq_school_graduation_store_id")),
    )
    op.create_index(op.f("ix_school_graduation_store_id"), "school_graduation", ["store_id"])
    op.execute("ALTER TABLE school_graduation ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY own_rows ON school_graduation TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON school_graduation TO mall_seller")
    op.create_table(
        "school_terms",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rate_bp", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_school_terms_only_one")),
        sa.CheckConstraint("rate_bp BETWEEN 0 AND 10000", name=op.f("ck_school_terms_rate_is_a_share")),
        sa.CheckConstraint("days BETWEEN 0 AND 365", name=op.f("ck_school_terms_at_most_a_year")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_terms")),
    )
    op.execute("GRANT SELECT ON school_terms TO mall_seller")
    op.execute("GRANT SELECT ON announcement TO mall_seller")


def downgrade() -> None:
    op.execute("REVOKE SELECT ON announcement FROM mall_seller")
    op.drop_table("school_terms")
    op.drop_table("school_graduation")
