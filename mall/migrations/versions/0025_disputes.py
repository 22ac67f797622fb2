"""Doubts about single lines of a statement, and their answers; sellers no longer write what a statement says."""

import sqlalchemy as sa
from alembic import op

revision = "0025_disputes"
down_revision = "0024_rule_names"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"
STATES = "'open', 'proposed', 'rejected', 'adjusted', 'withdrawn'"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_unique_constraint("uq_statement_line_store_id_id", "statement_line", ["store_id", "id"])
    op.create_table(
        "statement_dispute",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("raised_by", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("proposed_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_statement_dispute_adds_something")),
        sa.CheckConstraint(
            "state NOT IN ('rejected', 'adjusted') OR answer <> ''", name=op.f("ck_statement_dispute_answered_in_words")
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR approved_by <> proposed_by", name=op.f("ck_statement_dispute_two_people")
        ),
        sa.CheckConstraint(
            "state <> 'adjusted' OR (amount IS NOT NULL AND proposed_by IS NOT NULL AND approved_by IS NOT NULL)",
            name=op.f("ck_statement_dispute_adjusted_by_two"),
        ),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_statement_dispute_state_known")),
        sa.ForeignKeyConstraint(
            ["store_id", "line_id"],
            ["statement_line.store_id", "statement_line.id"],
            name=op.f("fk_statement_dispute_store_id_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "statement_id"],
            ["statement.store_id", "statement.id"],
            name=op.f("fk_statement_dispute_store_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_statement_dispute_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_dispute")),
        sa.UniqueConstraint("public_id", name=op.f("uq_statement_dispute_public_id")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_statement_dispute_store_id_id")),
    )
    op.create_index(op.f("ix_statement_dispute_store_id"), "statement_dispute", ["store_id"])
    op.create_index(
        "uq_statement_dispute_waiting",
        "statement_dispute",
        ["statement_id", "line_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("state IN ('open', 'proposed')"),
    )
    op.execute("ALTER TABLE statement_dispute ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY own_rows ON statement_dispute TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})"
    )
    op.execute("GRANT SELECT, INSERT ON statement_dispute TO mall_seller")
    op.execute("GRANT UPDATE (state, decided_at) ON statement_dispute TO mall_seller")
    op.execute(KEEP_OLD)
    op.drop_column("statement", "dispute")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON statement FROM mall_seller")
    op.execute("GRANT UPDATE (state, confirmed_by, confirmed_at) ON statement TO mall_seller")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON statement_line FROM mall_seller")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON payout FROM mall_seller")


# What was asked about whole statements so far, with the last answer.
KEEP_OLD = """
    INSERT INTO statement_dispute (store_id, public_id, statement_id, state, why, raised_by, answer, decided_at, created_at)
    SELECT s.store_id, gen_random_uuid(), s.id, CASE s.state WHEN 'disputed' THEN 'open' ELSE 'rejected' END,
        s.dispute, asked.actor_id, CASE s.state WHEN 'disputed' THEN '' ELSE coalesce(nullif(said.why, ''), '–') END,
        CASE s.state WHEN 'disputed' THEN NULL ELSE said.at END, coalesce(asked.at, s.created_at)
    FROM statement s
    LEFT JOIN LATERAL (SELECT actor_id, at FROM state_change
        WHERE subject = 'statement' AND subject_id = s.id AND to_state = 'disputed' ORDER BY id DESC LIMIT 1) asked ON true
    LEFT JOIN LATERAL (SELECT why, at FROM state_change
        WHERE subject = 'statement' AND subject_id = s.id AND from_state = 'disputed' ORDER BY id DESC LIMIT 1) said ON true
    WHERE s.dispute <> ''
"""


def downgrade() -> None:
    op.execute("GRANT INSERT, UPDATE, DELETE ON payout, statement_line, statement TO mall_seller")
    op.add_column("statement", sa.Column("dispute", sa.String(), nullable=False, server_default=""))
    op.drop_table("statement_dispute")
    op.drop_constraint("uq_statement_line_store_id_id", "statement_line")
