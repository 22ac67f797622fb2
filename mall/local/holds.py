"""Locks that live exactly as long as the processes that inherited them.

A child gets the open lock file and keeps it until its last process is gone, however it went: a kill -9, a reused pid
or a container restart cannot leave a lock behind, and a lock that is taken proves that somebody is still alive.
"""

import contextlib
import fcntl
import os
import subprocess
from pathlib import Path


class Hold:
    """An exclusive lock on `path`; the file names the process that has it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fd = -1

    def take(self) -> bool:
        """Take the lock if nobody has it, and forget the last holder."""
        fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(fd, 0)
        except BlockingIOError:
            os.close(fd)
            return False
        self.fd = fd
        return True

    def sign(self, pid: int) -> None:
        """Note which process has the lock."""
        os.pwrite(self.fd, f"{pid} {birth(pid)}".encode(), 0)

    def let_go(self) -> None:
        """Close our own copy; children that inherited it keep the lock."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def holder(self) -> int | None:
        """The process that signed the lock, if that very process still runs."""
        with contextlib.suppress(OSError, ValueError):
            pid, born = self.path.read_text().split(" ", 1)
            return int(pid) if birth(int(pid)) == born else None
        return None


def birth(pid: int) -> str:
    """When a process started: with its pid, that names it even after the pid was given to another. Empty if gone."""
    with contextlib.suppress(OSError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return "" if fields[0] == "Z" else fields[19]
    if Path("/proc/self").is_dir():
        return ""
    return subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()


def command_line(pid: int) -> str:
    """The command a process was started with; empty if it is gone or hidden from us."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    if Path("/proc/self").is_dir():
        return ""
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
