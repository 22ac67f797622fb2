"""What stores sold, day by day."""

import sqlalchemy as sa
from alembic import op

revision = "0029_figures"
down_revision = "0028_store_log"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "sales_day",
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *(
            sa.Column(name, sa.BigInteger(), nullable=False)
            for name in ("orders", "returning", "units", "sales", "refunds", "refunded")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_sales_day_store_id")),
        sa.PrimaryKeyConstraint("store_id", "day", name=op.f("pk_sales_day")),
    )
    op.create_table(
        "product_day",
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("units", "sales", "refunded")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_product_day_store_id")),
        sa.PrimaryKeyConstraint("store_id", "day", "product_id", name=op.f("pk_product_day")),
    )
    op.create_table(
        "source_day",
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("orders", "sales")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_source_day_store_id")),
        sa.PrimaryKeyConstraint("store_id", "day", "source", name=op.f("pk_source_day")),
    )
    for table in ("sales_day", "product_day", "source_day"):
        op.create_index(op.f(f"ix_{table}_store_id"), table, ["store_id"])
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own_rows ON {table} TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
        op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO mall_seller")
    op.create_index(
        "ix_store_order_paid", "store_order", ["store_id", "paid_at"], postgresql_where=sa.text("payment = 'paid'")
    )


def downgrade() -> None:
    op.drop_index("ix_store_order_paid", "store_order")
    for table in ("source_day", "product_day", "sales_day"):
        op.drop_table(table)
