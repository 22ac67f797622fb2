"""The database between two tests: emptied, the small named world put back, and what many tests begin with on top of it. Two
thousand tests pay for it, so it asks which tables hold anything first, prepares every statement once, and keeps one
connection."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import psycopg
from psycopg import sql

from mall.kernel.db import Base

KEPT = ("region",)  # filled once, changed by nobody
DIGEST = "SELECT {}, md5(string_agg(row_::text, E'\\n' ORDER BY row_::text)) FROM {} AS row_"

MARK = "SELECT {}, (count(*), max(xmin::text::bigint))::text FROM {}"

Digests = dict[str, str | None]
Kept = Callable[[str, Callable[[], Any]], Any]  # what the fixture of that name offers


@dataclass(frozen=True)
class Scene:
    """Tables as they were remembered: what they have to hold before, and the statements that take them from there."""

    before: Digests
    statements: list[sql.Composed]


class Stage:
    """A test process's own connection to its database. Triggers and foreign keys are off on it."""

    def __init__(self, url: str) -> None:
        self.line = psycopg.connect(url, autocommit=True)
        self.line.execute("SET session_replication_role = replica")
        self.scenes: dict[str, Scene] = {}

    def close(self) -> None:
        self.line.close()

    @cached_property
    def tables(self) -> list[str]:
        return [name for name in Base.metadata.tables if name not in KEPT]

    @cached_property
    def which(self) -> sql.Composed:
        """One statement that names the tables with rows."""
        each = [
            sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(name, sql.Identifier(name))
            for name in self.tables
        ]
        return sql.SQL(" UNION ALL ").join(each)

    def empty(self) -> None:
        """Delete every row of every table but those that nobody changes."""
        filled = [name for (name,) in self.line.execute(self.which, prepare=True).fetchall()]
        self.do([emptying(name) for name in filled])

    def save_all(self, name: str) -> None:
        """Remember all rows as they are now; they are put back into empty tables."""
        filled = [table for (table,) in self.line.execute(self.which).fetchall()]
        schema = self.copy(name, filled)
        self.scenes[name] = Scene({}, [filling(schema, table) for table in filled])

    def save_step(self, name: str, before: Digests) -> None:
        """Remember the tables that are not as they were; they are put back where these are as they were."""
        after = self.digests(self.tables)
        changed = [table for table in self.tables if after[table] != before[table]]
        schema = self.copy(name, changed)
        steps = [step for table in changed for step in (emptying(table), filling(schema, table))]
        self.scenes[name] = Scene({table: before[table] for table in changed}, steps)

    def put_back(self, name: str) -> None:
        """Bring the remembered rows back."""
        scene = self.scenes[name]
        if scene.before:
            found = self.digests(list(scene.before))
            wrong = [table for table in found if found[table] != scene.before[table]]
            assert not wrong, f"{wrong} were written before {name} was put back: ask for it first"
        self.do(scene.statements)

    def digests(self, tables: list[str]) -> Digests:
        """What tables hold: {table: a digest of its rows, or None}."""
        return self.each(DIGEST, tables)

    def marks(self, tables: list[str]) -> Digests:
        """The same for less: {table: what is another after rows were written or deleted}, also if they are as before."""
        return self.each(MARK, tables)

    def each(self, question: str, tables: list[str]) -> Digests:
        """What a statement says of each table."""
        if not tables:
            return {}
        asked = sql.SQL(" UNION ALL ").join(sql.SQL(question).format(name, sql.Identifier(name)) for name in tables)
        return dict(self.line.execute(asked, prepare=True).fetchall())

    def copy(self, name: str, tables: list[str]) -> str:
        """Copy the tables into a schema of their own; returns its name."""
        schema = f"kept_{name}"
        self.line.execute(
            sql.SQL("DROP SCHEMA IF EXISTS {0} CASCADE; CREATE SCHEMA {0}").format(sql.Identifier(schema))
        )
        for table in tables:
            here, there = sql.Identifier("public", table), sql.Identifier(schema, table)
            self.line.execute(sql.SQL("CREATE TABLE {} AS SELECT * FROM {}").format(there, here))
        return schema

    def do(self, statements: list[sql.Composed]) -> None:
        """One after the other in a transaction, without waiting for each."""
        with self.line.transaction(), self.line.pipeline():
            for statement in statements:
                self.line.execute(statement, prepare=True)


def emptying(table: str) -> sql.Composed:
    return sql.SQL("DELETE FROM {}").format(sql.Identifier(table))


def filling(schema: str, table: str) -> sql.Composed:
    """The statement that copies a schema's rows into the table of the same name."""
    columns = sql.SQL(", ").join(
        sql.Identifier(column.name) for column in Base.metadata.tables[table].columns if column.computed is None
    )
    here, there = sql.Identifier("public", table), sql.Identifier(schema, table)
    return sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM {}").format(
        here, columns, columns, there
    )
