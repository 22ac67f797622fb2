"""`bin/mall`: a command of Mall against a running instance, or against its servers started for the command."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .environment import ROOT, environment_for
from .services import URLS, Services
from .terminal import complain, say
from .trouble import Trouble, explain
from .var import Var

DEFAULT_URL = "http://127.0.0.1:8000"
NEWS_AFTER = 1.0  # seconds of waiting


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code of the command; 1 for trouble before it."""
    try:
        words, path = split_var(sys.argv[1:] if arguments is None else arguments)
        var = Var(path)
        if not words or {"--help", "-h"} & set(words):
            return _call(words, {**os.environ, "MALL_VAR": str(var.path)})
        return _with_running(var, words) if _is_running(var) else _with_own(var, words)
    except Trouble as trouble:
        complain(trouble)
    except OSError as error:
        complain(explain(error))
    except KeyboardInterrupt:
        return 130
    return 1


def split_var(words: list[str]) -> tuple[list[str], Path]:
    """Take `--var DIR` out of the words, wherever it stands."""
    rest, path = [], Path(os.environ.get("MALL_VAR") or ROOT / "var")
    remaining = iter(words)
    for word in remaining:
        if word == "--var":
            path = Path(next(remaining, "") or _missing("--var DIR"))
        elif word.startswith("--var="):
            path = Path(word.removeprefix("--var="))
        else:
            rest.append(word)
    return rest, path


def _missing(option: str) -> str:
    raise Trouble(f"{option}: the directory is missing")


def _is_running(var: Var) -> bool:
    """Whether an instance runs there; waits while one starts, or while another command has the servers."""
    begun, told = time.monotonic(), False
    while var.is_claimed():
        if var.announced():
            return True
        if not told and time.monotonic() - begun > NEWS_AFTER:
            say("mall", f"waiting for what uses {var.path}")
            told = True
        time.sleep(0.1)
    return False


def _with_running(var: Var, words: list[str]) -> int:
    facts = var.announced()
    if not facts:
        raise Trouble(f"the instance in {var.path} has just stopped: try again")
    urls = {name: str(facts[name.lower()]) for name in URLS}
    return _call(words, environment_for(var, urls, str(facts["base_url"]), facts["demo"] == "1"))


def _with_own(var: Var, words: list[str]) -> int:
    with Services(var.path, given=os.environ) as services:
        env = environment_for(var, services.urls(), DEFAULT_URL, demo=True)
        if services.is_fresh and words[0] != "migrate" and (failed := _call(["migrate"], env)):
            return failed
        return _call(words, env)


def _call(words: list[str], env: dict[str, str]) -> int:
    """Run it in our terminal. A Ctrl-C reaches it by itself; a request to end is passed on."""
    child = subprocess.Popen([sys.executable, "-m", "mall", *words], env=_importable(env))
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    terminate = signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        code = child.wait()
    finally:
        signal.signal(signal.SIGINT, interrupt)
        signal.signal(signal.SIGTERM, terminate)
    return code if code >= 0 else 128 - code


def _importable(env: dict[str, str]) -> dict[str, str]:
    """Mall's own tree first: the command may be called from any directory, and its files are named from there."""
    path = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH")]))
    return {**env, "PYTHONPATH": path}


if __name__ == "__main__":
    sys.exit(main())
