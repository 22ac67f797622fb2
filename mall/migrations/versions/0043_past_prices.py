"""An index for what things have cost."""

import sqlalchemy as sa
from alembic import op

revision = "0043_past_prices"
down_revision = "0042_school"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_index("ix_price_past", "price", ["sku_id", "ends_at"], postgresql_where=sa.text("ends_at IS NOT NULL"))


def downgrade() -> None:
    op.drop_index("ix_price_past", "price")
