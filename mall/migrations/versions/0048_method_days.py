"""Figures by how goods reach buyers."""

import sqlalchemy as sa
from alembic import op

revision = "0048_method_days"
down_revision = "0047_after_sales"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "method_day",
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("orders", sa.BigInteger(), nullable=False),
        sa.Column("sales", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_method_day_store_id")),
        sa.PrimaryKeyConstraint("store_id", "day", "method", name=op.f("pk_method_day")),
    )
    op.create_index(op.f("ix_method_day_store_id"), "method_day", ["store_id"])
    op.execute("ALTER TABLE method_day ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON method_day TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON method_day TO mall_seller")


def downgrade() -> None:
    op.drop_table("method_day")
