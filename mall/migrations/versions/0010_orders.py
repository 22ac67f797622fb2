"""Orders: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010_orders"
down_revision = "0009_carts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "purchase",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("guest_digest", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("referrer", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("idempotency_scope", sa.String(), nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR guest_digest IS NOT NULL", name=op.f("ck_purchase_belongs_to_somebody")
        ),
        sa.CheckConstraint("total >= 0", name=op.f("ck_purchase_total_not_negative")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_purchase_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase")),
        sa.UniqueConstraint(
            "idempotency_scope", "idempotency_key", name=op.f("uq_purchase_idempotency_scope_idempotency_key")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_purchase_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_purchase_public_id")),
    )
    op.create_index(op.f("ix_purchase_person_id"), "purchase", ["person_id"], unique=False)
    op.create_table(
        "payable",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("purchase_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("collected_by", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("due_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("collected_by IN ('platform', 'store')", name=op.f("ck_payable_collector_known")),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_payable_amount_not_negative")),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name=op.f("fk_payable_purchase_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payable")),
        sa.UniqueConstraint("purchase_id", "stage", name=op.f("uq_payable_purchase_id_stage")),
    )
    op.create_table(
        "store_order",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("purchase_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("store_mode", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=True),
        sa.Column("payment", sa.String(length=24), nullable=False),
        sa.Column("fulfilment", sa.String(length=24), nullable=False),
        sa.Column("close_reason", sa.String(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("goods", sa.BigInteger(), nullable=False),
        sa.Column("freight", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("buyer_note", sa.String(), nullable=False),
        sa.Column("store_note", sa.String(), nullable=False),
        sa.Column("pay_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("receive_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("was_extended", sa.Boolean(), nullable=False),
        sa.Column("freezes", sa.BigInteger(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shipped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("matures_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("matured_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "fulfilment <> 'closed' OR close_reason IS NOT NULL", name=op.f("ck_store_order_closed_for_a_reason")
        ),
        sa.CheckConstraint(
            "fulfilment IN ('waiting', 'ready', 'part_shipped', 'shipped', 'received', 'closed')",
            name=op.f("ck_store_order_fulfilment_known"),
        ),
        sa.CheckConstraint(
            "payment IN ('unpaid', 'on_delivery', 'paid', 'void')", name=op.f("ck_store_order_payment_known")
        ),
        sa.CheckConstraint(
            "total = goods + freight AND goods >= 0 AND freight >= 0", name=op.f("ck_store_order_adds_up")
        ),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name=op.f("fk_store_order_purchase_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_store_order_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_order")),
        sa.UniqueConstraint("number", name=op.f("uq_store_order_number")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_store_order_store_id_id")),
    )
    op.create_index("ix_store_order_board", "store_order", ["store_id", "fulfilment", "id"], unique=False)
    op.create_index(
        "ix_store_order_maturing",
        "store_order",
        ["store_id", "matures_at"],
        unique=False,
        postgresql_where=sa.text("matured_at IS NULL AND matures_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_store_order_person_id"), "store_order", ["person_id"], unique=False)
    op.create_index(op.f("ix_store_order_purchase_id"), "store_order", ["purchase_id"], unique=False)
    op.create_index(
        "ix_store_order_shipped",
        "store_order",
        ["receive_by"],
        unique=False,
        postgresql_where=sa.text("fulfilment = 'shipped'"),
    )
    op.create_index(op.f("ix_store_order_store_id"), "store_order", ["store_id"], unique=False)
    op.create_index(
        "ix_store_order_unpaid", "store_order", ["pay_by"], unique=False, postgresql_where=sa.text("payment = 'unpaid'")
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE store_order ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON store_order TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON store_order TO mall_seller")
    op.create_table(
        "order_contact",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("region_id", sa.BigInteger(), nullable=True),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["store_order.id"], name=op.f("fk_order_contact_order_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_order_contact_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_order_contact_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_contact")),
        sa.UniqueConstraint("order_id", name=op.f("uq_order_contact_order_id")),
    )
    op.create_index(op.f("ix_order_contact_store_id"), "order_contact", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE order_contact ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON order_contact TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON order_contact TO mall_seller")
    op.create_table(
        "order_gate",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_order_gate_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_order_gate_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_gate")),
        sa.UniqueConstraint("order_id", "kind", name=op.f("uq_order_gate_order_id_kind")),
    )
    op.create_index(op.f("ix_order_gate_store_id"), "order_gate", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE order_gate ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON order_gate TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON order_gate TO mall_seller")
    op.create_table(
        "order_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fulfilled_by_store_id", sa.BigInteger(), nullable=False),
        sa.Column("sku_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=False),
        sa.Column("sku_code", sa.String(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("options", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("picture", sa.String(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("weight_g", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("commission", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("shipped", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("refunded_amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('goods', 'service', 'voucher')", name=op.f("ck_order_line_kind_known")),
        sa.CheckConstraint(
            "paid >= 0 AND refunded_amount >= 0 AND refunded_amount <= paid",
            name=op.f("ck_order_line_refunds_what_was_paid"),
        ),
        sa.CheckConstraint(
            "quantity > 0 AND shipped >= 0 AND shipped <= quantity", name=op.f("ck_order_line_ships_what_was_bought")
        ),
        sa.CheckConstraint(
            "refunded >= 0 AND refunded <= quantity", name=op.f("ck_order_line_refunds_what_was_bought")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["store_order.id"], name=op.f("fk_order_line_order_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_order_line_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_order_line_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_order_line_store_id_id")),
    )
    op.create_index(op.f("ix_order_line_order_id"), "order_line", ["order_id"], unique=False)
    op.create_index(op.f("ix_order_line_store_id"), "order_line", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE order_line ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON order_line TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON order_line TO mall_seller")
    op.create_table(
        "price_row",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("funder", sa.String(), nullable=False),
        sa.Column("ref_id", sa.BigInteger(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["order_line.id"], name=op.f("fk_price_row_line_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "line_id"],
            ["order_line.store_id", "order_line.id"],
            name=op.f("fk_price_row_store_id_line_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_price_row_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_row")),
    )
    op.create_index(op.f("ix_price_row_line_id"), "price_row", ["line_id"], unique=False)
    op.create_index(op.f("ix_price_row_store_id"), "price_row", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE price_row ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON price_row TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON price_row TO mall_seller")


def downgrade() -> None:
    op.drop_table("price_row")
    op.drop_table("order_line")
    op.drop_table("order_gate")
    op.drop_table("order_contact")
    op.drop_table("store_order")
    op.drop_table("payable")
    op.drop_table("purchase")
