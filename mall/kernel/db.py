"""The database: one session per request or job, one commit at its end, refusals it can make by itself.

Domain code says `db.session` and never commits; `web.doors` and `jobs` commit.
"""

import inspect
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from json import JSONDecoder
from typing import Any, TypeVar

from flask_sqlalchemy_lite import SQLAlchemy
from psycopg.types.json import set_json_loads
from sqlalchemy import DDL, BigInteger, DateTime, Engine, Identity, MetaData, Select, String, event, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from mall.kernel import clock

__all__ = ["JSONB", "Base", "Id", "created", "db", "ddl", "first", "lock", "reading", "scope", "upsert_ignored"]

Row = TypeVar("Row")

Id = int


class Base(DeclarativeBase):
    """Every table of the mall. Names of constraints are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        dict[str, str]: JSONB,
        list[Any]: JSONB,
        list[str]: JSONB,
        list[int]: JSONB,
        int: BigInteger,
        str: String,
    }


class Keyed:
    """A bigint key that the database gives out."""

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=False), primary_key=True, sort_order=-10)


def created() -> Mapped[datetime]:
    """When the row was written."""
    return mapped_column(DateTime(timezone=True), default=clock.now, sort_order=90)


db = SQLAlchemy(engine_options={"pool_pre_ping": True}, session_options={"expire_on_commit": False})


# table name -> the statements that follow its CREATE TABLE; what a migration of the table has to repeat.
STATEMENTS: dict[str, list[str]] = {}


def ddl(target: Any, statement: str) -> None:
    """Attach a statement the ORM cannot express (trigger, policy, grant) to a table; the migrations repeat it."""
    STATEMENTS.setdefault(target.name, []).append(statement)
    event.listen(target, "after_create", DDL(statement.replace("%", "%%")))


def first(select: Select[Any]) -> Any | None:
    """The first row's first column, or None."""
    return db.session.scalars(select.limit(1)).first()


def lock(select: Select[Any]) -> Sequence[Any]:
    """The rows, locked until the end of the transaction. Give a select ordered by id: sorted locks never cross.

    Rows are read anew, so what a verb sees under the lock is true.
    """
    return db.session.scalars(select.with_for_update().execution_options(populate_existing=True)).all()


def take_turns(about: str) -> None:
    """Wait until nobody else is at this, and keep others waiting until the end of the transaction. `about` says in words what
    it is, so that no two things share a number by mistake. Take it before reading what is to be written."""
    db.session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:about, 0))"), {"about": about})


def take_part(about: str) -> None:
    """Hold off those who take turns at this until the end of the transaction; others may take part at the same time."""
    db.session.execute(text("SELECT pg_advisory_xact_lock_shared(hashtextextended(:about, 0))"), {"about": about})


def upsert_ignored(statement: Any) -> bool:
    """Run an INSERT … ON CONFLICT DO NOTHING; whether this call is the one that wrote the row."""
    return bool(getattr(db.session.execute(statement), "rowcount", 0))


def reading() -> Session:
    """The session for reads that may be a moment old: a replica when there is one, the primary today."""
    return db.session


def scope(role: str, setting: str, value: str) -> None:
    """Give up every right but the role's for the rest of this transaction, and say for whom (row-level security)."""
    db.session.execute(text("SELECT set_config(:setting, :value, true)"), {"setting": setting, "value": value})
    db.session.execute(text(f"SET LOCAL ROLE {role}"))


def unscope() -> None:
    """Take the login role back before the transaction ends: for the few steps that post to the mall's own books."""
    db.session.execute(text("RESET ROLE"))


def read_json(raw: bytes | str) -> Any:
    """What a JSON column holds. PostgreSQL says UTF-8; the standard function would find that out for each value."""
    return _DECODER.decode(raw if isinstance(raw, str) else str(raw, "utf-8"))


_DECODER = JSONDecoder()
set_json_loads(read_json)


def dispose_after_fork(engine: Engine) -> None:
    """A forked child must not share the parent's connections (RQ forks a process per job)."""
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))


def after_commit(session: Session, name: str, action: Callable[[], None]) -> None:
    """Run `action` when this session's transaction has committed, never when it rolls back; of one name only one."""
    session.info.setdefault("after_commit", {}).setdefault(name, action)


@event.listens_for(Session, "after_commit")
def _run_after_commit(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint was released; nobody else sees its rows yet
        return
    for action in session.info.pop("after_commit", {}).values():
        action()


@event.listens_for(Session, "after_rollback")
def _forget_after_rollback(session: Session) -> None:
    if session.in_nested_transaction():  # what stands before the savepoint is still to come
        return
    session.info.pop("after_commit", None)


def init_app(app: Any) -> None:
    """Connect the application to its database."""
    db.init_app(app)
    # The extension also closes async sessions, of which we have none; Flask would start an event loop for each request.
    closers = app.teardown_appcontext_funcs
    app.teardown_appcontext_funcs = [close for close in closers if not inspect.iscoroutinefunction(close)]
    with app.app_context():
        dispose_after_fork(db.engine)
