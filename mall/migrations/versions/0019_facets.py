"""Facets: what lists of products are narrowed down by."""

import sqlalchemy as sa
from alembic import op

revision = "0019_facets"
down_revision = "0018_versions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    published = sa.text("state = 'published'")
    op.create_index("ix_product_of_brand", "product", ["brand_id", "category_id"], postgresql_where=published)
    op.create_index(
        "ix_product_attributes",
        "product",
        ["attributes"],
        postgresql_using="gin",
        postgresql_ops={"attributes": "jsonb_path_ops"},
        postgresql_where=published,
    )


def downgrade() -> None:
    op.drop_index("ix_product_attributes", table_name="product")
    op.drop_index("ix_product_of_brand", table_name="product")
