"""The raw rate of what decides who gets the last unit: one row, one conditional UPDATE per transaction.

python -m bench.updates     a job per line, an answer per line, as bench/load.py
"""

import contextlib
import json
import sys
import threading
import time
from typing import Any

import psycopg

TAKE = "UPDATE bench_shelf SET held = held + 1 WHERE id = 1 AND on_hand - held >= 1 RETURNING on_hand - held"


def main() -> None:
    """A job per line of the standard input, until it ends."""
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Take units from one shelf over that many connections for some seconds."""
    with psycopg.connect(job["url"], autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bench_shelf (id int PRIMARY KEY, on_hand int, held int)")
        connection.execute("INSERT INTO bench_shelf VALUES (1, 1000000000, 0) ON CONFLICT DO NOTHING")
        taken, seconds = take_all(job)
        connection.execute("DROP TABLE bench_shelf")
    return {"taken": taken, "seconds": seconds}


def take_all(job: dict[str, Any]) -> tuple[int, float]:
    """(updates, seconds)."""
    until, counts = time.perf_counter() + job["seconds"], []

    def take() -> None:
        done = 0
        with psycopg.connect(job["url"], autocommit=True) as connection:
            while time.perf_counter() < until:
                done += connection.execute(TAKE).rowcount
        counts.append(done)

    began = time.perf_counter()
    threads = [threading.Thread(target=take) for _ in range(job["connections"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts), time.perf_counter() - began


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
