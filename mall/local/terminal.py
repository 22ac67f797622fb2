"""Short lines for whoever watches the terminal."""

import contextlib
import sys


def say(who: str, what: str) -> None:
    """Print one prefixed line; a terminal that went away stops nothing."""
    with contextlib.suppress(OSError, ValueError):
        print(f"{who:<9} {what}", flush=True)


def complain(what: object) -> None:
    """Print one line of trouble to standard error."""
    with contextlib.suppress(OSError, ValueError):
        print(f"mall: {what}", file=sys.stderr, flush=True)
