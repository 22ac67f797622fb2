"""Imports: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015_imports"
down_revision = "0014_lists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "product_import",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("file_key", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=True),
        sa.Column("submits", sa.Boolean(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("reason", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("unknown", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('checking', 'checked', 'running', 'done', 'unreadable', 'discarded')",
            name=op.f("ck_product_import_state_known"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_product_import_author_id")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_product_import_category_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_product_import_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_import")),
        sa.UniqueConstraint("public_id", name=op.f("uq_product_import_public_id")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_product_import_store_id_id")),
    )
    op.create_index(op.f("ix_product_import_store_id"), "product_import", ["store_id"], unique=False)
    op.create_index(op.f("ix_product_import_store_id_id"), "product_import", ["store_id", "id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE product_import ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON product_import TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON product_import TO mall_seller")
    op.create_table(
        "fetched_picture",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("url_digest", sa.String(), nullable=False),
        sa.Column("picture_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id", "picture_id"],
            ["picture.store_id", "picture.id"],
            name=op.f("fk_fetched_picture_store_id_picture_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_fetched_picture_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fetched_picture")),
        sa.UniqueConstraint("store_id", "url_digest", name=op.f("uq_fetched_picture_store_id_url_digest")),
    )
    op.create_index(op.f("ix_fetched_picture_store_id"), "fetched_picture", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE fetched_picture ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON fetched_picture TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON fetched_picture TO mall_seller")
    op.create_table(
        "import_item",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("draft", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("is_written", sa.Boolean(), nullable=False),
        sa.Column("problems", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("pictures", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('new', 'changed', 'same', 'refused')", name=op.f("ck_import_item_outcome_known")
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "import_id"],
            ["product_import.store_id", "product_import.id"],
            name=op.f("fk_import_item_store_id_import_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "product_id"],
            ["product.store_id", "product.id"],
            name=op.f("fk_import_item_store_id_product_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_import_item_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_item")),
    )
    op.create_index(op.f("ix_import_item_import_id_id"), "import_item", ["import_id", "id"], unique=False)
    op.create_index(op.f("ix_import_item_store_id"), "import_item", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE import_item ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON import_item TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON import_item TO mall_seller")


def downgrade() -> None:
    op.drop_table("import_item")
    op.drop_table("fetched_picture")
    op.drop_table("product_import")
