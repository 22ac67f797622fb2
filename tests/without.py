"""Takes a verb of the mall away, so that a test can be seen to fail without it: `pytest --without mall.domain.orders.place`.

Trades hand their verbs on through faces, and whoever imported one holds the function itself; so what is taken away is the
function's code. It returns nothing from then on, wherever it is called.
"""

import importlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any


def found(path: str) -> FunctionType:
    """The function or method at a dotted path, without its decorators. Raises LookupError when there is none."""
    names = path.split(".")
    for length in range(len(names) - 1, 0, -1):
        try:
            here: Any = importlib.import_module(".".join(names[:length]))
        except ModuleNotFoundError:
            continue
        for name in names[length:]:
            here = getattr(here, name, None)
        function = inspect.unwrap(here) if callable(here) else None
        if isinstance(function, FunctionType):
            return function
        break
    raise LookupError(f"there is no function {path}")


def take_away(path: str) -> Callable[[], None]:
    """From now on it does nothing. Returns what brings it back."""
    function = found(path)
    whole = function.__code__
    function.__code__ = nothing.__code__.replace(co_name=whole.co_name)

    def bring_back() -> None:
        function.__code__ = whole

    return bring_back


def nothing(*args: Any, **kwargs: Any) -> None:
    """What is left of a verb that was taken away."""


@contextmanager
def taken_away(path: str) -> Iterator[None]:
    """Inside, it does nothing."""
    bring_back = take_away(path)
    try:
        yield
    finally:
        bring_back()
