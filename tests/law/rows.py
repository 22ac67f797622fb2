"""Rows for any table, made up from its columns: what a law needs to ask whose rows the database shows to whom."""

import itertools
from typing import Any

from psycopg import Connection, sql

COLUMNS = """
    SELECT column_name, udt_name, data_type, column_default, is_nullable, is_identity, is_generated
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position
"""
CHECKS = """
    SELECT conrelid::regclass::text AS table_name, conname FROM pg_constraint
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conrelid <> 0 AND conparentid = 0 AND coninhcount = 0
"""
numbers = itertools.count(900_000)


def free_of_rules(connection: Connection[Any]) -> None:
    """No foreign key, trigger or CHECK in the running transaction. Roll it back at the end."""
    connection.execute("SET LOCAL session_replication_role = replica")
    for table, name in connection.execute(CHECKS).fetchall():
        connection.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(sql.SQL(table), sql.Identifier(name)))


def add_row(connection: Connection[Any], table: str, **known: Any) -> None:
    """A row with these values and made-up ones in every other column that needs one."""
    values: dict[str, Any] = {}
    for name, kind, data_type, default, nullable, identity, generated in connection.execute(
        COLUMNS, [table]
    ).fetchall():
        if name in known:
            values[name] = known[name]
        elif identity == "NO" and generated == "NEVER" and default is None and nullable == "NO":
            values[name] = made_up(kind, data_type)
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join(
                value if isinstance(value, sql.Composable) else sql.Literal(value) for value in values.values()
            ),
        )
    )


def made_up(kind: str, data_type: str) -> Any:
    """Some value of a PostgreSQL type, never the same twice where that is possible."""
    number = next(numbers)
    if data_type == "ARRAY":
        return sql.SQL("'{}'")
    expressions = {
        "bool": "false", "jsonb": "'{}'", "json": "'{}'", "uuid": "gen_random_uuid()", "timestamptz": "now()",
        "timestamp": "now()", "date": "current_date", "time": "'12:00'", "interval": "'1 hour'", "tsvector": "''",
        "bytea": "''", "inet": "'127.0.0.1'", "tstzrange": "'empty'", "daterange": "'empty'", "int4range": "'empty'",
        "int2": "1",
    }  # fmt: skip
    if kind in expressions:
        return sql.SQL(expressions[kind])
    if kind in ("int4", "int8", "numeric", "float4", "float8"):
        return number
    return f"made up {number}"
