"""Roles at the desk, proposed by one and approved by another."""

import sqlalchemy as sa
from alembic import op

revision = "0052_role_proposals"
down_revision = "0051_payout_batches"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "role_proposal",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.BigInteger(), nullable=False),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.CheckConstraint("approved_by <> proposed_by", name=op.f("ck_role_proposal_two_people")),
        sa.CheckConstraint(
            "proposed_by <> person_id AND approved_by <> person_id", name=op.f("ck_role_proposal_not_for_oneself")
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR decided_at IS NOT NULL", name=op.f("ck_role_proposal_approved_at_some_time")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_proposal_person_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_role_proposal_proposed_by")),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_role_proposal_approved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_proposal")),
    )
    op.create_index(
        "uq_role_proposal_open",
        "role_proposal",
        ["person_id", "role"],
        unique=True,
        postgresql_where=sa.text("decided_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("role_proposal")
