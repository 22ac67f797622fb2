"""Stock: the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0007_stock"
down_revision = "0006_catalog"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "stock",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("sku_id", sa.BigInteger(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("oversell_limit", sa.BigInteger(), nullable=False),
        sa.Column("low_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("held >= 0 AND held <= on_hand + oversell_limit", name=op.f("ck_stock_held_within_limit")),
        sa.CheckConstraint("on_hand >= 0", name=op.f("ck_stock_on_hand_not_negative")),
        sa.ForeignKeyConstraint(
            ["store_id", "location_id"],
            ["store_location.store_id", "store_location.id"],
            name=op.f("fk_stock_store_id_location_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "sku_id"], ["sku.store_id", "sku.id"], name=op.f("fk_stock_store_id_sku_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_stock_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock")),
        sa.UniqueConstraint("sku_id", "location_id", name=op.f("uq_stock_sku_id_location_id")),
    )
    op.create_index(op.f("ix_stock_store_id"), "stock", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE stock ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON stock TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON stock TO mall_seller")
    op.create_table(
        "stock_hold",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("sku_id", sa.BigInteger(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('held', 'committed', 'released')", name=op.f("ck_stock_hold_state_known")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_stock_hold_holds_something")),
        sa.ForeignKeyConstraint(
            ["store_id", "sku_id"], ["sku.store_id", "sku.id"], name=op.f("fk_stock_hold_store_id_sku_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_stock_hold_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_hold")),
        sa.UniqueConstraint(
            "owner", "owner_id", "sku_id", "location_id", name=op.f("uq_stock_hold_owner_owner_id_sku_id_location_id")
        ),
    )
    op.create_index(
        "ix_stock_hold_expiring", "stock_hold", ["expires_at"], unique=False, postgresql_where=sa.text("state = 'held'")
    )
    op.create_index(op.f("ix_stock_hold_store_id"), "stock_hold", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE stock_hold ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON stock_hold TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON stock_hold TO mall_seller")
    op.create_table(
        "stock_movement",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("sku_id", sa.BigInteger(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('received', 'sold', 'returned', 'adjusted')", name=op.f("ck_stock_movement_kind_known")
        ),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_stock_movement_moves_something")),
        sa.ForeignKeyConstraint(
            ["store_id", "sku_id"], ["sku.store_id", "sku.id"], name=op.f("fk_stock_movement_store_id_sku_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_stock_movement_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
    )
    op.create_index(
        op.f("ix_stock_movement_sku_id_location_id_id"), "stock_movement", ["sku_id", "location_id", "id"], unique=False
    )
    op.create_index(op.f("ix_stock_movement_store_id"), "stock_movement", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE stock_movement ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON stock_movement TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON stock_movement TO mall_seller")
    op.execute("""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$
    """)
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON stock_movement FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.drop_table("stock_movement")
    op.drop_table("stock_hold")
    op.drop_table("stock")
