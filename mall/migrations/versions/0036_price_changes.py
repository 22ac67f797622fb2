"""Prices of unpaid orders, changed by their store."""

import sqlalchemy as sa
from alembic import op

from mall.kernel.audit import APPEND_ONLY
from mall.kernel.tenancy import tenant_statements

revision = "0036_price_changes"
down_revision = "0035_board"
branch_labels = None
depends_on = None

STATES = ("pending", "succeeded", "failed")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "price_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("funder", sa.String(), nullable=False),
        sa.Column("goods_from", sa.BigInteger(), nullable=False),
        sa.Column("goods_to", sa.BigInteger(), nullable=False),
        sa.Column("freight_from", sa.BigInteger(), nullable=False),
        sa.Column("freight_to", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "goods_from <> goods_to OR freight_from <> freight_to", name=op.f("ck_price_change_changes_something")
        ),
        sa.CheckConstraint(
            "goods_to >= 0 AND freight_to >= 0 AND goods_to + freight_to > 0",
            name=op.f("ck_price_change_leaves_something_to_pay"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_price_change_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_price_change_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_change")),
    )
    op.create_index(op.f("ix_price_change_order_id"), "price_change", ["order_id"])
    op.create_index(op.f("ix_price_change_store_id"), "price_change", ["store_id"])
    for statement in tenant_statements("price_change"):
        op.execute(statement)
    op.execute(APPEND_ONLY)
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON price_change "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    allow(*STATES, "superseded")


def downgrade() -> None:
    allow(*STATES)
    op.drop_table("price_change")


def allow(*states: str) -> None:
    """Let attempts to pay have these states and no others."""
    op.drop_constraint(op.f("ck_payment_attempt_state_known"), "payment_attempt")
    known = ", ".join(f"'{state}'" for state in states)
    op.create_check_constraint(op.f("ck_payment_attempt_state_known"), "payment_attempt", f"state IN ({known})")
