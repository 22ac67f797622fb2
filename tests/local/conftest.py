"""Var directories that leave nothing behind, and a supervisor whose parts are tiny."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mall.local.environment import ROOT
from mall.local.holds import birth
from mall.local.places import erase

STANDIN = Path(__file__).with_name("standin.py")
BY_ITSELF = {**os.environ, "PYTHONPATH": str(ROOT / "mall")}


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    """Below a directory that only we may enter, as a home directory is."""
    yield tmp_path / "var"
    erase(tmp_path / "var")


@pytest.fixture(scope="module")
def used_var() -> Iterator[Path]:
    """One for all tests of a file, which saves making a database for each."""
    yield from _below_an_open_directory()


@pytest.fixture
def open_var() -> Iterator[Path]:
    """Below a directory that every account may enter."""
    yield from _below_an_open_directory()


def _below_an_open_directory() -> Iterator[Path]:
    base = Path(tempfile.mkdtemp(prefix="mall-test-"))
    base.chmod(0o711)
    yield base / "var"
    shutil.rmtree(base)


class Running:
    """A supervisor in a process of its own, and what it printed."""

    def __init__(self, var: Path, port: int, *options: str) -> None:
        self.var = var
        self.url = f"http://127.0.0.1:{port}/"
        self.output = var.parent / f"output-{time.monotonic_ns()}"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, STANDIN, var, str(port), *options],
                env={**BY_ITSELF, "MALL_WITHOUT": os.environ.get("MALL_WITHOUT", "")},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def printed(self) -> str:
        return self.output.read_text()

    def pid_of(self, part: str) -> int:
        """0 while it is being started."""
        return int((self.var / "run" / f"{part}.lock").read_text().partition(" ")[0] or 0)

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """Everything printed, once it holds `text`."""
        until(lambda: text in self.printed() or self.process.poll() is not None, seconds)
        assert text in self.printed(), self.printed()
        return self.printed()

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(sign)
        return self.process.wait(30)


@pytest.fixture
def supervise() -> Iterator[Callable[..., Running]]:
    running: list[Running] = []

    def start(var: Path, port: int, *options: str) -> Running:
        running.append(Running(var, port, *options))
        return running[-1]

    yield start
    for each in running:
        if each.process.poll() is None:
            each.stop()


@pytest.fixture
def port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def until(holds: Callable[[], object], seconds: float = 20) -> None:
    """Wait for a condition; fail when it does not come."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return bool(birth(pid))  # a zombie is dead
