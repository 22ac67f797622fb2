import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from mall.local.distant import plain
from mall.local.services import Services
from mall.local.trouble import Trouble

from .conftest import BY_ITSELF, is_alive, until

HOLDER = """
import sys, time
from pathlib import Path
from local.services import Services
with Services(Path(sys.argv[1]), durable=sys.argv[2] == "durable"):
    print("up", flush=True)
    time.sleep(600)
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has servers under another account")


@pytest.fixture(scope="module")
def services(used_var: Path) -> Iterator[Services]:
    with Services(used_var) as running:
        yield running


def write(services: Services, number: int) -> None:
    with psycopg.connect(plain(services.database_url)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        connection.execute("INSERT INTO kept VALUES (%s)", [number])
    redis.Redis.from_url(services.redis_url).rpush("kept", number)


def read(services: Services) -> tuple[list[int], list[int]]:
    with psycopg.connect(plain(services.database_url)) as connection:
        rows = [row[0] for row in connection.execute("SELECT number FROM kept ORDER BY number")]
    return rows, [int(item) for item in redis.Redis.from_url(services.redis_url).lrange("kept", 0, -1)]


def pids(services: Services) -> list[int]:
    return [child.pid for child in services.children]


def test_data_survive_a_stop_and_every_process_ends(var: Path) -> None:
    with Services(var) as services:
        assert services.is_fresh
        write(services, 1)
        first = pids(services)
    assert not any(is_alive(pid) for pid in first)
    with Services(var) as services:
        assert not services.is_fresh
        assert read(services) == ([1], [1])


def test_what_a_killed_process_left_behind_is_stopped_and_its_data_are_there(open_var: Path) -> None:
    left = left_by_a_killed_process(open_var, "durable")
    assert all(is_alive(pid) for pid in left)
    with Services(open_var) as services:
        write(services, 2)
        until(lambda: not any(is_alive(pid) for pid in left))
        assert read(services) == ([2], [2])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot tie a process to its parent")
def test_the_servers_of_a_killed_test_run_end_with_it(open_var: Path) -> None:
    left = left_by_a_killed_process(open_var, "fleeting")
    until(lambda: not any(is_alive(pid) for pid in left))


def left_by_a_killed_process(var: Path, kind: str) -> list[int]:
    """The servers of a process that was killed while it had them."""
    command = [sys.executable, "-c", HOLDER, str(var), kind]
    with subprocess.Popen(command, env=BY_ITSELF, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdout.readline() == b"up\n"
        names = ("postgres", "queue", "cache")
        pids = [int((var / "run" / f"{name}.lock").read_text().split()[0]) for name in names]
        holder.kill()
    return pids


def test_data_survive_a_kill_of_the_servers_and_pids_that_others_have_by_now(var: Path) -> None:
    with Services(var) as services:
        write(services, 3)
        until(lambda: "3" in "".join(str(item) for item in read(services)[1]))
        for child in services.children:
            os.kill(child.pid, signal.SIGKILL)
            child.wait(10)
        postgres = services.postgres
        assert postgres
        account = postgres.data.stat().st_uid  # PostgreSQL believes in pids of its own account
        somebody = subprocess.Popen(["sleep", "60"], user=account)
        for lock in (postgres.data / "postmaster.pid", postgres.places.sockets / ".s.PGSQL.5432.lock"):
            lines = lock.read_text().splitlines()
            lock.write_text("\n".join([str(somebody.pid), *lines[1:]]) + "\n")
    with somebody, Services(var) as services:
        assert read(services) == ([3], [3])
        somebody.kill()


def test_two_at_once_know_nothing_of_each_other_and_leave_nothing(tmp_path: Path) -> None:
    with Services(tmp_path / "a", durable=False) as one, Services(tmp_path / "b", durable=False) as other:
        write(one, 1)
        write(other, 2)
        assert (read(one), read(other)) == (([1], [1]), ([2], [2]))
        homes = [one.tools.parent, *(Path(services.var.path / "servers").resolve() for services in (one, other))]
    assert [home.exists() for home in homes] == [True, False, False]


def test_the_queue_refuses_to_forget_and_the_cache_forgets(services: Services) -> None:
    queue, cache = redis.Redis.from_url(services.redis_url), redis.Redis.from_url(services.cache_url)
    assert queue.config_get("maxmemory-policy", "appendonly", "appendfsync") == {
        "maxmemory-policy": "noeviction",
        "appendonly": "yes",
        "appendfsync": "everysec",
    }
    assert cache.config_get("maxmemory-policy", "appendonly") == {"maxmemory-policy": "allkeys-lru", "appendonly": "no"}


def test_the_database_sorts_alike_everywhere_and_listens_to_no_network(services: Services) -> None:
    query = "SELECT datlocprovider, datlocale, current_setting('listen_addresses'), current_setting('is_superuser')"
    with psycopg.connect(plain(services.database_url)) as connection:
        row = connection.execute(f"{query} FROM pg_database WHERE datname = current_database()").fetchone()
    assert row == ("b", "C.UTF-8", "", "on")


def test_a_test_may_make_databases(services: Services) -> None:
    with psycopg.connect(plain(services.admin_url), autocommit=True) as admin:
        admin.execute("CREATE DATABASE copy TEMPLATE mall")
    with psycopg.connect(plain(services.database_url_of("copy"))) as connection:
        assert connection.info.dbname == "copy"


@as_root
def test_another_account_cannot_log_in(services: Services) -> None:
    postgres = services.postgres
    assert postgres
    command = [services.tools / "psql", "-h", postgres.places.sockets, "-U", "mall", "-c", "SELECT 1", "mall"]
    assert subprocess.run(command, capture_output=True).returncode == 0
    account = postgres.places.account
    refused = subprocess.run(command, capture_output=True, text=True, cwd="/", **account.identity)
    assert "Peer authentication failed" in refused.stderr


def test_servers_of_somebody_else_are_used_as_they_are(services: Services, tmp_path: Path) -> None:
    with Services(tmp_path, given=services.urls()) as ours:
        assert ours.urls() == services.urls()
        assert not ours.children


def test_a_var_directory_has_one_owner(services: Services) -> None:
    with pytest.raises(Trouble, match=f"in use by pid {os.getpid()}"):
        Services(services.var.path).start()


def test_a_path_too_long_for_a_socket_works(open_var: Path) -> None:
    with Services(open_var / ("deep" * 20), durable=False) as services:
        write(services, 1)
        assert read(services) == ([1], [1])


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("DATABASE_URL", "postgresql+psycopg://mall:hunter2@127.0.0.1:1/mall"),
        ("REDIS_URL", "redis://:hunter2@127.0.0.1:1/0"),
        ("CACHE_URL", "unix:///nowhere/cache.sock?password=hunter2"),
        ("DATABASE_URL", "mysql://mall:hunter2@127.0.0.1/mall"),
    ],
)
def test_a_server_that_cannot_be_reached_is_named_in_one_line_without_its_password(
    var: Path, name: str, url: str
) -> None:
    with pytest.raises(Trouble, match=name) as trouble:
        Services(var, given={name: url}).start()
    assert "\n" not in str(trouble.value)
    assert "hunter2" not in str(trouble.value)
