"""Ledger: the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005_ledger"
down_revision = "0004_stores"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "commission_rule",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=True),
        sa.Column("category_id", sa.BigInteger(), nullable=True),
        sa.Column("store_mode", sa.String(), nullable=True),
        sa.Column("rate_bp", sa.BigInteger(), nullable=False),
        sa.Column("fixed", sa.BigInteger(), nullable=False),
        sa.Column("minimum", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("minimum >= 0 AND fixed >= 0", name=op.f("ck_commission_rule_amounts_not_negative")),
        sa.CheckConstraint("rate_bp BETWEEN 0 AND 10000", name=op.f("ck_commission_rule_rate_is_a_share")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_rule")),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("GRANT SELECT ON commission_rule TO mall_seller")
    op.create_table(
        "journal",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("ref_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=True),
        sa.Column("memo", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("event", "ref", "ref_id", name=op.f("uq_journal_event_ref_ref_id")),
    )
    op.create_index(op.f("ix_journal_order_id"), "journal", ["order_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("GRANT SELECT ON journal TO mall_seller")
    op.execute("""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$
    """)
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.create_table(
        "ledger_account",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind <> 'debt' OR balance <= 0", name=op.f("ck_ledger_account_debt_is_a_debt")),
        sa.CheckConstraint("kind <> 'unapplied' OR balance >= 0", name=op.f("ck_ledger_account_nothing_applied_twice")),
        sa.CheckConstraint(
            "kind NOT IN ('available', 'payable', 'pending') OR balance >= 0",
            name=op.f("ck_ledger_account_not_overdrawn"),
        ),
        sa.CheckConstraint(
            "owner IN ('platform', 'store', 'person', 'provider')", name=op.f("ck_ledger_account_owner_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_account")),
        sa.UniqueConstraint(
            "owner",
            "owner_id",
            "name",
            "kind",
            "currency",
            name=op.f("uq_ledger_account_owner_owner_id_name_kind_currency"),
        ),
    )
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE ledger_account ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON ledger_account TO mall_seller USING (owner = 'store' AND owner_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT ON ledger_account TO mall_seller")
    op.create_table(
        "payout_freeze",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_freeze")),
    )
    op.create_index(
        "uq_payout_freeze_open", "payout_freeze", ["reason"], unique=True, postgresql_where=sa.text("lifted_at IS NULL")
    )
    op.create_table(
        "posting",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("journal_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("account_kind", sa.String(), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=True),
        sa.Column("order_id", sa.BigInteger(), nullable=True),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("line_ref", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_posting_moves_something")),
        sa.ForeignKeyConstraint(["account_id"], ["ledger_account.id"], name=op.f("fk_posting_account_id")),
        sa.ForeignKeyConstraint(["journal_id"], ["journal.id"], name=op.f("fk_posting_journal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posting")),
    )
    op.create_index(op.f("ix_posting_account_id_id"), "posting", ["account_id", "id"], unique=False)
    op.create_index(op.f("ix_posting_journal_id"), "posting", ["journal_id"], unique=False)
    op.create_index(op.f("ix_posting_store_id_order_id"), "posting", ["store_id", "order_id"], unique=False)
    op.execute("""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$
    """)
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON posting FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute("ALTER TABLE posting ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON posting TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT ON posting TO mall_seller")
    op.execute("""
        CREATE OR REPLACE FUNCTION keep_balance() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
            UPDATE ledger_account SET balance = balance + NEW.amount
            WHERE id = NEW.account_id AND currency = NEW.currency;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'posting % is not in its account''s currency', NEW.id USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        END $$
    """)
    op.execute("CREATE TRIGGER keep_balance AFTER INSERT ON posting FOR EACH ROW EXECUTE FUNCTION keep_balance()")
    op.execute("""
        CREATE OR REPLACE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE legs integer; off bigint;
        BEGIN
            SELECT count(*), coalesce(max(abs(total)), 0) INTO legs, off FROM (
                SELECT sum(amount) AS total FROM posting WHERE journal_id = NEW.journal_id GROUP BY currency
            ) AS per_currency;
            IF off <> 0 THEN
                RAISE EXCEPTION 'journal % does not sum to zero', NEW.journal_id USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        END $$
    """)
    op.execute(
        "CREATE CONSTRAINT TRIGGER refuse_unbalanced AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced()"
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("payable", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dispute", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('issued', 'disputed', 'confirmed', 'approved', 'paid', 'carried')",
            name=op.f("ck_statement_state_known"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'paid') OR approved_by IS NOT NULL",
            name=op.f("ck_statement_approved_by_somebody"),
        ),
        sa.CheckConstraint("approved_by IS NULL OR approved_by <> proposed_by", name=op.f("ck_statement_two_people")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_statement_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("number", name=op.f("uq_statement_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_statement_public_id")),
        sa.UniqueConstraint(
            "store_id", "currency", "period_end", name=op.f("uq_statement_store_id_currency_period_end")
        ),
        sa.UniqueConstraint("store_id", "id", name=op.f("uq_statement_store_id_id")),
    )
    op.create_index(op.f("ix_statement_store_id"), "statement", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE statement ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON statement TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON statement TO mall_seller")
    op.create_table(
        "payout",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("statement_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("attempt", sa.BigInteger(), nullable=False),
        sa.Column("bank_reference", sa.String(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('created', 'sent', 'paid', 'failed')", name=op.f("ck_payout_state_known")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payout_pays_something")),
        sa.ForeignKeyConstraint(
            ["store_id", "statement_id"],
            ["statement.store_id", "statement.id"],
            name=op.f("fk_payout_store_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_payout_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout")),
        sa.UniqueConstraint("number", name=op.f("uq_payout_number")),
        sa.UniqueConstraint("statement_id", name=op.f("uq_payout_statement_id")),
    )
    op.create_index(op.f("ix_payout_store_id"), "payout", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE payout ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON payout TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON payout TO mall_seller")
    op.create_table(
        "statement_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("statement_id", sa.BigInteger(), nullable=False),
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["posting_id"], ["posting.id"], name=op.f("fk_statement_line_posting_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_statement_line_statement_id")),
        sa.ForeignKeyConstraint(
            ["store_id", "statement_id"],
            ["statement.store_id", "statement.id"],
            name=op.f("fk_statement_line_store_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_statement_line_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_line")),
        sa.UniqueConstraint("posting_id", name=op.f("uq_statement_line_posting_id")),
    )
    op.create_index(op.f("ix_statement_line_statement_id"), "statement_line", ["statement_id"], unique=False)
    op.create_index(op.f("ix_statement_line_store_id"), "statement_line", ["store_id"], unique=False)
    op.execute("""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mall_seller') THEN
                CREATE ROLE mall_seller NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
    """)
    op.execute("ALTER TABLE statement_line ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON statement_line TO mall_seller USING (store_id = nullif(current_setting('mall.store', true), '')::bigint) WITH CHECK (store_id = nullif(current_setting('mall.store', true), '')::bigint)"
    )
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON statement_line TO mall_seller")


def downgrade() -> None:
    op.drop_table("statement_line")
    op.drop_table("payout")
    op.drop_table("statement")
    op.drop_table("posting")
    op.drop_table("payout_freeze")
    op.drop_table("ledger_account")
    op.drop_table("journal")
    op.drop_table("commission_rule")
