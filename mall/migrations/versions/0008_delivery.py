"""Delivery: the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0008_delivery"
down_revision = "0007_stock"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "freight_template",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("by IN ('piece', 'weight')", name=op.f("ck_freight_template_by_known")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_freight_template_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freight_template")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_freight_template_store_id_id")),
    )
    op.create_index(op.f("ix_freight_template_store_id"), "freight_template", ["store_id"], unique=False)
    op.create_index(
        "uq_freight_template_default",
        "freight_template",
        ["store_id"],
        unique=True,
        postgresql_where=sa.text("is_default"),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE freight_template ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON freight_template TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON freight_template TO mall_seller")
    op.create_table(
        "freight_rule",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("template_id", sa.BigInteger(), nullable=False),
        sa.Column("region_ids", sa.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("first_n", sa.BigInteger(), nullable=False),
        sa.Column("first_fee", sa.BigInteger(), nullable=False),
        sa.Column("next_n", sa.BigInteger(), nullable=False),
        sa.Column("next_fee", sa.BigInteger(), nullable=False),
        sa.Column("free_over", sa.BigInteger(), nullable=True),
        sa.Column("refuses", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "first_fee >= 0 AND next_fee >= 0 AND free_over >= 0", name=op.f("ck_freight_rule_costs_not_negative")
        ),
        sa.CheckConstraint("first_n > 0 AND next_n > 0", name=op.f("ck_freight_rule_counts_something")),
        sa.ForeignKeyConstraint(
            ["store_id", "template_id"],
            ["freight_template.store_id", "freight_template.id"],
            name=op.f("fk_freight_rule_store_id_template_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_freight_rule_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freight_rule")),
    )
    op.create_index(op.f("ix_freight_rule_store_id"), "freight_rule", ["store_id"], unique=False)
    op.create_index(op.f("ix_freight_rule_template_id_id"), "freight_rule", ["template_id", "id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE freight_rule ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON freight_rule TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON freight_rule TO mall_seller")


def downgrade() -> None:
    op.drop_table("freight_rule")
    op.drop_table("freight_template")
