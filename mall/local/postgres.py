"""PostgreSQL as our own child: a Unix socket, no network, the same sort order on every machine."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

from .binaries import postgres_programs
from .children import Child
from .holds import command_line
from .places import Places
from .trouble import Trouble, explain

USER = "mall"
DATABASE = "mall"
NO_TABLES = "SELECT NOT EXISTS (SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema'))"
RECOVERY = 300.0  # seconds a server may take to replay its log after a crash
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] ",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class Postgres:
    """The server of one var directory. Its superuser is `mall`; only the account that starts it may log in."""

    def __init__(self, places: Places, run: Path, log: Path, durable: bool) -> None:
        self.places = places
        self.tools = postgres_programs(places.account)
        self.data = places.folder("postgres") / "data"
        self.durable = durable
        self.is_fresh = False
        self.child = Child(
            name="postgres",
            argv=[str(self.tools / "postgres"), "-D", str(self.data), *self._options()],
            run=run,
            log=log,
            env={"PATH": os.environ.get("PATH", "")},
            cwd=self.data.parent,
            account=places.account,
            stop_signal=signal.SIGINT,
            hurry_signal=signal.SIGQUIT,
            replaceable=False,
        )

    def url(self, database: str = DATABASE) -> str:
        return f"postgresql+psycopg://{USER}@/{database}?host={self.places.sockets}"

    def is_empty(self) -> bool:
        """Whether the database has no tables."""
        return self._answer(NO_TABLES) == "t"

    def migration(self) -> str:
        """The migration the database is at; empty before the first."""
        exists = self._answer("SELECT to_regclass('public.alembic_version') IS NOT NULL")
        return self._answer("SELECT string_agg(version_num, ' ') FROM alembic_version") if exists == "t" else ""

    def start(self) -> None:
        """Start the server; `wait_until_ready` follows."""
        self.child.evict()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self.is_fresh = (self.data / "fresh").exists()
        self._check_version()
        self._write_access_rules()
        self._remove_stale_locks()
        self.child.start()

    def wait_until_ready(self) -> None:
        """Wait until it takes connections, and make the database the first time."""
        deadline = time.monotonic() + RECOVERY
        while not self._is_ready():
            if self.child.ended() is not None:
                raise Trouble(f"PostgreSQL did not start, {self.child.epitaph()}")
            if time.monotonic() > deadline:
                raise Trouble(f"PostgreSQL did not get ready in {RECOVERY:.0f} s; see {self.child.log}")
            time.sleep(0.02)
        if self.is_fresh:
            self._create_database()

    def _options(self) -> list[str]:
        settings = SETTINGS | ({} if self.durable else FORGETFUL)
        settings["unix_socket_directories"] = str(self.places.sockets)
        return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]

    def _initialise(self) -> None:
        """Make the data directory under another name first, so that a half-made one is never taken for a whole."""
        draft = self.data.with_name("draft")
        shutil.rmtree(draft, ignore_errors=True)
        options = ["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale-provider=builtin"]
        made = subprocess.run(
            [self.tools / "initdb", "-D", draft, "-U", USER, *options, "--locale=C.UTF-8"],
            cwd=self.data.parent,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            **self.places.account.identity,
        )
        if made.returncode:
            raise Trouble(f"PostgreSQL could not make its files: {_reason(made.stderr)}")
        (draft / "fresh").touch()
        draft.rename(self.data)

    def _check_version(self) -> None:
        written = (self.data / "PG_VERSION").read_text().strip()
        version = subprocess.run([self.tools / "postgres", "-V"], capture_output=True, text=True).stdout.split()
        if not version or version[2].split(".")[0] != written:
            found = version[2] if version else "broken"
            raise Trouble(f"{self.data} was written by PostgreSQL {written} and the one installed is {found}")

    def _write_access_rules(self) -> None:
        """Whoever starts the server may log in as anybody; no other account of the machine may."""
        try:
            self._write("pg_hba.conf", "local all all peer map=mall\n")
            self._write("pg_ident.conf", f"mall {pwd.getpwuid(os.geteuid()).pw_name} all\n")
        except OSError as error:
            raise explain(error) from error

    def _write(self, name: str, text: str) -> None:
        path = self.data / name
        path.write_text(text)
        path.chmod(0o600)
        self.places.account.own(path)

    def _remove_stale_locks(self) -> None:
        """Drop lock files that name a pid which is somebody else by now; PostgreSQL would believe them."""
        for lock in (self.data / "postmaster.pid", self.places.sockets / ".s.PGSQL.5432.lock"):
            with contextlib.suppress(OSError, ValueError, IndexError):
                pid = int(lock.read_text().split()[0])
                if str(self.data) in command_line(pid):
                    raise Trouble(f"another PostgreSQL (pid {pid}) uses {self.data}: stop it")
                lock.unlink()

    def _is_ready(self) -> bool:
        with contextlib.suppress(OSError):
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            return len(lines) > 7 and lines[7].strip() == "ready" and int(lines[0]) == self.child.pid
        return False

    def _create_database(self) -> None:
        made = self._client("createdb", DATABASE)
        if made.returncode and "already exists" not in made.stderr:
            raise Trouble(f"PostgreSQL could not make the database: {_reason(made.stderr)}")
        (self.data / "fresh").unlink()

    def _answer(self, question: str) -> str:
        asked = self._client("psql", "-XAtq", "-c", question, DATABASE)
        if asked.returncode:
            raise Trouble(f"PostgreSQL does not answer: {_reason(asked.stderr)}")
        return asked.stdout.strip()

    def _client(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.tools / program), "-h", str(self.places.sockets), "-U", USER, *arguments]
        return subprocess.run(command, capture_output=True, text=True)


def _reason(output: str) -> str:
    """The one line of a program's complaints that says why."""
    if "No space left" in output or "free disk space" in output:
        return "the disk is full"
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    blunt = [line for line in lines if "FATAL:" in line or "error:" in line]
    return (blunt or lines[-1:] or ["no reason given"])[0]
