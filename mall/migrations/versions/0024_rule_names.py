"""The name of the rule that took a commission is kept with the commission."""

from alembic import op

revision = "0024_rule_names"
down_revision = "0023_front"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute(
        "UPDATE order_line SET commission = commission || jsonb_build_object('rule_name', r.name) FROM commission_rule r "
        "WHERE r.id = (commission ->> 'rule_id')::bigint AND NOT commission ? 'rule_name'"
    )


def downgrade() -> None:
    op.execute("UPDATE order_line SET commission = commission - 'rule_name'")
