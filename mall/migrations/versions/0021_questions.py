"""Questions: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021_questions"
down_revision = "0020_search_words"
branch_labels = None
depends_on = None

OWN_STORE = "store_id = nullif(current_setting('mall.store', true), '')::bigint"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    shown = sa.text("state = 'visible'")
    op.create_table(
        "question",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("answers", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("answers >= 0", name=op.f("ck_question_answers_not_negative")),
        sa.CheckConstraint("state IN ('pending', 'visible', 'hidden')", name=op.f("ck_question_state_known")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_question_person_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "product_id"], ["product.store_id", "product.id"], name=op.f("fk_question_store_id_product_id")
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_question_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("public_id", name=op.f("uq_question_public_id")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_question_store_id_id")),
    )
    op.create_index("ix_question_most_answered", "question", ["product_id", "answers", "id"], postgresql_where=shown)
    op.create_index("ix_question_of_store", "question", ["store_id", "id"])
    op.create_index(op.f("ix_question_person_id_id"), "question", ["person_id", "id"])
    op.create_index(op.f("ix_question_store_id"), "question", ["store_id"])
    rows_of_stores("question")
    op.execute("REVOKE INSERT, UPDATE, DELETE ON question FROM mall_seller")
    op.execute("GRANT UPDATE (answers) ON question TO mall_seller")
    op.create_table(
        "question_answer",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("by_store", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'visible', 'hidden')", name=op.f("ck_question_answer_state_known")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_question_answer_person_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "question_id"],
            ["question.store_id", "question.id"],
            name=op.f("fk_question_answer_store_id_question_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_question_answer_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_answer")),
        sa.UniqueConstraint("public_id", name=op.f("uq_question_answer_public_id")),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_question_answer_store_id_id")),
    )
    op.create_index(op.f("ix_question_answer_person_id_id"), "question_answer", ["person_id", "id"])
    op.create_index(
        "ix_question_answer_shown", "question_answer", ["question_id", "by_store", "id"], postgresql_where=shown
    )
    op.create_index(op.f("ix_question_answer_store_id"), "question_answer", ["store_id"])
    op.create_index(
        "uq_question_answer_of_buyer",
        "question_answer",
        ["question_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("NOT by_store"),
    )
    op.create_index(
        "uq_question_answer_of_store",
        "question_answer",
        ["question_id"],
        unique=True,
        postgresql_where=sa.text("by_store"),
    )
    rows_of_stores("question_answer")
    op.execute("REVOKE UPDATE, DELETE ON question_answer FROM mall_seller")
    op.create_table(
        "question_report",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("answer_id", sa.BigInteger(), nullable=True),
        sa.Column("reporter", sa.String(), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reply_code", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("outcome IN ('', 'kept', 'hidden')", name=op.f("ck_question_report_outcome_known")),
        sa.ForeignKeyConstraint(["answer_id"], ["question_answer.id"], name=op.f("fk_question_report_answer_id")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_question_report_question_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_report")),
        sa.UniqueConstraint(
            "question_id",
            "answer_id",
            "reporter",
            name=op.f("uq_question_report_question_id_answer_id_reporter"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_question_report_reporter_id"), "question_report", ["reporter", "id"])


def rows_of_stores(table: str) -> None:
    """A tenant table: the seller role sees and writes the rows of its store."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY own_rows ON {table} TO mall_seller USING ({OWN_STORE}) WITH CHECK ({OWN_STORE})")
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO mall_seller")


def downgrade() -> None:
    op.drop_table("question_report")
    op.drop_table("question_answer")
    op.drop_table("question")
