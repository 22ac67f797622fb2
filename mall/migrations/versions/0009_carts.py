"""Carts: the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0009_carts"
down_revision = "0008_delivery"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "cart",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("token_digest", sa.String(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(person_id IS NULL) <> (token_digest IS NULL)", name=op.f("ck_cart_has_one_owner")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_cart_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart")),
        sa.UniqueConstraint("person_id", name=op.f("uq_cart_person_id")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_cart_token_digest")),
    )
    op.create_index(op.f("ix_cart_updated_at"), "cart", ["updated_at"], unique=False)
    op.create_table(
        "cart_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("cart_id", sa.BigInteger(), nullable=False),
        sa.Column("sku_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("is_selected", sa.Boolean(), nullable=False),
        sa.Column("price_seen", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("quantity BETWEEN 1 AND 99", name=op.f("ck_cart_line_quantity_sane")),
        sa.ForeignKeyConstraint(["cart_id"], ["cart.id"], name=op.f("fk_cart_line_cart_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sku_id"], ["sku.id"], name=op.f("fk_cart_line_sku_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart_line")),
        sa.UniqueConstraint("cart_id", "sku_id", name=op.f("uq_cart_line_cart_id_sku_id")),
    )
    op.create_index(op.f("ix_cart_line_sku_id"), "cart_line", ["sku_id"], unique=False)


def downgrade() -> None:
    op.drop_table("cart_line")
    op.drop_table("cart")
