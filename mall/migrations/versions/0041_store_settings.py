"""When a store is open and on leave, where it delivers, how it may be paid."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0041_store_settings"
down_revision = "0040_themes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    json = postgresql.JSONB(astext_type=sa.Text())
    for table, column in (
        ("store", sa.Column("takes_online", sa.Boolean(), nullable=False, server_default="true")),
        ("store", sa.Column("takes_transfer", sa.Boolean(), nullable=False, server_default="true")),
        ("store", sa.Column("delivers_to", sa.ARRAY(sa.BigInteger()), nullable=False, server_default="{}")),
        ("store_location", sa.Column("week", json, nullable=False, server_default="[]")),
        ("store_location", sa.Column("other_days", json, nullable=False, server_default="{}")),
    ):
        op.add_column(table, column)
        op.alter_column(table, column.name, server_default=None)
    op.add_column("store", sa.Column("leave_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("store", sa.Column("leave_until", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(
        op.f("ck_store_can_be_paid"), "store", "takes_online OR takes_transfer OR takes_cash_on_delivery"
    )
    op.create_check_constraint(op.f("ck_store_leave_has_an_end"), "store", "leave_until > leave_from")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_store_leave_has_an_end"), "store")
    op.drop_constraint(op.f("ck_store_can_be_paid"), "store")
    for name in ("leave_until", "leave_from", "delivers_to", "takes_transfer", "takes_online"):
        op.drop_column("store", name)
    for name in ("other_days", "week"):
        op.drop_column("store_location", name)
