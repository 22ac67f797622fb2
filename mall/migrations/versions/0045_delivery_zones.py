"""Delivery by stores' own people: zones, products that may go so, what an order was promised."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0045_delivery_zones"
down_revision = "0044_places"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "delivery_zone",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("region_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("min_amount", sa.BigInteger(), nullable=False),
        sa.Column("fee", sa.BigInteger(), nullable=False),
        sa.Column("free_over", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("week", postgresql.JSONB(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("cardinality(region_ids) > 0", name=op.f("ck_delivery_zone_lies_somewhere")),
        sa.CheckConstraint(
            "fee >= 0 AND min_amount >= 0 AND free_over >= 0", name=op.f("ck_delivery_zone_costs_not_negative")
        ),
        sa.CheckConstraint("minutes BETWEEN 10 AND 2880", name=op.f("ck_delivery_zone_comes_within_two_days")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_delivery_zone_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_zone")),
    )
    op.create_index(op.f("ix_delivery_zone_store_id"), "delivery_zone", ["store_id"])
    op.execute("ALTER TABLE delivery_zone ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON delivery_zone TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_zone TO mall_seller")
    op.add_column("store", sa.Column("zones", postgresql.JSONB(), nullable=False, server_default="[]"))
    op.alter_column("store", "zones", server_default=None)
    op.add_column("product", sa.Column("by_courier", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.alter_column("product", "by_courier", server_default=None)
    op.drop_constraint(op.f("ck_product_reaches_shoppers"), "product")
    op.execute(
        "ALTER TABLE product ADD CONSTRAINT ck_product_reaches_shoppers "
        "CHECK (by_parcel OR by_pickup OR by_courier) NOT VALID"
    )
    op.execute("ALTER TABLE product VALIDATE CONSTRAINT ck_product_reaches_shoppers")
    op.add_column("store_order", sa.Column("promise", postgresql.JSONB(), nullable=False, server_default="{}"))
    op.alter_column("store_order", "promise", server_default=None)


def downgrade() -> None:
    op.drop_column("store_order", "promise")
    op.drop_constraint(op.f("ck_product_reaches_shoppers"), "product")
    op.drop_column("product", "by_courier")
    op.create_check_constraint(op.f("ck_product_reaches_shoppers"), "product", "by_parcel OR by_pickup")
    op.drop_column("store", "zones")
    op.drop_table("delivery_zone")
