"""Orders that are to leave, by when they were promised to."""

import sqlalchemy as sa
from alembic import op

revision = "0053_leaving"
down_revision = "0052_role_proposals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    leaving = sa.text("fulfilment IN ('ready', 'part_shipped')")
    op.create_index("ix_store_order_leaving", "store_order", ["ship_by"], postgresql_where=leaving)


def downgrade() -> None:
    op.drop_index("ix_store_order_leaving", "store_order")
