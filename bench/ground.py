"""The servers of one run: PostgreSQL and Valkey as bin/run starts them, a database per mall, web servers over them."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench import meters
from bench.people import HOST
from bench.wire import Line, request
from mall.local.children import Child, stop_together
from mall.local.environment import ROOT
from mall.local.listening import listen
from mall.local.parts import parts_of_mall
from mall.local.services import Services

WEB = "wsgi:app"
READY_WITHIN = 60.0  # seconds


class Broke(Exception):
    """Something that must hold does not: the run ends with exit code 1."""


class Temporary(Services):
    """Servers that write to the disk as the mall's own do, and are gone at the end as a test's are."""

    def _prepare(self) -> None:
        self.durable = True
        super()._prepare()
        self.durable = False


@dataclass(frozen=True)
class Mall:
    """A database with so many products, and what processes over it are told."""

    name: str
    size: int
    env: Mapping[str, str]

    @property
    def url(self) -> str:
        """Where its database is, as libpq spells it."""
        return self.env["DATABASE_URL"].replace("postgresql+psycopg://", "postgresql://")


@dataclass(eq=False)
class Server:
    """A running web server, and how to read what it and its database have used."""

    child: Child
    port: int
    postmaster: int
    mall: Mall

    def reading(self) -> tuple[dict[int, float], float]:
        """CPU so far: milliseconds by process, and of the database's children that have ended."""
        own = [*meters.tree(self.child.pid), *meters.backends(self.postmaster, self.mall.name)]
        return meters.cpu_of(own), meters.buried(self.postmaster)

    def used_since(self, before: tuple[dict[int, float], float]) -> float:
        """CPU milliseconds since that reading."""
        now, buried = self.reading()
        return meters.used(before[0], now) + buried - before[1]

    def memory(self) -> list[tuple[float, float]]:
        """(PSS, RSS) in MB of each worker process."""
        return [meters.memory_of(pid) for pid in meters.tree(self.child.pid) if pid != self.child.pid]


