"""One child process: it survives nothing of ours by accident, and what an earlier run left behind is found."""

import contextlib
import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from .accounts import Account
from .holds import Hold
from .trouble import Trouble, explain

LOG_LIMIT = 10_000_000  # bytes; a longer log is set aside when the child starts
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1
ERROR_LINE = re.compile(r"^([\w.]*(Error|Exception|Refused|Trouble)\b.*|.*\b(FATAL|PANIC):.*)$")


@dataclass(eq=False)
class Child:
    """A program and everything it needs to be started again.

    Its output goes to `log`, or to our terminal. `stop_signal` asks it to end, `hurry_signal` insists; `patience` is
    the seconds between the two. A child that is `replaceable` may be started while a grandchild of its predecessor
    still lives (a job that outlives its worker). One that `dies_with_us` is asked to stop even when we are killed,
    where the system can do that (Linux).
    """

    name: str
    argv: Sequence[str]
    run: Path
    log: Path | None
    env: Mapping[str, str]
    cwd: Path
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    hurry_signal: signal.Signals = signal.SIGKILL
    patience: float = 20.0
    replaceable: bool = True
    keep_open: tuple[int, ...] = ()
    dies_with_us: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    log_start: int = field(default=0, init=False)

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    def start(self) -> None:
        """Start it, after whatever is left of an earlier run has ended."""
        hold = self._sole_hold()
        try:
            self.process = self._spawn(hold.fd)
            hold.sign(self.process.pid)
        except OSError as error:
            raise explain(error) from error
        finally:
            hold.let_go()

    def ended(self) -> int | None:
        """The exit code (negative: the signal) when it is not running, else None."""
        return self.process.poll() if self.process else 0

    def ask_to_stop(self) -> None:
        self._signal(self.stop_signal)

    def insist(self) -> None:
        self._signal(self.hurry_signal)

    def kill(self) -> None:
        """End it and its process group at once."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> bool:
        """Whether it ended within `seconds`."""
        try:
            if self.process:
                self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def evict(self) -> bool:
        """End what an earlier run left behind. Whether nothing of it lives any more."""
        hold = Hold(self.run / f"{self.name}.lock")
        for sign, seconds in ((self.stop_signal, self.patience), (signal.SIGKILL, 5.0)):
            deadline = time.monotonic() + seconds
            _signal_group(hold.holder(), sign)
            while time.monotonic() < deadline:
                if hold.take():
                    hold.let_go()
                    return True
                if self.replaceable and hold.holder() is None:
                    break
                time.sleep(0.05)
        return False

    def last_words(self) -> str:
        """The line of the log that says why it ended; empty if it said nothing."""
        if not self.log:
            return ""
        with contextlib.suppress(OSError), self.log.open(errors="replace") as log:
            log.seek(self.log_start)
            lines = [line.strip() for line in log if line.strip()]
            reasons = [line for line in lines if ERROR_LINE.match(line)]
            return (reasons or lines or [""])[-1][:300]
        return ""

    def epitaph(self) -> str:
        """How it ended, and why if it said so."""
        code = self.ended() or 0
        how = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit {code}"
        why = self.last_words() if code > 0 else ""
        return f"{how}: {why}" if why else how

    def _sole_hold(self) -> Hold:
        hold = Hold(self.run / f"{self.name}.lock")
        if hold.take():
            return hold
        if not self.evict():
            if not self.replaceable:
                raise Trouble(f"{self.name} (pid {hold.holder() or 'unknown'}) of an earlier run does not stop: end it")
            hold.path.unlink(missing_ok=True)
        if not hold.take():
            raise Trouble(f"{self.name} is being started by somebody else")
        return hold

    def _spawn(self, hold_fd: int) -> subprocess.Popen[bytes]:
        with _opened(self.log) as log:
            self.log_start = log.tell() if log else 0
            return subprocess.Popen(
                self.argv,
                env=dict(self.env),
                cwd=self.cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a Ctrl-C in the terminal is ours to pass on, in the right order
                pass_fds=(hold_fd, *self.keep_open),
                preexec_fn=self._bind if self.dies_with_us and LIBC else None,
                **(self.account.identity if self.account else {}),
            )

    def _bind(self) -> None:
        if LIBC:
            LIBC.prctl(PR_SET_PDEATHSIG, int(self.stop_signal))

    def _signal(self, sign: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(sign)


def stop_together(children: Sequence[Child]) -> None:
    """End them all: ask, insist, kill."""
    for step in (Child.ask_to_stop, Child.insist, Child.kill):
        for child in children:
            step(child)
        deadline = time.monotonic() + max((child.patience for child in children), default=0)
        for child in children:
            child.wait(max(0.0, deadline - time.monotonic()))
        if all(child.ended() is not None for child in children):
            return


def stop_at_once(children: Sequence[Child]) -> None:
    """End them without letting them finish."""
    for child in children:
        child.insist()
    for child in children:
        if not child.wait(5):
            child.kill()
            child.wait(5)


def _opened(log: Path | None) -> contextlib.AbstractContextManager[IO[bytes] | None]:
    if log is None:
        return contextlib.nullcontext()
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
    return log.open("ab")


def _signal_group(pid: int | None, sign: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if pid and sign == signal.SIGKILL:
            os.killpg(pid, sign)
        elif pid:
            os.kill(pid, sign)
