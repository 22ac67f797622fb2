"""PostgreSQL and two Valkeys for one var directory, as long as somebody needs them."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from .children import Child, stop_together
from .places import erase, places_for
from .postgres import Postgres
from .trouble import Trouble
from .valkey import CACHE, FORGETFUL, QUEUE, Valkey
from .var import Var

Server = TypeVar("Server", Postgres, Valkey)
URLS = ("DATABASE_URL", "REDIS_URL", "CACHE_URL")


class Services:
    """Context manager that claims `var`, starts the servers there, and stops them at the end.

    `durable=False` is for tests: nothing is forced to the disk, the servers' files are deleted at the end, and the
    servers end when this process is killed. Several may run at once, each with its own var. `given` may hold
    DATABASE_URL, REDIS_URL and CACHE_URL: those servers are somebody else's; they are checked, not started.

        with Services(tmp_path, durable=False) as services:
            create_app(DATABASE_URL=services.database_url, …)

    Raises Trouble, one line each: var in use, full disk, a server that is missing, broken or not reachable.
    """

    def __init__(self, var: Path, durable: bool = True, given: Mapping[str, str] | None = None) -> None:
        self.var = Var(var)
        self.durable = durable
        self.given = {name: url for name, url in (given or {}).items() if name in URLS and url}
        self.postgres: Postgres | None = None
        self.queue: Valkey | None = None
        self.cache: Valkey | None = None
        self._exit = contextlib.ExitStack()

    def __enter__(self) -> Services:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def database_url(self) -> str:
        return self.given.get("DATABASE_URL") or _own(self.postgres).url()

    @property
    def admin_url(self) -> str:
        """The same superuser on the database `postgres`, for making and dropping databases."""
        return self.database_url_of("postgres")

    @property
    def redis_url(self) -> str:
        return self.given.get("REDIS_URL") or _own(self.queue).url

    @property
    def cache_url(self) -> str:
        return self.given.get("CACHE_URL") or _own(self.cache).url

    @property
    def tools(self) -> Path:
        """The directory with `psql`, `pg_dump` and the other programs of the server's version."""
        return _own(self.postgres).tools

    @property
    def is_fresh(self) -> bool:
        """Whether this start made the database."""
        return bool(self.postgres and self.postgres.is_fresh)

    @property
    def children(self) -> dict[Child, Postgres | Valkey]:
        """The running servers, in the order in which they are started."""
        return {server.child: server for server in (self.postgres, self.queue, self.cache) if server}

    def database_url_of(self, database: str) -> str:
        """Address of another database of our own server."""
        return _own(self.postgres).url(database)

    def urls(self) -> dict[str, str]:
        """The three addresses by the names of their environment variables."""
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url, "CACHE_URL": self.cache_url}

    def start(self) -> None:
        with contextlib.ExitStack() as undo:
            undo.enter_context(self.var.claimed())
            undo.callback(self._forget)
            if self.given:
                self._check(*self.given)
            self._prepare()
            for server in self.children.values():
                server.child.dies_with_us = not self.durable
                undo.callback(stop_together, [server.child])
                server.start()
            for server in self.children.values():
                server.wait_until_ready()
            self._exit = undo.pop_all()

    def stop(self) -> None:
        """Stop what was started: Valkey first, PostgreSQL last."""
        stop_together([server.child for server in (self.cache, self.queue) if server])
        self._exit.close()

    def is_empty(self) -> bool:
        """Whether the database has no tables yet."""
        return self.postgres.is_empty() if self.postgres else self._check("DATABASE_URL")

    def _check(self, *names: str) -> bool:
        """Whether the given database, if named, is empty. Refuses given servers that cannot be used."""
        command = [sys.executable, str(Path(__file__).parent), "distant", *names]
        asked = subprocess.run(command, env={**os.environ, **self.given}, capture_output=True, text=True)
        if asked.returncode:
            raise Trouble((asked.stderr.strip().splitlines() or ["the servers cannot be checked"])[-1])
        return asked.stdout.strip() == "empty"

    def _prepare(self) -> None:
        if len(self.given) == len(URLS):
            return
        places = places_for(self.var.path, self.durable)
        run, log = self.var.run, self.var.log
        if "DATABASE_URL" not in self.given:
            self.postgres = Postgres(places, run, log / "postgres.log", self.durable)
        if "REDIS_URL" not in self.given:
            settings = QUEUE if self.durable else QUEUE | FORGETFUL
            self.queue = Valkey("queue", settings, places, run, log / "queue.log")
        if "CACHE_URL" not in self.given:
            self.cache = Valkey("cache", CACHE, places, run, log / "cache.log")

    def _forget(self) -> None:
        if not self.durable:
            erase(self.var.path)
            shutil.rmtree(self.var.run, ignore_errors=True)


def _own(server: Server | None) -> Server:
    if server is None:
        raise Trouble("this server is not running here")
    return server
