"""Search: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013_search"
down_revision = "0012_shipping"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "search_word",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("pinyin", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("frequency", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('category', 'brand', 'store', 'title')", name=op.f("ck_search_word_kind_known")),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
    )
    op.create_index(op.f("ix_search_word_changed_at"), "search_word", ["changed_at"], unique=False)
    op.create_index(
        op.f("ix_search_word_folded"),
        "search_word",
        ["folded"],
        unique=False,
        postgresql_ops={"folded": "text_pattern_ops"},
    )
    op.create_index(
        op.f("ix_search_word_initials"),
        "search_word",
        ["initials"],
        unique=False,
        postgresql_ops={"initials": "text_pattern_ops"},
    )
    op.create_index(
        op.f("ix_search_word_pinyin"),
        "search_word",
        ["pinyin"],
        unique=False,
        postgresql_ops={"pinyin": "text_pattern_ops"},
    )
    op.create_table(
        "search_document",
        sa.Column("product_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("category_path", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("price_from", sa.BigInteger(), nullable=False),
        sa.Column("sold", sa.BigInteger(), nullable=False),
        sa.Column("in_stock", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", postgresql.TSVECTOR(), nullable=False),
        sa.Column("everywhere", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_search_document_product_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_search_document_store_id")),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_search_document")),
    )
    op.create_index(
        op.f("ix_search_document_everywhere_category_path"),
        "search_document",
        ["everywhere", "category_path"],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        op.f("ix_search_document_in_stock_sold_product_id"),
        "search_document",
        ["in_stock", "sold", "product_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_search_document_price_from_product_id"), "search_document", ["price_from", "product_id"], unique=False
    )
    op.create_index(
        op.f("ix_search_document_published_at_product_id"),
        "search_document",
        ["published_at", "product_id"],
        unique=False,
    )
    op.create_index(op.f("ix_search_document_store_id"), "search_document", ["store_id"], unique=False)
    op.create_index(
        op.f("ix_search_document_title_category_path"),
        "search_document",
        ["title", "category_path"],
        unique=False,
        postgresql_using="gin",
    )


def downgrade() -> None:
    op.drop_table("search_document")
    op.drop_table("search_word")
