"""`python mall/local run …`: the local package by itself.

`python -m mall.local.run` would load the whole app into a process that only watches others, and a broken dependency
would stop the very process that explains it.
"""

import runpy
import sys
from pathlib import Path


def main() -> None:
    """Run the module that the first argument names, as a program."""
    sys.path[:1] = []
    sys.path.append(str(Path(__file__).resolve().parent.parent))
    try:
        runpy.run_module(f"local.{sys.argv.pop(1)}", run_name="__main__", alter_sys=True)
    except ImportError as error:
        sys.exit(f"mall: the Python environment is incomplete ({error}): delete .venv and run bin/run again")


if __name__ == "__main__":
    main()
