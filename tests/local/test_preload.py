import os
import subprocess
import sys

import pytest

from mall.local.environment import ROOT

OPENED = """
import os, threading
before = set(os.listdir("/proc/self/fd"))
import wsgi
print(threading.active_count(), set(os.listdir("/proc/self/fd")) - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="open files are listed in /proc")
def test_loading_the_app_opens_nothing_that_its_forks_would_share(tmp_path: object) -> None:
    addresses = {
        "DATABASE_URL": "postgresql+psycopg://mall@/mall?host=/nowhere",
        "REDIS_URL": "unix:///nowhere/queue.sock",
        "CACHE_URL": "unix:///nowhere/cache.sock",
        "MALL_VAR": str(tmp_path),
        "MALL_DEMO": "1",
    }
    command = [sys.executable, "-c", OPENED]
    loaded = subprocess.run(command, cwd=ROOT, env={**os.environ, **addresses}, capture_output=True, text=True)
    assert loaded.stdout == "1 set()\n", loaded.stderr
