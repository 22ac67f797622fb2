"""One process that owns all others of an instance: starts them in order, keeps them running, stops them in order.

Order of starting: PostgreSQL and Valkey, migrations, the demo mall into an empty database, web, workers, cron. Order of
stopping: web, cron, workers, Valkey, PostgreSQL; each may finish what it is doing, unless asked a second time.
"""

import os
import select
import socket
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from .children import Child, stop_at_once, stop_together
from .environment import ROOT, environment_for
from .listening import address, answer, ask, listen
from .parts import Part, parts_of_mall
from .schema import Schema
from .services import Services
from .signals import Signals
from .terminal import say
from .trouble import Trouble

TICK = 0.5  # seconds between two looks at the children, when nothing happens
STEADY = 30.0  # seconds after which a part counts as running well
HURRIED = 1.5  # seconds a child has to end after a second request to stop
LONGEST_PAUSE = 30.0  # seconds
HEALTHY_WITHIN = 60.0  # seconds
WEB = "web"
LAST_RANK = 9
MIGRATE = (sys.executable, "-m", "mall", "migrate")
FILL = (sys.executable, "-m", "mall", "demo", "--if-empty")


class Stopped(Exception):
    """Somebody asked us to stop."""


@dataclass
class Watched:
    """A child that is started again when it ends."""

    child: Child
    start: Callable[[], None]
    started: float = 0.0
    failures: int = 0
    due: float | None = None

    @property
    def pause(self) -> float:
        """Seconds before the next try: none the first time, then doubling."""
        return min(0.25 * 2**self.failures, LONGEST_PAUSE) if self.failures > 1 else 0.0


