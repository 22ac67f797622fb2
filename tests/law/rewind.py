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
DRAWN = {"pickup_code": {"code"}, "delivery_task": {"code"}}


def tables() -> list[str]:
    return [name for name in Base.metadata.tables if name not in KEPT]


def columns_of(name: str) -> str:
    """The columns that can be written."""
    return ", ".join(f'"{column.name}"' for column in Base.metadata.tables[name].columns if column.computed is None)


def save(connection: Connection, name: str) -> None:
    """Remember all rows under a name, and let keys jump, so that new ones can be told from old ones.

    Both ways are functions in the database that touch only tables which were written since: they run some thousand times.
    """
    if not connection.scalar(text("SELECT to_regnamespace(:name)"), {"name": name}):
        prepare(connection, name)
    connection.execute(text(f"SELECT {name}.save()"))
    rewind(connection, name)


def prepare(connection: Connection, name: str) -> None:
    """Room for the rows, and the functions that take them there and back."""
    connection.execute(text(f"CREATE SCHEMA {name}"))
    keys = "SELECT format('%I.%I', schemaname, sequencename)::regclass AS name, last_value AS last FROM pg_sequences"
    connection.execute(text(f"CREATE TABLE {name}.last_keys AS {keys} WHERE schemaname = 'public'"))
    connection.execute(text(f"CREATE TABLE {name}.marks (of text PRIMARY KEY, mark text)"))
    for table in tables():
        connection.execute(
            text(f'CREATE TABLE {name}."{table}" AS SELECT {columns_of(table)} FROM public."{table}" WITH NO DATA')
        )
    copies = [step(name, table, f'{name}."{table}"', f'public."{table}"') for table in tables()]
    returns = [step(name, table, f'public."{table}"', f'{name}."{table}"') for table in tables()]
    jump = (
        f"PERFORM setval(oid::regclass, {FIRST_KEYS[name]}) FROM pg_class "
        "WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;"
    )
    for verb, steps in (("save", copies), ("rewind", [*returns, jump])):
        body = "\n".join(steps)
        connection.execute(
            text(
                f"CREATE FUNCTION {name}.{verb}() RETURNS void LANGUAGE plpgsql AS $$ DECLARE now_ text; BEGIN {body} END $$"
            )
        )


def mark_of(table: str) -> str:
    """SQL for what is another after rows of the table were written or deleted."""
    return f"(SELECT concat(count(*), ' ', max(xmin::text::bigint)) FROM public.\"{table}\")"


def step(name: str, table: str, there: str, here: str) -> str:
    """Make one side what the other is, if the table was written since they were the same."""
    columns = columns_of(table)
    return f"""
        now_ := {mark_of(table)};
        IF NOT EXISTS (SELECT FROM {name}.marks WHERE of = '{table}' AND mark = now_) THEN
            DELETE FROM {there};
            INSERT INTO {there} ({columns}) SELECT {columns} FROM {here};
            INSERT INTO {name}.marks VALUES ('{table}', {mark_of(table)})
            ON CONFLICT (of) DO UPDATE SET mark = excluded.mark;
        END IF;"""


def rewind(connection: Connection, name: str) -> None:
    """Every table as it was under that name, without triggers."""
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    connection.execute(text(f"SELECT {name}.rewind()"))


def forget(connection: Connection, first: str) -> None:
    """Remove what `save` made. Keys go on from where they were at the first save: those of whoever comes next are not new."""
    keys = f"SELECT setval(name, COALESCE(last, 1), last IS NOT NULL) FROM {first}.last_keys"
    connection.execute(text(keys))
    connection.execute(text("DROP SCHEMA IF EXISTS world, stage CASCADE"))


Contents = dict[str, Counter[str]]


def contents(connection: Connection) -> Contents:
    """What every table holds: {table: rows and how often each is there}."""
    return held(connection, tables())


def contents_after(connection: Connection, name: str, start: Contents) -> Contents:
    """The same after `start` was what they held when the name was rewound to: only what was written since is read."""
    marks = " UNION ALL ".join(f"SELECT '{table}' AS of, {mark_of(table)} AS mark" for table in tables())
    written = connection.scalars(
        text(f"SELECT now_.of FROM ({marks}) AS now_ JOIN {name}.marks USING (of) WHERE now_.mark <> marks.mark")
    )
    return {**start, **held(connection, list(written))}


def held(connection: Connection, names: list[str]) -> Contents:
    columns = {
        name: [column for column in Base.metadata.tables[name].columns if column.name not in BOOKKEEPING.get(name, ())]
        for name in names
    }
    found: Contents = {name: Counter() for name in columns}
    shown = {name: ", ".join(f'"{column.name}"' for column in each) for name, each in columns.items()}
    each = " UNION ALL ".join(
        f"SELECT '{name}', jsonb_build_array({columns}) FROM public.\"{name}\"" for name, columns in shown.items()
    )
    for name, row in connection.execute(text(each)) if each else ():
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


def differences(once: Contents, again: Contents) -> str:
    """The rows that one has and the other lacks, for people; empty when there are none."""
    lines = []
    for name in sorted(once):
        lines += [f"  {name} lacks {row}" for row in (once[name] - again[name]).elements()]
        lines += [f"  {name} has besides {row}" for row in (again[name] - once[name]).elements()]
    return "\n".join(lines)
