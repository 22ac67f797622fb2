"""The audit log, read by stores: their own rows and no others."""

from alembic import op

revision = "0028_store_log"
down_revision = "0027_invitations"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_index(op.f("ix_audit_entry_store_id_id"), "audit_entry", ["store_id", "id"])
    op.drop_index(op.f("ix_audit_entry_store_id"), "audit_entry")
    op.execute("ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON audit_entry TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")


def downgrade() -> None:
    op.execute("DROP POLICY own_rows ON audit_entry")
    op.execute("ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY")
    op.create_index(op.f("ix_audit_entry_store_id"), "audit_entry", ["store_id"])
    op.drop_index(op.f("ix_audit_entry_store_id_id"), "audit_entry")