@dataclass
class Ground:
    """What a run stands on. `at(folder)` makes it and clears it away."""

    folder: Path
    services: Services
    key: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    malls: dict[str, Mall] = field(default_factory=dict)
    exit: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    @classmethod
    @contextlib.contextmanager
    def at(cls, keep: Path | None = None) -> Iterator["Ground"]:
        """The servers in a temporary folder, or in one that is kept with its filled databases for the next run."""
        folder = keep or Path(tempfile.mkdtemp(prefix="mall-bench-"))
        folder.mkdir(exist_ok=True, parents=True)
        folder.chmod(0o711)  # the servers' account has to pass
        services = Services(folder / "var") if keep else Temporary(folder / "var")
        try:
            with services:
                ground = cls(folder, services)
                with ground.exit:
                    yield ground
        finally:
            if not keep:
                shutil.rmtree(folder, ignore_errors=True)

    def mall(self, size: int) -> Mall:
        """A mall with that many made-up products; a kept one is filled only once."""
        return self.filled(f"bench_{size}", size, ("seed", "--products", str(size)))

    def filled(self, name: str, size: int, *commands: Sequence[str]) -> Mall:
        """A mall that these commands of bin/mall have filled; a kept one is filled only once."""
        mall = self._told(name, size)
        if not self._exists(name):
            say(f"filling {name} with {size:,} products")
            self._admin(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(f"{name}_draft")))
            draft = self._told(f"{name}_draft", size)
            for words in (("migrate",), *commands):
                command([sys.executable, "-m", "mall", *words], draft.env)
            self._admin(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (draft.name, name))))
        self.malls[name] = mall
        return mall

    def copy(self, mall: Mall, name: str) -> Mall:
        """A mall that starts as that one is; nobody may be connected to it."""
        identifiers = map(sql.Identifier, (name, mall.name))
        self._admin(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        self._admin(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*identifiers))
        self.malls[name] = self._told(name, mall.size)
        return self.malls[name]

    def serve(self, mall: Mall, app: str = WEB, **more: str) -> Server:
        """A web server with the settings of bin/run, on a free port, ready to answer. `more` is environment."""
        listening = self.exit.enter_context(contextlib.closing(listen(HOST, 0)))
        port = listening.getsockname()[1]
        web = parts_of_mall(listening.fileno())[0]
        child = self._child(
            f"web-{port}",
            [app if word == WEB else word for word in web.argv],
            {**mall.env, **more, "MALL_BASE_URL": f"http://{HOST}:{port}"},
            listening,
        )
        wait_for(port, child)
        return Server(child, port, self.postmaster, mall)

    def work(self, server: Server) -> list[Child]:
        """The workers and the cron process of a mall, as bin/run starts them."""
        env = {**server.mall.env, "MALL_BASE_URL": f"http://{HOST}:{server.port}"}
        return [self._child(f"{part.name}-{server.port}", part.argv, env) for part in parts_of_mall(0)[1:]]

    def generator(self, module: str) -> "Generator":
        """A process of its own that asks; see bench/load.py."""
        return self.exit.enter_context(Generator(module))

    @property
    def postmaster(self) -> int:
        """The pid of the database server."""
        assert self.services.postgres
        return self.services.postgres.child.pid

    def settle(self) -> None:
        """Have the database write out what is left of filling it, so that it does not do that while we measure."""
        self._admin(sql.SQL("CHECKPOINT"))

    def _told(self, name: str, size: int) -> Mall:
        number = (len(self.malls) % 15) + 1  # of 16 databases that a Valkey has
        env = {
            **os.environ,
            "DATABASE_URL": self.services.database_url_of(name),
            "REDIS_URL": self.services.redis_url.replace("db=0", f"db={number}"),
            "CACHE_URL": self.services.cache_url.replace("db=0", f"db={number}"),
            "SECRET_KEY": self.key,
            "MALL_VAR": str(self.folder / "files"),
            "MALL_BASE_URL": f"http://{HOST}",
            "MALL_DEMO": "1",
        }
        return Mall(name, size, env)

    def _child(self, name: str, argv: Sequence[str], env: Mapping[str, str], *open_: socket.socket) -> Child:
        """Start a process that ends with us."""
        run, log = self.services.var.run, self.services.var.log / f"{name}.log"
        keep = tuple(each.fileno() for each in open_)
        child = Child(name, argv, run, log, env, ROOT, keep_open=keep, dies_with_us=True)
        child.start()
        self.exit.callback(stop_together, [child])
        return child

    def _exists(self, name: str) -> bool:
        with psycopg.connect(plain(self.services.admin_url), autocommit=True) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(f"{name}_draft"))
            )
            return bool(connection.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).rowcount)

    def _admin(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(plain(self.services.admin_url), autocommit=True) as connection:
            connection.execute(statement)


class Generator:
    """A process that takes a job per line and answers each with a line, both JSON."""

    def __init__(self, module: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> "Generator":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.communicate()

    def run(self, **job: Any) -> dict[str, Any]:
        """Have it done. Refuses when the generator ends instead."""
        assert self.process.stdin and self.process.stdout
        print(json.dumps(job), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise Broke(f"the load generator ended with exit code {self.process.wait()}")
        found: dict[str, Any] = json.loads(answer)
        return found


def wait_for(port: int, child: Child) -> None:
    """Until the server answers anything. Refuses when it ends instead."""
    deadline = time.monotonic() + READY_WITHIN
    line = Line(HOST, port, READY_WITHIN)
    while True:
        try:
            line.ask(request("GET", "/healthz", f"{HOST}:{port}"))
            return line.close()
        except OSError as error:
            if child.ended() is not None or time.monotonic() > deadline:
                raise Broke(f"{child.name} did not start, {child.epitaph()}") from error
            time.sleep(0.05)


def command(argv: Sequence[str], env: Mapping[str, str]) -> None:
    """Run it, its output on ours. Refuses when it fails."""
    done = subprocess.run(argv, env=dict(env), cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise Broke(f"{' '.join(argv[2:])} failed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")


def plain(url: str) -> str:
    """The URL as libpq spells it."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def say(line: str) -> None:
    """Progress, apart from the results."""
    print(f"  {line}", file=sys.stderr, flush=True)
