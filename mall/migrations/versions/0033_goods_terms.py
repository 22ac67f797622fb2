"""How goods reach shoppers, when they go on sale, what a refusal is about, who set a price, when stock runs low."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0033_goods_terms"
down_revision = "0032_details"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for name in ("by_parcel", "by_pickup"):
        op.add_column("product", sa.Column(name, sa.Boolean(), server_default=sa.true(), nullable=False))
        op.alter_column("product", name, server_default=None)
    for name in ("goes_on_at", "comes_off_at"):
        op.add_column("product", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        is_set = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_product_{name.removesuffix('_at')}", "product", [name], postgresql_where=is_set)
    op.create_check_constraint(op.f("ck_product_reaches_shoppers"), "product", "by_parcel OR by_pickup")
    op.add_column(
        "product_revision",
        sa.Column("blamed", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
    )
    op.alter_column("product_revision", "blamed", server_default=None)
    op.add_column("price", sa.Column("author_id", sa.BigInteger(), nullable=True))
    op.add_column("store", sa.Column("low_stock_at", sa.BigInteger(), server_default="3", nullable=False))
    op.alter_column("store", "low_stock_at", server_default=None)
    op.create_check_constraint(op.f("ck_store_low_stock_at_some_units"), "store", "low_stock_at BETWEEN 0 AND 100000")
    op.alter_column("stock", "low_at", nullable=True)
    op.execute(
        "UPDATE stock SET low_at = NULL WHERE low_at = 3"
    )  # what every shelf had, for nobody could say otherwise


def downgrade() -> None:
    op.execute("UPDATE stock SET low_at = 3 WHERE low_at IS NULL")
    op.alter_column("stock", "low_at", nullable=False)
    op.drop_constraint(op.f("ck_store_low_stock_at_some_units"), "store", type_="check")
    op.drop_column("store", "low_stock_at")
    op.drop_column("price", "author_id")
    op.drop_column("product_revision", "blamed")
    op.drop_constraint(op.f("ck_product_reaches_shoppers"), "product", type_="check")
    for name in ("comes_off_at", "goes_on_at", "by_pickup", "by_parcel"):
        op.drop_column("product", name)
