"""Recommendations; how soon a store sends."""

import sqlalchemy as sa
from alembic import op

revision = "0022_recommendations"
down_revision = "0021_questions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "companion",
        sa.Column("product_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("together", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("product_id <> other_id", name=op.f("ck_companion_two_products")),
        sa.CheckConstraint("reason IN ('bought', 'viewed')", name=op.f("ck_companion_reason_known")),
        sa.ForeignKeyConstraint(["other_id"], ["product.id"], name=op.f("fk_companion_other_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_companion_product_id")),
        sa.PrimaryKeyConstraint("product_id", "reason", "other_id", name=op.f("pk_companion")),
    )
    op.create_index(op.f("ix_companion_other_id"), "companion", ["other_id"])
    op.create_table(
        "popular_product",
        sa.Column("category_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_popular_product_category_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_popular_product_product_id")),
        sa.PrimaryKeyConstraint("category_id", "place", name=op.f("pk_popular_product")),
    )
    op.create_index(op.f("ix_popular_product_product_id"), "popular_product", ["product_id"])
    op.add_column("store", sa.Column("ships_within", sa.BigInteger(), server_default="48", nullable=False))
    op.alter_column("store", "ships_within", server_default=None)
    op.create_check_constraint(op.f("ck_store_ships_within_some_days"), "store", "ships_within BETWEEN 1 AND 720")
    op.add_column("store_order", sa.Column("ship_by", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("store_order", "ship_by")
    op.drop_constraint(op.f("ck_store_ships_within_some_days"), "store", type_="check")
    op.drop_column("store", "ships_within")
    op.drop_table("popular_product")
    op.drop_table("companion")
