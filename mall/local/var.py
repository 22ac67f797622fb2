"""The var directory: made, claimed by one process at a time, and emptied on request."""

import contextlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .holds import Hold
from .places import erase
from .trouble import Trouble, explain

ROOM = 200_000_000  # bytes; a new database, its log and some pictures
KEY_LENGTH = 48  # bytes of randomness in the secret key


class Var:
    """`path` and the names inside it."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.run = self.path / "run"
        self.log = self.path / "log"
        self.running = self.path / "run.json"
        self.accounts = self.path / "demo-accounts.txt"
        self.unfilled = self.path / "run" / "demo-unfilled"
        self._hold = Hold(self.path / "mall.lock")

    @contextlib.contextmanager
    def claimed(self) -> Iterator[None]:
        """Keep every other process from starting this instance. Refuses when one has it, and on a full disk."""
        if self._hold.fd >= 0:
            yield  # already ours
            return
        try:
            self._prepare()
            self._take()
            self.running.unlink(missing_ok=True)
        except OSError as error:
            raise explain(error) from error
        try:
            yield
        finally:
            self._hold.let_go()

    def is_claimed(self) -> bool:
        if not self._hold.path.exists():
            return False
        free = self._hold.take()
        self._hold.let_go()
        return not free

    def _prepare(self) -> None:
        """Make the directory; others may pass through it (the servers' account has to) but not look into it."""
        if not self.path.exists():
            self.path.mkdir(parents=True)
            self.path.chmod(0o711)
        if not self.path.is_dir():
            raise Trouble(f"{self.path} is not a directory: choose another with --var DIR")
        free = shutil.disk_usage(self.path).free
        if free < ROOM:
            raise Trouble(f"the disk of {self.path} is full ({free // 10**6} MB left, {ROOM // 10**6} MB needed)")
        for folder in (self.run, self.log):
            folder.mkdir(mode=0o700, exist_ok=True)

    def _take(self) -> None:
        for _ in range(10):
            if self._hold.take():
                return self._hold.sign(os.getpid())
            time.sleep(0.02)  # `is_claimed` of another process looks for a moment
        raise Trouble(f"{self.path} is in use by pid {self._hold.holder()}: stop it, or choose another with --var DIR")

    def secret_key(self) -> str:
        """The key that signs cookies; made once."""
        path = self.path / "secret-key"
        if path.exists() and len(key := path.read_text().strip()) >= KEY_LENGTH:
            return key
        return _write_private(path, secrets.token_urlsafe(KEY_LENGTH))

    def announce(self, facts: dict[str, Any]) -> None:
        """Tell other commands about the running instance."""
        _write_private(self.running, json.dumps(facts, indent=2))

    def announced(self) -> dict[str, Any] | None:
        """What the process that has claimed this directory announced; None before it did, and when there is none."""
        with contextlib.suppress(OSError, ValueError):
            facts = json.loads(self.running.read_text())
            return facts if isinstance(facts, dict) and self.is_claimed() else None
        return None

    def empty(self) -> None:
        """Delete everything in it. Refuses a directory that Mall never used."""
        if not self._hold.path.exists():
            if self.path.exists() and any(self.path.iterdir()):
                raise Trouble(f"{self.path} was not made by Mall: nothing deleted")
            return
        with self.claimed():
            erase(self.path)
            for entry in self.path.iterdir():
                if entry != self._hold.path:
                    shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()


def _write_private(path: Path, text: str) -> str:
    """Write a file that only we may read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
        draft.replace(path)
    except OSError as error:
        raise explain(error) from error
    return text
