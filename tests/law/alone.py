"""Run as a program, `alone.py FOLDER PACKAGE`: imports each module of the package as a fresh interpreter would, and prints
those that fail.

A process that has imported a package forks one child per module in it, so a module never finds more than what importing it
has to bring in: its packages and its own imports. The package's own `__init__`, which imports the whole house, is left
out.
"""

import gc
import importlib
import os
import pkgutil
import sys
import traceback
import types

# Big and none of ours: imported once, before the forks.
LIBRARIES = (
    "PIL.Image", "PIL.ImageOps", "alembic.command", "babel.dates", "babel.numbers", "brotli", "click", "croniter",
    "email_validator", "flask_alembic", "flask_babel", "flask_compress", "flask_limiter", "flask_sqlalchemy_lite",
    "flask_wtf.csrf", "phonenumbers", "psycopg", "redis", "rq", "sqlalchemy.dialects.postgresql", "sqlalchemy.orm",
    "uuid_utils", "wtforms.fields", "wtforms.validators", "zoneinfo",
)  # fmt: skip
# Not modules but programs that act when they are imported.
PROGRAMS = ("mall.migrations", "mall.__main__")


def main(folder: str, package: str) -> int:
    """The number of modules that cannot be imported alone."""
    sys.path[:1] = [folder]
    for name in LIBRARIES if package == "mall" else ():
        if not is_importable(name):
            print(f"{name} is not installed", file=sys.stderr)
    house = types.ModuleType(package)
    house.__path__ = [f"{folder}/{package}"]
    sys.modules[package] = house
    gc.freeze()
    return sum(failures_at(name) for name in children(package))


def failures_at(name: str) -> int:
    """How many modules, this one and those inside it, cannot be imported next.

    What its package has imported already cannot fail; everything else is tried in a child process of its own.
    """
    if name in sys.modules:
        return sum(failures_at(inner) for inner in children(name))
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    failed = 1
    try:
        importlib.import_module(name)
        failed = sum(failures_at(inner) for inner in children(name))
    except BaseException:
        print(f"== import {name}\n{traceback.format_exc(limit=-4)}")
    finally:
        sys.stdout.flush()
        os._exit(min(failed, 255))


def children(name: str) -> list[str]:
    """The modules directly inside a package; none inside a plain module."""
    path = getattr(sys.modules[name], "__path__", None)
    names = [f"{name}.{found.name}" for found in pkgutil.iter_modules(path)] if path else []
    return [inner for inner in names if inner not in PROGRAMS]


def is_importable(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:]), 255))
