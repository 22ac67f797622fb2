import json
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

from .conftest import Running, is_alive, until

Supervise = Callable[..., Running]
PARTS = ("web", "work", "cron", "postgres", "queue", "cache")


def answer(running: Running) -> bytes:
    with urlopen(running.url, timeout=10) as response:
        return bytes(response.read())


def test_everything_opens_in_order_and_ctrl_c_closes_it_in_order(
    used_var: Path, port: int, supervise: Supervise
) -> None:
    mall = supervise(used_var, port)
    mall.wait_for("open at")
    facts = json.loads((used_var / "run.json").read_text())
    pids = [mall.pid_of(part) for part in PARTS]
    assert answer(mall) == b"alive"
    assert facts["pid"] == mall.process.pid
    assert facts["base_url"] == mall.url.rstrip("/")
    assert facts["database_url"].startswith("postgresql+psycopg://")
    assert mall.stop() == 0
    stopped = [line.split("  ")[0] for line in mall.printed().splitlines() if " stopped (" in line]
    assert [line.split(" stopped")[0] for line in stopped] == ["web", "cron", "work", "queue, cache", "postgres"]
    assert not any(is_alive(pid) for pid in pids)
    assert not (used_var / "run.json").exists()


def test_a_crashed_part_is_started_again(used_var: Path, port: int, supervise: Supervise) -> None:
    mall = supervise(used_var, port)
    mall.wait_for("open at")
    for part in PARTS:
        pid = mall.pid_of(part)
        os.kill(pid, signal.SIGKILL)
        mall.wait_for(f"{part:<9} ended, killed by SIGKILL; starting again")
        until(lambda part=part, pid=pid: mall.pid_of(part) not in (0, pid))  # type: ignore[misc]
        assert is_alive(mall.pid_of(part))
    assert answer(mall) == b"alive"


def test_what_a_killed_supervisor_left_behind_is_replaced(used_var: Path, port: int, supervise: Supervise) -> None:
    killed = supervise(used_var, port)
    killed.wait_for("open at")
    left = [killed.pid_of(part) for part in PARTS]
    killed.stop(signal.SIGKILL)
    mall = supervise(used_var, port)
    mall.wait_for("open at")
    assert answer(mall) == b"alive"
    assert not any(is_alive(pid) for pid in left)


def test_a_second_instance_on_the_same_var_is_refused_in_one_line(
    used_var: Path, port: int, supervise: Supervise
) -> None:
    mall = supervise(used_var, port)
    mall.wait_for("open at")
    second = supervise(used_var, port + 1)
    assert second.process.wait(20) == 1
    assert second.printed() == (
        f"mall: {used_var} is in use by pid {mall.process.pid}: stop it, or choose another with --var DIR\n"
    )


def test_a_busy_port_is_one_line(var: Path, port: int, supervise: Supervise) -> None:
    with socket.create_server(("127.0.0.1", port)):
        mall = supervise(var, port)
        assert mall.process.wait(20) == 1
    assert mall.printed() == f"mall: port {port} is in use: choose another with --port N\n"


def test_a_web_that_cannot_start_is_one_line_that_says_why(used_var: Path, port: int, supervise: Supervise) -> None:
    mall = supervise(used_var, port, "--web-fails")
    assert mall.process.wait(20) == 1
    complaints = [line for line in mall.printed().splitlines() if line.startswith("mall:")]
    assert complaints == [
        f"mall: web failed, exit 1: ValueError: the page is torn (see {used_var / 'log' / 'web.log'})"
    ]


def test_an_interrupted_filling_is_done_again_and_a_finished_one_is_not(
    open_var: Path, port: int, supervise: Supervise
) -> None:
    interrupted = supervise(open_var, port, "--fill", "echo filling slowly; sleep 600")
    interrupted.wait_for("filling slowly")
    assert interrupted.stop() == 0
    again = supervise(open_var, port, "--fill", "echo filling quickly")
    again.wait_for("open at")
    assert "filling quickly" in again.printed()
    again.stop()
    third = supervise(open_var, port, "--fill", "echo filling twice")
    third.wait_for("open at")
    assert "filling twice" not in third.printed()
    assert [run.printed().count("migrate ") for run in (interrupted, again, third)] == [1, 0, 0]
