"""Whether the database has already seen this version of the code.

Loading the whole app only to learn that there is nothing to migrate takes half of a start. The code is compared by its
content, and the database by the migration it says it is at, so that one that was restored is not taken for the other.
"""

import hashlib
from pathlib import Path

from .postgres import Postgres

KINDS = (".py", ".json", ".sql")


class Schema:
    """The state of one database, noted in `note` after each migration."""

    def __init__(self, root: Path, note: Path) -> None:
        self.root, self.note = root, note

    def is_current(self, postgres: Postgres | None) -> bool:
        """Whether code and database are as they were noted. A server that is not ours is never taken for granted."""
        return bool(postgres and self.note.exists() and self.note.read_text() == self._state(postgres) != "")

    def remember(self, postgres: Postgres | None) -> None:
        """Note the state, after migrating."""
        if postgres:
            self.note.write_text(self._state(postgres))

    def _state(self, postgres: Postgres) -> str:
        """Empty before the first migration."""
        migration = postgres.migration()
        digest = hashlib.sha256(migration.encode())
        for path in sorted(path for path in self.root.rglob("*") if path.suffix in KINDS):
            digest.update(path.relative_to(self.root).as_posix().encode())
            digest.update(path.read_bytes())
        return digest.hexdigest() if migration else ""
