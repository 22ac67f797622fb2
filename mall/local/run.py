"""`bin/run`: the mall on this machine, until Ctrl-C. The options are explained there."""

import argparse
import os
import sys
from pathlib import Path

from .environment import ROOT
from .supervisor import Supervisor
from .terminal import complain, say
from .trouble import Trouble, explain
from .var import Var


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 0 after being stopped, 1 for trouble."""
    options = parser().parse_args(arguments)
    try:
        if options.reset:
            _reset(Var(options.var), options.yes)
        Supervisor(options.var, options.host, options.port, demo=options.demo).run()
    except Trouble as trouble:
        complain(trouble)
        return 1
    except OSError as error:
        complain(explain(error))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="bin/run", usage="bin/run [options], see bin/run --help", add_help=False)
    options.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--var", type=Path, default=Path(os.environ.get("MALL_VAR") or ROOT / "var"))
    options.add_argument("--no-demo", dest="demo", action="store_false")
    options.add_argument("--reset", action="store_true")
    options.add_argument("--yes", action="store_true")
    return options


def _reset(var: Var, agreed: bool) -> None:
    """Empty the var directory, after asking."""
    if os.environ.get("DATABASE_URL"):
        raise Trouble("--reset empties only what is in var: with DATABASE_URL set, empty that database yourself")
    if not agreed:
        _ask(f"Delete everything in {var.path}: the database, files, mail and logs? [y/N] ")
    var.empty()
    say("reset", f"{var.path} is empty")


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        raise Trouble("--reset asks first: add --yes where nobody can answer")
    if input(question).strip().lower() not in ("y", "yes"):
        raise Trouble("nothing deleted")


if __name__ == "__main__":
    sys.exit(main())
