"""Valkey as our own child, twice: the queue, which may lose nothing, and the cache, which may lose everything."""

import contextlib
import os
import socket
import time
from pathlib import Path

from .binaries import valkey_program
from .children import Child
from .places import Places
from .trouble import Trouble

LOADING = 60.0  # seconds a queue may take to read its log
ALWAYS = {"port": "0", "daemonize": "no", "save": "", "unixsocketperm": "700", "loglevel": "warning"}
QUEUE = {"appendonly": "yes", "appendfsync": "everysec", "maxmemory-policy": "noeviction"}
CACHE = {"appendonly": "no", "maxmemory": "64mb", "maxmemory-policy": "allkeys-lru"}
FORGETFUL = {"appendonly": "no"}


class Valkey:
    """One server: `name` is 'queue' or 'cache', `settings` one of QUEUE and CACHE."""

    def __init__(self, name: str, settings: dict[str, str], places: Places, run: Path, log: Path) -> None:
        folder = places.folder(name)
        self.socket = places.sockets / f"{name}.sock"
        options = {**ALWAYS, **settings, "unixsocket": str(self.socket), "dir": str(folder)}
        words = [word for key, value in options.items() for word in (f"--{key}", value)]
        self.child = Child(
            name=name,
            argv=[str(valkey_program(places.account)), *words],
            run=run,
            log=log,
            env={"PATH": os.environ.get("PATH", "")},
            cwd=folder,
            account=places.account,
            replaceable=False,
        )

    @property
    def url(self) -> str:
        return f"unix://{self.socket}?db=0"

    def start(self) -> None:
        """Start the server; `wait_until_ready` follows."""
        self.child.start()

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + LOADING
        while not self._answers():
            if self.child.ended() is not None:
                raise Trouble(f"Valkey ({self.child.name}) did not start, {self.child.epitaph()}")
            if time.monotonic() > deadline:
                raise Trouble(f"Valkey ({self.child.name}) did not get ready in {LOADING:.0f} s; see {self.child.log}")
            time.sleep(0.02)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            connection.connect(str(self.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        return False
