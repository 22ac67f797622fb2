"""Catalog: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006_catalog"
down_revision = "0005_ledger"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "brand",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand")),
        sa.UniqueConstraint("slug", name=op.f("uq_brand_slug")),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("GRANT SELECT ON brand TO mall_seller")
    op.create_table(
        "category",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("path", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("icon", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["category.id"], name=op.f("fk_category_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("slug", name=op.f("uq_category_slug")),
    )
    op.create_index(
        op.f("ix_category_parent_id_position_id"), "category", ["parent_id", "position", "id"], unique=False
    )
    op.create_index(op.f("ix_category_path"), "category", ["path"], unique=False, postgresql_using="gin")
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("GRANT SELECT ON category TO mall_seller")
    op.create_table(
        "category_attribute",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("values", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_category_attribute_category_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category_attribute")),
        sa.UniqueConstraint("category_id", "key", name=op.f("uq_category_attribute_category_id_key")),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("GRANT SELECT ON category_attribute TO mall_seller")
    op.create_table(
        "picture",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("alt", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_picture_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_picture_store_id_id")),
        sa.UniqueConstraint("store_id", "key", name=op.f("uq_picture_store_id_key")),
    )
    op.create_index(op.f("ix_picture_store_id"), "picture", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE picture ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON picture TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON picture TO mall_seller")
    op.create_table(
        "product",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("brand_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("summary", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("attributes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("options", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("price_from", sa.BigInteger(), nullable=False),
        sa.Column("list_price", sa.BigInteger(), nullable=True),
        sa.Column("sold", sa.BigInteger(), nullable=False),
        sa.Column("in_stock", sa.Boolean(), nullable=False),
        sa.Column("cover", sa.String(), nullable=True),
        sa.Column("order_limit", sa.BigInteger(), nullable=True),
        sa.Column("freight_template_id", sa.BigInteger(), nullable=True),
        sa.Column("live_revision_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'in_review', 'published', 'withdrawn', 'blocked', 'deleted')",
            name=op.f("ck_product_state_known"),
        ),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_product_brand_id")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_product_category_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_product_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("public_id", name=op.f("uq_product_public_id")),
        sa.UniqueConstraint("store_id", "handle", name=op.f("uq_product_store_id_handle")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_product_store_id_id")),
    )
    op.create_index(
        "ix_product_listed",
        "product",
        ["category_id", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'published'"),
    )
    op.create_index(
        "ix_product_newest",
        "product",
        ["published_at", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'published'"),
    )
    op.create_index(op.f("ix_product_store_id"), "product", ["store_id"], unique=False)
    op.create_index(
        "ix_product_store_listed",
        "product",
        ["store_id", "published_at", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'published'"),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE product ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON product TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON product TO mall_seller")
    op.create_table(
        "product_picture",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("picture_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["picture_id"], ["picture.id"], name=op.f("fk_product_picture_picture_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_picture_product_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "picture_id"],
            ["picture.store_id", "picture.id"],
            name=op.f("fk_product_picture_store_id_picture_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "product_id"],
            ["product.store_id", "product.id"],
            name=op.f("fk_product_picture_store_id_product_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_product_picture_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_picture")),
        sa.UniqueConstraint("product_id", "picture_id", name=op.f("uq_product_picture_product_id_picture_id")),
    )
    op.create_index(op.f("ix_product_picture_store_id"), "product_picture", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE product_picture ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON product_picture TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON product_picture TO mall_seller")
    op.create_table(
        "product_revision",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'approved', 'refused', 'withdrawn')",
            name=op.f("ck_product_revision_state_known"),
        ),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_revision_product_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "product_id"],
            ["product.store_id", "product.id"],
            name=op.f("fk_product_revision_store_id_product_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_product_revision_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_revision")),
    )
    op.create_index(op.f("ix_product_revision_store_id"), "product_revision", ["store_id"], unique=False)
    op.create_index(
        "uq_product_revision_open",
        "product_revision",
        ["product_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('draft', 'submitted')"),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE product_revision ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON product_revision TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON product_revision TO mall_seller")
    op.create_table(
        "sku",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("values", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("weight_g", sa.BigInteger(), nullable=False),
        sa.Column("list_price", sa.BigInteger(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("weight_g >= 0", name=op.f("ck_sku_weighs_something")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_sku_product_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "product_id"], ["product.store_id", "product.id"], name=op.f("fk_sku_store_id_product_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_sku_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sku")),
        sa.UniqueConstraint("product_id", "values", name=op.f("uq_sku_product_id_values")),
        sa.UniqueConstraint("public_id", name=op.f("uq_sku_public_id")),
        sa.UniqueConstraint("store_id", "code", name=op.f("uq_sku_store_id_code")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_sku_store_id_id")),
    )
    op.create_index(op.f("ix_sku_product_id"), "sku", ["product_id"], unique=False)
    op.create_index(op.f("ix_sku_store_id"), "sku", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE sku ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON sku TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON sku TO mall_seller")
    op.create_table(
        "price",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("sku_id", sa.BigInteger(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("min_quantity", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_price_is_positive")),
        sa.CheckConstraint("min_quantity >= 1", name=op.f("ck_price_from_one")),
        sa.ForeignKeyConstraint(
            ["store_id", "sku_id"], ["sku.store_id", "sku.id"], name=op.f("fk_price_store_id_sku_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_price_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
    )
    op.create_index(
        "ix_price_current",
        "price",
        ["sku_id", "min_quantity"],
        unique=False,
        postgresql_where=sa.text("ends_at IS NULL"),
    )
    op.create_index(op.f("ix_price_store_id"), "price", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE price ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON price TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON price TO mall_seller")


def downgrade() -> None:
    op.drop_table("price")
    op.drop_table("sku")
    op.drop_table("product_revision")
    op.drop_table("product_picture")
    op.drop_table("product")
    op.drop_table("picture")
    op.drop_table("category_attribute")
    op.drop_table("category")
    op.drop_table("brand")
