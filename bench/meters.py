"""What processes use, read from /proc (Linux)."""

import os
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0))


def tree(pid: int) -> list[int]:
    """The process and everything below it."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit() and (parent := parent_of(int(entry.name))) is not None:
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], ())
    return found


def parent_of(pid: int) -> int | None:
    """The parent's pid; None when the process is gone."""
    fields = stat_of(pid)
    return int(fields[1]) if fields else None


def backends(postmaster: int, database: str) -> list[int]:
    """The server processes that work for a database."""
    return [pid for pid in tree(postmaster) if f" {database} " in title_of(pid)]


def title_of(pid: int) -> str:
    try:
        return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def cpu_of(pids: Iterable[int]) -> dict[int, float]:
    """CPU milliseconds of each process so far, all its threads together."""
    return {pid: sum(map(_cpu_of_thread, (PROC / str(pid) / "task").glob("*/schedstat"))) for pid in pids}


def used(before: dict[int, float], after: dict[int, float]) -> float:
    """CPU milliseconds between two readings; a process that started in between counts whole."""
    return sum(spent - before.get(pid, 0.0) for pid, spent in after.items())


def buried(pid: int) -> float:
    """CPU milliseconds of the children that have ended: parallel workers of a database server."""
    fields = stat_of(pid)
    return (int(fields[13]) + int(fields[14])) * 1000 / TICK if fields else 0.0


def memory_of(pid: int) -> tuple[float, float]:
    """(PSS, RSS) of one process in MB; what processes share is split between them in PSS."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return sizes["Pss"], sizes["Rss"]


def stat_of(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat behind the name, which may hold spaces."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _cpu_of_thread(path: Path) -> float:
    try:
        return int(path.read_text().split()[0]) / 1e6
    except (OSError, IndexError):
        return 0.0
