"""Pages that stores design: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0030_pages"
down_revision = "0029_figures"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"
REVISIONS = ("draft_id", "live_id", "planned_id")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    there = sa.text("removed_at IS NULL")
    op.create_table(
        "store_page",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        *(sa.Column(column, sa.BigInteger(), nullable=True) for column in REVISIONS),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("take_down_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('home', 'free', 'about')", name=op.f("ck_store_page_kind_known")),
        sa.CheckConstraint("(kind = 'home') = (slug = '')", name=op.f("ck_store_page_home_has_no_slug")),
        sa.CheckConstraint("(publish_at IS NULL) = (planned_id IS NULL)", name=op.f("ck_store_page_plans_a_revision")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_store_page_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_page")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_store_page_store_id_id")),
    )
    op.create_index(op.f("ix_store_page_store_id"), "store_page", ["store_id"])
    op.create_index("uq_store_page_slug", "store_page", ["store_id", "slug"], unique=True, postgresql_where=there)
    op.create_index(
        "uq_store_page_one_of_a_kind",
        "store_page",
        ["store_id", "kind"],
        unique=True,
        postgresql_where=sa.text("kind <> 'free' AND removed_at IS NULL"),
    )
    op.create_index(
        "ix_store_page_to_publish", "store_page", ["publish_at"], postgresql_where=sa.text("publish_at IS NOT NULL")
    )
    op.create_index(
        "ix_store_page_to_take_down",
        "store_page",
        ["take_down_at"],
        postgresql_where=sa.text("take_down_at IS NOT NULL"),
    )
    rows_of_stores("store_page")
    op.create_table(
        "page_revision",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("page_id", sa.BigInteger(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("block_kind", sa.String(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("weight >= 0", name=op.f("ck_page_revision_weighs_something")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_page_revision_author_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "page_id"],
            ["store_page.store_id", "store_page.id"],
            name=op.f("fk_page_revision_store_id_page_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "page_id", "parent_id"],
            ["page_revision.store_id", "page_revision.page_id", "page_revision.id"],
            name="fk_page_revision_parent",
            ondelete="SET NULL (parent_id)",
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_page_revision_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_revision")),
        sa.UniqueConstraint("store_id", "page_id", "id", name=op.f("uq_page_revision_store_id_page_id_id")),
    )
    op.create_index(op.f("ix_page_revision_page_id_id"), "page_revision", ["page_id", "id"])
    op.create_index(op.f("ix_page_revision_parent_id"), "page_revision", ["parent_id"])
    op.create_index(op.f("ix_page_revision_store_id"), "page_revision", ["store_id"])
    rows_of_stores("page_revision")
    op.execute("REVOKE UPDATE, DELETE ON page_revision FROM mall_seller")
    for column in REVISIONS:
        op.create_foreign_key(
            f"fk_store_page_{column}",
            "store_page",
            "page_revision",
            ["store_id", "id", column],
            ["store_id", "page_id", "id"],
        )
    op.create_table(
        "page_redirect",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("page_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id", "page_id"],
            ["store_page.store_id", "store_page.id"],
            name=op.f("fk_page_redirect_store_id_page_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_page_redirect_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_redirect")),
        sa.UniqueConstraint("store_id", "slug", name=op.f("uq_page_redirect_store_id_slug")),
    )
    op.create_index(op.f("ix_page_redirect_page_id"), "page_redirect", ["page_id"])
    op.create_index(op.f("ix_page_redirect_store_id"), "page_redirect", ["store_id"])
    rows_of_stores("page_redirect")


def rows_of_stores(table: str) -> None:
    """A tenant table: the seller role sees and writes the rows of its store."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON {table} TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO mall_seller")


def downgrade() -> None:
    op.drop_table("page_redirect")
    for column in REVISIONS:
        op.drop_constraint(f"fk_store_page_{column}", "store_page", type_="foreignkey")
    op.drop_table("page_revision")
    op.drop_table("store_page")
