"""Puts a database back to where it was, and says what it holds in words that do not depend on when rows were written.

Two runs of one job write different keys, times, tokens and numbers. `contents` leaves these out: a key that was given out
after the stage was saved reads "new", a time reads "set", a value that we make up at random reads "made".
"""

import json
import re
from collections import Counter
from typing import Any

from sqlalchemy import Column, Connection, DateTime, text

from mall.kernel.db import Base
from tests.stage import KEPT

# Where keys begin that are given out after a `save`, so that new ones are known wherever they turn up.
FIRST_KEYS = {"world": 7_000_000_000, "stage": 8_000_000_000}
NEW_KEY = re.compile(r"\b8000\d{6}\b")
# What a job row remembers of its own runs, and how often a topic was touched: once too often only makes a page anew.
BOOKKEEPING = {"job": {"claim", "attempts", "due_at", "done_at", "last_error", "unique_key"}, "version": {"number"}}
# What verbs draw at random themselves, besides the columns whose default is a maker.
DRAWN = {"pickup_code": {"code"}}


def tables() -> list[str]:
    return [name for name in Base.metadata.tables if name not in KEPT]


def columns_of(name: str) -> str:
    """The columns that can be written."""
    return ", ".join(f'"{column.name}"' for column in Base.metadata.tables[name].columns if column.computed is None)


def save(connection: Connection, name: str) -> None:
    """Remember all rows under a name, and let keys jump, so that new ones can be told from old ones.

    What takes the rows back is a function in the database: it is called some hundred times in a run of the laws.
    """
    connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
    connection.execute(text(f"CREATE SCHEMA {name}"))
    keys = "SELECT format('%I.%I', schemaname, sequencename)::regclass AS name, last_value AS last FROM pg_sequences"
    connection.execute(text(f"CREATE TABLE {name}.last_keys AS {keys} WHERE schemaname = 'public'"))
    steps = []
    for table in tables():
        columns = columns_of(table)
        connection.execute(text(f'CREATE TABLE {name}."{table}" AS SELECT {columns} FROM public."{table}"'))
        steps.append(f'DELETE FROM public."{table}";')
        steps.append(f'INSERT INTO public."{table}" ({columns}) SELECT {columns} FROM {name}."{table}";')
    steps.append(
        f"PERFORM setval(oid::regclass, {FIRST_KEYS[name]}) FROM pg_class "
        "WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;"
    )
    body = "\n".join(steps)
    connection.execute(text(f"CREATE FUNCTION {name}.rewind() RETURNS void LANGUAGE plpgsql AS $$ BEGIN {body} END $$"))
    rewind(connection, name)


def rewind(connection: Connection, name: str) -> None:
    """Every table as it was under that name, without triggers."""
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    connection.execute(text(f"SELECT {name}.rewind()"))


def forget(connection: Connection, first: str) -> None:
    """Remove what `save` made. Keys go on from where they were at the first save: those of whoever comes next are not new."""
    keys = f"SELECT setval(name, COALESCE(last, 1), last IS NOT NULL) FROM {first}.last_keys"
    connection.execute(text(keys))
    connection.execute(text("DROP SCHEMA IF EXISTS world, stage CASCADE"))


def contents(connection: Connection) -> dict[str, Counter[str]]:
    """What every table holds: {table: rows and how often each is there}."""
    columns = {
        name: [column for column in Base.metadata.tables[name].columns if column.name not in BOOKKEEPING.get(name, ())]
        for name in tables()
    }
    names = {name: ", ".join(f'"{column.name}"' for column in shown) for name, shown in columns.items()}
    each = " UNION ALL ".join(
        f"SELECT '{name}', jsonb_build_array({shown}) FROM public.\"{name}\"" for name, shown in names.items()
    )
    found: dict[str, Counter[str]] = {name: Counter() for name in columns}
    for name, row in connection.execute(text(each)):
        found[name][json.dumps([plain(*pair) for pair in zip(columns[name], row, strict=True)])] += 1
    return found


def plain(column: Column[Any], value: Any) -> Any:
    """A value in words that are the same in every run."""
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        return "set"
    if is_drawn(column):
        return "made"
    return NEW_KEY.sub("new", str(value))


def is_drawn(column: Column[Any]) -> bool:
    """Whether we make the value up at random: public ids, numbers, tokens."""
    if column.name in DRAWN.get(column.table.name, ()):
        return True
    maker = column.default.arg if column.default is not None and column.default.is_callable else None
    return maker is not None and getattr(maker, "__name__", "") not in ("now", "dict", "list")


def differences(once: dict[str, Counter[str]], again: dict[str, Counter[str]]) -> str:
    """The rows that one has and the other lacks, for people; empty when there are none."""
    lines = []
    for name in sorted(once):
        lines += [f"  {name} lacks {row}" for row in (once[name] - again[name]).elements()]
        lines += [f"  {name} has besides {row}" for row in (again[name] - once[name]).elements()]
    return "\n".join(lines)
