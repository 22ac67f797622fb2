"""Invitations to work in a store."""

import sqlalchemy as sa
from alembic import op

revision = "0027_invitations"
down_revision = "0026_pictures"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "store_invitation",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_kind", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("invited_by", sa.BigInteger(), nullable=False),
        sa.Column("letters", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'declined', 'withdrawn')", name=op.f("ck_store_invitation_state_known")
        ),
        sa.CheckConstraint("contact_kind IN ('email', 'phone')", name=op.f("ck_store_invitation_kind_known")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_store_invitation_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_invitation")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_store_invitation_token_digest")),
    )
    op.create_index(op.f("ix_store_invitation_store_id"), "store_invitation", ["store_id"])
    op.create_index(
        "uq_store_invitation_open",
        "store_invitation",
        ["store_id", "contact_kind", "contact"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.execute("ALTER TABLE store_invitation ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY own_rows ON store_invitation TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON store_invitation TO mall_seller")


def downgrade() -> None:
    op.drop_table("store_invitation")
