"""Lists: indexes by sales and by price, and statistics of small tables that every list joins."""

import sqlalchemy as sa
from alembic import op

revision = "0014_lists"
down_revision = "0013_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    published = sa.text("state = 'published'")
    op.create_index("ix_product_bestselling", "product", ["sold", "id"], postgresql_where=published)
    op.create_index("ix_product_cheapest", "product", ["price_from", "id"], postgresql_where=published)
    for table in ("store", "category"):
        op.execute(f"ALTER TABLE {table} SET (autovacuum_analyze_threshold = 5)")


def downgrade() -> None:
    for table in ("store", "category"):
        op.execute(f"ALTER TABLE {table} RESET (autovacuum_analyze_threshold)")
    op.drop_index("ix_product_cheapest", table_name="product")
    op.drop_index("ix_product_bestselling", table_name="product")
