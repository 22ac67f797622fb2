"""What pictures weigh and what their files were called; an import forgets a fetched picture with the picture."""

import sqlalchemy as sa
from alembic import op

revision = "0026_pictures"
down_revision = "0025_disputes"
branch_labels = None
depends_on = None

FETCHED = "fk_fetched_picture_store_id_picture_id"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("picture", sa.Column("weight", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("picture", sa.Column("name", sa.String(), server_default="", nullable=False))
    # Nobody weighed those that are there: a quarter of a byte per pixel is what photographs come to.
    op.execute("UPDATE picture SET weight = least(width * height, 2560000) / 4")
    op.alter_column("picture", "weight", server_default=None)
    op.alter_column("picture", "name", server_default=None)
    refer(ondelete="CASCADE")


def downgrade() -> None:
    refer(ondelete=None)
    op.drop_column("picture", "name")
    op.drop_column("picture", "weight")


def refer(ondelete: str | None) -> None:
    """The foreign key of fetched pictures anew."""
    op.drop_constraint(op.f(FETCHED), "fetched_picture", type_="foreignkey")
    op.create_foreign_key(
        op.f(FETCHED), "fetched_picture", "picture", ["store_id", "picture_id"], ["store_id", "id"], ondelete=ondelete
    )