class Supervisor:
    """`run()` returns when somebody asked it to stop; raises Trouble, one line, when Mall cannot start.

    `parts` makes the parts for a listening socket, web first; `migrate` and `fill` are the commands that prepare the
    database (`fill` may be empty).
    """

    def __init__(
        self,
        var: Path,
        host: str = "127.0.0.1",
        port: int = 8000,
        demo: bool = True,
        parts: Callable[[int], Sequence[Part]] = parts_of_mall,
        migrate: Sequence[str] = MIGRATE,
        fill: Sequence[str] = FILL,
    ) -> None:
        self.services = Services(var, given=os.environ)
        self.var = self.services.var
        self.host, self.port, self.demo = host, port, demo
        self.make_parts, self.migrate, self.fill = parts, migrate, fill if demo else ()
        self.base_url = address(host, port)
        self.schema = Schema(ROOT / "mall", self.var.run / "migrated")
        self.watched: list[Watched] = []
        self.ranks: dict[str, int] = {}
        self.is_open = False

    def run(self) -> None:
        begun = time.monotonic()
        with Signals() as self.signals, self.var.claimed():
            self._end_leftovers()
            with listen(self.host, self.port) as listening:  # before the servers: a busy port costs nothing
                try:
                    self._open(listening, begun)
                    while True:
                        self._tick()
                except Stopped:
                    say("mall", "stopping; Ctrl-C again to hurry")
                finally:
                    listening.close()
                    self._close()
        say("mall", "stopped")

    def _end_leftovers(self) -> None:
        """End the parts of a supervisor that was killed; the servers see to theirs when they start."""
        for part in self.make_parts(0):
            if not Child(part.name, part.argv, self.var.run, None, {}, ROOT).evict():
                say(part.name, "something of an earlier run still works; it ends by itself")

    def _open(self, listening: socket.socket, begun: float) -> None:
        self._start_servers()
        self.env = environment_for(self.var, self.services.urls(), self.base_url, self.demo)
        self._prepare_database()
        self.var.announce(self._facts())
        web, *others = self.make_parts(listening.fileno())
        self._start_part(web, listening)
        self._wait_for_web()  # first, so that it has the machine to itself
        for part in others:
            self._start_part(part, listening)
        self._welcome(time.monotonic() - begun)

    def _start_servers(self) -> None:
        begun = time.monotonic()
        self.services.start()
        self.watched = [Watched(child, server.start) for child, server in self.services.children.items()]
        names = ", ".join(watched.child.name for watched in self.watched) or "none of our own"
        say("servers", f"{names} ({time.monotonic() - begun:.1f} s)")

    def _prepare_database(self) -> None:
        """Migrate what is not, and fill an empty database; one whose filling was interrupted is filled again."""
        if self.fill and self.services.is_empty():
            self.var.unfilled.touch()
        if not self.schema.is_current(self.services.postgres):
            begun = time.monotonic()
            self._do("migrate", self.migrate)
            self.schema.remember(self.services.postgres)
            say("migrate", f"the database is up to date ({time.monotonic() - begun:.1f} s)")
        if self.fill and self.var.unfilled.exists():
            say("demo", "filling the demo mall, this happens once")
            self._do("demo", self.fill, shown=True)
            self.var.unfilled.unlink(missing_ok=True)

    def _do(self, name: str, argv: Sequence[str], shown: bool = False) -> None:
        """Run one command to its end. Refuses when it fails."""
        child = self._child(name, argv)
        child.log = None if shown else child.log
        child.start()
        try:
            while child.ended() is None:
                self._tick()
        finally:
            stop_together([child])
        if child.ended():
            raise Trouble(_diagnosis(child))

    def _start_part(self, part: Part, listening: socket.socket) -> None:
        child = self._child(part.name, part.argv)
        child.patience, child.hurry_signal = part.patience, part.hurry_signal
        child.keep_open = (listening.fileno(),) if part.name == WEB else ()
        self.ranks[part.name] = part.rank
        self.watched.append(Watched(child, child.start))
        self._start(self.watched[-1])

    def _child(self, name: str, argv: Sequence[str]) -> Child:
        return Child(name, argv, run=self.var.run, log=self.var.log / f"{name}.log", env=self.env, cwd=ROOT)

    def _wait_for_web(self) -> None:
        """Until /healthz answers 200. Refuses when web ends instead, answers something else, or takes too long."""
        deadline = time.monotonic() + HEALTHY_WITHIN
        while not (answer := self._ask_web(deadline)):
            if time.monotonic() > deadline:
                raise Trouble(f"web does not answer within {HEALTHY_WITHIN:.0f} s; see {self.var.log / 'web.log'}")
        if answer != "200":
            raise Trouble(f"web answers {answer} to /healthz; see {self.var.log / 'web.log'}")
        self.is_open = True

    def _ask_web(self, deadline: float) -> str:
        """The status that /healthz has; empty when the connection was closed without an answer."""
        with ask(self.host, self.port, "/healthz") as connection:
            while not select.select([connection], [], [], 0)[0] and time.monotonic() < deadline:
                self._tick(connection)
            return answer(connection)

    def _welcome(self, seconds: float) -> None:
        say("mall", f"open at {self.env['MALL_BASE_URL']}/ ({seconds:.1f} s)")
        if self.demo and self.var.accounts.exists():
            print(self.var.accounts.read_text().strip(), flush=True)
        say("mall", f"files and logs are in {self.var.path}; Ctrl-C stops it")

    def _facts(self) -> dict[str, str | int]:
        urls = {name.lower(): url for name, url in self.services.urls().items()}
        return {"pid": os.getpid(), "base_url": self.env["MALL_BASE_URL"], "demo": self.env["MALL_DEMO"], **urls}

    def _tick(self, *others: socket.socket) -> None:
        """Wait a moment, then start again what ended. Raises Stopped when somebody asked for it."""
        self.signals.wait(TICK, *others)
        if self.signals.stops:
            raise Stopped
        for watched in self.watched:
            self._look_at(watched)

    def _look_at(self, watched: Watched) -> None:
        now = time.monotonic()
        if watched.due is None and watched.child.ended() is not None:
            self._mourn(watched, now)
        if watched.due is not None and watched.due <= now:
            self._start(watched)

    def _mourn(self, watched: Watched, now: float) -> None:
        child = watched.child
        if child.name == WEB and not self.is_open:
            raise Trouble(_diagnosis(child))
        watched.failures = 1 if now - watched.started > STEADY else watched.failures + 1
        watched.due = now + watched.pause
        say(child.name, f"ended, {child.epitaph()}; starting again{f' in {watched.pause:.0f} s' * bool(watched.pause)}")

    def _start(self, watched: Watched) -> None:
        watched.started = time.monotonic()
        try:
            watched.start()
        except Trouble as trouble:
            watched.failures += 1
            watched.due = watched.started + watched.pause
            say(watched.child.name, f"cannot start: {trouble}")
        else:
            watched.due = None
            say(watched.child.name, f"started (pid {watched.child.pid})")

    def _close(self) -> None:
        """Stop everything, one rank after the other."""
        self.var.running.unlink(missing_ok=True)
        children = [watched.child for watched in self.watched]
        for _, equals in groupby(sorted(children, key=self._rank), key=self._rank):
            self._stop(list(equals))
        self.services.stop()

    def _rank(self, child: Child) -> int:
        return self.ranks.get(child.name, LAST_RANK if child.name == "postgres" else LAST_RANK - 1)

    def _stop(self, children: list[Child]) -> None:
        """Let children finish what they do; a second request to stop, or their patience, ends it."""
        running = [child for child in children if child.ended() is None]
        if not running:
            return
        begun = time.monotonic()
        for child in running:
            child.ask_to_stop()
        while any(child.ended() is None for child in running):
            self.signals.wait(0.1)
            patience = HURRIED if self.signals.stops > 1 else max(child.patience for child in running)
            if time.monotonic() - begun > patience:
                stop_at_once(running)
        names = ", ".join(child.name for child in running)
        say(names, f"stopped ({time.monotonic() - begun:.1f} s)")


def _diagnosis(child: Child) -> str:
    """Why a command failed, and what to do about it when we know."""
    why = child.last_words()
    if why.startswith("ModuleNotFoundError") and "'mall" not in why:
        return f"the Python environment is incomplete ({why.partition(': ')[2]}): delete .venv and run bin/run again"
    return f"{child.name} failed, {child.epitaph()}" + (f" (see {child.log})" if child.log else "")
