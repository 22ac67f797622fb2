"""Sheets that a store's products are written into."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0034_product_exports"
down_revision = "0033_goods_terms"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "product_export",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("reached", sa.BigInteger(), nullable=False),
        sa.Column("parts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("file_key", sa.String(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('csv', 'xlsx')", name=op.f("ck_product_export_kind_known")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_product_export_author_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_product_export_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_export")),
        sa.UniqueConstraint("public_id", name=op.f("uq_product_export_public_id")),
    )
    op.create_index(op.f("ix_product_export_store_id"), "product_export", ["store_id"])
    op.create_index(op.f("ix_product_export_store_id_id"), "product_export", ["store_id", "id"])
    op.execute("ALTER TABLE product_export ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON product_export TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON product_export TO mall_seller")


def downgrade() -> None:
    op.drop_table("product_export")
