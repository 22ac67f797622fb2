"""Merchants' lists of goods: what narrows them down and sorts them; batches."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0031_batches"
down_revision = "0030_pages"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    columns = ["store_id", "category_id", "state", "id"]
    op.create_index(op.f("ix_product_store_id_category_id_state_id"), "product", columns)
    op.create_index(op.f("ix_product_store_id_price_from_id"), "product", ["store_id", "price_from", "id"])
    op.create_index(op.f("ix_product_store_id_sold_id"), "product", ["store_id", "sold", "id"])
    latest = ["store_id", "product_id", "id"]
    op.create_index(op.f("ix_product_revision_store_id_product_id_id"), "product_revision", latest)
    op.create_table(
        "batch",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("terms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("deed IN ('offer', 'withdraw', 'prices', 'units')", name=op.f("ck_batch_deed_known")),
        sa.CheckConstraint("state IN ('planned', 'done')", name=op.f("ck_batch_state_known")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_batch_author_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_batch_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("public_id", name=op.f("uq_batch_public_id")),
    )
    op.create_index(op.f("ix_batch_store_id"), "batch", ["store_id"])
    op.create_index(op.f("ix_batch_store_id_id"), "batch", ["store_id", "id"])
    op.execute("ALTER TABLE batch ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON batch TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON batch TO mall_seller")


def downgrade() -> None:
    op.drop_table("batch")
    op.drop_index(op.f("ix_product_revision_store_id_product_id_id"), "product_revision")
    op.drop_index(op.f("ix_product_store_id_sold_id"), "product")
    op.drop_index(op.f("ix_product_store_id_price_from_id"), "product")
    op.drop_index(op.f("ix_product_store_id_category_id_state_id"), "product")
