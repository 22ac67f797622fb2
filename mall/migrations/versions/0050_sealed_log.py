"""Seals of the audit log, and what of it was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0050_sealed_log"
down_revision = "0049_second_factors"
branch_labels = None
depends_on = None

EMPTIED_ONLY = """
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    about_people text[] := ARRAY['before', 'after', 'reason', 'address'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - about_people = to_jsonb(OLD) - about_people
        AND NEW.before IN (OLD.before, '{}') AND NEW.after IN (OLD.after, '{}')
        AND NEW.reason IN (OLD.reason, '') AND NEW.address IN (OLD.address, '')
        AND EXISTS (SELECT FROM audit_erasure WHERE entry_id = OLD.id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "audit_seal",
        sa.Column("entry_ids", sa.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("digests", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal")),
    )
    op.create_table(
        "audit_erasure",
        sa.Column("entry_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_audit_erasure")),
    )
    for table in ("audit_seal", "audit_erasure"):
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    op.execute(EMPTIED_ONLY)
    op.execute("DROP TRIGGER append_only ON audit_entry")
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry "
        "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
    )
    op.create_index(
        op.f("ix_audit_entry_action_id"), "audit_entry", ["action", "id"], postgresql_ops={"action": "text_pattern_ops"}
    )
    op.create_index(op.f("ix_audit_entry_at_id"), "audit_entry", ["at", "id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_audit_entry_at_id"), "audit_entry")
    op.drop_index(op.f("ix_audit_entry_action_id"), "audit_entry")
    op.execute("DROP TRIGGER append_only ON audit_entry")
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute("DROP FUNCTION refuse_audit_change()")
    op.drop_table("audit_erasure")
    op.drop_table("audit_seal")
