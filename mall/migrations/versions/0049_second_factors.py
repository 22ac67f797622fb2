"""Second factors: apps, recovery codes, and what a session has proven."""

import sqlalchemy as sa
from alembic import op

revision = "0049_second_factors"
down_revision = "0048_method_days"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "authenticator",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_authenticator_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authenticator")),
        sa.UniqueConstraint("person_id", name=op.f("uq_authenticator_person_id")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_recovery_code_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("person_id", "digest", name=op.f("uq_recovery_code_person_id_digest")),
    )
    op.add_column("web_session", sa.Column("is_half", sa.Boolean(), server_default="false", nullable=False))
    op.alter_column("web_session", "is_half", server_default=None)
    op.add_column("web_session", sa.Column("proven_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("web_session", sa.Column("second_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for name in ("second_at", "proven_at", "is_half"):
        op.drop_column("web_session", name)
    op.drop_table("recovery_code")
    op.drop_table("authenticator")
