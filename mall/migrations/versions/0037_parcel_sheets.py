"""Sheets of parcels."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from mall.kernel.tenancy import tenant_statements

revision = "0037_parcel_sheets"
down_revision = "0036_price_changes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "parcel_sheet",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("lines", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('checking', 'checked', 'running', 'done', 'unreadable', 'discarded')",
            name=op.f("ck_parcel_sheet_state_known"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_parcel_sheet_author_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_parcel_sheet_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcel_sheet")),
        sa.UniqueConstraint("public_id", name=op.f("uq_parcel_sheet_public_id")),
    )
    op.create_index(op.f("ix_parcel_sheet_store_id"), "parcel_sheet", ["store_id"])
    op.create_index(op.f("ix_parcel_sheet_store_id_id"), "parcel_sheet", ["store_id", "id"])
    for statement in tenant_statements("parcel_sheet"):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("parcel_sheet")
