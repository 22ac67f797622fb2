"""How the pages of a store look."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0040_themes"
down_revision = "0039_deposits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    theme = sa.Column("theme", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False)
    op.add_column("store", theme)
    op.alter_column("store", "theme", server_default=None)


def downgrade() -> None:
    op.drop_column("store", "theme")
