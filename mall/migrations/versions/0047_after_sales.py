"""Requests for money back, and what of an order was asked back, refunded and called off."""

import sqlalchemy as sa
from alembic import op

from mall.kernel.tenancy import tenant_statements

revision = "0047_after_sales"
down_revision = "0046_delivery_tasks"
branch_labels = None
depends_on = None

COUNTERS = ("claimed", "claimed_amount", "called_off")
OLD_CHECKS = {
    "refunds_what_was_bought": "refunded >= 0 AND refunded <= quantity",
    "refunds_what_was_paid": "paid >= 0 AND refunded_amount >= 0 AND refunded_amount <= paid",
}
CHECKS = {
    "refunds_what_was_claimed": "refunded >= 0 AND refunded <= claimed",
    "refunds_what_was_asked": "refunded_amount >= 0 AND refunded_amount <= claimed_amount",
    "claims_what_was_bought": "claimed <= quantity",
    "claims_what_was_paid": "claimed_amount <= paid",
    "calls_off_what_was_refunded": "called_off >= 0 AND called_off <= refunded",
    "sends_what_was_not_called_off": "shipped + called_off <= quantity",
}


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for name in COUNTERS:
        op.add_column("order_line", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("store_order", sa.Column("freight_refunded", sa.BigInteger(), nullable=False, server_default="0"))
    # Until now only whole orders were refunded, before anything of them was sent.
    op.execute(
        "UPDATE order_line SET claimed = refunded, claimed_amount = refunded_amount, called_off = refunded WHERE refunded > 0"
    )
    op.execute(
        "UPDATE store_order SET freight_refunded = freight "
        "WHERE id IN (SELECT order_id FROM order_line WHERE refunded > 0)"
    )
    for name in COUNTERS:
        op.alter_column("order_line", name, server_default=None)
    op.alter_column("store_order", "freight_refunded", server_default=None)
    check("order_line", OLD_CHECKS, CHECKS)
    op.create_check_constraint(
        op.f("ck_store_order_refunds_freight_once"),
        "store_order",
        "freight_refunded >= 0 AND freight_refunded <= freight",
    )
    create_after_sale()
    create_after_sale_line()


def create_after_sale() -> None:
    op.create_table(
        "after_sale",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("photos", sa.dialects.postgresql.JSONB(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("goods", sa.BigInteger(), nullable=False),
        sa.Column("freight", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=True),
        sa.Column("answer_code", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("appeal", sa.String(), nullable=False),
        sa.Column("return_to", sa.String(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("tracking_number", sa.String(), nullable=False),
        sa.Column("turn", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('applied', 'offered', 'to_send', 'sent', 'rejected', 'escalated', 'granted', 'refunding', 'done', "
            "'withdrawn', 'refused', 'lapsed')",
            name=op.f("ck_after_sale_state_known"),
        ),
        sa.CheckConstraint("kind IN ('cancel', 'refund', 'return')", name=op.f("ck_after_sale_kind_known")),
        sa.CheckConstraint(
            "goods >= 0 AND freight >= 0 AND goods + freight > 0", name=op.f("ck_after_sale_asks_for_something")
        ),
        sa.CheckConstraint(
            "granted >= 0 AND granted <= goods AND granted + freight > 0",
            name=op.f("ck_after_sale_grants_what_was_asked"),
        ),
        sa.CheckConstraint("jsonb_array_length(photos) <= 6", name=op.f("ck_after_sale_six_photos")),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_after_sale_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_after_sale_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_after_sale")),
        sa.UniqueConstraint("number", name=op.f("uq_after_sale_number")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_after_sale_store_id_id")),
    )
    op.create_index(op.f("ix_after_sale_store_id"), "after_sale", ["store_id"])
    op.create_index(op.f("ix_after_sale_order_id"), "after_sale", ["order_id"])
    op.create_index("ix_after_sale_desk", "after_sale", ["store_id", "state", "due_at", "id"])
    belongs_to_stores("after_sale")


def create_after_sale_line() -> None:
    op.create_table(
        "after_sale_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("after_sale_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("unsent", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("is_sellable", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "units > 0 AND unsent >= 0 AND unsent <= units", name=op.f("ck_after_sale_line_asks_for_units")
        ),
        sa.CheckConstraint(
            "amount >= 0 AND refunded >= 0 AND refunded <= amount",
            name=op.f("ck_after_sale_line_refunds_what_was_asked"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "after_sale_id"],
            ["after_sale.store_id", "after_sale.id"],
            name=op.f("fk_after_sale_line_store_id_after_sale_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "line_id"],
            ["order_line.store_id", "order_line.id"],
            name=op.f("fk_after_sale_line_store_id_line_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_after_sale_line_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_after_sale_line")),
        sa.UniqueConstraint("after_sale_id", "line_id", name=op.f("uq_after_sale_line_after_sale_id_line_id")),
    )
    op.create_index(op.f("ix_after_sale_line_store_id"), "after_sale_line", ["store_id"])
    op.create_index(op.f("ix_after_sale_line_line_id"), "after_sale_line", ["line_id"])
    belongs_to_stores("after_sale_line")


def downgrade() -> None:
    op.drop_table("after_sale_line")
    op.drop_table("after_sale")
    op.drop_constraint(op.f("ck_store_order_refunds_freight_once"), "store_order")
    op.drop_column("store_order", "freight_refunded")
    check("order_line", CHECKS, OLD_CHECKS)
    for name in COUNTERS:
        op.drop_column("order_line", name)


def check(table: str, old: dict[str, str], new: dict[str, str]) -> None:
    """Let other things hold for a table's rows."""
    for name in old:
        op.drop_constraint(op.f(f"ck_{table}_{name}"), table)
    for name, condition in new.items():
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)


def belongs_to_stores(table: str) -> None:
    """The seller role sees its own rows and answers; it asks for nothing and takes nothing away."""
    for statement in tenant_statements(table):
        op.execute(statement)
    op.execute(f"REVOKE INSERT, DELETE ON {table} FROM mall_seller")
