"""Versions: numbers that change with what pages show."""

import sqlalchemy as sa
from alembic import op

revision = "0018_versions"
down_revision = "0017_favourites"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "version",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("topic", name=op.f("pk_version")),
    )
    op.execute("GRANT SELECT, INSERT, UPDATE ON version TO mall_seller")


def downgrade() -> None:
    op.drop_table("version")
