"""Deliveries by stores' own people: a task per order, and since when a courier has the goods."""

import sqlalchemy as sa
from alembic import op

revision = "0046_delivery_tasks"
down_revision = "0045_delivery_zones"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"
STATES = "'waiting', 'accepted', 'picked_up', 'out', 'delivered', 'failed', 'cancelled'"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "delivery_task",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("courier_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("given_to", sa.String(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("picked_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_delivery_task_state_known")),
        sa.CheckConstraint(
            "proof IN ('', 'code', 'photo') AND (state = 'delivered') = (proof <> '')",
            name=op.f("ck_delivery_task_is_proven"),
        ),
        sa.CheckConstraint("state <> 'failed' OR reason <> ''", name=op.f("ck_delivery_task_failed_for_a_reason")),
        sa.CheckConstraint(
            "courier_id IS NOT NULL OR state IN ('waiting', 'cancelled')",
            name=op.f("ck_delivery_task_somebody_brings_it"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_delivery_task_store_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_delivery_task_store_id_order_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_task")),
        sa.UniqueConstraint("order_id", name=op.f("uq_delivery_task_order_id")),
    )
    op.create_index(op.f("ix_delivery_task_store_id"), "delivery_task", ["store_id"])
    op.create_index("ix_delivery_task_board", "delivery_task", ["store_id", "state", "due_at", "id"])
    op.create_index("ix_delivery_task_courier", "delivery_task", ["store_id", "courier_id", "state"])
    op.execute("ALTER TABLE delivery_task ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON delivery_task TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_task TO mall_seller")
    op.add_column("store_order", sa.Column("out_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("store_order", "out_at")
    op.drop_table("delivery_task")
