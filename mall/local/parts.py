"""The processes of the app: web, the workers, cron."""

import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

QUEUES = ("default", "mail", "money", "bulk")
MOST_WEB_PROCESSES = 8
THREADS = 4
DRAIN = 20  # seconds a request or a job may take to end when Mall stops


@dataclass(frozen=True)
class Part:
    """A command, and when it is stopped: the lowest rank first, equal ranks together."""

    name: str
    argv: Sequence[str]
    rank: int
    patience: float = DRAIN + 5
    hurry_signal: signal.Signals = signal.SIGKILL


def parts_of_mall(listening: int) -> list[Part]:
    """Web answers on `listening` (a file descriptor), a socket that outlives it: visitors wait while it starts again.

    It loads the app once and forks: half the time to start, less memory, and a killed process is back at once. That is
    safe because loading the app opens no connection, file or thread (tests/local/test_preload.py).
    """
    python = sys.executable
    web = Part("web", [python, "-m", "gunicorn", "wsgi:app", *_gunicorn(listening)], rank=0)
    cron = Part("cron", [python, "worker.py", "cron"], rank=1)
    return [web, *(_worker(queue) for queue in QUEUES), cron]


def _worker(queue: str) -> Part:
    """A second SIGTERM makes RQ end the running job as well; SIGKILL would leave it running alone."""
    return Part(f"work-{queue}", [sys.executable, "worker.py", "work", queue], 2, hurry_signal=signal.SIGTERM)


def _gunicorn(listening: int) -> list[str]:
    options = {
        "bind": f"fd://{listening}",
        "worker-class": "gthread",
        "workers": os.environ.get("WEB_CONCURRENCY") or str(min(_cores(), MOST_WEB_PROCESSES)),
        "threads": str(THREADS),
        "graceful-timeout": str(DRAIN),
        "timeout": "60",
        "keep-alive": "5",
        "log-level": "warning",
    }
    if Path("/dev/shm").is_dir():  # noqa: S108 — heartbeats in memory: on a slow disk gunicorn takes a worker for dead
        options["worker-tmp-dir"] = "/dev/shm"  # noqa: S108
    return [
        "--preload",
        "--no-control-socket",
        *(word for name, value in options.items() for word in (f"--{name}", value)),
    ]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
