"""Fixtures: one PostgreSQL and one pair of Valkeys for the whole run, one database per test process, emptied before
every test. What a test commits is really committed: deferred triggers fire and other connections see it."""

import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine
from werkzeug.serving import make_server

from mall import create_app
from mall.config import Settings
from mall.domain import people
from mall.kernel import clock, jobs, places
from mall.kernel.db import Base, db
from mall.kernel.web import look, shared
from mall.kernel.web.limits import limiter
from mall.local.services import Services
from mall.models import Person
from tests.browser import PoliteClient
from tests.stage import Kept, Stage
from tests.without import taken_away
from tests.world import Remembered, World, build_world, key_of, keys_of, row_of


def pytest_addoption(parser: pytest.Parser) -> None:
    """--without VERB or --without TEST=VERB: see tests/without.py. May be given several times."""
    parser.addoption("--without", action="append", default=[], metavar="[TEST=]VERB", help="let a verb do nothing")


def pytest_configure(config: pytest.Config) -> None:
    """Start the servers once, in the process that starts the others, and build the template database."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    folder = Path(tempfile.mkdtemp(prefix="mall-"))
    services = Services(folder, durable=False)
    services.start()
    config.stash[SERVICES] = (services, folder)
    os.environ.update(
        MALL_TEST_ADMIN=services.admin_url,
        MALL_TEST_REDIS=services.redis_url,
        MALL_TEST_CACHE=services.cache_url,
        MALL_TEST_TOOLS=str(services.tools),
    )
    make_database("mall_template")
    engine = create_engine(database_url("mall_template"))
    Base.metadata.create_all(engine)
    engine.dispose()
    fill_regions()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the servers and forget their files."""
    if SERVICES in config.stash:
        services, folder = config.stash[SERVICES]
        services.stop()
        shutil.rmtree(folder, ignore_errors=True)


