"""Workers and the cron process.

    python worker.py work <queue>   does the jobs of one queue, in a forked process for some seconds of work
    python worker.py cron           writes the jobs of mall/schedule.py when they are due, and sweeps

One process per queue: RQ moves a job safely only when a worker waits on a single list.
"""

import logging
import sys
import threading

from redis import Redis
from rq import Worker
from rq.worker import BaseWorker

from mall import create_app, schedule
from mall.kernel import jobs

app = create_app()


def answer(queue: str) -> None:
    """What RQ runs when a bell rang: the rows that are due on the queue."""
    with app.app_context():
        jobs.answer(queue)


def work(queue: str) -> None:
    """Take jobs from one queue until told to stop; finishes the running shift on SIGTERM."""
    connection = Redis.from_url(app.config["REDIS_URL"], socket_timeout=None)
    worker: BaseWorker = Worker(
        [queue],
        connection=connection,
        serializer="json",
        worker_ttl=20,
        job_monitoring_interval=2,
        maintenance_interval=5,
    )
    worker.work(logging_level="WARNING")


def main(arguments: list[str]) -> int:
    """Run one of the two processes. Returns the exit code."""
    sys.modules.setdefault("worker", sys.modules[__name__])  # a job's process finds this application, not a second one
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    match arguments:
        case ["work", queue] if queue in jobs.QUEUES:
            work(queue)
        case ["cron"]:
            schedule.run(app, threading.Event())
        case _:
            print(f"usage: python worker.py work {{{'|'.join(jobs.QUEUES)}}} | cron", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
