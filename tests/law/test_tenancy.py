"""Whose rows are whose: every table says it, and the database holds to it when everybody else forgets (docs/rights.md)."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from flask import Flask
from psycopg import Connection, sql
from sqlalchemy import ForeignKeyConstraint, Integer, Table, UniqueConstraint, Uuid, select

from mall.kernel import tenancy
from mall.kernel.db import Base, db
from tests.conftest import make_database, plain
from tests.law import rows, source

source.import_trades()

KINDS = tenancy.KINDS
TABLES = Base.metadata.tables
TENANT = sorted(name for name, kind in KINDS.items() if kind == "tenant" and name in TABLES)
PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
OWN, RIVAL = 41, 42

# Tenant tables whose store is not in store_id: the column, and what makes a row a store's.
OWNER_COLUMN: dict[str, tuple[str, dict[str, Any]]] = {
    "ledger_account": ("owner_id", {"owner": "store"}),
}
# Shared tables with a store_id, and why the seller centre may see the rows of others.
NAMES_A_STORE = {
    "moderation_case": "operators read it; the seller centre finds its cases by the subject it owns",
    "commission_rule": "the conditions of the mall's own list; the seller centre shows what was charged, by order",
}
# Tenant tables whose class is no Tenant, so that only row-level security guards them, and why that is enough.
WITHOUT_CRITERION = {
    "audit_entry": "store_id is empty where the mall's own people did something to no store",
    "posting": "store_id is empty on the mall's own legs",
    "ledger_account": "accounts belong to owners of many kinds",
}
# Foreign keys between tenant tables that do not carry the store, and why: "child.column".
PLAIN_KEYS = {
    "statement_line.posting_id": "a posting has no store where the leg is the mall's own; sellers may not write either table",
    "posting.account_id": "an account's owner is a kind and an id; sellers may not write either table",
}
# UNIQUE across stores on what a merchant types would tell her what others typed. These are not typed by merchants: why.
GLOBAL_KEYS = {
    "store_invitation(token_digest)": "of a random token that the mall makes; nobody types it",
    "store_charge(reference)": "the bank gives it out, operators type it, and sellers may not write it",
    "pickup_code(code)": "the mall gives it out; one code must mean one order, whoever reads it",
}


@pytest.fixture
def connection(database: str) -> Iterator[Connection[Any]]:
    """A connection of its own; what it did is rolled back."""
    with psycopg.connect(plain(database)) as opened:
        yield opened
        opened.rollback()


def as_seller(connection: Connection[Any], store: int | str) -> None:
    connection.execute("SELECT set_config(%s, %s, true)", [tenancy.SETTING, str(store)])
    connection.execute(f"SET LOCAL ROLE {tenancy.ROLE}")


def may(connection: Connection[Any], table: str, privilege: str) -> bool:
    row = connection.execute(
        "SELECT has_table_privilege(%s, %s, %s)", [tenancy.ROLE, f'"{table}"', privilege]
    ).fetchone()
    return bool(row and row[0])


def owner_of(table: str) -> tuple[str, dict[str, Any]]:
    return OWNER_COLUMN.get(table, ("store_id", {}))


def add_row_of(connection: Connection[Any], table: str, store: int) -> None:
    column, also = owner_of(table)
    rows.add_row(connection, table, **{column: store, **also})


# Every table is of a kind


def test_every_table_says_whose_rows_it_has() -> None:
    silent = sorted(set(TABLES) - set(KINDS))
    assert not silent, f"put @tenant, @shared(…) or @private of kernel.tenancy over the classes of: {silent}"
    gone = sorted(set(KINDS) - set(TABLES))
    assert not gone, f"kinds of tables that do not exist: {gone}"


def test_a_table_that_names_its_store_is_a_tenant_table() -> None:
    loose = [
        name
        for name, table in TABLES.items()
        if "store_id" in table.columns and KINDS.get(name) == "shared" and name not in NAMES_A_STORE
    ]
    assert not loose, f"@tenant, or a reason in NAMES_A_STORE: {sorted(loose)}"


def test_tenant_classes_carry_the_loader_criterion() -> None:
    wrong = [
        f"{mapper.class_.__name__}: derive it from Tenant"
        for mapper in Base.registry.mappers
        if (name := mapper.local_table.name) in TENANT  # type: ignore[attr-defined]
        and name not in WITHOUT_CRITERION
        and not issubclass(mapper.class_, tenancy.Tenant)
    ]
    assert not wrong, "\n".join(wrong)
    for name in (*WITHOUT_CRITERION, *NAMES_A_STORE):
        assert name in TABLES, f"strike {name} from the tables of this file"


# The database knows


@pytest.mark.parametrize("table", TENANT)
def test_row_level_security_is_on(table: str, connection: Connection[Any]) -> None:
    switched = connection.execute(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [f'"{table}"']
    ).fetchone()
    assert switched == (True, False), f"{table}: ENABLE row level security and do not FORCE it (docs/rights.md)"
    policies = connection.execute(
        "SELECT roles::text, permissive, cmd, qual, with_check FROM pg_policies WHERE tablename = %s", [table]
    ).fetchall()
    assert policies, f"{table}: no policy"
    for roles, permissive, _cmd, qual, with_check in policies:
        assert roles == f"{{{tenancy.ROLE}}}", f"{table}: the policy is for {roles}"
        assert permissive == "PERMISSIVE"
        for condition in filter(None, (qual, with_check)):
            assert f"current_setting('{tenancy.SETTING}'" in condition and owner_of(table)[0] in condition, (
                f"{table}: {condition}"
            )
    if may(connection, table, "INSERT") or may(connection, table, "UPDATE"):
        assert all(with_check for *_rest, with_check in policies), f"{table}: WITH CHECK is missing"


def test_the_seller_role_is_a_plain_one(connection: Connection[Any]) -> None:
    row = connection.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin FROM pg_roles WHERE rolname = %s",
        [tenancy.ROLE],
    ).fetchone()
    assert row == (False, False, False, False, False)
    owned = connection.execute(
        "SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = %s)", [tenancy.ROLE]
    ).fetchall()
    assert not owned, "an owner of tables is not bound by their policies"


def test_private_tables_grant_nothing(connection: Connection[Any]) -> None:
    wrong = [
        f"{table}: {privilege}"
        for table, kind in KINDS.items()
        for privilege in PRIVILEGES
        if kind == "private" and table in TABLES and may(connection, table, privilege)
    ]
    assert not wrong, f"the seller role has no business here: {wrong}"


def test_nobody_may_truncate(connection: Connection[Any]) -> None:
    wrong = [table for table in TABLES if may(connection, table, "TRUNCATE")]
    assert not wrong, f"TRUNCATE asks no policy: {wrong}"


def test_views_ask_with_the_rights_of_whoever_looks(connection: Connection[Any]) -> None:
    wrong = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace "
        "AND NOT coalesce(reloptions::text, '') LIKE '%security_invoker=true%'"
    ).fetchall()
    assert not wrong, f"a plain view shows all rows to everybody: WITH (security_invoker = true): {wrong}"


def test_functions_that_act_with_the_owners_rights_look_where_they_are_told(connection: Connection[Any]) -> None:
    wrong = connection.execute(
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace "
        "AND NOT coalesce(proconfig::text, '') LIKE '%search_path=%'"
    ).fetchall()
    assert not wrong, f"SECURITY DEFINER without SET search_path: {wrong}"


@pytest.fixture(scope="module")
def two_stores(worker_id: str) -> Iterator[Connection[Any]]:
    """One made-up row of each of two stores in every tenant table, in a database of its own."""
    with psycopg.connect(plain(make_database(f"law_tenancy_{worker_id}", "mall_template"))) as opened:
        rows.free_of_rules(opened)
        for table in TENANT:
            for store in (OWN, RIVAL):
                add_row_of(opened, table, store)
        yield opened
        opened.rollback()


def in_a_savepoint(connection: Connection[Any], action: Callable[[], Any]) -> Any:
    """Do it and undo it; an error of the database is returned."""
    try:
        with connection.transaction(force_rollback=True):
            return action()
    except psycopg.Error as error:
        return error


@pytest.mark.parametrize("table", TENANT)
def test_a_seller_sees_her_own_rows_only(table: str, two_stores: Connection[Any]) -> None:
    def seen(store: int | str) -> list[int]:
        as_seller(two_stores, store)
        column = sql.Identifier(owner_of(table)[0])
        return [
            row[0] for row in two_stores.execute(sql.SQL("SELECT {} FROM {}").format(column, sql.Identifier(table)))
        ]

    assert in_a_savepoint(two_stores, lambda: seen(OWN)) == [OWN]
    assert in_a_savepoint(two_stores, lambda: seen(RIVAL)) == [RIVAL]
    assert in_a_savepoint(two_stores, lambda: seen("")) == [], f"{table}: rows are seen by a seller of no store"


def test_a_table_without_its_policy_is_found(two_stores: Connection[Any]) -> None:
    def seen() -> int:
        two_stores.execute("ALTER TABLE product DISABLE ROW LEVEL SECURITY")
        as_seller(two_stores, OWN)
        return len(two_stores.execute("SELECT FROM product").fetchall())

    assert in_a_savepoint(two_stores, seen) == 2


@pytest.mark.parametrize("table", TENANT)
def test_a_seller_cannot_write_for_another_store(table: str, two_stores: Connection[Any]) -> None:
    column = owner_of(table)[0]

    def written(statement: str) -> int:
        as_seller(two_stores, OWN)
        return two_stores.execute(sql.SQL(statement).format(sql.Identifier(table), sql.Identifier(column))).rowcount

    def added() -> None:
        as_seller(two_stores, OWN)
        add_row_of(two_stores, table, RIVAL)

    if may(two_stores, table, "UPDATE"):
        moved = in_a_savepoint(two_stores, lambda: written(f"UPDATE {{}} SET {{}} = {RIVAL}"))
        assert isinstance(moved, psycopg.errors.InsufficientPrivilege), f"{table}: a row was given away: {moved}"
        assert in_a_savepoint(two_stores, lambda: written(f"UPDATE {{0}} SET {{1}} = {{1}} WHERE {{1}} = {RIVAL}")) == 0
    if may(two_stores, table, "DELETE"):
        assert in_a_savepoint(two_stores, lambda: written(f"DELETE FROM {{}} WHERE {{}} = {RIVAL}")) == 0
    assert isinstance(in_a_savepoint(two_stores, added), psycopg.errors.InsufficientPrivilege), (
        f"{table}: a row was added"
    )


def test_the_loader_criterion_adds_the_store_to_every_statement(mall: Flask) -> None:
    """Without the role: what SQLAlchemy alone lets through."""
    with mall.app_context():
        raw = db.session.connection().connection.driver_connection
        assert isinstance(raw, Connection)
        rows.free_of_rules(raw)
        classes = {
            mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]
            for mapper in Base.registry.mappers
            if issubclass(mapper.class_, tenancy.Tenant)
        }
        for name in classes:
            for store in (OWN, RIVAL):
                add_row_of(raw, name, store)
        try:
            db.session.info["store_id"] = OWN
            for model in classes.values():
                stores = db.session.scalars(select(model.store_id)).all()
                assert set(stores) == {OWN}, f"select({model.__name__}) shows the rows of {set(stores)}"
        finally:
            db.session.info.pop("store_id", None)
            db.session.rollback()


# Keys between tenant tables carry the store


def tenant_keys() -> Iterator[tuple[Table, ForeignKeyConstraint]]:
    for name in TENANT:
        for key in TABLES[name].foreign_key_constraints:
            if KINDS.get(key.referred_table.name) == "tenant":
                yield TABLES[name], key


def test_foreign_keys_between_tenant_tables_carry_the_store() -> None:
    keys = list(tenant_keys())
    carried = {
        (table.name, key.referred_table.name, column)
        for table, key in keys
        if "store_id" in key.column_keys and key.elements[key.column_keys.index("store_id")].column.name == "store_id"
        for column in key.column_keys
    }
    loose = sorted(
        f"{table.name}.{column}: add ForeignKeyConstraint(['store_id', '{column}'], "
        f"['{key.referred_table.name}.store_id', '{key.referred_table.name}.id'])"
        for table, key in keys
        for column in key.column_keys
        if (table.name, key.referred_table.name, column) not in carried and f"{table.name}.{column}" not in PLAIN_KEYS
    )
    assert not loose, "a key without the store takes a rival's row:\n" + "\n".join(loose)


def test_every_exception_is_about_a_key_that_exists() -> None:
    known = {f"{table.name}.{column}" for table, key in tenant_keys() for column in key.column_keys}
    assert set(PLAIN_KEYS) <= known, f"strike from PLAIN_KEYS: {set(PLAIN_KEYS) - known}"


def test_unique_keys_do_not_tell_a_seller_what_others_typed() -> None:
    loose = []
    for name in TENANT:
        table = TABLES[name]
        groups = [list(key.columns) for key in table.constraints if isinstance(key, UniqueConstraint)]
        groups += [list(index.columns) for index in table.indexes if index.unique]
        for columns in groups:
            is_ours = any(
                column.name == "store_id"
                or column.foreign_keys
                or isinstance(column.type, Integer | Uuid)
                or has_maker(column)
                for column in columns
            )
            key = f"{name}({', '.join(column.name for column in columns)})"
            if not is_ours and key not in GLOBAL_KEYS:
                loose.append(key)
    assert not loose, f"make these unique per store, or say in GLOBAL_KEYS who gives the values out: {loose}"


def has_maker(column: Any) -> bool:
    """Whether we make the value up ourselves, as we do with numbers and tokens."""
    return column.default is not None and column.default.is_callable
