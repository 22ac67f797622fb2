"""Servers that somebody else runs, named by DATABASE_URL, REDIS_URL and CACHE_URL: are they there, and fit?

`python mall/local distant NAME…` checks those named and prints `empty` for a database without tables. It is a program
of its own because it needs libraries, and whoever asks must be able to say that they are missing.
"""

import os
import re
import sys

import psycopg
import redis

from .postgres import NO_TABLES
from .trouble import Trouble

PATIENCE = 5  # seconds to reach a server
OLDEST_POSTGRES = 180000
OLDEST_REDIS = (6, 2)


def main(names: list[str] | None = None) -> int:
    """Returns the exit code: 1 and one line of trouble when a server cannot be used."""
    try:
        for name in sys.argv[1:] if names is None else names:
            check(name, os.environ[name])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


def check(name: str, url: str) -> None:
    """Check the server of the variable `name`."""
    if name != "DATABASE_URL":
        check_redis(name, url)
    elif check_database(url):
        print("empty")


def check_database(url: str) -> bool:
    """Whether it has no tables. Refuses, in one line without the password, a database that cannot be used."""
    if not re.match(r"postgres(ql)?(\+psycopg)?://", url):
        raise Trouble("DATABASE_URL must look like postgresql+psycopg://user:password@host/database")
    try:
        with psycopg.connect(plain(url), connect_timeout=PATIENCE) as connection:
            version = connection.info.server_version
            is_empty = connection.execute(NO_TABLES).fetchone() == (True,)
    except psycopg.Error as error:
        raise Trouble(f"cannot reach the database of DATABASE_URL: {_first_line(error)}") from error
    if version < OLDEST_POSTGRES:
        raise Trouble(f"the database of DATABASE_URL is PostgreSQL {version // 10000}; Mall needs 18")
    return is_empty


def check_redis(name: str, url: str) -> None:
    """Refuses, in one line without the password, a server that cannot be used; `name` is the variable it is from."""
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE) as client:
            version = client.info("server")["redis_version"]
    except (redis.RedisError, OSError, ValueError) as error:
        raise Trouble(f"cannot reach the server of {name}: {_first_line(error)}") from error
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_REDIS:
        raise Trouble(f"the server of {name} is version {version}; Mall needs Redis 6.2 or Valkey")


def plain(url: str) -> str:
    """The address without SQLAlchemy's name of the driver."""
    return re.sub(r"^postgres(ql)?\+psycopg://", "postgresql://", url)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


if __name__ == "__main__":
    sys.exit(main())
