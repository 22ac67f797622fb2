"""A supervisor with parts that need no app: `standin.py VAR PORT [--web-fails] [--fill COMMAND]`.

It runs as the real one does: the package `local` by itself, without the rest of Mall.
"""

import argparse
import os
import runpy
import sys
from pathlib import Path

from local.parts import Part
from local.supervisor import Supervisor
from local.terminal import complain
from local.trouble import Trouble

HERE = Path(__file__).parent
MIGRATE = [sys.executable, str(HERE / "standin_migrate.py")]
SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


def tiny_parts(listening: int) -> list[Part]:
    web = [sys.executable, "-m", "gunicorn", "--chdir", str(HERE), "standin_app:app", "--no-control-socket"]
    return [
        Part("web", [*web, "--bind", f"fd://{listening}", "--log-level", "warning"], rank=0),
        Part("work", SLEEP, rank=2),
        Part("cron", SLEEP, rank=1),
    ]


def failing_parts(listening: int) -> list[Part]:
    return [Part("web", [sys.executable, "-c", "raise ValueError('the page is torn')"], rank=0)]


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("var", type=Path)
    options.add_argument("port", type=int)
    options.add_argument("--web-fails", action="store_true")
    options.add_argument("--fill", default="")
    chosen = options.parse_args()
    for verb in os.environ.get("MALL_WITHOUT", "").split():
        runpy.run_path(str(HERE.parent / "without.py"))["take_away"](verb.removeprefix("mall."))
    parts = failing_parts if chosen.web_fails else tiny_parts
    fill = ["sh", "-c", chosen.fill] if chosen.fill else []
    try:
        Supervisor(chosen.var, port=chosen.port, parts=parts, migrate=MIGRATE, fill=fill).run()
    except Trouble as trouble:
        complain(trouble)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