# Files that take long as a whole, the longest first. Begun last, they would keep one process busy while the other is done.
LONG_FILES = (
    "tests/law/test_bad_input.py",
    "tests/journeys/",
    "tests/law/test_jobs.py",
    "tests/law/test_rivals.py",
    "tests/law/test_chinese_pages.py",
    "tests/local/",
    "tests/demo/",
    "tests/bench/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, whatever order chance gave the others."""
    last = len(LONG_FILES)
    items.sort(
        key=lambda item: next((place for place, name in enumerate(LONG_FILES) if item.nodeid.startswith(name)), last)
    )


SERVICES = pytest.StashKey[tuple[Services, Path]]()


def make_database(name: str, template: str = "template1") -> str:
    """A new database; returns its URL."""
    with psycopg.connect(plain(os.environ["MALL_TEST_ADMIN"]), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return database_url(name)


def database_url(name: str) -> str:
    return os.environ["MALL_TEST_ADMIN"].replace("/postgres?", f"/{name}?")


def plain(url: str) -> str:
    """The URL as libpq spells it."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def fill_regions() -> None:
    app = create_app(Settings(database_url=database_url("mall_template"), testing=True))
    with app.app_context():
        places.fill()
        db.session.commit()
        db.session.close()
        db.engine.dispose()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run the test without the verbs that are to be missing in it. Its fixtures had them."""
    asked = [each.rpartition("=") for each in item.config.getoption("without")]
    missing = [verb for test, _is, verb in asked if test in ("", item.nodeid.partition("[")[0])]
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MALL_WITHOUT", " ".join(missing))  # for the processes that the test starts
        for verb in missing:
            stack.enter_context(taken_away(verb))
        return (yield)


@pytest.fixture(scope="session")
def database(worker_id: str) -> str:
    """This test process's own database, filled with the schema and the regions."""
    return make_database(f"mall_{worker_id}", "mall_template")


@pytest.fixture(scope="session")
def settings(database: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Settings:
    """Settings of the mall under test. Its bells and counters are in a room of Valkey where no other test process is."""
    room = int(worker_id.removeprefix("gw")) if worker_id.startswith("gw") else 0
    return Settings(
        database_url=database,
        redis_url=os.environ["MALL_TEST_REDIS"].replace("db=0", f"db={room}"),
        cache_url=os.environ["MALL_TEST_CACHE"].replace("db=0", f"db={room}"),
        secret_key="only for tests",
        var=tmp_path_factory.mktemp("var"),
        base_url="http://localhost",
        demo=True,
        testing=True,
    )


@pytest.fixture(scope="session")
def mall(settings: Settings) -> Flask:
    """The application, one per test process. What was loaded for it is left out by the collector, as in wsgi.py."""
    app = create_app(settings)
    gc.collect()
    gc.freeze()
    return app


@pytest.fixture(scope="session")
def stage(database: str) -> Iterator[Stage]:
    """What empties this process's database and puts the world back."""
    made = Stage(plain(database))
    yield made
    made.close()


@pytest.fixture
def clean(mall: Flask, stage: Stage) -> None:
    """Every table empty but for the regions."""
    stage.empty()
    shared.forget_all(mall)
    look.forget(mall)
    limiter.enabled = False  # another application of this process may have switched it on


@pytest.fixture
def app(mall: Flask, clean: None) -> Iterator[Flask]:
    """The application on an empty database, with an application context for calling verbs."""
    with mall.app_context():
        yield mall
        db.session.rollback()


@pytest.fixture
def world(app: Flask, stage: Stage, kept_keys: dict[str, Any]) -> World:
    """The small named world, committed, after its jobs were done: built once per test process through the trades' verbs, put
    back for each test."""
    if "world" not in kept_keys:
        built = build_world()
        db.session.commit()
        jobs.drain()
        stage.save_all("world")
        kept_keys["world"] = keys_of(built)
        return built
    stage.put_back("world")
    return Remembered(kept_keys["world"])


@pytest.fixture
def kept(world: World, stage: Stage, kept_keys: dict[str, Any]) -> Kept:
    """What many tests begin with, on top of the world: made through the verbs once per test process, put back afterwards.
    `kept("a name", make)` gives the row that `make` made."""

    def bring(name: str, make: Callable[[], Any]) -> Any:
        if name in kept_keys:
            db.session.commit()
            stage.put_back(name)
        else:
            before = stage.digests(stage.tables)
            made = make()
            db.session.commit()
            stage.save_step(name, before)
            kept_keys[name] = key_of(made)
        db.session.expire_all()
        return row_of(kept_keys[name])

    return bring


@pytest.fixture(scope="session")
def kept_keys() -> dict[str, Any]:
    """What of the world, and of what is kept besides, stands where once it was built in this process."""
    return {}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that polices every page it fetches."""
    app.test_client_class = PoliteClient
    return app.test_client()


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Person], PoliteClient]:
    """A browser in which somebody is signed in: signed_in(world.alice)."""

    def sign_in(person: Person) -> PoliteClient:
        app.test_client_class = PoliteClient
        browser = app.test_client()
        token = people.start_session(person, device="", user_agent="test", address="127.0.0.1", by_second=True)
        db.session.commit()
        with browser.session_transaction() as session:
            session["_user_id"], session["_fresh"] = token, True
        return browser  # type: ignore[return-value]

    return sign_in


@pytest.fixture
def live(app: Flask) -> Iterator[str]:
    """The same mall behind a real socket: its base URL. What calls the mall over HTTP (the demo bank) finds it there."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    before = app.config["BASE_URL"]
    app.config["BASE_URL"] = f"http://127.0.0.1:{server.server_port}"
    yield app.config["BASE_URL"]
    app.config["BASE_URL"] = before
    server.shutdown()
    thread.join()


@pytest.fixture
def drain(app: Flask) -> object:
    """Do all jobs that are due, as the worker would."""
    return lambda: jobs.drain(before=clock.now())
