"""Files: what people upload and what we make of it, behind an interface that a bucket can fill as well as a disk.

A key is a path of our own making ("pictures/ab/cdef….jpg"); it never holds a name somebody typed. Content under a key
never changes, so its URL may be cached for ever.
"""

import hashlib
import os
from pathlib import Path
from typing import Protocol

from flask import current_app

from mall.kernel import ids
from mall.kernel.refusals import NotFound


class Storage(Protocol):
    """Where files live. Keys are relative paths with forward slashes."""

    def put(self, key: str, content: bytes) -> None:
        """Store the bytes under the key; a key is written once."""

    def get(self, key: str) -> bytes:
        """The bytes; raises NotFound."""

    def has(self, key: str) -> bool:
        """Whether there is something under the key."""

    def names(self, beginning: str) -> list[str]:
        """The keys that begin so, sorted."""

    def delete(self, key: str) -> None:
        """Forget the key; a missing one is no error."""


class Local:
    """Files in a folder, written whole or not at all."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def put(self, key: str, content: bytes) -> None:
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{ids.token()[:8]}.part")
        part.write_bytes(content)
        os.replace(part, path)  # noqa: PTH105

    def get(self, key: str) -> bytes:
        try:
            return self.path(key).read_bytes()
        except OSError:
            raise NotFound from None

    def has(self, key: str) -> bool:
        return self.path(key).is_file()

    def names(self, beginning: str) -> list[str]:
        folder, _slash, start = beginning.rpartition("/")
        place = self.path(folder)
        names = [path.name for path in place.iterdir()] if place.is_dir() else []
        return sorted(f"{folder}/{name}" for name in names if name.startswith(start) and not name.endswith(".part"))

    def delete(self, key: str) -> None:
        self.path(key).unlink(missing_ok=True)

    def path(self, key: str) -> Path:
        """The file of a key; a key that climbs out of the folder does not exist."""
        path = (self.root / key).resolve()
        if not path.is_relative_to(self.root) or path == self.root:
            raise NotFound
        return path


def storage() -> Storage:
    """The application's files."""
    store: Storage = current_app.extensions.setdefault("storage", Local(Path(current_app.config["VAR"]) / "files"))
    return store


def key_for(folder: str, content: bytes, extension: str) -> str:
    """A key named by the content's digest: the same bytes are stored once."""
    digest = hashlib.sha256(content).hexdigest()[:40]
    return f"{folder}/{digest[:2]}/{digest[2:]}.{extension}"
