"""Stores: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004_stores"
down_revision = "0003_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "store",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("tagline", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("about", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("notice", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("state_before", sa.String(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("hue", sa.BigInteger(), nullable=False),
        sa.Column("logo", sa.String(), nullable=True),
        sa.Column("banner", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("takes_cash_on_delivery", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("mode IN ('self', 'third_party', 'joint')", name=op.f("ck_store_mode_known")),
        sa.CheckConstraint(
            "state IN ('preparing', 'open', 'on_leave', 'suspended', 'closing', 'closed')",
            name=op.f("ck_store_state_known"),
        ),
        sa.CheckConstraint("hue BETWEEN 0 AND 359", name=op.f("ck_store_hue_is_an_angle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store")),
        sa.UniqueConstraint("public_id", name=op.f("uq_store_public_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_store_slug")),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("GRANT SELECT, UPDATE ON store TO mall_seller")
    op.create_table(
        "store_application",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("answers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=True),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'needs_changes', 'approved', 'refused', 'withdrawn')",
            name=op.f("ck_store_application_state_known"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_store_application_person_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_store_application_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_application")),
        sa.UniqueConstraint("public_id", name=op.f("uq_store_application_public_id")),
    )
    op.create_index(op.f("ix_store_application_person_id"), "store_application", ["person_id"], unique=False)
    op.create_table(
        "store_location",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("region_id", sa.BigInteger(), nullable=True),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("is_pickup_point", sa.Boolean(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_store_location_region_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_store_location_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_location")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_store_location_store_id_id")),
    )
    op.create_index(op.f("ix_store_location_store_id"), "store_location", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE store_location ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON store_location TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON store_location TO mall_seller")
    op.create_table(
        "store_member",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_store_member_person_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_store_member_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_member")),
        sa.UniqueConstraint("store_id", "person_id", name=op.f("uq_store_member_store_id_person_id")),
    )
    op.create_index(op.f("ix_store_member_person_id"), "store_member", ["person_id"], unique=False)
    op.create_index(op.f("ix_store_member_store_id"), "store_member", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE store_member ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON store_member TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON store_member TO mall_seller")
    op.create_table(
        "application_document",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["store_application.id"], name=op.f("fk_application_document_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_document")),
    )
    op.create_index(
        op.f("ix_application_document_application_id"), "application_document", ["application_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("application_document")
    op.drop_table("store_member")
    op.drop_table("store_location")
    op.drop_table("store_application")
    op.drop_table("store")
