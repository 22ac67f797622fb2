"""The database between two tests: emptied, and the small named world put back. Two thousand tests pay for it, so it asks
which tables hold anything first, prepares every statement once, and keeps one connection."""

from functools import cached_property

import psycopg
from psycopg import sql

from mall.kernel.db import Base

KEPT = ("region",)  # filled once, changed by nobody


class Stage:
    """A test process's own connection to its database. Triggers and foreign keys are off on it."""

    def __init__(self, url: str) -> None:
        self.line = psycopg.connect(url, autocommit=True)
        self.line.execute("SET session_replication_role = replica")
        self.saved: dict[str, sql.Composed] = {}  # table -> the statement that puts its rows back

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
        with self.line.transaction(), self.line.pipeline():
            for name in filled:
                self.line.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)), prepare=True)

    def save(self) -> None:
        """Remember all rows as they are now."""
        self.line.execute("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept")
        for (name,) in self.line.execute(self.which).fetchall():
            columns = sql.SQL(", ").join(
                sql.Identifier(column.name) for column in Base.metadata.tables[name].columns if column.computed is None
            )
            here, there = sql.Identifier("public", name), sql.Identifier("kept", name)
            self.line.execute(sql.SQL("CREATE TABLE {} AS SELECT * FROM {}").format(there, here))
            self.saved[name] = sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM {}").format(
                here, columns, columns, there
            )

    def put_back(self) -> None:
        """Insert the remembered rows into the empty tables."""
        with self.line.transaction(), self.line.pipeline():
            for statement in self.saved.values():
                self.line.execute(statement, prepare=True)
