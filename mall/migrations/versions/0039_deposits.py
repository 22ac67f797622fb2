"""Deposits of stores, what stores are to pay, what is taken from deposits and given back."""

import sqlalchemy as sa
from alembic import op

revision = "0039_deposits"
down_revision = "0038_bank_accounts"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"
BOUNDED = "'available', 'payable', 'pending'"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    bound(f"{BOUNDED}, 'deposit', 'deposit_frozen'")
    table(
        "store_deposit",
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("required", sa.BigInteger(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("required >= 0", name=op.f("ck_store_deposit_required_not_negative")),
        sa.UniqueConstraint("store_id", name=op.f("uq_store_deposit_store_id")),
    )
    table(
        "store_charge",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_store_charge_charges_something")),
        sa.CheckConstraint("kind IN ('deposit', 'entry', 'plan')", name=op.f("ck_store_charge_kind_known")),
        sa.CheckConstraint(
            "state IN ('due', 'announced', 'setting_off', 'settled', 'waived')",
            name=op.f("ck_store_charge_state_known"),
        ),
        sa.UniqueConstraint("number", name=op.f("uq_store_charge_number")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_store_charge_store_id_id")),
    )
    paid = sa.text("reference <> ''")
    op.create_index("uq_store_charge_reference", "store_charge", ["reference"], unique=True, postgresql_where=paid)
    op.execute("GRANT UPDATE (state) ON store_charge TO mall_seller")
    table(
        "deposit_claim",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_deposit_claim_claims_something")),
        sa.CheckConstraint(
            "approved_by IS NULL OR approved_by <> proposed_by", name=op.f("ck_deposit_claim_two_people")
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR approved_by IS NOT NULL", name=op.f("ck_deposit_claim_approved_by_somebody")
        ),
        sa.CheckConstraint("kind IN ('deduction', 'return')", name=op.f("ck_deposit_claim_kind_known")),
        sa.CheckConstraint("state IN ('proposed', 'approved', 'declined')", name=op.f("ck_deposit_claim_state_known")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_deposit_claim_store_id_id")),
    )


def bound(kinds: str) -> None:
    """Which accounts are never overdrawn."""
    op.drop_constraint(op.f("ck_ledger_account_not_overdrawn"), "ledger_account")
    op.create_check_constraint(
        op.f("ck_ledger_account_not_overdrawn"), "ledger_account", f"kind NOT IN ({kinds}) OR balance >= 0"
    )


def table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A tenant table that the seller role only reads."""
    op.create_table(
        name,
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        *parts,
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f(f"fk_{name}_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_store_id"), name, ["store_id"])
    op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON {name} TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute(f"GRANT SELECT ON {name} TO mall_seller")


def downgrade() -> None:
    for name in ("deposit_claim", "store_charge", "store_deposit"):
        op.drop_table(name)
    bound(BOUNDED)
