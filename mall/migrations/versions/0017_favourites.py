"""Favourites, messages, privacy: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017_favourites"
down_revision = "0016_reviews"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "favourite",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("price_added", sa.BigInteger(), nullable=False),
        sa.Column("told_price", sa.BigInteger(), nullable=True),
        sa.Column("cheaper_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("restock_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_favourite_person_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_favourite_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favourite")),
        sa.UniqueConstraint("person_id", "product_id", name=op.f("uq_favourite_person_id_product_id")),
    )
    op.create_index(op.f("ix_favourite_person_id_id"), "favourite", ["person_id", "id"], unique=False)
    op.create_index(op.f("ix_favourite_product_id_id"), "favourite", ["product_id", "id"], unique=False)
    op.create_table(
        "followed_store",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_followed_store_person_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_followed_store_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followed_store")),
        sa.UniqueConstraint("person_id", "store_id", name=op.f("uq_followed_store_person_id_store_id")),
    )
    op.create_index(op.f("ix_followed_store_person_id_id"), "followed_store", ["person_id", "id"], unique=False)
    op.create_table(
        "seen_product",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_seen_product_person_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_seen_product_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seen_product")),
        sa.UniqueConstraint("person_id", "product_id", name=op.f("uq_seen_product_person_id_product_id")),
    )
    op.create_index(
        op.f("ix_seen_product_person_id_seen_at_id"), "seen_product", ["person_id", "seen_at", "id"], unique=False
    )
    op.create_table(
        "history_pause",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_history_pause_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_history_pause")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("in_inbox", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_notice_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("person_id", "event", "key", name=op.f("uq_notice_person_id_event_key")),
        sa.UniqueConstraint("public_id", name=op.f("uq_notice_public_id")),
    )
    op.create_index(
        "ix_notice_inbox", "notice", ["person_id", "id"], unique=False, postgresql_where=sa.text("in_inbox")
    )
    op.create_index(
        "ix_notice_unread",
        "notice",
        ["person_id"],
        unique=False,
        postgresql_where=sa.text("in_inbox AND read_at IS NULL"),
    )
    op.create_table(
        "notice_preference",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("in_inbox", sa.Boolean(), nullable=False),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_preference_person_id")),
        sa.PrimaryKeyConstraint("person_id", "event", name=op.f("pk_notice_preference")),
    )
    op.create_table(
        "data_export",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("file_key", sa.String(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_data_export_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_export")),
        sa.UniqueConstraint("public_id", name=op.f("uq_data_export_public_id")),
    )
    op.create_index(op.f("ix_data_export_ends_at"), "data_export", ["ends_at"], unique=False)
    op.create_index(op.f("ix_data_export_person_id"), "data_export", ["person_id"], unique=False)
    op.create_table(
        "account_closing",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_closing_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_account_closing")),
    )


def downgrade() -> None:
    op.drop_table("account_closing")
    op.drop_table("data_export")
    op.drop_table("notice_preference")
    op.drop_table("notice")
    op.drop_table("history_pause")
    op.drop_table("seen_product")
    op.drop_table("followed_store")
    op.drop_table("favourite")
