"""Time, in one place, so that the demo has a past, tests travel and jobs agree."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_shift: ContextVar[timedelta] = ContextVar("clock_shift", default=timedelta(0))


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC) + _shift.get()


@contextmanager
def travel(moment: datetime) -> Iterator[None]:
    """Inside the block it is `moment` and time goes on from there. For commands; nothing a request says can travel."""
    token = _shift.set(moment - datetime.now(UTC))
    try:
        yield
    finally:
        _shift.reset(token)
