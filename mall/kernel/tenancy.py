"""Whose rows are whose. Every table is one of three kinds, and a law test fails for a table that is none:

* tenant: rows belong to one store; the seller centre sees and writes its own store's rows only,
* shared: the seller centre may do what is named ("SELECT", "SELECT, INSERT"), on all rows,
* private: the seller centre has no business there.

Three layers guard a merchant's rows: routes fetch through the store, a loader criterion adds the store to every ORM
statement, and row-level security holds when both forget (docs/rights.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, declared_attr, mapped_column, with_loader_criteria

from mall.kernel import db as database
from mall.kernel.db import ddl

ROLE = "mall_seller"
SETTING = "mall.store"
KINDS: dict[str, str] = {}

CREATE_ROLE = f"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
        CREATE ROLE {ROLE} NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""

OWN_ROWS = f"store_id = nullif(current_setting('{SETTING}', true), '')::bigint"


class Tenant:
    """A row of one store."""

    @declared_attr
    def store_id(cls) -> Mapped[int]:
        return mapped_column(BigInteger, ForeignKey("store.id"), index=True, sort_order=-5)


def tenant(model: type[Any]) -> type[Any]:
    """Class decorator: rows belong to the store in `store_id`, and PostgreSQL sees to it for the seller role."""
    name = model.__tablename__
    KINDS[name] = "tenant"
    for statement in tenant_statements(name):
        ddl(model.__table__, statement)
    return model


def tenant_statements(name: str, privileges: str = "SELECT, INSERT, UPDATE, DELETE") -> list[str]:
    """What makes a table a tenant table; migrations run the same statements."""
    return [
        CREATE_ROLE,
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY own_rows ON {name} TO {ROLE} USING ({OWN_ROWS}) WITH CHECK ({OWN_ROWS})",
        f"GRANT {privileges} ON {name} TO {ROLE}",
    ]


def shared(privileges: str) -> Any:
    """Class decorator: the seller centre may do this on all rows."""

    def mark(model: type[Any]) -> type[Any]:
        share(model.__table__, privileges)
        return model

    return mark


def share(table: Any, privileges: str) -> None:
    """The same for a table that is at hand as a table."""
    KINDS[table.name] = "shared"
    ddl(table, CREATE_ROLE)
    ddl(table, f"GRANT {privileges} ON {table.name} TO {ROLE}")


def own(table: Any, privileges: str) -> None:
    """For a table at hand as a table whose rows may also be nobody's: the seller centre may do this on its own."""
    KINDS[table.name] = "tenant"
    for statement in tenant_statements(table.name, privileges):
        ddl(table, statement)


def private(model: type[Any]) -> type[Any]:
    """Class decorator: the seller centre has no business here."""
    KINDS[model.__tablename__] = "private"
    return model


def enter_store(store_id: int) -> None:
    """For the rest of this transaction see and write the rows of one store only. Seller centre requests call it."""
    database.db.session.info["store_id"] = store_id
    database.scope(ROLE, SETTING, str(store_id))


def leave_store() -> None:
    """See everything again. For the end of a request that was refused, and for tests."""
    database.db.session.info.pop("store_id", None)


@contextmanager
def outside() -> Iterator[None]:
    """A step that needs what the seller role may not see, such as whose contact that is; then the store again.

    Keep it to one question: inside, nothing but the query itself says whose rows are seen.
    """
    store_id = database.db.session.info.get("store_id")
    if store_id is None:
        yield
        return
    leave_store()
    database.unscope()
    try:
        yield
    finally:
        enter_store(store_id)


@event.listens_for(Session, "do_orm_execute")
def _own_rows_only(state: ORMExecuteState) -> None:
    store_id = state.session.info.get("store_id")
    if store_id is not None and (state.is_select or state.is_update or state.is_delete):
        state.statement = state.statement.options(
            with_loader_criteria(Tenant, lambda cls: cls.store_id == store_id, include_aliases=True)
        )
