"""Places of stores that are closed."""

import sqlalchemy as sa
from alembic import op

revision = "0044_places"
down_revision = "0043_past_prices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("store_location", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("store_location", "closed_at")
