"""Shipping: the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0012_shipping"
down_revision = "0011_payments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "pickup_code",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_pickup_code_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_pickup_code_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pickup_code")),
        sa.UniqueConstraint("order_id", name=op.f("uq_pickup_code_order_id")),
    )
    op.create_index(op.f("ix_pickup_code_store_id"), "pickup_code", ["store_id"], unique=False)
    op.create_index(
        "uq_pickup_code_open", "pickup_code", ["code"], unique=True, postgresql_where=sa.text("used_at IS NULL")
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE pickup_code ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON pickup_code TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON pickup_code TO mall_seller")
    op.create_table(
        "shipment",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("tracking_number", sa.String(), nullable=False),
        sa.Column("shipped_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_shipment_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_shipment_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment")),
        sa.UniqueConstraint(
            "order_id", "carrier", "tracking_number", name=op.f("uq_shipment_order_id_carrier_tracking_number")
        ),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_shipment_store_id_id")),
    )
    op.create_index(op.f("ix_shipment_order_id"), "shipment", ["order_id"], unique=False)
    op.create_index(op.f("ix_shipment_store_id"), "shipment", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE shipment ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON shipment TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON shipment TO mall_seller")
    op.create_table(
        "shipment_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("shipment_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_shipment_line_ships_something")),
        sa.ForeignKeyConstraint(
            ["store_id", "line_id"],
            ["order_line.store_id", "order_line.id"],
            name=op.f("fk_shipment_line_store_id_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "shipment_id"],
            ["shipment.store_id", "shipment.id"],
            name=op.f("fk_shipment_line_store_id_shipment_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_shipment_line_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment_line")),
    )
    op.create_index(op.f("ix_shipment_line_shipment_id"), "shipment_line", ["shipment_id"], unique=False)
    op.create_index(op.f("ix_shipment_line_store_id"), "shipment_line", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE shipment_line ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON shipment_line TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON shipment_line TO mall_seller")


def downgrade() -> None:
    op.drop_table("shipment_line")
    op.drop_table("shipment")
    op.drop_table("pickup_code")
