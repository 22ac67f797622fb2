"""Makes `.venv` and keeps it at the locked requirements: `python mall/local venv runtime|dev`.

Only the standard library, because it runs before anything is installed. A stamp in `.venv` says which requirements it
was made from; the dev set contains the runtime set, so a dev environment serves both.
"""

import fcntl
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST_PYTHON = (3, 11)
FILES = {"runtime": "requirements.txt", "dev": "requirements-dev.txt"}
PIP_TO_UV = {"index-url": "UV_DEFAULT_INDEX", "extra-index-url": "UV_INDEX", "find-links": "UV_FIND_LINKS"}


class Broken(Exception):
    """The environment cannot be made; the message is one line."""


def main(arguments: list[str] | None = None) -> int:
    """Make the environment for `runtime` or `dev` if it is not there yet. Returns the exit code."""
    (kind,) = sys.argv[1:] if arguments is None else arguments
    try:
        if sys.version_info < OLDEST_PYTHON:
            raise Broken(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
        with _alone():
            Environment(ROOT).ensure(kind)
    except (Broken, OSError) as error:
        print(f"mall: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


class Environment:
    """The virtual environment of a checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / ".venv"
        self.python = self.path / "bin" / "python"

    def ensure(self, kind: str) -> None:
        """Install what `kind` needs, unless the stamps say that it is there."""
        if self._is_current(kind):
            return
        if not self._works():
            self._make()
        self._install(kind)
        for covered in ("runtime", "dev") if kind == "dev" else ("runtime",):
            self._stamp(covered).write_text(self._wanted(covered))

    def _is_current(self, kind: str) -> bool:
        stamp = self._stamp(kind)
        return self.python.exists() and stamp.exists() and stamp.read_text() == self._wanted(kind)

    def _stamp(self, kind: str) -> Path:
        return self.path / f"mall-{kind}.stamp"

    def _wanted(self, kind: str) -> str:
        return hashlib.sha256((self.root / FILES[kind]).read_bytes()).hexdigest()

    def _works(self) -> bool:
        """Whether there is an environment with a Python that is new enough and can install."""
        if not self.python.exists():
            return False
        test = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
        return subprocess.run([self.python, "-c", test], capture_output=True).returncode == 0

    def _make(self) -> None:
        print("Making .venv …", flush=True)
        python = getattr(sys, "_base_executable", sys.executable)  # ours may be the one that is replaced
        made = subprocess.run([python, "-m", "venv", "--clear", self.path], capture_output=True, text=True)
        if made.returncode and "ensurepip" in made.stdout + made.stderr:
            raise Broken("this Python cannot make environments: install its venv package (Debian: python3-venv)")
        if made.returncode:
            raise Broken(f"cannot make .venv: {_reason(made.stdout + made.stderr)}")

    def _install(self, kind: str) -> None:
        if kind == "dev" and self._install_with_uv():
            return
        file = self.root / FILES[kind]
        self._pip(["--require-hashes", "-r", str(file)], f"Installing {FILES[kind]}", _packages_in(file))

    def _install_with_uv(self) -> bool:
        """The dev set is twice as large, and uv a tenth as slow. False when pip has to do it."""
        file = self.root / FILES["dev"]
        try:
            self._get_uv(file)
        except Broken:
            return False
        print(f"Installing {file.name} … about a minute", flush=True)
        command = [str(self.path / "bin" / "uv"), "pip", "install", "--quiet", "--compile-bytecode", "--require-hashes"]
        command += ["-r", str(file), "--python", str(self.python)]
        return subprocess.run(command, env=self._uv_settings()).returncode == 0

    def _get_uv(self, file: Path) -> None:
        """Install the locked uv alone."""
        lock = re.search(r"^uv==[^\n]*(\n[ \t]+[^\n]*)*", file.read_text(), re.MULTILINE)
        if not lock:
            raise Broken("uv is not locked")
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as alone:
            alone.write(lock[0])
            alone.flush()
            self._pip(["--require-hashes", "-r", alone.name], "Installing uv", 1)

    def _uv_settings(self) -> dict[str, str]:
        """uv does not read pip's settings: pass on where packages come from."""
        listed = subprocess.run([self.python, "-m", "pip", "config", "list"], capture_output=True, text=True).stdout
        found = dict(re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", listed, re.MULTILINE))
        settings = {uv: ",".join(found[pip].split()) for pip, uv in PIP_TO_UV.items() if pip in found}
        if "UV_INDEX" in settings:
            settings["UV_INDEX"] = settings["UV_INDEX"].replace(",", " ")
        if "cert" in found:
            settings["SSL_CERT_FILE"] = found["cert"]
        return {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_LINK_MODE": "copy", **settings, **os.environ}

    def _pip(self, arguments: Sequence[str], title: str, expected: int) -> None:
        command = [str(self.python), "-m", "pip", "install", "--no-input", "--progress-bar", "off", *arguments]
        environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        output, progress = [], Progress(title, expected)
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as pip:
            for line in pip.stdout or ():
                output.append(line.decode(errors="replace"))
                progress.note(output[-1])
        progress.end()
        if pip.returncode:
            raise Broken(f"cannot install the packages: {_reason(''.join(output))}")


class Progress:
    """One line that moves in a terminal, or a line now and then elsewhere."""

    def __init__(self, title: str, expected: int) -> None:
        self.title, self.expected, self.seen = title, expected, 0
        self.begun = self.shown = time.monotonic()
        self.in_terminal = sys.stdout.isatty()
        print(f"{title} …", end="" if self.in_terminal else "\n", flush=True)

    def note(self, line: str) -> None:
        """Take a line of pip's output."""
        if not line.startswith(("Collecting ", "Requirement already satisfied", "Installing collected")):
            return
        self.seen += 1
        if self.in_terminal or time.monotonic() - self.shown > 10:
            counted = f"{min(self.seen, self.expected)}/{self.expected}"
            self._show("unpacking" if line.startswith("Installing") else counted)

    def end(self) -> None:
        self._show("done" if self.seen else "ended")
        if self.in_terminal:
            print(flush=True)

    def _show(self, state: str) -> None:
        self.shown = time.monotonic()
        line = f"{self.title} … {state} ({self.shown - self.begun:.0f} s)"
        print(f"\r\033[K{line}" if self.in_terminal else line, end="" if self.in_terminal else "\n", flush=True)


@contextmanager
def _alone() -> Iterator[None]:
    """Two commands at once on one checkout take turns."""
    directory = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


def _packages_in(file: Path) -> int:
    return len(re.findall(r"^[\w.\[\]-]+==", file.read_text(), re.MULTILINE))


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "rror" in line.partition(":")[0]]
    return (errors or lines or ["no reason given"])[-1]


if __name__ == "__main__":
    sys.exit(main())
