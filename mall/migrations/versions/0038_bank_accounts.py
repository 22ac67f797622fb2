"""Where stores' payouts go, and which account each payout went to."""

import sqlalchemy as sa
from alembic import op

revision = "0038_bank_accounts"
down_revision = "0037_parcel_sheets"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "bank_account",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("branch", sa.String(), nullable=False),
        sa.Column("number_locked", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=False),
        sa.Column("counts_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ending ~ '^[0-9]{4}$'", name=op.f("ck_bank_account_ending_is_four_digits")),
        sa.CheckConstraint(
            "state IN ('cooling', 'in_force', 'replaced', 'cancelled')", name=op.f("ck_bank_account_state_known")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_bank_account_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_account")),
        sa.UniqueConstraint("public_id", name=op.f("uq_bank_account_public_id")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_bank_account_store_id_id")),
    )
    op.create_index(op.f("ix_bank_account_store_id"), "bank_account", ["store_id"])
    for state in ("cooling", "in_force"):
        op.create_index(
            f"uq_bank_account_{state}",
            "bank_account",
            ["store_id"],
            unique=True,
            postgresql_where=sa.text(f"state = '{state}'"),
        )
    op.execute("ALTER TABLE bank_account ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON bank_account TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute("GRANT SELECT, INSERT ON bank_account TO mall_seller")
    op.execute("GRANT UPDATE (state, number_locked, ended_by, ended_at) ON bank_account TO mall_seller")
    op.add_column("payout", sa.Column("account_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_payout_store_id_account_id"),
        "payout",
        "bank_account",
        ["store_id", "account_id"],
        ["store_id", "id"],
    )


def downgrade() -> None:
    op.drop_constraint(op.f("fk_payout_store_id_account_id"), "payout")
    op.drop_column("payout", "account_id")
    op.drop_table("bank_account")
