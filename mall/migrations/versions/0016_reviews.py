"""Reviews: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016_reviews"
down_revision = "0015_imports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "review",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("options", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("picture", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("was_refunded", sa.Boolean(), nullable=False),
        sa.Column("product_score", sa.BigInteger(), nullable=False),
        sa.Column("service_score", sa.BigInteger(), nullable=False),
        sa.Column("delivery_score", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("photos", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("has_photos", sa.Boolean(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("helpful", sa.BigInteger(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'visible', 'hidden')", name=op.f("ck_review_state_known")),
        sa.CheckConstraint("jsonb_array_length(photos) <= 9", name=op.f("ck_review_nine_photos")),
        sa.CheckConstraint(
            "product_score BETWEEN 1 AND 5 AND service_score BETWEEN 1 AND 5 AND delivery_score BETWEEN 1 AND 5",
            name=op.f("ck_review_scores_are_one_to_five"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "line_id"], ["order_line.store_id", "order_line.id"], name=op.f("fk_review_store_id_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "order_id"],
            ["store_order.store_id", "store_order.id"],
            name=op.f("fk_review_store_id_order_id"),
        ),
        sa.ForeignKeyConstraint(
            ["store_id", "product_id"], ["product.store_id", "product.id"], name=op.f("fk_review_store_id_product_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_review_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("line_id", name=op.f("uq_review_line_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_review_public_id")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_review_store_id_id")),
    )
    op.create_index(
        "ix_review_newest", "review", ["product_id", "id"], unique=False, postgresql_where=sa.text("state = 'visible'")
    )
    op.create_index("ix_review_of_store", "review", ["store_id", "id"], unique=False)
    op.create_index(op.f("ix_review_order_id"), "review", ["order_id"], unique=False)
    op.create_index(
        "ix_review_shared",
        "review",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state = 'visible' AND is_shared AND has_photos"),
    )
    op.create_index(op.f("ix_review_store_id"), "review", ["store_id"], unique=False)
    op.create_index(
        "ix_review_useful",
        "review",
        ["product_id", "helpful", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'visible'"),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE review ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON review TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON review TO mall_seller")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON review FROM mall_seller")
    op.create_table(
        "review_follow_up",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("review_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("photos", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'visible', 'hidden')", name=op.f("ck_review_follow_up_state_known")),
        sa.CheckConstraint("jsonb_array_length(photos) <= 9", name=op.f("ck_review_follow_up_nine_photos")),
        sa.ForeignKeyConstraint(
            ["store_id", "review_id"],
            ["review.store_id", "review.id"],
            name=op.f("fk_review_follow_up_store_id_review_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_review_follow_up_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_follow_up")),
        sa.UniqueConstraint("review_id", name=op.f("uq_review_follow_up_review_id")),
    )
    op.create_index(op.f("ix_review_follow_up_store_id"), "review_follow_up", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE review_follow_up ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON review_follow_up TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON review_follow_up TO mall_seller")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON review_follow_up FROM mall_seller")
    op.create_table(
        "review_reply",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("review_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("about IN ('review', 'follow_up')", name=op.f("ck_review_reply_about_known")),
        sa.ForeignKeyConstraint(
            ["store_id", "review_id"], ["review.store_id", "review.id"], name=op.f("fk_review_reply_store_id_review_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_review_reply_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_reply")),
        sa.UniqueConstraint("review_id", "about", name=op.f("uq_review_reply_review_id_about")),
    )
    op.create_index(op.f("ix_review_reply_store_id"), "review_reply", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE review_reply ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON review_reply TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON review_reply TO mall_seller")
    op.execute("REVOKE UPDATE, DELETE ON review_reply FROM mall_seller")
    op.create_table(
        "review_report",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("review_id", sa.BigInteger(), nullable=False),
        sa.Column("reporter", sa.String(), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("answer_code", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("outcome IN ('', 'kept', 'hidden')", name=op.f("ck_review_report_outcome_known")),
        sa.ForeignKeyConstraint(
            ["store_id", "review_id"],
            ["review.store_id", "review.id"],
            name=op.f("fk_review_report_store_id_review_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_review_report_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_report")),
        sa.UniqueConstraint("review_id", "reporter", name=op.f("uq_review_report_review_id_reporter")),
    )
    op.create_index(op.f("ix_review_report_reporter_id"), "review_report", ["reporter", "id"], unique=False)
    op.create_index(op.f("ix_review_report_store_id"), "review_report", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE review_report ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON review_report TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON review_report TO mall_seller")
    op.execute("REVOKE UPDATE, DELETE ON review_report FROM mall_seller")
    op.create_table(
        "review_vote",
        sa.Column("review_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_review_vote_person_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_review_vote_review_id")),
        sa.PrimaryKeyConstraint("review_id", "person_id", name=op.f("pk_review_vote")),
    )
    op.create_table(
        "product_score",
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reviews", sa.BigInteger(), nullable=False),
        sa.Column("with_photos", sa.BigInteger(), nullable=False),
        sa.Column("stars", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("average", sa.BigInteger(), nullable=True),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id", "product_id"],
            ["product.store_id", "product.id"],
            name=op.f("fk_product_score_store_id_product_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_product_score_store_id")),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_product_score")),
    )
    op.create_index(op.f("ix_product_score_store_id"), "product_score", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE product_score ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON product_score TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON product_score TO mall_seller")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON product_score FROM mall_seller")
    op.create_table(
        "store_score",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("reviews", sa.BigInteger(), nullable=False),
        sa.Column("product", sa.BigInteger(), nullable=True),
        sa.Column("service", sa.BigInteger(), nullable=True),
        sa.Column("delivery", sa.BigInteger(), nullable=True),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_store_score_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_score")),
        sa.UniqueConstraint("store_id", name=op.f("uq_store_score_store_id")),
    )
    op.create_index(op.f("ix_store_score_store_id"), "store_score", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE store_score ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON store_score TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON store_score TO mall_seller")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON store_score FROM mall_seller")


def downgrade() -> None:
    op.drop_table("store_score")
    op.drop_table("product_score")
    op.drop_table("review_vote")
    op.drop_table("review_report")
    op.drop_table("review_reply")
    op.drop_table("review_follow_up")
    op.drop_table("review")
