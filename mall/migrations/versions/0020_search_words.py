"""Search: what narrows hits down, names of stores, synonyms, hot words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020_search_words"
down_revision = "0019_facets"
branch_labels = None
depends_on = None

# Documents written before this one cannot be narrowed down: all are written anew.
INDEX_ALL = """
INSERT INTO job (target, args, queue, state, due_at, claim, attempts, last_error, unique_key, created_at)
SELECT 'mall.domain.search.jobs:index_all', '{"after": 0}', 'default', 'waiting', now(), 0, 0, '', '0020_search_words', now()
WHERE EXISTS (SELECT FROM search_document)
ON CONFLICT DO NOTHING
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("search_document", sa.Column("brand_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_search_document_brand_id"), "search_document", "brand", ["brand_id"], ["id"])
    op.create_table(
        "search_store",
        sa.Column("store_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("pinyin", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_search_store_store_id")),
        sa.PrimaryKeyConstraint("store_id", "folded", name=op.f("pk_search_store")),
    )
    op.create_table(
        "search_synonym",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("words", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("cardinality(words) >= 2", name=op.f("ck_search_synonym_says_something")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_synonym")),
    )
    op.create_table(
        "search_tally",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("visitors", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "word", name=op.f("pk_search_tally")),
    )
    op.create_table(
        "search_hot_word",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("spelling", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("visitors", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "standing IN ('counted', 'pinned', 'blocked')", name=op.f("ck_search_hot_word_standing_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_hot_word")),
        sa.UniqueConstraint("word", name=op.f("uq_search_hot_word_word")),
    )
    op.execute(INDEX_ALL)


def downgrade() -> None:
    op.drop_table("search_hot_word")
    op.drop_table("search_tally")
    op.drop_table("search_synonym")
    op.drop_table("search_store")
    op.drop_constraint(op.f("fk_search_document_brand_id"), "search_document", type_="foreignkey")
    op.drop_column("search_document", "brand_id")
