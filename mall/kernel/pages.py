"""Pages of long lists by key: page 5,000 costs what page 1 costs, and nothing is skipped when rows are added."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, literal, tuple_
from sqlalchemy import select as sql_select
from sqlalchemy.exc import DataError, ProgrammingError

from mall.kernel.db import db
from mall.kernel.refusals import NotFound

Item = TypeVar("Item")


LONGEST_KEY = 500  # characters; ours are a tenth of that


@dataclass(frozen=True)
class Slice(Generic[Item]):
    """Some items and the key of the page after them, or None at the end."""

    items: list[Item]
    next: str | None


def slice_of(
    select: Select[Any], *keys: Any, after: str | None = None, size: int = 24, descending: bool = True
) -> Slice[Any]:
    """The `size` rows after the key `after`, ordered by all `keys` in one direction; the last key must be unique.

    The select's first entity must carry the key columns. A key that was tampered with is NotFound.
    """
    if after:
        values = decode(after, len(keys))
        here = tuple_(*keys)
        there = tuple_(*(typed(value, key) for value, key in zip(values, keys, strict=True)))
        select = select.where(here < there if descending else here > there)
    order = [key.desc() if descending else key.asc() for key in keys]
    try:
        rows = db.session.scalars(select.order_by(*order).limit(visibly(size + 1))).all()
    except (DataError, ProgrammingError) as error:
        if not after:
            raise
        raise NotFound from error
    more = len(rows) > size
    rows = rows[:size]
    return Slice(list(rows), encode([getattr(rows[-1], key.key) for key in keys]) if more else None)


def first_of(select: Select[Any], *keys: Any, size: int = 10) -> tuple[int, list[Any]]:
    """How many rows there are, and the first `size` of them by these keys, ascending: for boards that lead elsewhere."""
    count = db.session.scalar(sql_select(func.count()).select_from(select.subquery())) or 0
    return int(count), list(db.session.scalars(select.order_by(*keys).limit(visibly(size))))


def visibly(count: int) -> Any:
    """A LIMIT that stands in the statement's text: of one it does not see, PostgreSQL expects a tenth of the table."""
    return literal(count, literal_execute=True)


def encode(values: list[Any]) -> str:
    """A page key as it stands in a URL."""
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, default=str).encode()).decode().rstrip("=")


def decode(key: str, count: int) -> list[Any]:
    """The values in a page key; NotFound for anything else."""
    if len(key) > LONGEST_KEY:
        raise NotFound
    try:
        values = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
    except (binascii.Error, ValueError):
        raise NotFound from None
    if not isinstance(values, list) or len(values) != count or any(isinstance(v, (list, dict, bool)) for v in values):
        raise NotFound
    return values


def typed(value: Any, key: Any) -> Any:
    """A value of a page key as its column holds it; NotFound when it is of another kind."""
    try:
        kind = key.type.python_type
    except NotImplementedError:
        return value
    if kind is datetime:
        try:
            return literal(datetime.fromisoformat(str(value)), key.type)
        except ValueError:
            raise NotFound from None
    if not isinstance(value, (int, float) if kind is float else kind):
        raise NotFound
    return literal(value, key.type)
