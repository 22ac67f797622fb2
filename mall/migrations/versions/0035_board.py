"""The order board: what an order is found by."""

import sqlalchemy as sa
from alembic import op

revision = "0035_board"
down_revision = "0034_product_exports"
branch_labels = None
depends_on = None

FOUND_BY = {"phone_back": "reverse(phone)", "name_key": "lower(name)", "name_back": "reverse(lower(name))"}


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.alter_column("order_contact", "phone", type_=sa.String(collation="C"))
    for name, source in FOUND_BY.items():
        column = sa.Column(name, sa.String(collation="C"), sa.Computed(source, persisted=True), nullable=False)
        op.add_column("order_contact", column)
    for name in ("phone", *FOUND_BY):
        op.create_index(f"ix_order_contact_{name}", "order_contact", ["store_id", name, "order_id"])
    op.create_index("ix_order_line_code", "order_line", ["store_id", "sku_code", "order_id"])
    op.create_index("ix_order_line_product", "order_line", ["store_id", "product_id", "order_id"])
    op.create_index("ix_store_order_day", "store_order", ["store_id", "created_at"])
    op.create_index("ix_store_order_method", "store_order", ["store_id", "method", "id"])
    op.create_index("ix_store_order_payment", "store_order", ["store_id", "payment", "id"])


def downgrade() -> None:
    op.drop_index("ix_store_order_payment", "store_order")
    op.drop_index("ix_store_order_method", "store_order")
    op.drop_index("ix_store_order_day", "store_order")
    op.drop_index("ix_order_line_product", "order_line")
    op.drop_index("ix_order_line_code", "order_line")
    for name in reversed(FOUND_BY):
        op.drop_index(f"ix_order_contact_{name}", "order_contact")
        op.drop_column("order_contact", name)
    op.drop_index("ix_order_contact_phone", "order_contact")
    op.alter_column("order_contact", "phone", type_=sa.String())
